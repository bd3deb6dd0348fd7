import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { connect, createServer, type TlsOptions } from 'node:tls'
import { fetch } from 'undici'
import { afterEach, describe, expect, test } from 'vitest'
import { makeProviderFetch } from '../../account/identity/provider-fetch.ts'
import { issueCertificate, makeAuthority } from '../../probe/ask/test-certificates.ts'
import { connectNamed } from './connect-named.ts'
import { guardedAgent } from './guarded-agent.ts'
import type { EgressOptions } from './guarded-connect.ts'

/**
 * Whom we speak with over TLS proves who they are, or hears nothing: not one byte of a request. Every way out is tried:
 * to subsystems and receivers of alerts, to the provider of sign-in, to the log server.
 */
const day = 86_400_000
const at = (days: number) => new Date(Date.now() + days * day)
const ours = makeAuthority('Authority of the province', at(-900), at(900))
const theirs = makeAuthority('Authority of somebody else', at(-900), at(900))
const issue = (names: string[], { by = ours, from = -30, to = 30 } = {}) =>
  issueCertificate(by, { names, from: at(from), to: at(to) })

let closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing) close()
  closing = []
})

/** Speaks TLS as it is told, and counts what it hears inside. */
async function listen(options: TlsOptions) {
  let heard = 0
  const spoke: string[] = []
  const server = createServer(options, (socket) => {
    spoke.push(socket.getProtocol() ?? '')
    socket.on('error', () => {})
    socket.on('data', (part: Buffer) => {
      heard += part.length
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok')
    })
  })
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => sockets.add(socket))
  server.on('tlsClientError', () => {})
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { port: (server.address() as AddressInfo).port, heard: () => heard, spoke }
}

const resolver = { resolve: (host: string) => Promise.resolve(host.endsWith('.test') ? ['127.0.0.1'] : []) }
const optionsAt = (port: number, ca?: string): EgressOptions => ({
  rules: () => ({ approved: [], ports: [port], loopbackPorts: [port], own: [] }),
  now: () => new Date(),
  resolver,
  ...(ca !== undefined && { ca }),
})

/** The ways out, each with the authorities it was given; each says something and answers what it was told. */
const ways: Record<string, (port: number, ca?: string) => Promise<string>> = {
  async 'a subsystem or a receiver of alerts'(port, ca) {
    const dispatcher = guardedAgent(optionsAt(port, ca))
    try {
      return await (await fetch(`https://localhost.test:${port}/`, { dispatcher })).text()
    } finally {
      await dispatcher.destroy()
    }
  },
  async 'the provider of sign-in'(port, ca) {
    const rules = () => Promise.resolve({ approved: [], ports: [], loopbackPorts: [], own: [] })
    const ask = makeProviderFetch(`https://localhost:${port}`, {
      rules,
      now: () => new Date(),
      ...(ca !== undefined && { ca }),
    })
    return (await ask(`https://localhost:${port}/`)).text()
  },
  async 'the log server'(port, ca) {
    const socket = await connectNamed(optionsAt(port, ca), { host: 'localhost', port, tls: true })
    socket.write('12 <109>1 x - -')
    const [told] = (await once(socket, 'data')) as [Buffer]
    socket.destroy()
    return told.toString().slice(-2)
  },
}
const names = ['localhost', 'localhost.test']
const outdated: TlsOptions = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' }

test('the outdated TLS that is refused below is really offered: whoever wants it is spoken with', async () => {
  const { port, spoke } = await listen({ ...issue(names), ...outdated })
  const host = { host: '127.0.0.1', port, servername: 'localhost' }
  const socket = connect({ ...host, ca: ours.certificate, minVersion: 'TLSv1', ciphers: 'DEFAULT:@SECLEVEL=0' })
  socket.write('hello')
  await once(socket, 'data')
  socket.destroy()
  expect(spoke).toEqual(['TLSv1.1'])
})

describe.each(Object.keys(ways))('%s', (name) => {
  const say = ways[name]!

  test('is spoken with where it proves itself by the authority it has', async () => {
    const { port, heard, spoke } = await listen(issue(names))
    expect(await say(port, ours.certificate)).toBe('ok')
    expect(heard()).toBeGreaterThan(0)
    expect(spoke).toEqual(['TLSv1.3'])
  })

  test('is spoken with by TLS 1.2, where it has no newer', async () => {
    const { port, spoke } = await listen({ ...issue(names), maxVersion: 'TLSv1.2' })
    expect(await say(port, ours.certificate)).toBe('ok')
    expect(spoke).toEqual(['TLSv1.2'])
  })

  test.each<[string, TlsOptions, string | undefined]>([
    ['by an authority we do not know', issue(names), undefined],
    ['by the authority of another', issue(names, { by: theirs }), ours.certificate],
    ['with the name of another', issue(['other.test']), ours.certificate],
    ['with a certificate that has run out', issue(names, { from: -60, to: -1 }), ours.certificate],
    ['with a certificate that is not good yet', issue(names, { from: 1, to: 30 }), ours.certificate],
    ['by TLS 1.1 at most', { ...issue(names), ...outdated }, ours.certificate],
  ])('is told nothing %s', async (_, options, ca) => {
    const { port, heard } = await listen(options)
    await expect(say(port, ca)).rejects.toThrow()
    expect(heard()).toBe(0)
  })
})

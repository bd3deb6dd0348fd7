import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net'
import { Agent, fetch, request } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guardedAgent } from './guarded-agent.ts'
import { connectGuarded, type EgressOptions, EgressRefusal } from './guarded-connect.ts'
import type { EgressRules } from './judge-address.ts'
import { judgeUrl } from './judge-url.ts'
import { makeResolver } from './resolve-host.ts'
import { startDns } from './test-dns.ts'

const now = () => new Date('2026-11-22T03:00:00Z')

/** What must not be reached: it counts every connection, whatever is then said on it. */
let canary: Server
let port = 0
let hits = 0
let dns: Awaited<ReturnType<typeof startDns>>
/** What the names of the test mean at this moment. */
let names: (name: string) => string[] = () => []

beforeAll(async () => {
  canary = createServer((_, response) => response.end('canary'))
  canary.on('connection', () => (hits += 1))
  // All of loopback, both families: whichever way it is reached, it is heard.
  canary.listen(0, '::')
  await once(canary, 'listening')
  port = (canary.address() as AddressInfo).port
  dns = await startDns((name) => names(name))
})
afterAll(async () => {
  canary.closeAllConnections()
  canary.close()
  await dns.close()
})

const closed = (): EgressRules => ({ approved: [], ports: [80, 443, port], loopbackPorts: [], own: [] })
const optionsWith = (rules: Partial<EgressRules> = {}): EgressOptions => ({
  rules: () => ({ ...closed(), ...rules }),
  now,
  resolver: makeResolver({ servers: [dns.server] }),
  connectMs: 1_000,
})

const spellings = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '127.0.0.1.',
  '127.1.',
  '2130706433',
  '0x7f000001',
  '0x7f.1',
  '0x7f.0.0.1',
  '0x7F.0x0.0x0.0x1',
  '017700000001',
  '0177.1',
  '0177.0.0.1',
  '0177.0.0.01',
  '00000177.1',
  '127.0x0.0.1',
  '127.0.0.0x1',
  '127.000.000.001',
  '127.0.0.2',
  '127.255.255.254',
  '127.8.8.8',
  '0',
  '0.0.0.0',
  '0x0',
  '00',
  '0.0',
  '0.1',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::0001]',
  '[0000:0000:0000:0000:0000:0000:0000:0001]',
  '[::]',
  '[0::0]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::FFFF:7F00:0001]',
  '[0:0:0:0:0:ffff:127.0.0.1]',
  '[0:0:0:0:0:ffff:7f00:1]',
  '[::127.0.0.1]',
  '[::7f00:1]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b::127.0.0.1]',
  '[2002:7f00:1::]',
  '[::ffff:0.0.0.0]',
  '[fe80::1]',
  '[fe80::1%25lo]',
  '①②⑦.0.0.1',
  '１２７.０.０.１',
  '127。0。0。1',
  '127．0．0．1',
  '127｡0｡0｡1',
  '⑫⑦.⓪.⓪.①',
  '0x7f。1',
  'localhost',
  'LOCALHOST',
  'localhost.',
  'LocalHost',
  'ｌocalhost',
  'ⓛⓞⓒⓐⓛⓗⓞⓢⓣ',
  'localhost.localdomain',
  'ip6-localhost',
  'ip6-loopback',
  'loop.test',
  'loop.test.',
  'LOOP.test',
  'both.test',
  'many.test',
  'zero.test',
  'meta.test',
  '%31%32%37.0.0.1',
  '%6c%6f%63%61%6c%68%6f%73%74',
  '127.0.0.1%2e',
  'user@127.0.0.1',
  'user:pass@127.0.0.1',
  '@127.0.0.1',
  'example.com@127.0.0.1',
  '127.0.0.1\t',
  '\t127.0.0.1',
  '12\n7.0.0.1',
  '127.0.0.1\\',
  'a.b.c@[::1]',
  '0127.0.0.1',
  '1.0.0.127.in-addr.arpa',
]

function loopNames(name: string): string[] {
  if (name === 'both.test') return ['93.184.216.34', '127.0.0.1']
  if (name === 'many.test') return Array.from({ length: 20 }, (_, at) => (at === 19 ? '127.0.0.1' : `93.184.216.${at}`))
  if (name === 'zero.test') return ['0.0.0.0']
  if (name === 'meta.test') return ['169.254.169.254']
  return /^(loop\.test|localhost.*|ip6-.*|1\.0\.0\.127.*)$/.test(name) ? ['127.0.0.1'] : []
}

const clients: Record<string, (host: string) => Promise<unknown>> = {
  'request of undici': async (host) =>
    (await request(`http://${host}:${port}/`, { dispatcher: guardedAgent(optionsWith()) })).body.text(),
  'fetch, told to follow': async (host) =>
    (await fetch(`http://${host}:${port}/`, { dispatcher: guardedAgent(optionsWith()), redirect: 'follow' })).text(),
  'a TCP probe': (host) => connectGuarded(optionsWith(), { host, port, tls: false }),
  'a TLS probe': (host) => connectGuarded(optionsWith(), { host, port, tls: true }),
}

describe('80 ways to write ourselves', () => {
  it('are a table with teeth: without the guard most of them reach the canary', async () => {
    hits = 0
    for (const host of spellings) {
      const dispatcher = new Agent({ pipelining: 0 })
      await fetch(`http://${host}:${port}/`, { dispatcher, signal: AbortSignal.timeout(500) }).catch(() => {})
      await dispatcher.destroy()
    }
    expect(spellings.length).toBeGreaterThanOrEqual(80)
    expect(hits).toBeGreaterThanOrEqual(40)
  })

  it.each(Object.keys(clients))('%s: no hit', async (client) => {
    names = loopNames
    hits = 0
    const passed: string[] = []
    for (const host of spellings) {
      await clients[client]!(host).then(
        () => passed.push(host),
        () => {},
      )
    }
    expect(passed).toEqual([])
    expect(hits).toBe(0)
  })

  it('the address as written is judged the same', () => {
    const through = spellings
      .map((host) => judgeUrl(`http://${host}:${port}/`))
      .filter((verdict) => verdict.kind === 'target')
    // What passes as a target is in plain spelling, for the address to be judged.
    for (const target of through) expect(target.host).toMatch(/^[a-z0-9.:-]+$/)
    for (const text of [
      'http://user@host/',
      'http://@host/',
      'http:\\\\u@host',
      'ftp://host/',
      'file:///etc/passwd',
      'http://host/#x',
      'http://host/#',
      'javascript:1',
      'http://',
      'http://1.2.3.4.5/',
      'http://a_.b.0x7/',
      `http://${'a'.repeat(300)}.vn/`,
    ]) {
      expect([text, judgeUrl(text).kind]).toEqual([text, 'refused'])
    }
    expect(judgeUrl('https://motcua.ninhbinh.gov.vn./a?b')).toEqual({
      kind: 'target',
      protocol: 'https:',
      host: 'motcua.ninhbinh.gov.vn',
      port: 443,
      isAddress: false,
    })
    expect(judgeUrl('http://[::FFFF:10.1.2.3]:8080/')).toMatchObject({
      host: '::ffff:a01:203',
      port: 8080,
      isAddress: true,
    })
  })
})

describe('names', () => {
  it('that change their mind 500 times never lead past the guard', async () => {
    let turn = 0
    names = () => [turn++ % 2 === 0 ? '127.0.0.1' : '127.0.0.2']
    const heard = { allowed: 0, forbidden: 0 }
    const served = createTcpServer((socket) => {
      if (socket.localAddress === '127.0.0.1') heard.allowed += 1
      else heard.forbidden += 1
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok')
      socket.on('error', () => {})
    })
    served.listen(0, '0.0.0.0')
    await once(served, 'listening')
    const { port: open } = served.address() as AddressInfo
    const agent = guardedAgent(optionsWith({ loopbackPorts: [open] }))
    let blocked = 0
    for (let round = 0; round < 500; round++) {
      await request(`http://turning.test:${open}/`, { dispatcher: agent }).then(
        (response) => response.body.dump(),
        (error: EgressRefusal) => {
          expect(error.code).toBe('EGRESS_BLOCKED')
          blocked += 1
        },
      )
    }
    expect(heard).toEqual({ allowed: 250, forbidden: 0 })
    expect(blocked).toBe(250)
    await agent.destroy()
    served.close()
  })

  it('with one bad address among good ones are refused whole', async () => {
    names = () => ['127.0.0.1', '10.0.0.1']
    await expect(
      connectGuarded(optionsWith({ loopbackPorts: [port] }), { host: 'mixed.test', port, tls: false }),
    ).rejects.toMatchObject({ fault: 'blocked', verdict: 'private' })
  })

  it('that nobody knows are a fault of their own', async () => {
    names = () => []
    await expect(connectGuarded(optionsWith(), { host: 'nobody.test', port, tls: false })).rejects.toMatchObject({
      fault: 'dns',
    })
  })

  it('may be given instead of asked for, and are judged all the same', async () => {
    const resolver = makeResolver({ known: { 'lgsp.local': ['127.0.0.1'] } })
    await expect(
      connectGuarded({ ...optionsWith(), resolver }, { host: 'lgsp.local', port, tls: false }),
    ).rejects.toMatchObject({ verdict: 'never' })
    const socket = await connectGuarded(
      { ...optionsWith({ loopbackPorts: [port] }), resolver },
      { host: 'lgsp.local', port, tls: false },
    )
    socket.destroy()
  })
})

describe('the simulator’s port, opened by a rule', () => {
  const open = () => optionsWith({ loopbackPorts: [port] })

  it('is reached, and the same port of our own is not', async () => {
    const response = await request(`http://127.0.0.1:${port}/`, { dispatcher: guardedAgent(open()) })
    expect(await response.body.text()).toBe('canary')
    const own = optionsWith({ loopbackPorts: [port], own: [{ address: '127.0.0.1', port }] })
    await expect(request(`http://127.0.0.1:${port}/`, { dispatcher: guardedAgent(own) })).rejects.toMatchObject({
      code: 'EGRESS_BLOCKED',
      verdict: 'own',
    })
  })

  it('closes for the next request when the rule is withdrawn', async () => {
    let rules: EgressRules = { ...closed(), loopbackPorts: [port] }
    const agent = guardedAgent({ ...open(), rules: () => rules })
    await (await request(`http://127.0.0.1:${port}/`, { dispatcher: agent })).body.dump()
    rules = closed()
    await expect(request(`http://127.0.0.1:${port}/`, { dispatcher: agent })).rejects.toThrow(EgressRefusal)
  })

  it('sending us on to another place leads nowhere, though the client follows', async () => {
    const sender = createServer((_, response) =>
      response.writeHead(302, { location: `http://127.0.0.1:${port}/` }).end(),
    )
    sender.listen(0, '127.0.0.1')
    await once(sender, 'listening')
    const { port: from } = sender.address() as AddressInfo
    const dispatcher = guardedAgent(optionsWith({ loopbackPorts: [from] }))
    hits = 0
    await expect(fetch(`http://127.0.0.1:${from}/`, { dispatcher, redirect: 'follow' })).rejects.toMatchObject({
      cause: { code: 'EGRESS_BLOCKED' },
    })
    expect(hits).toBe(0)
    sender.closeAllConnections()
    sender.close()
  })

  it('is asked directly, whatever proxy the environment names', async () => {
    const before = { ...process.env }
    Object.assign(process.env, {
      HTTP_PROXY: `http://127.0.0.1:${port}`,
      http_proxy: `http://127.0.0.1:${port}`,
      NODE_USE_ENV_PROXY: '1',
    })
    hits = 0
    await expect(fetch('http://192.0.2.1:9/', { dispatcher: guardedAgent(optionsWith()) })).rejects.toThrow()
    expect(hits).toBe(0)
    process.env = before
  })
})

describe('faults come as classes, without the address', () => {
  const silent: Socket[] = []
  it.each(['timeout', 'tls', 'connect'] as const)('%s', async (fault) => {
    const server = createTcpServer((socket) => {
      silent.push(socket)
      if (fault === 'tls') socket.end('this is no TLS')
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port: open } = server.address() as AddressInfo
    if (fault === 'connect') server.close()
    const refusal = await connectGuarded(
      { ...optionsWith({ loopbackPorts: [open] }), connectMs: 300 },
      { host: '127.0.0.1', port: open, tls: fault !== 'connect' },
    ).catch((error: unknown) => error as EgressRefusal)
    expect(refusal).toMatchObject({ fault })
    expect((refusal as EgressRefusal).message).not.toMatch(/127|0x|\d{4}/)
    for (const socket of silent.splice(0)) socket.destroy()
    server.close()
  })

  it('a probe given up leaves no socket behind', async () => {
    const stop = AbortSignal.timeout(50)
    const server = createTcpServer((socket) => socket.resume().on('error', () => {}))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port: open } = server.address() as AddressInfo
    await expect(
      connectGuarded(optionsWith({ loopbackPorts: [open] }), { host: '127.0.0.1', port: open, tls: true, stop }),
    ).rejects.toMatchObject({ fault: 'timeout' })
    await expect.poll(() => new Promise((resolve) => server.getConnections((_, count) => resolve(count)))).toBe(0)
    server.close()
  })
})

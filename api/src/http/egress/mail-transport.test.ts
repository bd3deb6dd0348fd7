import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EgressRules } from './judge-address.ts'
import { openMailTransport } from './mail-transport.ts'
import { makeResolver } from './resolve-host.ts'
import { startDns } from './test-dns.ts'

const nothing: EgressRules = { approved: [], ports: [], loopbackPorts: [], own: [] }
const now = () => new Date('2026-11-22T03:00:00Z')
const letter = { from: 'a@so.test', to: 'b@so.test', subject: 'x', text: 'x' }

let server: SMTPServer
let port = 0
let greeted = 0
let dns: Awaited<ReturnType<typeof startDns>>
beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onConnect: (_, done) => {
      greeted += 1
      done()
    },
    onData: (stream, _, done) => void stream.resume().on('end', done),
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  port = (server.server.address() as AddressInfo).port
  dns = await startDns((name) => (name === 'mail.so.test' ? ['127.0.0.1'] : ['169.254.169.254']))
})
afterAll(async () => {
  server.close()
  await dns.close()
})

const send = (url: string, rules = nothing) => {
  const resolver = makeResolver({ servers: [dns.server] })
  return openMailTransport(url, { rules: () => Promise.resolve(rules), now, resolver }).sendMail(letter)
}

test('a letter goes to the server the settings name, by the address its name had when it was judged', async () => {
  await send(`smtp://127.0.0.1:${port}`)
  await send(`smtp://mail.so.test:${port}`)
  expect(greeted).toBe(2)
})

test.each([
  ['an address nobody is let to', 'smtp://169.254.169.254:25', 'EGRESS_BLOCKED'],
  ['one of them in other letters', 'smtp://[::ffff:169.254.169.254]:25', 'EGRESS_BLOCKED'],
  ['a name that means one of them', 'smtp://meta.so.test:25', 'EGRESS_BLOCKED'],
])('none goes to %s', async (_, url, code) => {
  await expect(send(url)).rejects.toMatchObject({ code })
})

test('nor to where we ourselves listen', async () => {
  const before = greeted
  await expect(
    send(`smtp://127.0.0.1:${port}`, { ...nothing, own: [{ address: '127.0.0.1', port }] }),
  ).rejects.toMatchObject({
    code: 'EGRESS_BLOCKED',
  })
  expect(greeted).toBe(before)
})

test('a proxy of the environment is not asked', async () => {
  const proxy = createServer().listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  let asked = 0
  proxy.on('connection', () => (asked += 1))
  process.env['HTTPS_PROXY'] = process.env['ALL_PROXY'] = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
  try {
    await send(`smtp://127.0.0.1:${port}`)
  } finally {
    delete process.env['HTTPS_PROXY']
    delete process.env['ALL_PROXY']
    proxy.close()
  }
  expect(asked).toBe(0)
})

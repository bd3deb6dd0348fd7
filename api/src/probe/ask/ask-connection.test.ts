import { createSocket, type Socket as UdpSocket } from 'node:dgram'
import { once } from 'node:events'
import { afterAll, describe, expect, it, test } from 'vitest'
import type { ConnectionConfig } from 'shared/probe/connection.ts'
import { issueCertificate, makeAuthority } from './test-certificates.ts'
import { startDns } from '../../http/egress/test-dns.ts'
import { askConnection, type AskedConnection, type Tools } from './ask-connection.ts'
import { findFping, readFping } from './fping.ts'
import { lostSyns } from './lost-syns.ts'
import { makeNames } from './names.ts'
import type { Round } from './round.ts'
import { answerWith, type Hostile, manners, startHostile } from './test-hostile.ts'
import { openRules, testTools, watched } from './test-tools.ts'

const fping = await findFping()
const ports: number[] = []
const { tools, stop } = testTools(() => openRules(...ports))
const closing: (() => unknown)[] = [stop]
afterAll(async () => {
  for (const close of closing) await close()
})
async function started(making: Promise<Hostile>): Promise<number> {
  const server = await making
  closing.push(server.close)
  ports.push(server.port)
  return server.port
}
async function ask(config: ConnectionConfig, more: Partial<Tools> = {}): Promise<Round> {
  const outcome = await askConnection(config as AskedConnection, 0, { ...tools, ...more })
  if (outcome.kind !== 'round') throw new Error(`not asked: ${outcome.why}`)
  return outcome
}
const http = (url: string, own: object = {}) => watched('http', { target: { url }, ...own })

describe('what an answer says', () => {
  const json = '{"data":{"items":[{"state":"ok","n":3}]}}'
  const page = (body: string, lines = '') =>
    answerWith(`HTTP/1.1 200 OK\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${lines}\r\n${body}`)
  it.each<[string, object, string, string | null]>([
    ['holds what it must', { contains: 'items' }, 'ok', null],
    ['lacks what it must hold', { contains: 'hồ sơ' }, 'content', 'CONTAINS'],
    ['holds what it must not', { excludes: 'state' }, 'content', 'EXCLUDES'],
    ['has another status', { statuses: [204] }, 'content', 'STATUS_200'],
    ['has a value at a path', { json: { path: 'data.items[0].state', equals: 'ok' } }, 'ok', null],
    ['has something at a path', { json: { path: 'data.items' } }, 'ok', null],
    ['has another value', { json: { path: 'data.items[0].n', equals: 4 } }, 'content', 'JSON_VALUE'],
    ['has no such path', { json: { path: 'data.items[1]' } }, 'content', 'JSON_PATH'],
    ['does not inherit a path', { json: { path: 'data.constructor' } }, 'content', 'JSON_PATH'],
  ])('%s', async (_, assertions, cls, fault) => {
    const port = await started(startHostile(page(json)))
    expect(await ask(http(`http://127.0.0.1:${port}/`, { assertions }))).toMatchObject({ cls, fault, status: 200 })
  })

  it('phases are timed and add up to less than the whole; the far clock is read', async () => {
    const date = new Date(Date.now() + 90_000).toUTCString()
    const port = await started(startHostile(page('ok', `date: ${date}\r\n`)))
    const round = await ask(http(`http://127.0.0.1:${port}/`))
    const { connectUs, firstByteUs, dnsUs, tlsUs } = round.phases
    expect([dnsUs, tlsUs]).toEqual([null, null])
    expect(connectUs! + firstByteUs!).toBeLessThanOrEqual(round.totalUs + 10)
    expect(Math.abs(round.clock!.skewMs - 90_000)).toBeLessThanOrEqual(round.clock!.resolutionMs + 500)
  })
})

describe('TLS', () => {
  const day = 86_400_000
  const now = Date.now()
  const authority = makeAuthority('authority of the test', new Date(now - day), new Date(now + 900 * day))
  const issue = (names: string[], days: number) =>
    issueCertificate(authority, { names, from: new Date(now - 40 * day), to: new Date(now + days * day) })
  const named = makeNames()
  const known: Tools['names'] = {
    resolve: (name) =>
      name.endsWith('.test')
        ? Promise.resolve({ addresses: ['127.0.0.1'], fromMs: 0, code: null })
        : named.resolve(name),
  }
  const speak = answerWith('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok')
  it.each<[string, { names?: string[]; days?: number; ca?: string; daysLeft?: number }, string, string | null]>([
    ['in order', {}, 'ok', null],
    ['run out', { days: -1 }, 'tls', 'CERT_HAS_EXPIRED'],
    ['for another name', { names: ['b.test'] }, 'tls', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['by an authority nobody knows', { ca: '' }, 'tls', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['with fewer days left than wanted', { days: 5, daysLeft: 14 }, 'tls', 'DAYS_LEFT'],
  ])('a certificate %s', async (_, own, cls, fault) => {
    const port = await started(startHostile(speak, issue(own.names ?? ['a.test'], own.days ?? 30)))
    const privateCa = own.ca ?? authority.certificate
    const round = await ask(
      watched('tls', {
        target: { host: 'a.test', port },
        assertions: own.daysLeft === undefined ? {} : { daysLeft: own.daysLeft },
        ...(privateCa !== '' && { privateCa }),
      }),
      { names: known },
    )
    // Reachability is another question than trust.
    expect(round).toMatchObject({ cls, fault, reachable: true })
    expect(round.certificate?.daysLeft).toBe((own.days ?? 30) - 1)
    expect(round.phases.tlsUs).toBeGreaterThan(0)
  })

  it('a page behind a certificate that has run out is still asked: its status is known, its verdict is tls', async () => {
    const port = await started(startHostile(speak, issue(['a.test'], -3)))
    const config = http(`https://a.test:${port}/`, { privateCa: authority.certificate })
    expect(await ask(config, { names: known })).toMatchObject({
      ok: false,
      cls: 'tls',
      fault: 'CERT_HAS_EXPIRED',
      reachable: true,
      status: 200,
      certificate: { daysLeft: -4 },
    })
  })
})

describe('names', () => {
  it('a page behind a name; then its resolver falls silent, and the name still leads there', async () => {
    const port = await started(startHostile(manners.healthy))
    const dns = await startDns(() => ['127.0.0.1'])
    const clock = { ms: 0 }
    const names = makeNames({ servers: [dns.server], timeoutMs: 200, now: () => clock.ms })
    const config = http(`http://a.test:${port}/`, { deadlineMs: 3_000 })
    expect((await ask(config, { names })).phases.dnsUs).toBeGreaterThan(0)
    await dns.close()
    clock.ms += 3_600_000
    for (let n = 0; n < 3; n += 1) {
      expect(await ask(config, { names })).toMatchObject({ ok: true })
      clock.ms += 60_000
      await new Promise((done) => setTimeout(done, 300))
    }
    const unknown = await ask(http(`http://b.test:${port}/`, { deadlineMs: 3_000 }), { names })
    expect(unknown).toMatchObject({ ok: false, cls: 'dns', reachable: false })
  })

  it('a resolver is watched for itself, and nothing that was remembered speaks for it', async () => {
    const answers = new Map([['a.test', ['10.1.2.3']]])
    const dns = await startDns((name) => answers.get(name) ?? [])
    const server = Number(dns.server.split(':')[1])
    ports.push(server)
    const resolver = { host: '127.0.0.1', port: server }
    const config = (name: string, assertions = {}) =>
      watched('dns', { target: { name, record: 'A', resolver }, assertions, deadlineMs: 800 })
    expect(await ask(config('a.test', { answers: ['10.1.2.3'] }))).toMatchObject({ ok: true, cls: 'ok' })
    expect(await ask(config('a.test', { answers: ['10.1.2.4'] }))).toMatchObject({ cls: 'content', fault: 'ANSWER' })
    expect(await ask(config('b.test'))).toMatchObject({ cls: 'dns', fault: 'ENODATA', reachable: true })
    await dns.close()
    const silent = createSocket('udp4')
    silent.bind(server, '127.0.0.1')
    await once(silent, 'listening')
    const round = await ask(config('a.test'))
    expect(round).toMatchObject({ ok: false, cls: 'timeout', reachable: false })
    silent.close()
  })

  it('of two addresses each has its turn, and one that is forbidden forbids the name', async () => {
    const port = await started(startHostile(manners.healthy))
    const names = (...addresses: string[]): Tools['names'] => ({
      resolve: () => Promise.resolve({ addresses, fromMs: 0, code: null }),
    })
    const config = http(`http://a.test:${port}/`)
    const verdicts = []
    // Nobody listens on the other address: a dead back-end among two is every other round.
    for (const turn of [0, 1, 2, 3]) {
      const outcome = await askConnection(config, turn, { ...tools, names: names('127.0.0.1', '127.0.0.9') })
      verdicts.push(outcome.kind === 'round' && outcome.cls)
    }
    expect(verdicts).toEqual(['ok', 'refused', 'ok', 'refused'])
    const mixed = await askConnection(config, 0, { ...tools, names: names('127.0.0.1', '169.254.169.254') })
    expect(mixed).toEqual({ kind: 'forbidden', why: 'never' })
  })
})

describe('egress', () => {
  it.each<[string, ConnectionConfig, string]>([
    ['metadata of a cloud', http('http://169.254.169.254/latest'), 'never'],
    ['loopback on another port', http('http://127.0.0.1:1/'), 'never'],
    ['loopback spelt otherwise', http('http://0x7f.1:1/'), 'never'],
    ['a private address nobody approved', http('http://10.9.8.7/'), 'private'],
    ['an odd port', watched('tcp', { target: { host: '8.8.8.8', port: 25 } }), 'port'],
    ['TLS to ourselves', watched('tls', { target: { host: '::1', port: 1 } }), 'never'],
    ['echoes to a private address', watched('icmp', { target: { host: '10.9.8.7' } }), 'private'],
    ['echoes by UDP', watched('icmp', { target: { host: '127.0.0.1', port: 7 } }), 'never'],
    [
      'a resolver of one’s own',
      watched('dns', { target: { name: 'a', record: 'A', resolver: { host: '10.0.0.1', port: 53 } } }),
      'private',
    ],
    ['a host that is none', watched('tcp', { target: { host: 'a b', port: 443 } }), 'host'],
  ])('%s is refused with the reason, and is no failure', async (_, config, why) => {
    const outcome = await askConnection(config as AskedConnection, 0, tools)
    expect(outcome).toEqual({ kind: 'forbidden', why })
  })

  it('a rule withdrawn holds from the next round on', async () => {
    const port = await started(startHostile(manners.healthy))
    const config = watched('tcp', { target: { host: '127.0.0.1', port } })
    expect(await ask(config)).toMatchObject({ ok: true })
    ports.splice(ports.indexOf(port), 1)
    expect(await askConnection(config, 0, tools)).toEqual({ kind: 'forbidden', why: 'never' })
  })
})

describe('echoes', () => {
  async function reflector(answer: (n: number) => boolean): Promise<number> {
    const socket: UdpSocket = createSocket('udp4')
    let n = 0
    socket.on('message', (message, from) => {
      if (answer(n++)) socket.send(message, from.port, from.address)
      // Strangers' datagrams and repeated ones count for nothing.
      socket.send(Buffer.alloc(12), from.port, from.address)
      if (answer(n - 1)) socket.send(message, from.port, from.address)
    })
    socket.bind(0, '127.0.0.1')
    await once(socket, 'listening')
    closing.push(() => socket.close())
    ports.push(socket.address().port)
    return socket.address().port
  }
  const icmp = (port?: number) =>
    watched('icmp', { target: { host: '127.0.0.1', ...(port && { port }) }, echoes: 10, deadlineMs: 4_000 })

  it.each([
    ['all come back', () => true, { ok: true, cls: 'ok', sent: 10, lost: 0 }],
    ['three are lost', (n: number) => n % 3 !== 1, { ok: true, cls: 'ok', sent: 10, lost: 3 }],
    ['none comes back: that is failure, not loss', () => false, { ok: false, cls: 'timeout', sent: 0, lost: 0 }],
  ])('over UDP: %s', async (_, answer, expected) => {
    expect(await ask(icmp(await reflector(answer)))).toMatchObject(expected)
  })

  it('over UDP to where nobody listens', async () => {
    const socket = createSocket('udp4')
    socket.bind(0, '127.0.0.1')
    await once(socket, 'listening')
    const { port } = socket.address()
    socket.close()
    ports.push(port)
    expect(await ask(icmp(port))).toMatchObject({ ok: false, cls: 'refused', reachable: false })
  })

  it('by opening connections, where there is nothing better: a refusal is an echo too', async () => {
    ports.push(80)
    const round = await ask(icmp())
    expect(round).toMatchObject({ ok: true, sent: 5, lost: 0 })
    expect(round.totalUs).toBeGreaterThan(0)
  })

  it.skipIf(!fping)('by ICMP, several hosts in one burst', async () => {
    const times = await Promise.all(['127.0.0.1', '127.3.4.5', '127.0.0.1'].map((address) => fping!(address, 3)))
    for (const of of times) expect(of.filter((time) => time !== null && time < 100)).toHaveLength(3)
    expect(await ask(icmp(), { ping: fping })).toMatchObject({ ok: true, sent: 10, lost: 0 })
  })

  test('what fping prints', () => {
    const said =
      'ICMP Host Unreachable from 10.0.0.1 for ICMP Echo sent to 10.0.0.9\n10.0.0.8 : 1.20 - 3.4\n10.0.0.9  : - - -\nfe80::1 : 0.631 0.046 0.050\n10.0.0.7 : 1 2\nx : 1 2 3\n'
    expect([...readFping(said, 3)]).toEqual([
      ['10.0.0.8', [1.2, null, 3.4]],
      ['10.0.0.9', [null, null, null]],
      ['fe80::1', [0.631, 0.046, 0.05]],
    ])
  })
})

test.each([
  [200, 0],
  [949_000, 0],
  [1_050_000, 1],
  [2_000_000, null],
  [3_100_000, 2],
  [7_200_000, 3],
  [9_000_000, null],
])('a connection that took %i µs to open lost %s first packets', (us, lost) => {
  expect(lostSyns(us)).toBe(lost)
})

test('a port that takes connections, and how fast', async () => {
  const port = await started(startHostile(() => {}))
  const round = await ask(watched('tcp', { target: { host: '127.0.0.1', port }, echoes: 1 }))
  expect(round).toMatchObject({ ok: true, sent: 1, lost: 0, reachable: true })
  expect(round.phases.connectUs).toBeGreaterThan(0)
  expect(round.totalUs).toBeGreaterThanOrEqual(round.phases.connectUs!)
})

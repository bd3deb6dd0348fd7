import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { ErrorClass } from 'shared/probe/sample.ts'
import { afterAll, describe, expect, it, test } from 'vitest'
import { askConnection } from './ask-connection.ts'
import type { Round } from './round.ts'
import { type Hostile, manners, startHostile, startNeverAccepting } from './test-hostile.ts'
import { openRules, testTools, watched } from './test-tools.ts'

const ports: number[] = []
const { tools, stop } = testTools(() => openRules(...ports))
const servers: Hostile[] = []
afterAll(async () => {
  for (const server of servers) await server.close()
  stop()
})
async function started(making: Promise<Hostile>): Promise<number> {
  const server = await making
  servers.push(server)
  ports.push(server.port)
  return server.port
}
async function ask(port: number, own: { json?: boolean; redirects?: number; tls?: boolean } = {}): Promise<Round> {
  const url = `${own.tls ? 'https' : 'http'}://127.0.0.1:${port}/suc-khoe`
  const assertions = own.json ? { json: { path: 'state', equals: 'ok' } } : {}
  const config = watched('http', { target: { url, redirects: own.redirects ?? 0 }, assertions })
  const outcome = await askConnection(config, 0, tools)
  if (outcome.kind !== 'round') throw new Error(`not asked: ${outcome.why}`)
  return outcome
}

type Case = [keyof typeof manners, ErrorClass, string | null, { json?: boolean; redirects?: number }?]
const cases: Case[] = [
  ['healthy', 'ok', null],
  ['accept and never answer', 'timeout', 'DEADLINE_ANSWER'],
  ['drip the head, a byte at a time', 'timeout', 'DEADLINE_BODY'],
  ['drip the body, a byte at a time', 'timeout', 'DEADLINE_BODY'],
  ['drip a body without a length', 'timeout', 'DEADLINE_BODY'],
  ['send a body without end', 'ok', null],
  ['send a body without end', 'content', 'TOO_LONG', { json: true }],
  ['send a bomb', 'content', 'ENCODING'],
  ['say more than is sent', 'content', 'SHORT'],
  ['say less than is sent', 'content', 'LONG'],
  ['say two lengths', 'content', 'BAD-FRAMING'],
  ['reset in the middle of the body', 'reset', 'ECONNRESET'],
  ['redirect for ever', 'ok', null],
  ['redirect for ever', 'content', 'REDIRECTS', { redirects: 3 }],
  ['redirect to where nobody may go', 'content', 'REDIRECT_FORBIDDEN', { redirects: 1 }],
  ['answer as in 1991', 'content', 'NOT-HTTP'],
  ['send a head of a megabyte', 'content', 'HEAD-TOO-LARGE'],
  ['send a head without end', 'content', 'HEAD-TOO-LARGE'],
  ['show a login page', 'ok', null],
  ['show a login page', 'auth', 'NOT_JSON', { json: true }],
  ['hang up without a word', 'reset', 'SHORT'],
  ['reset without a word', 'reset', 'ECONNRESET'],
  ['be in trouble', 'http5xx', 'STATUS_503'],
  ['know no such page', 'http4xx', 'STATUS_404'],
  ['want a password', 'auth', 'STATUS_401'],
  ['chunk badly', 'content', 'BAD-FRAMING'],
]

describe('servers that misbehave end by their deadline and are classed', () => {
  it.concurrent.each(cases)('%s: %s, %s', async (manner, cls, fault, own = {}) => {
    const port = await started(startHostile(manners[manner]))
    const round = await ask(port, own)
    expect({ cls: round.cls, fault: round.fault }).toEqual({ cls, fault })
    expect(round.ok).toBe(cls === 'ok')
    expect(round.reachable).toBe(true)
  })

  it.concurrent('one that never takes a connection', async () => {
    const port = await started(startNeverAccepting())
    const round = await ask(port)
    expect(round).toMatchObject({ ok: false, cls: 'timeout', fault: 'DEADLINE_CONNECT', reachable: false })
  })

  it.concurrent('one that stalls in the handshake of TLS', async () => {
    const port = await started(startHostile(() => {}))
    const round = await ask(port, { tls: true })
    expect(round).toMatchObject({ ok: false, cls: 'timeout', fault: 'DEADLINE_TLS', reachable: true })
  })

  it.concurrent('one that speaks no TLS', async () => {
    const port = await started(startHostile((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')))
    expect(await ask(port, { tls: true })).toMatchObject({ ok: false, cls: 'tls', reachable: true })
  })

  it.concurrent('a port nobody listens on', async () => {
    const server = await startHostile(() => {})
    ports.push(server.port)
    await server.close()
    expect(await ask(server.port)).toMatchObject({ cls: 'refused', fault: 'ECONNREFUSED', reachable: false })
  })
})

test('sixty that misbehave delay none of sixty healthy ones beside them, and leave no socket behind', async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
  const script = fileURLToPath(new URL('./test-hostile-process.ts', import.meta.url))
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [printed] = (await once(child.stdout, 'data')) as [Buffer]
  const { healthy: good = 0, ...bad } = JSON.parse(printed.toString()) as Record<string, number>
  ports.push(good, ...Object.values(bad))
  try {
    const ended: ErrorClass[] = []
    const asked = async (to: number) => {
      const round = await ask(to)
      ended.push(round.cls)
      return round
    }
    const all = Object.values(bad)
    const misbehaving = Array.from({ length: 60 }, (_, n) => asked(all[n % all.length]!))
    const beside = await Promise.all(Array.from({ length: 60 }, () => asked(good)))
    expect(beside.every(({ ok }) => ok)).toBe(true)
    // Asked after those that stall, and all of them answered before the first of these was given up.
    expect(ended.filter((cls) => cls === 'timeout')).toEqual([])
    const given = (await Promise.all(misbehaving)).filter(({ cls }) => cls === 'timeout')
    expect(given.length).toBeGreaterThan(10)
    const sockets = () => process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap')
    await expect.poll(sockets).toEqual([])
  } finally {
    child.kill('SIGKILL')
  }
})

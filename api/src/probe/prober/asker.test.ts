import { createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { pino } from 'pino'
import type { Fact, Sample } from 'shared/probe/sample.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { AskedConnection } from '../ask/ask-connection.ts'
import { openRules, testTools, watched } from '../ask/test-tools.ts'
import type { LagWindow } from '../audit-self/loop-lag.ts'
import { openOwnEcho } from '../audit-self/own-echo.ts'
import { makeAsker } from './asker.ts'

const ports: number[] = []
const { tools, stop } = testTools(() => openRules(...ports))
const target = createServer((socket) => socket.on('error', () => {}).end())
const lags: LagWindow[] = []
let samples: Sample[] = []
let port = 0
beforeAll(async () => {
  target.listen(0, '127.0.0.1')
  await once(target, 'listening')
  port = (target.address() as AddressInfo).port
  ports.push(port)
})
beforeEach(() => {
  samples = []
  lags.length = 0
})
afterAll(() => {
  target.close()
  stop()
})

function asker(ownPort: number) {
  const took = (sample: Sample, _facts: readonly Fact[]) => samples.push(sample)
  const lag = { windows: () => lags, turn: () => lags[0]!, stop: () => {} }
  const made = makeAsker({ tools, lag, ownPort, epochAtZero: 1e12, log: pino({ level: 'silent' }), took })
  made.set([
    watched('tcp', { id: 'target', target: { host: '127.0.0.1', port } }),
    watched('tcp', { id: 'forbidden', target: { host: '169.254.169.254', port: 80 } }),
    watched('tcp', { id: 'own', sentinel: true, target: { host: 'localhost', port: 7 } }),
  ] as AskedConnection[])
  return made
}
const turn = (id: string, lateMs = 0) => ({ id, fast: false, lateMs })

test('a round on time, of a prober that keeps up, speaks for its target; its instant is of the monotonic clock', async () => {
  const before = 1e12 + performance.now()
  await asker(0).ask(turn('target'))
  expect(samples).toMatchObject([{ connection: 'target', ok: true, cls: 'ok' }])
  expect(samples[0]!.flags).toBeUndefined()
  expect(samples[0]!.at).toBeGreaterThanOrEqual(Math.floor(before))
  expect(samples[0]!.at).toBeLessThanOrEqual(1e12 + performance.now())
})

test('one that began late, or while the loop stood, says nothing', async () => {
  const one = asker(0)
  await one.ask(turn('target', 1_200))
  lags.push({ until: performance.now() + 60_000, p99Ms: 250, maxMs: 300 })
  await one.ask(turn('target'))
  expect(samples.map(({ flags }) => flags)).toEqual([4, 4])
})

test('a prober that cannot reach itself says nothing of others until it can; of itself it says so', async () => {
  const echo = await openOwnEcho()
  const one = asker(echo.port)
  await one.ask(turn('own'))
  expect(one.ownEchoOk()).toBe(true)
  await echo.close()
  await one.ask(turn('own'))
  await one.ask(turn('target'))
  expect(one.ownEchoOk()).toBe(false)
  expect(samples.map(({ connection, ok, flags }) => [connection, ok, flags])).toEqual([
    ['own', true, undefined],
    ['own', false, undefined],
    ['target', true, 4],
  ])
})

test('what egress forbids is no sample, and is remembered with its reason', async () => {
  const one = asker(0)
  await one.ask(turn('forbidden'))
  expect(samples).toEqual([])
  expect([...one.forbidden()]).toEqual([['forbidden', 'never']])
  one.set([])
  expect(one.forbidden().size).toBe(0)
})

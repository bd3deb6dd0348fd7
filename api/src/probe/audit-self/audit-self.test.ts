import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, test } from 'vitest'
import { judgeSelf, makeHealth } from './judge-self.ts'
import { lagWithin, listenToLoop } from './loop-lag.ts'

describe('whether a round says something about its target', () => {
  const calm = { lateMs: 20, lagMs: 3, tookMs: 80, ownEchoOk: true }
  it.each([
    ['a calm prober', {}, 'sound'],
    ['an answer of 80 ms while the loop was 60 ms late', { lagMs: 60 }, 'lag'],
    ['a time-out of 5 s while the loop was 60 ms late', { lagMs: 60, tookMs: 5_000 }, 'sound'],
    ['anything while the loop was 300 ms late', { lagMs: 300, tookMs: 5_000 }, 'lag'],
    ['a round that began a second and a half late', { lateMs: 1_500 }, 'late'],
    ['a prober that cannot reach itself', { ownEchoOk: false }, 'own echo'],
  ])('%s', (_, change, verdict) => {
    expect(judgeSelf({ ...calm, ...change })).toBe(verdict)
  })
})

test('the prober is sick after three bad seconds and well after five good ones', () => {
  const health = makeHealth()
  const second = (lagMs: number) => health({ lagMs, lateMs: 0, ownEchoOk: true })
  expect([900, 900, 3, 900, 900].map(second)).toEqual([false, false, false, false, false])
  expect(second(900)).toBe(true)
  expect([3, 3, 3, 3].map(second)).toEqual([true, true, true, true])
  expect(second(3)).toBe(false)
})

test('a loop that stood still is noticed, in the window in which it did', async () => {
  const lag = listenToLoop()
  await sleep(120)
  lag.turn(performance.now())
  await sleep(50)
  const from = performance.now()
  while (performance.now() - from < 260);
  await sleep(30)
  const { p99Ms } = lag.turn(performance.now())
  expect(p99Ms).toBeGreaterThan(200)
  expect(lagWithin(lag.windows(), from, from + 10)).toBe(p99Ms)
  expect(lagWithin(lag.windows(), from - 10_000, from - 5_000)).toBeLessThan(p99Ms)
  lag.stop()
})

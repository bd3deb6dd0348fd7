import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wilson } from './wilson.ts'

test.each<[number, number, number, number]>([
  // Newcombe (1998), Statistics in Medicine 17: 857–872, table I, method 3.
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i', (good, trials, low, high) => {
  const interval = wilson(good, trials)!
  expect(interval.low).toBeCloseTo(low, 4)
  expect(interval.high).toBeCloseTo(high, 4)
})

test('a month of minutes at 99.9 % is known to three hundredths of a percent', () => {
  const { low, high } = wilson(43_157, 43_200)!
  expect(high - low).toBeCloseTo(0.0006, 4)
})

test('always holds the share itself, and stays between none and all', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (trials, share) => {
      const good = Math.round(share * trials)
      const { low, high } = wilson(good, trials)!
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect(low).toBeLessThanOrEqual(good / trials + 1e-12)
      expect(high).toBeGreaterThanOrEqual(good / trials - 1e-12)
    }),
  )
})

test('of nothing tried nothing is known', () => expect(wilson(0, 0)).toBeNull())

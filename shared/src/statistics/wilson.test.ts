import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wilson } from './wilson.ts'

const intervalOf = (x: number, n: number, z?: number) => {
  const interval = wilson(x, n, z)
  if (interval.kind === 'none') throw new Error(interval.why)
  return interval
}

test.each<[number, number, number, number]>([
  // Newcombe (1998), Statistics in Medicine 17: 857–872, table I, method 3.
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i', (good, trials, low, high) => {
  const interval = intervalOf(good, trials)
  expect(interval.low).toBeCloseTo(low, 4)
  expect(interval.high).toBeCloseTo(high, 4)
})

test('a month of minutes at 99.9 % is known to three hundredths of a percent', () => {
  const { low, high } = intervalOf(43_157, 43_200)
  expect(high - low).toBeCloseTo(0.0006, 4)
})

test('always holds the share itself, and stays between none and all', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (trials, share) => {
      const good = Math.round(share * trials)
      const { low, high } = intervalOf(good, trials)
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect(low).toBeLessThanOrEqual(good / trials + 1e-12)
      expect(high).toBeGreaterThanOrEqual(good / trials - 1e-12)
    }),
  )
})

test.each<[number, number, string]>([
  [0, 0, 'none-arose'],
  [5, 4, 'more-than-all'],
  [-1, 4, 'not-counts'],
  [Number.NaN, 4, 'not-counts'],
  [1, Infinity, 'not-counts'],
])('of %d among %d nothing is known, and why: %s', (x, n, why) => expect(wilson(x, n)).toEqual({ kind: 'none', why }))

test.each<[number, number, number, number, number]>([
  // PHEindicatormethods, the public health body's own tests.
  [65, 100, 1.959963984540054, 0.5525444329688797, 0.7363575175690247],
  [65, 100, 3.090232306167813, 0.4954946574070431, 0.7783540614089697],
  [1045, 5000, 1.959963984540054, 0.1979554988, 0.220491303732],
  [1, 100, 1.959963984540054, 0.0017674320641406511, 0.054486196178705294],
  [9856, 12345, 1.959963984540054, 0.7912101752909069, 0.8053640073614909],
  [2, 200, 1.959963984540054, 0.002746658134, 0.035721761716],
])('published: %d of %d', (x, n, z, low, high) => {
  expect(intervalOf(x, n, z).low).toBeCloseTo(low, 10)
  expect(intervalOf(x, n, z).high).toBeCloseTo(high, 10)
})

test('nothing begins exactly at 0, everything ends exactly at 1', () => {
  expect([intervalOf(0, 20).low, intervalOf(20, 20).high]).toEqual([0, 1])
})

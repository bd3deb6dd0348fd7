import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addTo, bucketOf, type Histogram, mergeHistograms, quantile, quantiles } from './histogram.ts'

const of = (latencies: readonly number[]): Histogram => {
  const histogram: Histogram = new Map()
  for (const us of latencies) addTo(histogram, bucketOf(us))
  return histogram
}
const anyLatencies = fc.array(fc.integer({ min: 100, max: 60_000_000 }), { minLength: 1, maxLength: 300 })
const exact = (latencies: readonly number[], share: number) =>
  latencies.toSorted((a, b) => a - b)[Math.max(1, Math.ceil(share * latencies.length)) - 1]!

test('a quantile is the exact one within 2.1 % of it and of 50 µs', () => {
  fc.assert(
    fc.property(anyLatencies, fc.double({ min: 0.01, max: 1, noNaN: true }), (latencies, share) => {
      const truth = exact(latencies, share)
      expect(Math.abs(quantile(of(latencies), share)! - truth)).toBeLessThanOrEqual((truth + 50) * 0.021)
    }),
  )
})

test('histograms of the parts merge into the histogram of the whole', () => {
  fc.assert(
    fc.property(fc.array(anyLatencies, { maxLength: 5 }), (parts) => {
      const sorted = (histogram: Histogram) => [...histogram].sort(([a], [b]) => a - b)
      expect(sorted(mergeHistograms(parts.map(of)))).toEqual(sorted(of(parts.flat())))
    }),
  )
})

test('the p95 of a commune is not the mean of the p95 of its connections', () => {
  const quick = Array.from({ length: 95 }, () => 10_000)
  const slow = Array.from({ length: 5 }, () => 1_000_000)
  const both = quantile(mergeHistograms([of(quick), of(slow)]), 0.95)!
  expect(both).toBeGreaterThan(9_700)
  expect(both).toBeLessThan(10_300)
})

test('several at once are the same as one by one', () => {
  fc.assert(
    fc.property(anyLatencies, (latencies) => {
      const shares = [0.05, 0.25, 0.5, 0.75, 0.95]
      expect(quantiles(of(latencies), shares)).toEqual(shares.map((share) => quantile(of(latencies), share)))
    }),
  )
})

test('of nothing there is none', () => expect(quantile(new Map(), 0.95)).toBeNull())

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { betaQuantile, betaRegularised, binomialCdf } from './beta.ts'
import { chiSquareTail } from './gamma-tail.ts'
import { logGamma } from './log-gamma.ts'
import { normalCdf, normalQuantile, twoSidedP } from './normal.ts'

/** To so many digits of its own size. */
const near = (value: number, expected: number, digits = 12) =>
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(Math.abs(expected) * 10 ** -digits)

describe('against published tables', () => {
  test.each([
    [0, 0.5],
    [1, 0.8413447460685429],
    [-1.96, 0.024997895148220435],
    [-3, 0.0013498980316300946],
    [-8, 6.220960574271785e-16],
    [0.3, 0.6179114221889526],
  ])('Φ(%d)', (z, p) => near(normalCdf(z), p))

  test.each([
    [0.975, 1.959963984540054],
    [0.999, 3.090232306167813],
    [1e-10, -6.361340902404056],
    [0.6, 0.2533471031357997],
  ])('Φ⁻¹(%d)', (p, z) => near(normalQuantile(p), z))

  test.each([
    [0.3, 1.0957979948180756],
    [1, 0],
    [10, Math.log(362_880)],
    [100, 359.1342053695754],
  ])('ln Γ(%d)', (x, value) => expect(logGamma(x)).toBeCloseTo(value, 12))

  test.each([
    [0.3, 2, 5, 0.579825],
    [0.5, 0.5, 0.5, 0.5],
    [0.1, 1, 10, 1 - 0.9 ** 10],
  ])('I(%d; %d, %d)', (x, a, b, value) => near(betaRegularised(x, a, b), value, 11))

  test('χ²: the point that five of a hundred pass with ten degrees of freedom', () => {
    expect(chiSquareTail(18.307, 10)).toBeCloseTo(0.05, 5)
    expect(chiSquareTail(3.841459, 1)).toBeCloseTo(0.05, 7)
  })
})

test('a quantile of the normal and of any beta is undone by its distribution', () => {
  const p = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true })
  const size = fc.double({ min: 0.5, max: 5_000, noNaN: true })
  fc.assert(
    fc.property(p, size, size, (share, a, b) => {
      expect(normalCdf(normalQuantile(share))).toBeCloseTo(share, 12)
      const x = betaQuantile(share, a, b)
      // Beside 1 a distribution of b under 1 rises by more from one double to the next than any quantile can undo.
      const [below, above] = [-1, 1].map((way) => betaRegularised(Math.min(1, x + way * 4 * Number.EPSILON * x), a, b))
      expect(below).toBeLessThanOrEqual(share + 1e-8)
      expect(above).toBeGreaterThanOrEqual(share - 1e-8)
    }),
    { numRuns: 200 },
  )
})

test('a binomial distribution is the sum of its parts', () => {
  let [sum, part] = [0, 0.7 ** 20]
  for (let r = 0; r <= 20; r += 1) {
    sum += part
    expect(binomialCdf(r, 20, 0.3)).toBeCloseTo(Math.min(1, sum), 12)
    part *= ((20 - r) / (r + 1)) * (0.3 / 0.7)
  }
  expect([binomialCdf(-1, 20, 0.3), binomialCdf(20, 20, 0.3)]).toEqual([0, 1])
})

test('what is no probability is no number', () => {
  expect([normalQuantile(2), betaQuantile(-1, 1, 1), betaRegularised(0.5, 0, 1), chiSquareTail(-1, 1)]).toEqual(
    Array(4).fill(Number.NaN),
  )
  expect([normalQuantile(0), normalQuantile(1), twoSidedP(0)]).toEqual([-Infinity, Infinity, 1])
})

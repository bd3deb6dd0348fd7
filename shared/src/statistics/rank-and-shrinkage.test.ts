import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { median, quantile } from './quantile.ts'
import { expectedRanks, rankability, rankSets } from './rank.ts'
import { makeSeeded } from './seeded.ts'
import { momentsOf, priorOf, shrink, shrinkByMoments } from './shrinkage.ts'

const shares = (x: number[], n: number[]) => x.map((each, place) => ({ x: each, n: n[place]! }))
const close = (values: number[], digits: number) => values.map((value) => expect.closeTo(value, digits) as number)

describe('shrinkage', () => {
  test.each([
    [66, 182, 0.3231651],
    [3, 12, 0.2071305],
    [5, 40, 0.1681512],
  ])('ebbr: %d of %d with its prior', (x, n, mean) => {
    expect(shrink({ a: 11.39115, b: 46.0875 }, { x, n })).toMatchObject({ share: expect.closeTo(mean, 6) as number })
  })

  test('ebbr: the interval of 66 of 182', () => {
    expect(shrink({ a: 11.39115, b: 46.0875 }, { x: 66, n: 182 })).toMatchObject({
      low: expect.closeTo(0.26552, 4) as number,
      high: expect.closeTo(0.38361, 4) as number,
    })
  })

  test('moments of six units: two of two no longer beat 400 of 500', () => {
    const group = shares([2, 45, 180, 9, 400, 30], [2, 60, 250, 15, 500, 30])
    const moments = momentsOf(group)
    expect([moments.mean, moments.between]).toEqual([expect.closeTo(0.777129522, 8), expect.closeTo(0.00250005, 8)])
    const shrunk = group.map((share) => shrinkByMoments(moments, share))
    expect(shrunk.map(({ weight }) => weight)).toEqual(close([0.0281, 0.4641, 0.783, 0.178, 0.8783, 0.3022], 4))
    expect(shrunk.map(({ share }) => share)).toEqual(close([0.7834, 0.7645, 0.7324, 0.7456, 0.7972, 0.8445], 4))
  })

  test('likelihood finds the prior that units were drawn from', () => {
    const { next, normal } = makeSeeded('prior')
    // A Beta(20, 5) by its own normal approximation is near enough; counts by trial.
    const group = Array.from({ length: 400 }, (_, place) => {
      const n = 20 + (place % 200)
      const share = Math.min(0.999, Math.max(0.001, 0.8 + normal() * Math.sqrt(0.16 / 26)))
      return { x: Array.from({ length: n }, next).filter((draw) => draw < share).length, n }
    })
    const prior = priorOf(group)
    expect(prior).toMatchObject({ by: 'likelihood' })
    if (prior.kind === 'none') throw new Error(prior.why)
    expect(prior.a / (prior.a + prior.b)).toBeCloseTo(0.8, 1.5)
    expect(prior.a + prior.b).toBeGreaterThan(18)
    expect(prior.a + prior.b).toBeLessThan(34)
  })

  test('units that differ by chance alone are all drawn onto their group', () => {
    const prior = priorOf(Array.from({ length: 8 }, () => ({ x: 9, n: 10 })))
    expect(prior).toMatchObject({ by: 'moments' })
    if (prior.kind === 'none') throw new Error(prior.why)
    expect(shrink(prior, { x: 10, n: 10 })).toMatchObject({ share: expect.closeTo(0.9, 4) as number })
  })

  test.each([
    [[], 'empty-group'],
    [[{ x: 0, n: 0 }], 'empty-group'],
    [[{ x: 1, n: 2 }], 'one-unit'],
    [
      [
        { x: 0, n: 2 },
        { x: 0, n: 7 },
      ],
      'no-spread',
    ],
    [
      [
        { x: 2, n: 2 },
        { x: 7, n: 7 },
      ],
      'no-spread',
    ],
  ])('%j: %s', (group, why) => expect(priorOf(group)).toEqual({ kind: 'none', why }))

  test('a unit without cases is what its group is; one with counts that cannot be is nothing', () => {
    expect(shrink({ a: 8, b: 2 }, { x: 0, n: 0 })).toMatchObject({ share: 0.8 })
    expect(shrink({ a: 8, b: 2 }, { x: 3, n: 2 })).toEqual({ kind: 'none', why: 'more-than-all' })
  })

  test('a shrunk share lies between the unit and its group, and in its interval', () => {
    const group = fc.array(fc.tuple(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 6,
      maxLength: 30,
    })
    fc.assert(
      fc.property(group, (drawn) => {
        const all = drawn.map(([n, share]) => ({ x: Math.round(n * share), n }))
        const prior = priorOf(all)
        if (prior.kind === 'none') return
        const mean = prior.a / (prior.a + prior.b)
        for (const share of all) {
          const shrunk = shrink(prior, share)
          if (shrunk.kind === 'none') throw new Error(shrunk.why)
          const own = share.x / share.n
          expect(shrunk.share).toBeGreaterThanOrEqual(Math.min(own, mean) - 1e-9)
          expect(shrunk.share).toBeLessThanOrEqual(Math.max(own, mean) + 1e-9)
          expect(shrunk.low).toBeLessThanOrEqual(shrunk.high)
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('ranks', () => {
  const p = [0.92, 0.9, 0.88, 0.85, 0.8]
  const n = [50, 400, 120, 800, 60]
  const tiny = p.map((value, place) => ({ value, se: Math.sqrt((value * (1 - value)) / n[place]!) }))

  test('expected ranks and rankability of five', () => {
    expect(expectedRanks(tiny)).toEqual(close([1.591, 1.997, 2.787, 3.951, 4.674], 3))
    expect(rankability(tiny)).toMatchObject({ rho: expect.closeTo(0.56, 3) as number, level: 'moderate' })
  })

  test('the same words give the same sets; other words move them by little', () => {
    const one = rankSets(tiny, { seed: 'T02 2026-01 7' })
    expect(rankSets(tiny, { seed: 'T02 2026-01 7' })).toEqual(one)
    expect(one).not.toMatchObject({ kind: 'none' })
  })

  test('units far apart have one place each, units alike have all of them', () => {
    const apart = [5, 4, 3, 2, 1].map((value) => ({ value, se: 0.01 }))
    expect(rankSets(apart, { seed: 'apart' })).toEqual([1, 2, 3, 4, 5].map((place) => ({ from: place, to: place })))
    const alike = apart.map(({ se }) => ({ value: 1, se }))
    expect(rankSets(alike, { seed: 'alike' })).toEqual(alike.map(() => ({ from: 1, to: 5 })))
    expect(rankability(alike)).toMatchObject({ rho: 0, level: 'low' })
  })

  test('a set holds the expected rank, and the sets of a hundred simulated leagues hold the true place in 95 of them', () => {
    const { normal } = makeSeeded('leagues')
    const truth = Array.from({ length: 12 }, (_, place) => -place * 0.5)
    let [held, all] = [0, 0]
    for (let league = 0; league < 100; league += 1) {
      const seen = truth.map((value) => ({ value: value + normal(), se: 1 }))
      const sets = rankSets(seen, { seed: `league ${league}`, draws: 200 })
      if (!Array.isArray(sets)) throw new Error(sets.why)
      for (const [place, { from, to }] of sets.entries()) {
        all += 1
        if (from <= place + 1 && place + 1 <= to) held += 1
      }
    }
    expect(held / all).toBeGreaterThan(0.95)
  })

  test('beyond four hundred units the critical value is Bonferroni’s', () => {
    const many = Array.from({ length: 401 }, (_, place) => ({ value: -place, se: 0.1 }))
    const sets = rankSets(many, { seed: 'many' })
    if (!Array.isArray(sets)) throw new Error(sets.why)
    expect(sets[200]).toEqual({ from: 201, to: 201 })
  })

  test.each([
    [[], 'empty-group'],
    [[{ value: 1, se: 1 }], 'one-unit'],
    [
      [
        { value: Number.NaN, se: 1 },
        { value: 1, se: 1 },
      ],
      'not-counts',
    ],
    [
      [
        { value: 1, se: 0 },
        { value: 1, se: 1 },
      ],
      'not-counts',
    ],
  ])('%j: %s', (group, why) => {
    for (const answer of [rankSets(group, { seed: '' }), expectedRanks(group), rankability(group)])
      expect(answer).toEqual({ kind: 'none', why })
  })
})

test('quantiles of type 7, as R and NumPy have them', () => {
  expect([0, 0.1, 0.5, 0.9, 1].map((at) => quantile([3, 1, 4, 2, 10], at))).toEqual(close([1, 1.4, 3, 7.6, 10], 12))
  expect([median([]), quantile([1], 2), median([Number.NaN, 2])]).toEqual([null, null, 2])
})

test('seeded numbers are even between 0 and 1, and normal', () => {
  const { next, normal } = makeSeeded('even')
  const draws = Array.from({ length: 20_000 }, next)
  expect(draws.reduce((sum, draw) => sum + draw, 0) / draws.length).toBeCloseTo(0.5, 1.7)
  const errors = Array.from({ length: 20_000 }, normal)
  expect(errors.filter((error) => Math.abs(error) < 1.96).length / errors.length).toBeCloseTo(0.95, 1.7)
})

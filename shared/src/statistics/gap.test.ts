import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gapToTarget } from './gap.ts'

const atLeast = { permille: 900, comparator: 'at-least' as const }

test('412 of 500 against 90 %, with 1,200 by the end of the period', () => {
  expect(gapToTarget({ x: 412, n: 500, forecast: 1_200, ...atLeast })).toEqual({
    kind: 'gap',
    met: false,
    convertible: 38,
    growth: 380,
    rest: {
      coming: 700,
      needed: 668,
      rate: expect.closeTo(0.9542857142857143, 12) as number,
      reachable: true,
      allowedMisses: 32,
    },
  })
})

test.each([
  ['met exactly', { x: 450, n: 500, ...atLeast }, { met: true, convertible: 0, growth: 0 }],
  [
    '100 % with a miss: no number of new ones would do',
    { x: 9, n: 10, permille: 1_000, comparator: 'at-least' },
    { convertible: 1, growth: null },
  ],
  ['100 % met', { x: 10, n: 10, permille: 1_000, comparator: 'at-least' }, { met: true, growth: 0 }],
  ['0 % is always met', { x: 0, n: 10, permille: 0, comparator: 'at-least' }, { met: true, convertible: 0 }],
  [
    'at most 1 %, two too many',
    { x: 3, n: 100, permille: 10, comparator: 'at-most' },
    { met: false, convertible: 2, growth: 200 },
  ],
  ['at most 0 % with one', { x: 1, n: 100, permille: 0, comparator: 'at-most' }, { convertible: 1, growth: null }],
  ['at most 100 % is always met', { x: 100, n: 100, permille: 1_000, comparator: 'at-most' }, { met: true }],
  ['7 % of 100 is 7, whatever floats say', { x: 7, n: 100, permille: 70, comparator: 'at-least' }, { met: true }],
] as const)('%s', (_, asked, expected) => expect(gapToTarget(asked)).toMatchObject(expected))

test('more is needed than will come: not to be reached', () => {
  expect(gapToTarget({ x: 10, n: 100, forecast: 150, ...atLeast })).toMatchObject({
    rest: { coming: 50, needed: 125, rate: 2.5, reachable: false, allowedMisses: -75 },
  })
})

test('nothing is to come: no rate', () => {
  expect(gapToTarget({ x: 10, n: 100, forecast: 90, ...atLeast })).toMatchObject({ rest: { coming: 0, rate: null } })
})

test('of an at-most target, so many may still go wrong', () => {
  // 2 of 100 failed, 5 % may, 200 are to come by the end: 10 of 200.
  const gap = gapToTarget({ x: 2, n: 100, forecast: 200, permille: 50, comparator: 'at-most' })
  expect(gap).toMatchObject({ rest: { coming: 100, needed: 8, rate: 0.08, allowedMisses: 8 } })
})

describe('bad input', () => {
  test.each([
    [{ x: 5, n: 4 }, 'more-than-all'],
    [{ x: -1, n: 4 }, 'not-counts'],
    [{ x: Number.NaN, n: 4 }, 'not-counts'],
    [{ x: 0.5, n: 4 }, 'not-counts'],
    [{ x: 0, n: 0 }, 'none-arose'],
    [{ x: 1, n: 2, permille: 1_001 }, 'not-counts'],
    [{ x: 1, n: 2, permille: 0.5 }, 'not-counts'],
  ])('%j: %s', (asked, why) => expect(gapToTarget({ ...atLeast, ...asked })).toEqual({ kind: 'none', why }))
})

test('so many more reach the target and one fewer does not, for any counts and target', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 999 }),
      (n, share, permille) => {
        const x = Math.round(share * n)
        const gap = gapToTarget({ x, n, permille, comparator: 'at-least', forecast: n * 2 })
        if (gap.kind === 'none' || gap.growth === null || gap.rest === null) throw new Error('no gap')
        const reaches = (good: number, all: number) => BigInt(good) * 1000n >= BigInt(permille) * BigInt(all)
        expect(reaches(x + gap.convertible, n)).toBe(true)
        if (gap.convertible > 0) expect(reaches(x + gap.convertible - 1, n)).toBe(false)
        expect(reaches(x + gap.growth, n + gap.growth)).toBe(true)
        if (gap.growth > 0) expect(reaches(x + gap.growth - 1, n + gap.growth - 1)).toBe(false)
        expect(reaches(x + gap.rest.needed, 2 * n)).toBe(true)
        // As many misses as are allowed still reach it; one more does not.
        const atEnd = x + gap.rest.coming - gap.rest.allowedMisses
        expect(reaches(atEnd, 2 * n)).toBe(true)
        expect(reaches(atEnd - 1, 2 * n)).toBe(false)
      },
    ),
  )
})

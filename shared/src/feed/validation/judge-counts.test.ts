import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeComparison, judgeUsual, robustZ } from './judge-counts.ts'

const compare: Parameters<typeof judgeComparison>[0] = {
  left: ['a', 'b'],
  right: ['whole'],
  comparator: 'at-most',
  missing: 'skip-any',
  tolerance: 0,
}
const counts = (given: Record<string, number>) => (measure: string) => given[measure]

describe('a comparison', () => {
  test.each([
    ['holds at the edge', compare, { a: 2, b: 3, whole: 5 }, null],
    ['is broken by one', compare, { a: 3, b: 3, whole: 5 }, { kind: 'compare', left: 6, right: 5 }],
    ['within its tolerance holds', { ...compare, tolerance: 1 }, { a: 3, b: 3, whole: 5 }, null],
    [
      'equal means neither side',
      { ...compare, comparator: 'equal' as const },
      { a: 1, b: 3, whole: 5 },
      { kind: 'compare', left: 4, right: 5 },
    ],
    ['any missing: skipped', compare, { a: 9, whole: 5 }, null],
    [
      'skip-all counts what there is',
      { ...compare, missing: 'skip-all' as const },
      { a: 9, whole: 5 },
      { kind: 'compare', left: 9, right: 5 },
    ],
    ['skip-all with a side missing: skipped', { ...compare, missing: 'skip-all' as const }, { a: 9 }, null],
    [
      'missing taken for 0',
      { ...compare, missing: 'as-zero' as const },
      { a: 9 },
      { kind: 'compare', left: 9, right: 0 },
    ],
  ])('%s', (_, rule, given, doubt) =>
    expect(judgeComparison(rule, counts(given as Record<string, number>))).toEqual(doubt),
  )
})

describe('what is usual', () => {
  const days = [100, 104, 98, 101, 96, 103, 99, 102, 97, 100, 105, 95]
  test.each([
    ['an ordinary day', 108, null],
    ['ten times as much', 1_000, { kind: 'usual', count: 1_000, usual: 100, z: 23.1 }],
    ['nothing at all', 0, { kind: 'usual', count: 0, usual: 100, z: -46.4 }],
  ])('%s', (_, count, doubt) => expect(judgeUsual({ z: 8, atLeast: 50 }, count, days)).toEqual(doubt))

  test('of few days nothing is usual', () => expect(robustZ(1_000, days.slice(0, 7))).toBeNull())

  test('a small count is not unusual for being a few more', () => {
    expect(judgeUsual({ z: 8, atLeast: 1 }, 4, Array(12).fill(0))).toBeNull()
    expect(judgeUsual({ z: 8, atLeast: 50 }, 40, Array(12).fill(0))).toBeNull()
  })

  test('what the other days were like in a few does not move what is usual', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 1_000_000 }), (wild) => {
        const spoiled = [wild, wild, ...days.slice(2)]
        expect(Math.abs(robustZ(100, spoiled)!)).toBeLessThan(2)
      }),
    )
  })

  test('more is never less unusual', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5_000), { minLength: 8, maxLength: 12 }), fc.nat(9_000), (before, count) => {
        expect(robustZ(count + 1, before)!).toBeGreaterThanOrEqual(robustZ(count, before)!)
      }),
    )
  })
})

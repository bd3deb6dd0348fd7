import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatCount,
  formatDay,
  formatInstant,
  formatMean,
  formatNumber,
  formatProseDay,
  formatRatio,
  tenthsOf,
} from './format.ts'

const atLeast = (value: number) => ({ comparator: 'at-least', value }) as const
const atMost = (value: number) => ({ comparator: 'at-most', value }) as const

test.each([
  ['vi', 36694, '36.694'],
  ['en', 36694, '36,694'],
  ['vi', 202705, '202.705'],
  ['vi', 999, '999'],
  ['vi', 0, '0'],
  ['vi', -1234567, '-1.234.567'],
  ['vi', Number.MAX_SAFE_INTEGER, '9.007.199.254.740.991'],
] as const)('a count in %s: %d', (locale, count, text) => expect(formatCount(locale, count)).toBe(text))

describe('a share of a whole', () => {
  test.each([
    ['the article: filed online', 28599, 36694, 1, null, '77,9%'],
    ['the article: on time', 35300, 36694, 1, null, '96,2%'],
    ['the article: signed, two decimals', 31078, 38243, 2, null, '81,26%'],
    ['all of them', 1910, 1910, 1, null, '100,0%'],
    ['none of them', 0, 12, 1, null, '0,0%'],
    ['half is rounded up', 1, 8, 0, null, '13%'],
    ['99.96 % with misses is not 100', 9996, 10000, 1, null, '99,9%'],
    ['one of a hundred thousand is not 0', 1, 100000, 1, null, '0,1%'],
    ['a little over 100 is not 100', 10001, 10000, 1, null, '100,1%'],
    ['89.96 % is short of 90', 8996, 10000, 1, atLeast(90), '89,9%'],
    ['90.04 % has reached 90', 9004, 10000, 1, atLeast(90), '90,0%'],
    ['1.04 % is over a limit of 1', 104, 10000, 1, atMost(1), '1,1%'],
    ['0.96 % is within a limit of 1', 96, 10000, 1, atMost(1), '1,0%'],
    ['exactly on the target', 9, 10, 1, atLeast(90), '90,0%'],
    ['between a target and 100 there may be no room: a decimal more', 9996, 10000, 1, atMost(99.9), '99,96%'],
    ['no decimals, a target on a half', 994, 1000, 0, atLeast(99.5), '99%'],
    ['no decimals, met, and not 100', 997, 1000, 0, atLeast(99.5), '99,7%'],
  ] as const)('%s', (_, part, whole, decimals, target, text) => {
    expect(formatRatio('vi', part, whole, decimals, target)).toBe(text)
    expect(formatRatio('en', part, whole, decimals, target)).toBe(text.replace(',', '.'))
  })

  const number = (text: string) => +text.replace('%', '').replaceAll(',', '')
  const anyPart = fc
    .integer({ min: 1, max: 2_000_000_000_000 })
    .chain((whole) => fc.tuple(fc.integer({ min: 0, max: whole }), fc.constant(whole)))
  const anyGoal = fc.record({
    comparator: fc.constantFrom('at-least', 'at-most'),
    value: fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10),
  })
  test('what is shown never crosses 0, 100 or the target', () => {
    fc.assert(
      fc.property(anyPart, fc.integer({ min: 0, max: 2 }), fc.option(anyGoal), ([part, whole], decimals, goal) => {
        const shown = number(formatRatio('en', part, whole, decimals, goal))
        expect(shown === 0).toBe(part === 0)
        expect(shown === 100).toBe(part === whole)
        if (!goal) return
        const exact = BigInt(part) * 1000n
        const bound = tenthsOf(goal.value) * BigInt(whole)
        expect(goal.comparator === 'at-least' ? shown >= goal.value : shown <= goal.value).toBe(
          goal.comparator === 'at-least' ? exact >= bound : exact <= bound,
        )
      }),
      { numRuns: 500 },
    )
  })
  test('and is never further from the truth than one step of the last decimal shown', () => {
    fc.assert(
      fc.property(anyPart, fc.option(anyGoal), ([part, whole], goal) => {
        const text = formatRatio('en', part, whole, 1, goal).replace('%', '')
        const step = 10 ** -(text.split('.')[1]?.length ?? 0)
        expect(Math.abs(number(text) - (part / whole) * 100)).toBeLessThanOrEqual(step * (1 + 1e-6))
      }),
    )
  })
})

test('a mean of days per dossier', () => {
  expect(formatMean('vi', 31, 11, 1)).toBe('2,8')
  expect(formatMean('en', 31, 11, 1)).toBe('2.8')
  expect(formatMean('vi', 1, 1000, 1)).toBe('0,1')
  expect(formatMean('vi', 1004, 100, 1, atMost(10))).toBe('10,1')
})

test.each([
  ['vi', 99.5, 1, '99,5'],
  ['vi', 80, 1, '80'],
  ['en', 1234.56, 1, '1,234.6'],
  ['vi', -0.04, 1, '0'],
  ['vi', -2.5, 1, '-2,5'],
] as const)('a measured number in %s: %d', (locale, value, decimals, text) =>
  expect(formatNumber(locale, value, decimals)).toBe(text),
)

test('days and instants', () => {
  expect(formatDay('vi', '2026-02-14')).toBe('14/02/2026')
  expect(formatDay('en', '2026-02-14')).toBe('14 Feb 2026')
  expect(formatProseDay('vi', '2025-07-24')).toBe('24/7/2025')
  expect(formatProseDay('vi', '2025-07-01')).toBe('01/7/2025')
  expect(formatProseDay('vi', '2026-02-14')).toBe('14/02/2026')
  expect(formatInstant('vi', new Date('2025-07-23T17:30:59Z'))).toBe('00:30 24/07/2025')
  expect(formatInstant('en', '2025-07-23T09:05:00.000Z')).toBe('23 Jul 2025, 16:05')
})

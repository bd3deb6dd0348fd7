import { describe, expect, test } from 'vitest'
import { type Applicable, type Counts, valueOf } from './value.ts'

const rate = { aggregation: 'ratio-of-sums', measuredIn: 'percent', decimals: 1, denominator: {} } as const
const sum = { aggregation: 'sum', measuredIn: 'dossier', decimals: 0, denominator: null } as const
const state = { aggregation: 'last', measuredIn: 'percent', decimals: 1, denominator: {} } as const
const mean = { aggregation: 'ratio-of-sums', measuredIn: 'workday', decimals: 1, denominator: {} } as const
const counts = (over: Partial<Counts> = {}): Counts => ({
  numerator: 0,
  denominator: 0,
  reported: 31,
  expected: 31,
  quarantined: 0,
  everReported: true,
  ...over,
})

describe('five answers told apart', () => {
  test.each([
    ['a rate', rate, counts({ numerator: 28599, denominator: 36694 }), 'value', '77,9%'],
    ['a sum', sum, counts({ numerator: 36694 }), 'value', '36.694'],
    ['a mean', mean, counts({ numerator: 31, denominator: 11 }), 'value', '2,8'],
    ['a sum of 0 that was reported', sum, counts(), 'value', '0'],
    ['reported, and nothing to divide by: not 0 %', rate, counts(), 'none-arose', 'Không phát sinh'],
    ['nothing arrived: not 0', sum, counts({ reported: 0 }), 'missing', 'Chưa có số liệu'],
    ['nothing arrived of a rate', rate, counts({ reported: 0 }), 'missing', 'Chưa có số liệu'],
    [
      'all that arrived waits for a decision',
      rate,
      counts({ reported: 0, quarantined: 3 }),
      'quarantined',
      'Đang kiểm tra',
    ],
    ['some waits, some counts', sum, counts({ numerator: 4, quarantined: 3 }), 'value', '4'],
    [
      'a figure on a day that owed none is a figure',
      sum,
      counts({ numerator: 5, reported: 0, expected: 0 }),
      'value',
      '5',
    ],
    ['not owed', rate, 'not-applicable', 'not-applicable', 'Không áp dụng'],
    [
      'a state last reported before a period that owes none',
      state,
      counts({ numerator: 129, denominator: 129, reported: 0, expected: 0 }),
      'value',
      '100,0%',
    ],
    [
      'a state over a period that owed figures and brought none',
      state,
      counts({ numerator: 129, denominator: 129, reported: 0, expected: 4 }),
      'missing',
      'Chưa có số liệu',
    ],
    [
      'a state never reported',
      state,
      counts({ reported: 0, expected: 0, everReported: false }),
      'missing',
      'Chưa có số liệu',
    ],
    ['a state of nothing', state, counts(), 'none-arose', 'Không phát sinh'],
  ] as const)('%s', (_, kpi, known: Applicable, expected, text) => {
    expect(valueOf(kpi, known, 'vi')).toMatchObject({ state: expected, text })
  })
})

test('raw counts stand only where there are figures', () => {
  expect(valueOf(rate, counts({ reported: 0 }), 'vi')).toMatchObject({
    numerator: null,
    denominator: null,
    ratio: null,
  })
  expect(valueOf(rate, counts(), 'vi')).toMatchObject({ numerator: 0, denominator: 0, ratio: null })
  expect(valueOf(sum, counts({ numerator: 7 }), 'vi')).toMatchObject({ numerator: 7, denominator: null, ratio: 7 })
  expect(valueOf(rate, counts({ numerator: 1, denominator: 4, reported: 30 }), 'en')).toEqual({
    state: 'value',
    numerator: 1,
    denominator: 4,
    ratio: 0.25,
    reported: 30,
    expected: 31,
    quarantined: 0,
    text: '25.0%',
  })
})

test('the text of a value keeps to the side of its target on which it stands', () => {
  expect(
    valueOf(rate, counts({ numerator: 8996, denominator: 10000 }), 'vi', { comparator: 'at-least', value: 90 }).text,
  ).toBe('89,9%')
})

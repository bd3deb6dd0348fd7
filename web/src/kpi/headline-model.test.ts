import { expect, test } from 'vitest'
import { kpi, noValue, target, value } from '../ui/page-fixture.ts'
import { makeWorkCalendar } from 'shared/workday.ts'
import { fractionSentence, targetSentence, tetSentence } from './headline-model.ts'

const rate = kpi('T02', 'Tỷ lệ')
const mean = kpi('T06', 'Thời gian', { measuredIn: 'workday', direction: 'lower' })
const text = (vi: string) => ({ label: { vi, en: vi } })

test.each([
  ['short of it', rate, target(1234), 'Còn 1.234 hồ sơ để đạt ≥ 80%.', false],
  ['met', rate, target(0), 'Đạt mục tiêu ≥ 80%.', true],
  ['above a limit', rate, target(9, { comparator: 'at-most', text: '≤ 1%' }), 'Vượt 9 hồ sơ so với mức ≤ 1%.', false],
  [
    'a mean is not so many cases away',
    mean,
    target(40, { comparator: 'at-most', text: '≤ 3' }),
    'Chưa đạt mục tiêu ≤ 3.',
    false,
  ],
  ['no figure', rate, target(0, { met: null, gap: null }), 'Mục tiêu ≥ 80%; chưa có số liệu để so.', null],
  ['no target', rate, null, 'Chưa có mục tiêu được giao cho kỳ này.', null],
])('the target in words: %s', (_, about, aim, said, met) =>
  expect(targetSentence('vi', about, aim)).toEqual({ text: said, met }),
)

test('a fraction says of what it is', () => {
  const sides = { numerator: text('Hồ sơ nộp trực tuyến'), denominator: text('Hồ sơ tiếp nhận') }
  expect(fractionSentence('vi', sides, value(28_599, 36_694, '77,9%'))).toBe(
    '28.599 hồ sơ nộp trực tuyến trên 36.694 hồ sơ tiếp nhận',
  )
  expect(fractionSentence('vi', { ...sides, denominator: null }, value(36_694, null, '36.694'))).toBe(
    '36.694 hồ sơ nộp trực tuyến',
  )
  expect(fractionSentence('vi', sides, noValue('missing', 'Chưa có số liệu'))).toBeNull()
})

test('an abbreviation inside a sentence keeps its capitals', () =>
  expect(
    fractionSentence(
      'vi',
      { numerator: text('TTHC toàn trình'), denominator: text('TTHC đủ điều kiện') },
      value(3, 30, '10%'),
    ),
  ).toBe('3 TTHC toàn trình trên 30 TTHC đủ điều kiện'))

test('counts of two months that hold too different a part of Tết are not compared without a word; rates and other months are', () => {
  // Tết fell on 29 January 2025 and on 17 February 2026.
  const calendar = makeWorkCalendar([])
  const january = (year: number) => ({ from: `${year}-01-01`, to: `${year}-01-31` })
  const may = (year: number) => ({ from: `${year}-05-01`, to: `${year}-05-31` })
  const sum = { aggregation: 'sum' } as const
  expect(tetSentence('vi', sum, [january(2026), january(2025)], calendar)).toMatch(
    /^Hai kỳ lệch nhau về Tết: 0 và 13 ngày làm việc/,
  )
  expect(tetSentence('vi', { aggregation: 'ratio-of-sums' }, [january(2026), january(2025)], calendar)).toBeNull()
  expect(tetSentence('vi', sum, [may(2026), may(2025)], calendar)).toBeNull()
})

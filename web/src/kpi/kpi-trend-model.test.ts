import { expect, test } from 'vitest'
import { periodsUpTo, statePeriod } from 'shared/period.ts'
import type { TrendPoint } from 'shared/kpi/kpi-contract.ts'
import { monthPeriod, rangePeriod, weekOf } from 'shared/period-key.ts'
import { makeWorkCalendar } from 'shared/workday.ts'
import { noValue, target, value } from '../ui/page-fixture.ts'
import { axisLabel } from 'shared/period-label.ts'
import { metOf, periodsAsked, trendOf } from './kpi-trend-model.ts'

const calendar = makeWorkCalendar([])
const percent = { measuredIn: 'percent' } as const
const november = monthPeriod('nd09', 'month', 2026, 11)
const points: TrendPoint[] = periodsUpTo(november, 25).map((period, place) => ({
  period: statePeriod(period, '2026-11-10', calendar),
  value: place === 20 ? noValue('missing', 'Chưa có số liệu') : value(place, 100, `${place},0%`),
  target: target(place < 22 ? 1 : 0),
}))

test('thirteen periods, the last of them the one asked for', () => {
  const drawn = trendOf('vi', percent, points, '2025-07-01')
  expect(drawn).toHaveLength(13)
  expect(drawn.at(-1)).toMatchObject({
    key: '2026-11',
    label: '11/26',
    title: 'tháng 11/2026',
    value: 24,
    running: true,
  })
  expect(drawn[0]).toMatchObject({ key: '2025-11', running: false })
})

test('a year ago stands behind a period only where there was history', () => {
  const drawn = trendOf('vi', percent, points, '2025-07-01')
  const yearAgo = Object.fromEntries(drawn.map(({ key, yearAgo }) => [key, yearAgo]))
  expect(yearAgo['2026-11']).toBe(12)
  // The period 2025-07 ends on 14/7/2025, after history begins; the one before does not.
  expect(yearAgo['2026-07']).toBe(8)
  expect(yearAgo['2026-06']).toBeNull()
})

test('periods before history are left out, not drawn as zero', () =>
  expect(trendOf('vi', percent, points, '2026-09-01').map(({ key }) => key)).toEqual(['2026-09', '2026-10', '2026-11']))

test('a period without a figure is a gap and says which kind', () =>
  expect(trendOf('vi', percent, points, '2025-07-01').find(({ key }) => key === '2026-07')).toMatchObject({
    value: null,
    text: 'Chưa có số liệu',
    incomplete: false,
  }))

test('met targets are counted over the periods shown', () => {
  const drawn = trendOf('vi', percent, points, '2025-07-01')
  expect(metOf(points, new Set(drawn.map(({ key }) => key)))).toEqual({ met: 3, judged: 13 })
})

test.each([
  ['months', november, 25],
  ['quarters', monthPeriod('nd09', 'quarter', 2026, 3), 17],
  ['years', monthPeriod('nd09', 'year', 2026, 1), 14],
  ['weeks, of which a year has 52', weekOf('2026-11-02'), 65],
  ['a free range has no year behind it', rangePeriod('2026-11-01', '2026-11-05'), 13],
])('asked for: %s', (_, period, count) => expect(periodsAsked(period)).toBe(count))

test.each([
  [november, '11/26', '11/26'],
  [monthPeriod('gregorian', 'quarter', 2026, 3), 'III/26', 'Q3/26'],
  [monthPeriod('gregorian', 'half', 2025, 1), '6T đầu 25', 'H1/25'],
  [monthPeriod('gregorian', 'nine-months', 2025, 1), '9T/25', '9M/25'],
  [monthPeriod('gregorian', 'year', 2025, 1), '2025', '2025'],
  [weekOf('2026-07-20'), 'T30', 'W30'],
  [rangePeriod('2026-11-01', '2026-11-05'), '05/11', '05/11'],
])('the axis says %o shortly', (period, vi, en) => {
  expect(axisLabel('vi', period)).toBe(vi)
  expect(axisLabel('en', period)).toBe(en)
})

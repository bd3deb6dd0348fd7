import { expect, test } from 'vitest'
import { monthPeriod, rangePeriod, weekOf } from './period-key.ts'
import { axisLabel } from './period-label.ts'

test.each([
  [monthPeriod('nd09', 'month', 2026, 11), '11/26', '11/26'],
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

import { expect, test } from 'vitest'
import { dayMeant, sheetCount, sheetDay } from './read-cell.ts'

test.each([
  [12, 12],
  ['12', 12],
  [' 1.234 ', 1234],
  ['1,234', 1234],
  ['1 234', 1234],
  ['1\u00a0234', 1234],
  ['1.234.567', 1_234_567],
  ['12,00', 12],
  ['12.0', 12],
  ['1.234,00', 1234],
  ['1,234.00', 1234],
  [12.000_000_000_1, 12],
  [0, 0],
  ['-0', 0],
])('%j is the count %d', (cell, count) => {
  expect(sheetCount(cell)).toEqual({ ok: true, count })
})

test.each([
  ['1,5', 'not-a-count'],
  ['1.23', 'not-a-count'],
  ['12.3456', 'not-a-count'],
  ['1.234,567', 'not-a-count'],
  ['77.94%', 'not-a-count'],
  ['77,94%', 'not-a-count'],
  [1.5, 'not-a-count'],
  ['1e3', 'not-a-count'],
  ['0x10', 'not-a-count'],
  ['=1+1', 'not-a-count'],
  ['12345678901', 'not-a-count'],
  [1e10, 'not-a-count'],
  [true, 'not-a-count'],
  [{ day: '2025-07-01' }, 'not-a-count'],
  [{ broken: '#REF!' }, 'not-a-count'],
  ['-3', 'negative'],
  [-3, 'negative'],
  ['', 'missing-field'],
  [null, 'missing-field'],
  [undefined, 'missing-field'],
])('%j is no count: %s', (cell, reason) => {
  expect(sheetCount(cell)).toEqual({ ok: false, reason })
})

test.each([
  [{ day: '2025-07-01' }, '2025-07-01'],
  ['31/07/2025', '2025-07-31'],
  ['1-7-2025', '2025-07-01'],
  ['2025-07-01T00:00:00', '2025-07-01'],
  ['01/07/2025 08:30', '2025-07-01'],
  ['20250731', '2025-07-31'],
  [20250731, '2025-07-31'],
  ['31/02/2025', null],
  ['07/31/2025', null],
  [45_000, null],
  [null, null],
])('%j is the day %s', (cell, day) => {
  expect(sheetDay(cell)).toBe(day)
})

test.each([
  ['31/07/2025', '2025-07-31'],
  ['ngày 31/7/2025', '2025-07-31'],
  ['Ngày 31 tháng 7 năm 2025', '2025-07-31'],
  ['31 tháng 7, năm 2025', '2025-07-31'],
  ['08:30 31/07/2025', '2025-07-31'],
  [45_869, '2025-07-31'],
  [45_869.75, '2025-07-31'],
  ['45869', '2025-07-31'],
  // Eight in the evening in London is the next day here.
  ['2025-07-30T20:00:00Z', '2025-07-31'],
  ['2025-07-31T00:00:00+07:00', '2025-07-31'],
  ['31/7', null],
  ['Tuần 31', null],
  ['13285', null],
  [12, null],
  [true, null],
])('in a column of days, %j means %s', (cell, day) => {
  expect(dayMeant(cell)).toBe(day)
})

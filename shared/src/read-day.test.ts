import { expect, test } from 'vitest'
import { readDay } from './read-day.ts'

test.each([
  ['day, month, year', '23/7/2025', '2025-07-23'],
  ['with zeros', '03/07/2025', '2025-07-03'],
  ['dashes, dots and blanks', ' 3-7-2025 ', '2025-07-03'],
  ['dots', '3.7.2025', '2025-07-03'],
  ['two digits of the year', '3/7/25', '2025-07-03'],
  ['digits alone', '03072025', '2025-07-03'],
  ['as machines write it', '2025-07-03', '2025-07-03'],
  ['the day comes first: there is no 13th month', '7/13/2025', null],
  ['29 February only in leap years', '29/2/2026', null],
  ['half a day', '23/7', null],
  ['words', 'hôm nay', null],
  ['nothing', '', null],
])('%s: %s', (_rule, typed, day) => {
  expect(readDay(typed)).toBe(day)
})

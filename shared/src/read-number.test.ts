import { expect, test } from 'vitest'
import { readNumber } from './read-number.ts'

test.each([
  ['vi', '12,5', 12.5],
  ['vi', '1.200', 1200],
  ['vi', '1.200,75', 1200.75],
  ['vi', '-3', -3],
  ['vi', ' 7 ', 7],
  ['en', '12.5', 12.5],
  ['en', '1,200', 1200],
  ['vi', '', null],
  // Not 125, 15 and 12345: what is no number is said to be none.
  ['vi', '12.5', undefined],
  ['en', '1,5', undefined],
  ['vi', '12.345.6', undefined],
  ['vi', '12345.678', undefined],
  ['vi', '0.125', undefined],
  ['vi', '12,5,5', undefined],
  ['vi', '12,', undefined],
  ['vi', '1e3', undefined],
] as const)('in %s, %j reads %s', (locale, typed, number) => {
  expect(readNumber(locale, typed)).toBe(number)
})

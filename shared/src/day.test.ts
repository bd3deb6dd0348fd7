import { expect, test } from 'vitest'
import { addDays, isDay } from './day.ts'

test.each([
  ['2025-02-28', true],
  ['2028-02-29', true],
  ['2025-02-29', false],
  ['0000-01-01', false],
  ['9999-12-30', true],
  ['9999-12-31', false],
  ['10000-01-01', false],
  ['infinity', false],
])('%s is a day: %s', (text, expected) => expect(isDay(text)).toBe(expected))

test('after every day comes a later one, so that a walk over days ends', () => {
  for (const day of ['1000-01-01', '2025-12-31', '9999-12-30']) expect(addDays(day, 1) > day).toBe(true)
})

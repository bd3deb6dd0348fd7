import { expect, test } from 'vitest'
import { coverageText, isIncomplete } from './coverage.ts'

test('a completeness never rounds up to the whole', () => {
  expect(coverageText('vi', { reported: 3999, expected: 4000 })).toBe('99,9%')
  expect(coverageText('vi', { reported: 4000, expected: 4000 })).toBe('100%')
})
test('below 95 % a figure is incomplete; with nothing due it is not', () => {
  expect([
    isIncomplete({ reported: 94, expected: 100 }),
    isIncomplete({ reported: 95, expected: 100 }),
    isIncomplete({ reported: 0, expected: 0 }),
  ]).toEqual([true, false, false])
})

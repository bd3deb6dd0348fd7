import { expect, test } from 'vitest'
import { letterMark, romanMark } from './mark.ts'

test.each([
  [1, 'I'],
  [4, 'IV'],
  [6, 'VI'],
  [9, 'IX'],
  [14, 'XIV'],
  [40, 'XL'],
  [129, 'CXXIX'],
])('part %i is %s', (ordinal, mark) => {
  expect(romanMark(ordinal)).toBe(mark)
})

test('points follow the Vietnamese alphabet, which has đ and no f, j, w, z', () => {
  expect(Array.from({ length: 23 }, (_, place) => letterMark(place + 1)).join('')).toBe('abcdđeghiklmnopqrstuvxy')
  expect(letterMark(24)).toBe('aa')
})

import { expect, test } from 'vitest'
import { readCount } from './read-count.ts'

test.each([
  ['1234', 1234],
  ['1.234', 1234],
  ['1,234', 1234],
  ['1 234', 1234],
  ['12,00', 12],
  ['-0', 0],
])('%j is %d', (text, count) => {
  expect(readCount(text)).toEqual({ ok: true, count })
})

test.each([
  ['', 'missing-field'],
  [' ', 'missing-field'],
  ['1.5', 'not-a-count'],
  ['12,5', 'not-a-count'],
  ['1.23', 'not-a-count'],
  ['77,94%', 'not-a-count'],
  ['1e3', 'not-a-count'],
  ['.', 'not-a-count'],
  ['-5', 'negative'],
])('%j is none: %s', (text, reason) => {
  expect(readCount(text)).toEqual({ ok: false, reason })
})

import { expect, test } from 'vitest'
import { breaksIn, stretchesIn } from './definition-breaks.ts'

test.each([
  ['nothing has no break', [], [], []],
  ['one definition has none', [1, 1, 1], [], [0, 0, 0]],
  ['a break stands at the first period counted by the other', [1, 1, 2], [2], [0, 0, 1]],
  ['versions need not follow one another', [1, 3, 2, 2], [1, 2], [0, 1, 2, 2]],
  ['one that comes back begins a stretch of its own', [1, 2, 1], [1, 2], [0, 1, 2]],
])('%s', (_, definitions, breaks, stretches) => {
  expect(breaksIn(definitions)).toEqual(breaks)
  expect(stretchesIn(definitions)).toEqual(stretches)
})

import { expect, test } from 'vitest'
import { type Band, placeOnLine, placeOnPeriods } from './band-model.ts'

const band = (from: number, to: number | null): Band => ({ key: `${from}`, from, to, grave: false, title: '' })
const ends = (list: { start: number; end: number }[]) => list.map(({ start, end }) => [start, end])

test.each([
  ['inside', band(20, 40), [[0.2, 0.4]]],
  ['cut off at both ends', band(-50, 500), [[0, 1]]],
  ['still going on ends now', band(50, null), [[0.5, 0.8]]],
  ['before', band(-20, -10), []],
  ['after', band(101, 110), []],
])('on a line: %s', (_, one, expected) => expect(ends(placeOnLine([one], { from: 0, to: 100 }, 80))).toEqual(expected))

const slots = [
  { from: 0, to: 10 },
  { from: 10, to: 30 },
  { from: 30, to: 40 },
]
test.each([
  ['the middle of a period stands where its point does', band(20, 20), [[0.5, 0.5]]],
  ['a whole period reaches half-way to its neighbours', band(10, 30), [[0.25, 0.75]]],
  ['half of the first lies outside', band(0, 10), [[0, 0.25]]],
  ['wholly in the first half of the first', band(0, 4), []],
  ['beyond the last', band(41, null), []],
])('on periods: %s', (_, one, expected) => expect(ends(placeOnPeriods([one], slots, 35))).toEqual(expected))

test('one period alone has no axis', () => expect(placeOnPeriods([band(0, 5)], slots.slice(0, 1), 5)).toEqual([]))

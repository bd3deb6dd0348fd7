import { expect, test } from 'vitest'
import { drawSpine } from './spine-model.ts'

const peers = { min: 40, q1: 50, median: 60, q3: 65, max: 80 }

test.each([
  [
    'the median stands in the middle, the farthest end at the edge',
    60,
    'higher',
    { bar: [4, 96], inner: [27, 61.5], dot: 50 },
  ],
  ['more is to the right where more is better', 70, 'higher', { dot: 73 }],
  ['and to the left where less is', 70, 'lower', { bar: [4, 96], inner: [38.5, 73], dot: 27 }],
  ['a unit far outside widens the scale for all', 100, 'higher', { bar: [27, 73], dot: 96 }],
  ['no figure is no dot', null, 'higher', { dot: null }],
] as const)('%s', (_, own, direction, expected) => expect(drawSpine({ own, direction, peers })).toMatchObject(expected))

test('all equal stand on the middle line, and no peers are no row', () => {
  const equal = { min: 1, q1: 1, median: 1, q3: 1, max: 1 }
  expect(drawSpine({ own: 1, direction: 'higher', peers: equal })).toEqual({ bar: [50, 50], inner: [50, 50], dot: 50 })
  expect(drawSpine({ own: 1, direction: 'higher', peers: null })).toBeNull()
})

import { describe, expect, test } from 'vitest'
import { borders, gridOf, type Tile, tileTowards } from './tile-layout.ts'

// A . B
// C D .
const tiles: Tile[] = [
  [0, 0],
  [2, 0],
  [0, 1],
  [1, 1],
]

test('the grid holds every tile', () => {
  expect(gridOf(tiles)).toEqual({ columns: 3, rows: 2 })
  expect(gridOf([])).toEqual({ columns: 0, rows: 0 })
})

describe('an arrow leads to the nearest tile ahead', () => {
  test.each([
    ['right over a hole, along the row', 0, 'right', 1],
    ['down', 0, 'down', 2],
    ['back up', 2, 'up', 0],
    ['up and aside when nothing is straight above', 3, 'up', 0],
    ['nowhere at the edge', 1, 'right', null],
    ['nowhere upwards from the top', 0, 'up', null],
  ] as const)('%s', (_, from, direction, expected) => {
    expect(tileTowards(tiles, tiles[from] ?? [0, 0], direction)).toBe(expected)
  })
})

test('every tile can be reached from every other with the arrows', () => {
  const directions = ['left', 'right', 'up', 'down'] as const
  const seen = new Set([0])
  const queue = [0]
  for (const at of queue) {
    for (const direction of directions) {
      const to = tileTowards(tiles, tiles[at] ?? [0, 0], direction)
      if (to === null || seen.has(to)) continue
      seen.add(to)
      queue.push(to)
    }
  }
  expect(seen.size).toBe(tiles.length)
})

test('a border runs where groups meet, not around the outside', () => {
  expect(
    borders([
      { tile: [0, 0], group: 'a' },
      { tile: [1, 0], group: 'b' },
      { tile: [0, 1], group: 'a' },
    ]),
  ).toEqual([{ x1: 1, y1: 0, x2: 1, y2: 1 }])
})

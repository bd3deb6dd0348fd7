import { expect, test } from 'vitest'
import { drawBoundaries } from './boundary-map.ts'

type Position = [number, number]
const box = (west: number, south: number, size: number): Position[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
]

test('a degree of longitude is shorter than one of latitude, and north is up', () => {
  const { height, shapes } = drawBoundaries({ a: [[box(105, 20, 1)]] }, 100)
  expect(height).toBeCloseTo(100 / Math.cos((20.5 * Math.PI) / 180), 0)
  expect(shapes.get('a')!.path).toBe(`M0 ${height}L100 ${height}L100 0L0 0Z`)
})

test('the place for a sign lies inside, in the largest part and beside a hole', () => {
  const bent: Position[] = [
    [105, 20],
    [105.1, 20],
    [105.1, 20.9],
    [106, 20.9],
    [106, 21],
    [105, 21],
    [105, 20],
  ]
  const holed = [box(107, 20, 1), box(107.3, 20.3, 0.4)]
  const { width, height, shapes } = drawBoundaries({ bent: [[bent], [box(105.5, 20.2, 0.05)]], holed: [holed] }, 300)
  const degrees = ([x, y]: readonly [number, number]) => [105 + (x / width) * 3, 21 - y / height] as const
  const [x1, y1] = degrees(shapes.get('bent')!.at)
  expect(x1 < 105.1 || y1 > 20.9).toBe(true)
  const [x2, y2] = degrees(shapes.get('holed')!.at)
  expect(x2 > 107 && x2 < 108 && !(x2 > 107.3 && x2 < 107.7 && y2 > 20.3 && y2 < 20.7)).toBe(true)
})

test('nothing to draw is an empty picture', () => {
  expect(drawBoundaries({}, 100)).toMatchObject({ height: 0 })
  expect(drawBoundaries({ a: [[box(105, 20, 0)]] }, 100).shapes.size).toBe(0)
})

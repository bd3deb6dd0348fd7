import { expect, test } from 'vitest'
import { drawFunnel, type FunnelPoint, logTicks } from './funnel-model.ts'

const box = { width: 200, height: 100, left: 20, right: 0, top: 0, bottom: 20 }
const point = (n: number, share: number): FunnelPoint => ({
  key: String(n),
  name: '',
  n,
  share,
  text: '',
  detail: '',
  mark: 'within',
  verdict: 'neutral',
  own: false,
})

test.each([
  ['steps of 1, 2 and 5', [8, 250], [10, 20, 50, 100, 200]],
  ['a range without a step has none', [110, 190], []],
  ['below one there are no cases', [0.5, 3], [1, 2]],
] as const)('%s', (_, range, ticks) => expect(logTicks(range)).toEqual(ticks))

test('ten times the cases is the same way to the right, wherever one starts', () => {
  const { points } = drawFunnel(
    { points: [point(10, 0.5), point(100, 0.5), point(1000, 0.5)], limits: [], centre: 0.5, target: null },
    box,
  )
  const [a, b, c] = points.map(({ x }) => x) as [number, number, number]
  expect(Math.abs(b - a - (c - b))).toBeLessThan(0.2)
})

test('higher shares stand higher, nothing leaves the box, and no cases are no point', () => {
  const drawn = drawFunnel(
    {
      points: [point(10, 0), point(50, 1), point(0, 0)],
      limits: [{ n: 10, low998: 0, low95: 0.1, high95: 0.9, high998: 1 }],
      centre: 0.5,
      target: 0.8,
    },
    box,
  )
  expect(drawn.points).toHaveLength(2)
  expect(drawn.points[0]!.y).toBe(80)
  expect(drawn.points[1]!.y).toBe(0)
  expect(drawn.target!).toBeLessThan(drawn.centre)
})

test('one unit alone and equal shares are drawn too', () => {
  const drawn = drawFunnel({ points: [point(7, 1)], limits: [], centre: 1, target: null }, box)
  expect(Number.isFinite(drawn.points[0]!.x) && Number.isFinite(drawn.points[0]!.y)).toBe(true)
})

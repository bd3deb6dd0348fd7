import { expect, test } from 'vitest'
import { stepPicture } from './step-picture.ts'

const frame = { width: 100, height: 40, pad: 8, today: '2026-06-15' }

test('stairs run from left to right, a higher target stands higher, the last runs on', () => {
  const { steps, risers, today } = stepPicture(
    [
      { from: '2026-07-01', to: null, value: 90 },
      { from: '2026-01-01', to: '2026-06-30', value: 80 },
    ],
    frame,
  )
  expect(steps.map(({ value, y, now }) => [value, y, now])).toEqual([
    [80, 32, true],
    [90, 8, false],
  ])
  expect(steps[0]!.x1).toBeGreaterThan(0)
  expect(steps[1]!.x2).toBe(100)
  expect(risers).toEqual([{ x: steps[0]!.x2, y1: 32, y2: 8 }])
  expect(today! > steps[0]!.x1 && today! < steps[0]!.x2).toBe(true)
})

test('days without a target are a gap, one step alone stands in the middle, none is an empty picture', () => {
  const apart = [
    { from: '2026-01-01', to: '2026-03-31', value: 80 },
    { from: '2026-05-01', to: '2026-12-31', value: 90 },
  ]
  const { steps, risers } = stepPicture(apart, frame)
  expect([risers, steps[0]!.x2 < steps[1]!.x1, steps[1]!.x2 < 100]).toEqual([[], true, true])
  expect(stepPicture([{ from: '2026-01-01', to: null, value: 0 }], frame).steps[0]!.y).toBe(20)
  expect(stepPicture([], frame)).toMatchObject({ steps: [], risers: [], today: null })
})

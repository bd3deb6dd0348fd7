import { expect, test } from 'vitest'
import { runs } from './slot-geometry.ts'
import { type SmokeData, smokeDrawing } from './smoke-band-model.ts'

const frame = { width: 1000, height: 300, left: 50, right: 10, top: 10, bottom: 30 }
const hour = 3_600_000
/** Midnight in Vietnam. */
const from = Date.UTC(2026, 10, 22, 17)
const data = (count: number, us: (place: number) => number | null, change: Partial<SmokeData> = {}): SmokeData => {
  const column = (times: number) =>
    Array.from({ length: count }, (_, place) => (us(place) === null ? null : us(place)! * times))
  return {
    from,
    slotS: (24 * 3600) / count,
    n: column(1).map((value) => (value === null ? 0 : 5)),
    failed: column(1).map(() => 0),
    lost: column(1).map(() => 0),
    p05: column(0.8),
    p25: column(0.9),
    p50: column(1),
    p75: column(1.1),
    p95: column(1.5),
    usual: { low: column(0.9), middle: column(1), high: column(1.2) },
    ...change,
  }
}

test('what is not known is a gap in every line, and no zero', () => {
  expect(runs([1, 2, null, null, 3])).toEqual([
    { from: 0, to: 2 },
    { from: 4, to: 5 },
  ])
  const { median, gaps } = smokeDrawing(
    data(24, (place) => (place >= 6 && place < 9 ? null : 80_000)),
    frame,
  )
  expect(median.match(/M/g)).toHaveLength(2)
  expect(gaps).toHaveLength(1)
  expect(gaps[0]!.x).toBeCloseTo(50 + 6 * (940 / 24))
  expect(gaps[0]!.width).toBeCloseTo(3 * (940 / 24))
})

test('the scale begins at nothing and ends at a round number above what is to be seen', () => {
  const { yTicks } = smokeDrawing(
    data(24, () => 80_000),
    frame,
  )
  expect(yTicks.map(({ us }) => us)).toEqual([0, 50_000, 100_000, 150_000])
  expect(yTicks[0]!.y).toBe(270)
  expect(yTicks.at(-1)!.y).toBe(10)
})

test('one wild slot of many does not press the others to the ground', () => {
  const { yTicks } = smokeDrawing(
    data(288, () => 80_000, { p95: Array.from({ length: 288 }, (_, place) => (place === 100 ? 9_000_000 : 120_000)) }),
    frame,
  )
  expect(yTicks.at(-1)!.us).toBeLessThan(300_000)
})

test('hours stand on the clock of Vietnam, apart from each other', () => {
  const wide = smokeDrawing(
    data(288, () => 80_000),
    frame,
  ).xTicks
  expect(wide.map(({ at }) => (at - from) / hour)).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24])
  const narrow = smokeDrawing(
    data(288, () => 80_000),
    { ...frame, width: 360 },
  ).xTicks
  expect(narrow.length).toBeLessThanOrEqual(4)
})

test('slots in which rounds failed are told with their share', () => {
  const failed = Array.from({ length: 24 }, (_, place) => (place === 3 ? 2 : 0))
  expect(
    smokeDrawing(
      data(24, () => 80_000, { failed }),
      frame,
    ).failures,
  ).toMatchObject([{ share: 0.4 }])
})

test('nothing measured at all is one gap and no line', () => {
  const { outer, median, gaps } = smokeDrawing(
    data(24, () => null),
    frame,
  )
  expect([outer, median, gaps.length]).toEqual(['', '', 1])
})

test('the stretch that is pointed at is cut off where the picture ends', () => {
  const shown = data(24, () => 80_000)
  const at = (hours: number) => from + hours * hour
  const drawn = (begins: number, ends: number) => smokeDrawing(shown, frame, { from: at(begins), to: at(ends) }).during
  expect(drawn(6, 9)).toEqual({ x: 50 + (6 * 940) / 24, width: (3 * 940) / 24 })
  expect(drawn(-5, 100)).toEqual({ x: 50, width: 940 })
  expect(smokeDrawing(shown, frame).during).toBeNull()
})

import { expect, test } from 'vitest'
import { phaseFrame, phaseRowsDrawing, type PhaseRowsData } from './phase-rows-model.ts'

const data = (rows: Record<string, (number | null)[]>, n = [5, 5, 5, 5]): PhaseRowsData => ({
  from: Date.UTC(2026, 10, 22, 17),
  slotS: 6 * 3600,
  n,
  rows: Object.entries(rows).map(([key, values]) => ({ key, label: key, values })),
})
const tallOf = ({ rows }: ReturnType<typeof phaseRowsDrawing>) => rows.map(({ top, ground }) => ground - top)

test('a millisecond is equally tall in every row', () => {
  const [connect, wait] = tallOf(
    phaseRowsDrawing(data({ connect: [20_000, 20_000, 20_000, 20_000], wait: [80_000, 80_000, 80_000, 80_000] }), 1000),
  )
  expect(wait! / connect!).toBeCloseTo(4)
  expect(connect! + wait!).toBeCloseTo(phaseFrame.plot)
})

test('each row stands on a ground of its own, below the one before', () => {
  const { rows, axis } = phaseRowsDrawing(
    data({ dns: [1, 1, 1, 1], connect: [9, 9, 9, 9], wait: [90, 90, 90, 90] }),
    1000,
  )
  expect(rows.map(({ ground }) => ground)).toEqual(rows.map(({ ground }) => ground).toSorted((a, b) => a - b))
  expect(rows.every(({ labelY, top }) => labelY < top)).toBe(true)
  expect(axis).toBe(rows.at(-1)!.ground)
})

test('a part far too short to see has its row all the same, and no more in it than it took', () => {
  const { rows } = phaseRowsDrawing(data({ dns: [100, 100, 100, 100], wait: [90_000, 90_000, 90_000, 90_000] }), 1000)
  expect(rows[0]!.ground - rows[0]!.top).toBe(phaseFrame.least)
  const [, y] = /^M[\d.]+ ([\d.]+)/.exec(rows[0]!.area)!
  expect(rows[0]!.ground - Number(y)).toBeLessThan(0.5)
})

test('what is not known is left out of the area, and a slot without rounds is a gap', () => {
  const { rows, gaps } = phaseRowsDrawing(data({ wait: [1_000, null, null, 1_000] }, [5, 0, 0, 5]), 1000)
  expect(rows[0]!.area.match(/M/g)).toHaveLength(2)
  const slot = (1000 - phaseFrame.left - phaseFrame.right) / 4
  expect(gaps).toEqual([{ x: phaseFrame.left + slot, width: 2 * slot }])
})

test('with nothing known it draws nothing and does not divide by it', () => {
  const { rows, height } = phaseRowsDrawing(data({ wait: [null, null, null, null] }), 1000)
  expect(rows[0]!.area).toBe('')
  expect(Number.isFinite(height)).toBe(true)
})

import { addDays, type Day, instantOf } from 'shared/day.ts'
import { describe, expect, test } from 'vitest'
import { lastReadyDay, makeReporting, settledTo } from './arrival.ts'
import { seedOf } from './chance.ts'
import { daysFrom } from './season.ts'

describe('the last day that can be had', () => {
  test.each([
    ['2025-08-10', 4 * 60 + 59, '2025-08-08'],
    ['2025-08-10', 5 * 60, '2025-08-09'],
    ['2025-08-10', 23 * 60 + 59, '2025-08-09'],
    ['2026-01-01', 8 * 60, '2025-12-31'],
  ] as [Day, number, Day][])('on %s, %d minutes after midnight in Vietnam, is %s', (day, minutes, last) => {
    expect(lastReadyDay(instantOf(day, minutes))).toBe(last)
  })
})

describe('reporting', () => {
  const reporting = makeReporting('dossier', { late: 0.05, corrected: 0.05, gaps: 0.05 })
  const seeds = Array.from({ length: 60 }, (_, index) => seedOf(`unit ${index}`))
  const days = daysFrom('2025-08-01', '2025-10-31')
  const cells = seeds.flatMap((seed) => days.map((day) => ({ seed, day })))
  const morning = (day: Day, after: number) => instantOf(addDays(day, after), 8 * 60)
  const arrived = (after: number) =>
    cells.filter(({ seed, day }) => reporting.hasArrived(seed, day, morning(day, after))).length

  test('brings few days late, and all within four more', () => {
    expect(arrived(0)).toBe(0)
    expect(arrived(1) / cells.length).toBeGreaterThan(0.93)
    expect(arrived(1)).toBeLessThan(cells.length)
    expect(arrived(5)).toBe(cells.length)
  })

  test('corrects a few figures once, upwards, and never moves a settled one', () => {
    const corrected = cells.filter(({ seed, day }) => reporting.shareKnown(seed, day, morning(day, 1)) < 1)
    expect(corrected.length / cells.length).toBeGreaterThan(0.02)
    expect(corrected.length / cells.length).toBeLessThan(0.08)
    for (const { seed, day } of corrected) {
      const known = Array.from({ length: 14 }, (_, after) => reporting.shareKnown(seed, day, morning(day, after + 1)))
      expect(new Set(known).size).toBe(2)
      expect([...known].sort((a, b) => a - b)).toEqual(known)
    }
    for (const day of days) expect(settledTo(morning(day, 15))).toBe(day)
    const moving = cells.filter(({ seed, day }) => reporting.shareKnown(seed, day, morning(day, 15)) < 1)
    expect(moving).toEqual([])
  })

  test('loses some days for good, but none of the published month', () => {
    const lost = cells.filter(({ seed, day }) => reporting.isMissing(seed, day)).length
    expect(lost).toBeGreaterThan(0)
    expect(lost / cells.length).toBeLessThan(0.03)
    const july = seeds.flatMap((seed) =>
      daysFrom('2025-07-01', '2025-07-31').map((day) => reporting.isMissing(seed, day)),
    )
    expect(july).not.toContain(true)
  })
})

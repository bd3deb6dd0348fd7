import { describe, expect, test } from 'vitest'
import { specialDays } from '../province/special-days.ts'
import { daysFrom, makeSeason } from './season.ts'

const season = makeSeason(specialDays)
const load = season.loadOf

test.each([
  ['2025-07-23', true, 'an ordinary Wednesday'],
  ['2025-07-26', false, 'a Saturday'],
  ['2025-09-02', false, 'National Day'],
  ['2026-02-18', false, 'Tết'],
  ['2026-08-22', true, 'a Saturday worked by swap'],
  ['2026-08-31', false, 'a Monday off by swap'],
  ['2026-11-24', false, 'Vietnam Culture Day'],
])('%s works: %s (%s)', (day, works) => {
  expect(season.isWorkingDay(day)).toBe(works)
})

describe('load', () => {
  test('falls from Monday to Friday, and at weekends only what is filed online comes in', () => {
    const week = daysFrom('2025-07-14', '2025-07-20').map(load)
    expect([...week].sort((a, b) => b - a)).toEqual(week)
    expect(Math.max(...week.slice(5))).toBeLessThan(0.15)
  })

  test('collapses over Tết and comes back above the ordinary', () => {
    const ordinary = load('2026-01-21')
    expect(load('2026-02-13')).toBeLessThan(ordinary * 0.6)
    expect(load('2026-02-18')).toBeLessThan(0.05)
    expect(load('2026-03-04')).toBeGreaterThan(ordinary * 1.1)
    expect(load('2026-03-25')).toBeCloseTo(1, 5)
  })

  test('is high on the first day back and at the end of a quarter', () => {
    expect(load('2025-09-03')).toBeGreaterThan(load('2025-09-10') * 1.1)
    expect(load('2025-09-24')).toBe(1)
    expect(load('2025-09-29')).toBeGreaterThan(load('2025-09-15') * 1.1)
  })
})

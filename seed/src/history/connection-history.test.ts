import { describe, expect, test } from 'vitest'
import { specialDays } from '../province/special-days.ts'
import { units } from '../province/units.ts'
import { makeHistory } from './history.ts'
import { portalChecksOf } from './portal-history.ts'
import { isProcedureDay } from './procedure-history.ts'
import { daysFrom } from './season.ts'

const history = makeHistory('ninh-binh', units, specialDays)
const sites = (from: string, to: string) =>
  daysFrom(from, to).flatMap((day) => history.meetings(day).flatMap((meeting) => meeting.sites))
const served = (all: ReturnType<typeof sites>) => all.filter(({ joined, breaks }) => joined && breaks === 0).length

describe('July 2025 as published', () => {
  const july = daysFrom('2025-07-01', '2025-07-31')

  test('has all 129 communes connected and equipped every day', () => {
    const lines = july.flatMap((day) => history.communes.map((profile) => history.lines(profile, day)))
    expect(lines).toHaveLength(129 * 31)
    expect(lines.every(({ connected, equipped }) => connected === 1 && equipped === 1)).toBe(true)
  })

  test('has every meeting served at every site', () => {
    const all = sites('2025-07-01', '2025-07-31')
    expect(all.length).toBeGreaterThan(1_000)
    expect(served(all)).toBe(all.length)
  })

  test('has all portals compliant', () => {
    const compliant = history.communes.filter((profile) =>
      Object.values(portalChecksOf(profile, '2025-07-31')).every(Boolean),
    )
    expect(compliant).toHaveLength(129)
  })

  test('has 1,910 of 1,910 services on the national portal on 23/7', () => {
    const [, partial = 0, full = 0, , services, integrated] = history.procedures('37', '2025-07-23')
    expect([services, integrated, partial + full]).toEqual([1_910, 1_910, 1_910])
  })
})

test('in November 2025 there are 1,966 services, 1,364 of them full-process', () => {
  const [, , full, , services] = history.procedures('37', '2025-11-30')
  expect([services, full]).toEqual([1_966, 1_364])
})

test('the state of procedures is given at month ends and on the day of the article', () => {
  expect(daysFrom('2025-07-01', '2025-09-30').filter(isProcedureDay)).toEqual([
    '2025-07-23',
    '2025-07-31',
    '2025-08-31',
    '2025-09-30',
  ])
})

describe('after July 2025', () => {
  test('lines fail, at some communes for whole weeks, and no line is up longer than planned', () => {
    const weeks = history.communes.flatMap((profile) =>
      Array.from({ length: 20 }, (_, week) => {
        const days = daysFrom('2025-08-04', '2025-12-21').slice(week * 7, week * 7 + 7)
        const lines = days.map((day) => history.lines(profile, day))
        expect(lines.every(({ planned, up }) => up >= 0 && up <= planned)).toBe(true)
        return lines.reduce((sum, { planned, up }) => sum + planned - up, 0)
      }),
    )
    const bad = weeks.filter((down) => down > 300).length / weeks.length
    expect(bad).toBeGreaterThan(0.005)
    expect(bad).toBeLessThan(0.15)
  })

  test('a bad line shows in the meeting room', () => {
    const all = sites('2025-08-01', '2026-10-31')
    expect(served(all) / all.length).toBeGreaterThan(0.97)
    expect(served(all)).toBeLessThan(all.length)
  })

  test('the decree of 1/7/2026 leaves some portals behind for a while', () => {
    const compliant = (day: string) =>
      history.communes.filter((profile) => Object.values(portalChecksOf(profile, day)).every(Boolean)).length
    expect(compliant('2026-07-31')).toBeLessThan(compliant('2026-06-30'))
    expect(compliant('2026-11-30')).toBeGreaterThan(compliant('2026-07-31'))
  })
})

describe('the gateway', () => {
  const days = daysFrom('2025-07-01', '2025-08-31').map((day) => history.gateway(day))

  test('counts every call in one bucket and every success among the calls', () => {
    for (const line of days.flat()) {
      const { calls, ok, businessError, buckets } = line
      expect(Object.values(buckets).reduce((sum, count) => sum + count, 0)).toBe(calls)
      expect(ok + businessError).toBeLessThanOrEqual(calls)
    }
  })

  test('has half-days on which one service fails while the others work', () => {
    const halfDays = days.flatMap((lines) =>
      ['dan-cu', 'ho-tich', 'dat-dai', 'dvcqg'].map((service) => {
        const morning = lines.filter((line) => line.service === service && line.hour >= 8 && line.hour < 11)
        const calls = morning.reduce((sum, line) => sum + line.calls, 0)
        return calls < 50 ? 1 : morning.reduce((sum, line) => sum + line.ok, 0) / calls
      }),
    )
    const bad = halfDays.filter((rate) => rate < 0.95).length
    expect(bad).toBeGreaterThan(2)
    expect(bad).toBeLessThan(halfDays.length * 0.1)
  })
})

test('petitions and ratings keep parts within wholes, and a week without petitions is one', () => {
  const sundays = daysFrom('2025-07-06', '2025-12-28').filter((_, index) => index % 7 === 0)
  const weeks = sundays.flatMap((sunday) => history.profiles.map((profile) => history.petitions(profile, sunday)))
  expect(
    weeks.every(([petitions = -1, onTime = 0, rated = -1, satisfied = 0]) => onTime <= petitions && satisfied <= rated),
  ).toBe(true)
  expect(weeks.some(([petitions]) => petitions === 0)).toBe(true)
})

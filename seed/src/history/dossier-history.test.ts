import { type Day } from 'shared/day.ts'
import { describe, expect, test } from 'vitest'
import { specialDays } from '../province/special-days.ts'
import { units } from '../province/units.ts'
import { measures } from '../province/measures.ts'
import { firstDossierReport } from './first-report.ts'
import { makeHistory } from './history.ts'
import { daysFrom } from './season.ts'

const history = makeHistory('ninh-binh', units, specialDays)
const names = measures.filter(({ dataset }) => dataset === 'dossier').map(({ id }) => id)
const place = (name: string) => names.indexOf(name)

function total(from: Day, to: Day, profiles = history.profiles): Record<string, number> {
  const sums = names.map(() => 0)
  for (const day of daysFrom(from, to)) {
    for (const profile of profiles) {
      for (const [index, count] of history.dossiers(profile, day).entries()) sums[index] = (sums[index] ?? 0) + count
    }
  }
  return Object.fromEntries(names.map((name, index) => [name, sums[index] ?? 0]))
}
const rate = (sums: Record<string, number>, part: string, whole = 'dossiers_received') =>
  (sums[part] ?? 0) / (sums[whole] ?? 1)

describe('the published figures', () => {
  test.each(['ninh-binh', 'another seed'])('are met to the last dossier with the seed “%s”', (seed) => {
    const told = makeHistory(seed, units, specialDays)
    const sums = names.map(() => 0)
    for (const day of daysFrom('2025-07-01', '2025-07-23')) {
      for (const profile of told.profiles) {
        for (const [index, count] of told.dossiers(profile, day).entries()) sums[index] = (sums[index] ?? 0) + count
      }
    }
    const of = (name: string) => sums[place(name)]
    expect({
      received: of('dossiers_received'),
      online: of('dossiers_online'),
      withFee: of('dossiers_with_fee'),
      paidOnline: of('dossiers_paid_online'),
      onTime: of('dossiers_on_time'),
    }).toEqual({ received: 36_694, online: 28_599, withFee: 13_616, paidOnline: 8_156, onTime: 35_300 })
  })

  test('are met without one unit or one day absorbing the difference', () => {
    const before = history.profiles.map((profile) =>
      rate(total('2025-07-01', '2025-07-23', [profile]), 'dossiers_online'),
    )
    const after = history.profiles.map((profile) =>
      rate(total('2025-07-24', '2025-08-15', [profile]), 'dossiers_online'),
    )
    const large = history.profiles.map(({ share }) => share > 0.006)
    for (const [index, isLarge] of large.entries()) {
      if (isLarge) expect(Math.abs((before[index] ?? 0) - (after[index] ?? 0))).toBeLessThan(0.2)
    }
    const lateByUnit = history.profiles.map((profile) => {
      const sums = total('2025-07-01', '2025-07-23', [profile])
      return (sums['dossiers_received'] ?? 0) - (sums['dossiers_on_time'] ?? 0)
    })
    expect(Math.max(...lateByUnit)).toBeLessThan(1_394 * 0.12)
  })

  test('do not bend the days after them', () => {
    const next = total('2025-07-24', '2025-07-30')
    const last = total('2025-07-17', '2025-07-23')
    expect((next['dossiers_received'] ?? 0) / (last['dossiers_received'] ?? 1)).toBeGreaterThan(0.9)
    expect((next['dossiers_received'] ?? 0) / (last['dossiers_received'] ?? 1)).toBeLessThan(1.15)
    for (const [part, whole] of [
      ['dossiers_online', 'dossiers_received'],
      ['dossiers_on_time', 'dossiers_received'],
      ['dossiers_paid_online', 'dossiers_with_fee'],
    ] as const) {
      expect(Math.abs(rate(next, part, whole) - rate(last, part, whole)), part).toBeLessThan(0.03)
    }
  })
})

describe('every record', () => {
  const parts = [
    ['dossiers_on_time', 'dossiers_received'],
    ['dossiers_full_process_eligible', 'dossiers_received'],
    ['dossiers_full_process', 'dossiers_full_process_eligible'],
    ['dossiers_with_fee', 'dossiers_received'],
    ['dossiers_paid_online', 'dossiers_with_fee'],
    ['dossiers_digitised', 'dossiers_received'],
    ['dossiers_result_electronic', 'dossiers_result_required'],
    ['dossiers_data_reused', 'dossiers_received'],
    ['dossiers_population_data', 'dossiers_received'],
    ['dossiers_synced', 'dossiers_to_sync'],
  ] as const

  test.each([1, 0.93, 0.75])('adds up and keeps parts within wholes when %d of it is known', (share) => {
    const wrong = [...daysFrom('2025-07-01', '2025-07-31'), ...daysFrom('2026-02-10', '2026-03-10')].flatMap((day) =>
      history.profiles.flatMap((profile) => {
        const counts = firstDossierReport(history.dossiers(profile, day), share)
        const of = (name: string) => counts[place(name)] ?? Number.NaN
        const channels = of('dossiers_online') + of('dossiers_counter') + of('dossiers_postal')
        const sound =
          counts.length === names.length &&
          counts.every((count) => Number.isSafeInteger(count) && count >= 0) &&
          channels === of('dossiers_received') &&
          parts.every(([part, whole]) => of(part) <= of(whole))
        return sound ? [] : [`${profile.unit.code} ${day}`]
      }),
    )
    expect(wrong).toEqual([])
  })

  test('of a day off was filed online', () => {
    for (const day of ['2025-07-05', '2025-09-02', '2026-02-18']) {
      const sums = total(day, day)
      expect(sums['dossiers_online']).toBe(sums['dossiers_received'])
      expect(sums['dossiers_received']).toBeGreaterThan(0)
    }
  })
})

describe('the course of things', () => {
  test('online filing passes 88 % by mid-November 2025 and stays above', () => {
    for (const [from, to] of [
      ['2025-11-10', '2025-11-16'],
      ['2025-11-17', '2025-11-30'],
      ['2026-01-05', '2026-01-18'],
      ['2026-10-01', '2026-10-14'],
    ] as const) {
      expect(rate(total(from, to), 'dossiers_online'), from).toBeGreaterThan(0.88)
    }
  })

  test('Tết empties the counters and the weeks after fill them', () => {
    const week = (from: Day, to: Day) => total(from, to)['dossiers_received'] ?? 0
    const ordinary = week('2026-01-12', '2026-01-18')
    expect(week('2026-02-16', '2026-02-22')).toBeLessThan(ordinary * 0.05)
    expect(week('2026-03-02', '2026-03-08')).toBeGreaterThan(ordinary * 1.1)
  })
})

describe('units', () => {
  const rates = (from: Day, to: Day) =>
    history.communes.map((profile) => rate(total(from, to, [profile]), 'dossiers_online'))

  test('differ, and those that are behind stay behind', () => {
    const [early, late] = [rates('2025-09-01', '2025-09-30'), rates('2026-04-01', '2026-04-30')]
    expect(Math.max(...early) - Math.min(...early)).toBeGreaterThan(0.25)
    expect(correlation(early, late)).toBeGreaterThan(0.5)
  })

  test('some lag and a few small ones jump about', () => {
    const tempers = Object.groupBy(history.communes, ({ temper }) => temper)
    expect(tempers.lagging?.length).toBeGreaterThanOrEqual(5)
    expect(tempers.jumpy?.length).toBeGreaterThanOrEqual(3)
    expect(tempers.jumpy?.length).toBeLessThanOrEqual(12)
  })
})

test('the same question has the same answer, in whatever order it is put', () => {
  const again = makeHistory('ninh-binh', units, specialDays)
  const [profile] = again.profiles
  if (!profile) throw new Error('no units')
  const days = daysFrom('2025-07-20', '2025-08-05')
  const backwards = days.toReversed().map((day) => again.dossiers(profile, day))
  expect(backwards.toReversed()).toEqual(days.map((day) => history.dossiers(profile, day)))
  const elsewhere = makeHistory('another seed', units, specialDays)
  const [same] = elsewhere.profiles
  expect(days.map((day) => (same ? elsewhere.dossiers(same, day) : []))).not.toEqual(backwards.toReversed())
})

function correlation(a: number[], b: number[]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [meanA, meanB] = [mean(a), mean(b)]
  const product = (x: number[], meanX: number, y: number[], meanY: number) =>
    x.reduce((sum, value, index) => sum + (value - meanX) * ((y[index] ?? 0) - meanY), 0)
  return product(a, meanA, b, meanB) / Math.sqrt(product(a, meanA, a, meanA) * product(b, meanB, b, meanB))
}

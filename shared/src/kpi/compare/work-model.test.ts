import { describe, expect, test } from 'vitest'
import type { StatedPeriod } from '../../period-contract.ts'
import { makeWorkCalendar } from '../../workday.ts'
import type { Kpi, Target } from '../kpi.ts'
import { applyTarget } from '../target.ts'
import { valueOf } from '../value.ts'
import { firstSentence, targetsOf, workingDaysLeft, workOf } from './work-model.ts'

const label = (vi: string, en: string) => ({ label: { vi, en }, terms: [] })
const kpi = (id: string, more: Partial<Kpi> = {}): Kpi => ({
  id,
  name: { vi: id, en: id },
  definition: { vi: id, en: id },
  numerator: label('Hồ sơ nộp trực tuyến', 'Dossiers filed online'),
  denominator: label('Hồ sơ tiếp nhận', 'Dossiers received'),
  measuredIn: 'percent',
  direction: 'higher',
  aggregation: 'ratio-of-sums',
  additive: true,
  scope: 'all-units',
  decimals: 1,
  frequency: 'daily',
  dataset: 'dossier',
  awaiting: null,
  subsystems: [],
  headline: null,
  instruments: [],
  targets: [],
  ...more,
})
const aim = (value: number, comparator: Target['comparator'] = 'at-least'): Target => ({
  unit: null,
  kind: null,
  comparator,
  value,
  from: '2025-01-01',
  to: null,
  instrument: null,
  note: null,
})
const measured = (of: Kpi, numerator: number, denominator: number, target: Target | null) => {
  const counts = { numerator, denominator, reported: 9, expected: 9, quarantined: 0, everReported: true }
  const value = valueOf(of, counts, 'vi', target)
  return { kpi: of, value, target: target && applyTarget(of, target, value, 'vi') }
}
const period: StatedPeriod = {
  calendar: 'nd09',
  grain: 'month',
  key: '2026-06',
  from: '2026-05-15',
  to: '2026-06-14',
  days: 31,
  workingDays: 21,
  state: 'running',
}
const running = { period, today: '2026-06-02', calendar: makeWorkCalendar([]), locale: 'vi' as const }
const over = { ...running, today: '2026-07-01', period: { ...period, state: 'closed' as const } }

describe('gaps as work', () => {
  const online = measured(kpi('T02'), 412, 500, aim(90))
  const late = measured(
    kpi('V08', { direction: 'lower', numerator: label('Lượt ký lỗi', 'Failed') }),
    8,
    200,
    aim(1, 'at-most'),
  )
  const met = measured(kpi('T04'), 99, 100, aim(95))

  test('most first; what is met, has no target, or is minutes of a line, is no work', () => {
    const minutes = measured(kpi('C02', { aggregation: 'time-weighted' }), 1, 90_000, aim(99))
    const sum = measured(kpi('T01', { measuredIn: 'dossier', denominator: null, aggregation: 'sum' }), 3, 0, aim(9))
    const work = workOf([late, met, online, minutes, sum, measured(kpi('T10'), 1, 9, null)], running)
    expect(work.map(({ kpi: id, convertible, comparator }) => [id, convertible, comparator])).toEqual([
      ['T02', 38, 'at-least'],
      ['V08', 6, 'at-most'],
    ])
  })

  test('the rest of the period by its working days: 12 of 21 are past, so 500 will be 875', () => {
    const [work] = workOf([online], running)
    // ⌈0.9 × 875⌉ − 412 = 376 of the 375 to come.
    expect(work?.rest).toEqual({
      coming: 375,
      needed: 376,
      rate: expect.closeTo(376 / 375, 12) as number,
      reachable: false,
      allowedMisses: -1,
    })
    expect(workOf([online], over)[0]?.rest).toBeNull()
    // A state does not grow with the days.
    expect(workOf([measured(kpi('V07', { aggregation: 'last' }), 8, 10, aim(90))], running)[0]?.rest).toBeNull()
    // On the first day nothing is past to go by.
    expect(workOf([online], { ...running, today: '2026-05-15' })[0]?.rest).toBeNull()
  })

  test('the first sentence', () => {
    const say = (all: (typeof online)[], time: Parameters<typeof workOf>[1]) =>
      firstSentence(workOf(all, time), targetsOf(all), time)
    expect(say([online, met], running)).toMatchObject({
      kind: 'short',
      workingDaysLeft: 9,
      text: 'Còn 38 hồ sơ nộp trực tuyến để đạt mục tiêu ≥ 90% trong kỳ đến 14/6/2026; còn 9 ngày làm việc.',
    })
    expect(say([online], { ...running, locale: 'en', today: '2026-06-12' }).text).toBe(
      '38 more dossiers filed online to meet the target of ≥ 90% in the period to 14 Jun 2026; 1 working day left.',
    )
    expect(say([late], running).text).toBe(
      'Vượt mức cho phép (≤ 1%) 6 lượt ký lỗi trong kỳ đến 14/6/2026; còn 9 ngày làm việc.',
    )
    expect(say([online], over)).toMatchObject({
      kind: 'period-over',
      workingDaysLeft: 0,
      text: 'Kỳ đã kết thúc ngày 14/6/2026: còn thiếu 38 hồ sơ nộp trực tuyến so với mục tiêu ≥ 90%.',
    })
    expect(say([met], running)).toMatchObject({ kind: 'all-met', work: null })
    expect(say([measured(kpi('T10'), 0, 0, aim(50))], running)).toMatchObject({ kind: 'no-figures' })
    expect(say([], running)).toMatchObject({ kind: 'no-figures' })
  })

  test('how the targets stand', () => {
    expect(targetsOf([online, late, met, measured(kpi('T10'), 0, 0, aim(50))])).toEqual({
      met: 1,
      missed: 2,
      unknown: 1,
    })
  })

  test('days left: today counts, a period ahead has all of its own', () => {
    expect(workingDaysLeft(running)).toBe(9)
    expect(workingDaysLeft({ ...running, today: '2026-05-01', period: { ...period, state: 'future' } })).toBe(21)
  })
})

import { describe, expect, test } from 'vitest'
import { addDays, type Day, weekdayOf } from '../../day.ts'
import { makeSeeded } from '../../statistics/seeded.ts'
import { makeWorkCalendar } from '../../workday.ts'
import type { Kpi } from '../kpi.ts'
import { type EarlyDay, earlyWarningOf } from './early-warning.ts'

type EarlyKpi = Pick<Kpi, 'measuredIn' | 'aggregation' | 'direction' | 'denominator' | 'frequency'>
const side = { label: { vi: 'x', en: 'x' }, terms: [] }
const share: EarlyKpi = {
  measuredIn: 'percent',
  aggregation: 'ratio-of-sums',
  direction: 'higher',
  denominator: side,
  frequency: 'workday',
}
const sum: EarlyKpi = { ...share, measuredIn: 'dossier', aggregation: 'sum', denominator: null, direction: 'neutral' }
const calendar = makeWorkCalendar([])
const weekend = (day: Day) => weekdayOf(day) > 5

/** 180 days up to a Friday in September, far from Tết. */
function daysOf(counts: (day: Day, place: number) => EarlyDay['counts'], last: Day = '2026-09-25'): EarlyDay[] {
  return Array.from({ length: 180 }, (_, place) => {
    const day = addDays(last, place - 179)
    return { day, counts: weekend(day) ? null : counts(day, place) }
  })
}
const { normal } = makeSeeded('early')
const noise = Array.from({ length: 180 }, normal)
const around = (centre: number, n: number, place: number) => ({
  numerator: Math.round(n * centre + noise[place]! * Math.sqrt(n * centre * (1 - centre))),
  denominator: n,
})

describe('a share', () => {
  test('as it always was: nothing is told, and weekends leave the average where it is', () => {
    const warning = earlyWarningOf(
      share,
      daysOf((_, place) => around(0.8, 600, place)),
      calendar,
    )
    expect(warning).toMatchObject({ kind: 'watched', why: null, side: null, since: null, means: null })
    expect(warning.days).toHaveLength(30)
    const [saturday, friday] = [warning.days.at(-7)!, warning.days.at(-8)!]
    expect([saturday.day, saturday.score]).toEqual(['2026-09-19', null])
    expect(saturday.value).toBe(friday.value)
  })

  test('four points less from a Monday on are told within days, from the day they were', () => {
    const fallen = daysOf((day, place) => around(day >= '2026-09-14' ? 0.76 : 0.8, 600, place))
    const warning = earlyWarningOf(share, fallen, calendar)
    expect(warning).toMatchObject({ side: 'below', means: 'concern' })
    expect(warning.since! >= '2026-09-14' && warning.since! <= '2026-09-18').toBe(true)
    expect(earlyWarningOf({ ...share, direction: 'lower' }, fallen, calendar).means).toBe('improvement')
    expect(warning.days.find(({ day }) => day === '2026-09-11')!.means).toBeNull()
  })

  test.each([
    [
      'counted by the month',
      { ...share, frequency: 'monthly' as const },
      daysOf(() => around(0.8, 600, 0)),
      'not-daily',
    ],
    ['a level', { ...share, aggregation: 'last' as const }, daysOf(() => around(0.8, 600, 0)), 'not-daily'],
    ['ten cases a day', share, daysOf((_, place) => around(0.8, 10, place)), 'too-thin'],
    ['all at 100 %', share, daysOf(() => ({ numerator: 9, denominator: 9 })), 'no-spread'],
    ['two months', share, daysOf((_, place) => around(0.8, 600, place)).slice(-60), 'too-few'],
    ['no figures', share, daysOf(() => null), 'too-few'],
    ['no days at all', share, [], 'too-few'],
  ] as const)('%s: %3$s', (_, kpi, days, why) =>
    expect(earlyWarningOf(kpi, days, calendar)).toEqual({
      kind: 'none',
      why,
      days: [],
      side: null,
      since: null,
      means: null,
    }),
  )
})

describe('a sum', () => {
  const week = [1.5, 1.2, 1, 0.8, 0.5]
  const busy = (day: Day, place: number) => ({
    numerator: Math.round(400 * week[weekdayOf(day) - 1]! * (1 + 0.03 * noise[place]!)),
    denominator: 0,
  })

  test('Mondays are three times as busy as Fridays, and nothing is told of it', () => {
    const warning = earlyWarningOf(sum, daysOf(busy), calendar)
    expect(warning).toMatchObject({ kind: 'watched', side: null })
    // Without the weekday taken out the days of the week would lie further apart than everything else.
    expect(Math.max(...warning.days.map(({ score }) => Math.abs(score ?? 0)))).toBeLessThan(4)
  })

  test('a tenth more than usual is told', () => {
    const risen = daysOf((day, place) => {
      const { numerator } = busy(day, place)
      return { numerator: day >= '2026-09-07' ? Math.round(numerator * 1.1) : numerator, denominator: 0 }
    })
    expect(earlyWarningOf(sum, risen, calendar)).toMatchObject({ side: 'above', means: 'neutral' })
  })

  test('the quiet weeks around Tết do not count', () => {
    const tet = daysOf(
      (day, place) => ({
        numerator: day >= '2026-02-03' && day <= '2026-02-27' ? 20 : busy(day, place).numerator,
        denominator: 0,
      }),
      '2026-03-02',
    )
    const warning = earlyWarningOf(sum, tet, calendar)
    expect(warning.side).toBeNull()
    expect(warning.days.filter(({ score }) => score !== null).map(({ day }) => day)).toEqual([
      '2026-02-02',
      '2026-03-02',
    ])
  })
})

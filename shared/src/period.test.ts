import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, daysBetween, fromSerial, toSerial } from './day.ts'
import type { Period } from './period-contract.ts'
import { monthPeriod, parseKey, rangePeriod, weekOf } from './period-key.ts'
import {
  cumulativeTo,
  next,
  periodAround,
  periodDays,
  periodLabel,
  periodsUpTo,
  previous,
  resolvePeriod,
  sameElapsed,
  statePeriod,
  uncumulated,
  yearAgo,
} from './period.ts'
import { makeWorkCalendar } from './workday.ts'

const today = '2026-11-22'
const historyFrom = '2025-07-01'
const named = (key: string, calendar?: Period['calendar']): Period => {
  const period = parseKey(key, calendar)
  if (typeof period === 'string') throw new Error(`${key}: ${period}`)
  return period
}
const span = ({ from, to }: Period) => `${from} ${to}`

describe('a key names two days', () => {
  test.each([
    ['2026-11', 'nd09', '2026-10-15 2026-11-14'],
    ['2026-01', 'nd09', '2025-12-15 2026-01-14'],
    ['2026-Q1', 'nd09', '2025-12-15 2026-03-14'],
    ['2026-Q3', 'nd09', '2026-06-15 2026-09-14'],
    ['2026-H1', 'nd09', '2025-12-15 2026-06-14'],
    ['2026-H2', 'nd09', '2026-06-15 2026-12-14'],
    ['2026-9M', 'nd09', '2025-12-15 2026-09-14'],
    ['2026', 'nd09', '2025-12-15 2026-12-14'],
    ['2024-02', 'gregorian', '2024-02-01 2024-02-29'],
    ['2026-Q3', 'gregorian', '2026-07-01 2026-09-30'],
    ['2026-9M', 'gregorian', '2026-01-01 2026-09-30'],
    ['2026', 'gregorian', '2026-01-01 2026-12-31'],
    ['2025-W30', 'iso-week', '2025-07-21 2025-07-27'],
    ['2026-W01', 'iso-week', '2025-12-29 2026-01-04'],
    ['2026-W53', 'iso-week', '2026-12-28 2027-01-03'],
    ['2025-07-01..2025-07-23', 'range', '2025-07-01 2025-07-23'],
  ] as const)('%s in %s', (key, calendar, days) => {
    expect(span(named(key, calendar))).toBe(days)
    expect(named(key, calendar)).toMatchObject({ key, calendar })
  })

  test('without a calendar a week is an ISO week, two days a range, and the rest Decree 09', () => {
    expect(named('2025-W30').calendar).toBe('iso-week')
    expect(named('2025-07-01..2025-07-02').calendar).toBe('range')
    expect(named('2025-07').calendar).toBe('nd09')
  })
})

describe('a query is a period or a refusal that names its parameter', () => {
  test.each([
    ['nothing asked: the last closed Decree 09 month', {}, '2026-10-15 2026-11-14'],
    ['a calendar alone: its last closed month', { calendar: 'gregorian' }, '2026-10-01 2026-10-31'],
    ['or week', { calendar: 'iso-week' }, '2026-11-09 2026-11-15'],
    ['two days', { from: '2025-07-01', to: '2025-07-23' }, '2025-07-01 2025-07-23'],
    ['a year that began before history', { period: '2025' }, '2024-12-15 2025-12-14'],
    ['cumulative: from the first day of its year', { period: '2026-11', cumulative: 'true' }, '2025-12-15 2026-11-14'],
    [
      'cumulative range: from 1 January of its end',
      { from: '2026-03-05', to: '2026-04-01', cumulative: 'true' },
      '2026-01-01 2026-04-01',
    ],
    ['a running period may be asked for', { period: '2026-12' }, '2026-11-15 2026-12-14'],
  ] as const)('%s', (_, query, days) => {
    const resolved = resolvePeriod(query, today, historyFrom)
    expect(resolved.kind === 'period' && span(resolved.period)).toBe(days)
  })

  test.each([
    ['period and days together', { period: '2026-10', from: '2026-01-01', to: '2026-01-02' }, 'period'],
    ['first day after last', { from: '2026-02-02', to: '2026-02-01' }, 'from'],
    ['first day after last in a key', { period: '2026-02-02..2026-02-01' }, 'period'],
    ['only one of the two days: no last', { from: '2026-02-02' }, 'to'],
    ['only one of the two days: no first', { to: '2026-02-02' }, 'from'],
    ['a day that does not exist', { from: '2026-02-30', to: '2026-03-01' }, 'from'],
    ['days in a calendar of names', { calendar: 'nd09', from: '2026-02-02', to: '2026-02-03' }, 'calendar'],
    ['a range with no days', { calendar: 'range' }, 'from'],
    ['an unreadable key', { period: 'tháng 7' }, 'period'],
    ['month 13', { period: '2026-13' }, 'period'],
    ['week 53 of a year with 52', { period: '2025-W53' }, 'period'],
    ['a week in Decree 09', { calendar: 'nd09', period: '2026-W30' }, 'period'],
    ['a month in the calendar of weeks', { calendar: 'iso-week', period: '2026-10' }, 'period'],
    ['before history', { period: '2025-06' }, 'period'],
    ['days before history', { from: '2024-01-01', to: '2024-02-01' }, 'to'],
    ['far in the future', { period: '2030' }, 'period'],
    ['year 0001', { period: '0001' }, 'period'],
  ] as const)('%s', (_, query, at) => {
    const resolved = resolvePeriod(query, today, historyFrom)
    expect(resolved).toMatchObject({ kind: 'refused', at })
    expect(resolved.kind === 'refused' && !/[{}]/.test(resolved.why.vi + resolved.why.en)).toBe(true)
  })

  test('a refusal says the days as each language writes them', () => {
    const refusal = resolvePeriod({ from: '2024-01-01', to: '2024-02-01' }, today, historyFrom)
    expect(refusal).toMatchObject({
      why: {
        vi: 'Kỳ kết thúc ngày 01/02/2024, trước khi có số liệu (từ ngày 01/7/2025).',
        en: 'The period ends on 1 Feb 2024, before the figures begin (1 Jul 2025).',
      },
    })
  })

  test('while history is younger than a month, nothing asked means the running month', () => {
    const resolved = resolvePeriod({}, '2025-07-10', historyFrom)
    expect(resolved.kind === 'period' && resolved.period.key).toBe('2025-07')
  })
})

describe('properties', () => {
  const anyDay = fc.integer({ min: toSerial('2016-01-01'), max: toSerial('2040-12-31') }).map(fromSerial)
  const anyYear = fc.integer({ min: 2016, max: 2040 })
  const anyRange = fc
    .tuple(anyDay, fc.integer({ min: 0, max: 800 }))
    .map(([from, days]) => rangePeriod(from, addDays(from, days)))
  const grains = [
    ['month', 12],
    ['quarter', 4],
    ['half', 2],
    ['nine-months', 1],
    ['year', 1],
  ] as const
  const anyMonthPeriod = fc
    .tuple(fc.constantFrom('nd09', 'gregorian'), fc.constantFrom(...grains), anyYear, fc.nat())
    .map(([calendar, [grain, perYear], year, place]) => monthPeriod(calendar, grain, year, (place % perYear) + 1))
  const anyPlain = fc.oneof(anyRange, anyMonthPeriod, anyDay.map(weekOf))
  const anyPeriod = fc.oneof(anyPlain, anyPlain.map(cumulativeTo))

  const tiles = (parts: Period[], first: Day, last: Day) => {
    expect(parts[0]?.from).toBe(first)
    expect(parts.at(-1)?.to).toBe(last)
    parts.slice(1).forEach((part, place) => expect(part.from).toBe(addDays(parts[place]!.to, 1)))
  }
  test.each([
    ['month', 12],
    ['quarter', 4],
    ['half', 2],
  ] as const)('the %ss of a Decree 09 year tile 15/12 to 14/12, leap years too', (grain, perYear) => {
    fc.assert(
      fc.property(anyYear, (year) => {
        tiles(
          Array.from({ length: perYear }, (_, place) => monthPeriod('nd09', grain, year, place + 1)),
          `${year - 1}-12-15`,
          `${year}-12-14`,
        )
      }),
    )
  })
  test('weeks tile: the one after a week begins the day after it, and has seven days', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const week = weekOf(day)
        expect(week.from <= day && day <= week.to && daysBetween(week.from, week.to) === 7).toBe(true)
        tiles([week, next(week)], week.from, addDays(week.to, 7))
      }),
    )
  })
  test('previous and next undo each other', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        expect(next(previous(period))).toEqual(period)
        expect(previous(next(period))).toEqual(period)
      }),
    )
  })
  test('the period before ends the day before this one begins', () => {
    fc.assert(
      fc.property(
        anyPlain.filter(({ grain }) => grain !== 'nine-months'),
        (period) => {
          expect(addDays(previous(period).to, 1)).toBe(period.from)
        },
      ),
    )
  })
  test('a cumulative period still knows the one it ends with', () => {
    fc.assert(
      fc.property(
        anyPlain.filter(({ grain }) => grain !== 'range'),
        (period) => {
          expect(uncumulated(cumulativeTo(period))).toEqual(period)
        },
      ),
    )
  })
  test('a key says all: parsing it gives the period back', () => {
    fc.assert(
      fc.property(anyPlain, (period) => {
        expect(parseKey(period.key, period.calendar)).toEqual(period)
      }),
    )
  })
  test('a period contains the day it was made around', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('nd09', 'gregorian', 'iso-week'), (day, calendar) => {
        const { from, to } = periodAround(calendar, day)
        expect(from <= day && day <= to).toBe(true)
      }),
    )
  })
  test('a year ago is of the same kind, and lies before', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        const ago = yearAgo(period)
        expect([ago.calendar, ago.grain, ago.cumulative]).toEqual([period.calendar, period.grain, period.cumulative])
        expect(ago.from < period.from && ago.to < period.to).toBe(true)
      }),
    )
  })
  test('the same elapsed days are never more than have passed, nor than the period before had', () => {
    fc.assert(
      fc.property(anyPeriod, anyDay, (period, day) => {
        const same = sameElapsed(period, day)
        const before = period.cumulative ? yearAgo(period) : previous(period)
        expect(same.from).toBe(before.from)
        expect(same.to <= before.to).toBe(true)
        expect(daysBetween(same.from, same.to)).toBeLessThanOrEqual(daysBetween(period.from, period.to))
        if (day > period.from && day <= period.to)
          expect(daysBetween(same.from, same.to)).toBeLessThanOrEqual(toSerial(day) - toSerial(period.from))
      }),
    )
  })
  test('periods up to one: as many as asked, in order, the asked one last', () => {
    fc.assert(
      fc.property(anyPeriod, fc.integer({ min: 1, max: 20 }), (period, count) => {
        const periods = periodsUpTo(period, count)
        expect(periods.length).toBe(count)
        expect(periods.at(-1)).toEqual(period)
        periods.slice(1).forEach((later, place) => expect(previous(later)).toEqual(periods[place]))
      }),
    )
  })
})

describe('comparisons', () => {
  test.each([
    ['the same elapsed days of a running month', sameElapsed(named('2026-12'), today), '2026-10-15 2026-10-21'],
    ['on its first day: one day', sameElapsed(named('2026-12'), '2026-11-15'), '2026-10-15 2026-10-15'],
    [
      'of a closed month: no longer than the month before',
      sameElapsed(named('2026-03'), today),
      '2026-01-15 2026-02-11',
    ],
    [
      'of a cumulative year: the year before',
      sameElapsed(cumulativeTo(named('2026-12')), today),
      '2024-12-15 2025-11-21',
    ],
    ['a year before 29 February', yearAgo(rangePeriod('2024-02-29', '2024-03-05')), '2023-02-28 2023-03-05'],
    ['a year before week 53', yearAgo(named('2026-W53')), '2025-12-22 2025-12-28'],
    ['before a cumulative month', previous(cumulativeTo(named('2026-01'))), '2024-12-15 2025-12-14'],
  ] as const)('%s', (_, period, days) => expect(span(period)).toBe(days))
})

describe('labels as an official writes them', () => {
  test.each([
    [named('2025-07'), 'tháng 7/2025', 'Jul 2025', '15/6–14/7/2025'],
    [named('2025-Q3'), 'quý III/2025', 'Q3 2025', '15/6–14/9/2025'],
    [named('2026-H1'), '6 tháng đầu năm 2026', 'first half of 2026', '15/12/2025–14/6/2026'],
    [named('2026-H2'), '6 tháng cuối năm 2026', 'second half of 2026', '15/6–14/12/2026'],
    [named('2026-9M'), '9 tháng đầu năm 2026', 'first nine months of 2026', '15/12/2025–14/9/2026'],
    [named('2026'), 'năm 2026', 'year 2026', '15/12/2025–14/12/2026'],
    [named('2025-W30'), 'tuần 30 (21–27/7/2025)', 'week 30 (21–27 Jul 2025)', '21–27/7/2025'],
    [
      rangePeriod('2025-07-01', '2025-07-23'),
      'từ ngày 01/7/2025 đến ngày 23/7/2025',
      '1 Jul 2025 to 23 Jul 2025',
      '01–23/7/2025',
    ],
    [rangePeriod('2026-02-09', '2026-02-09'), 'ngày 09/02/2026', '9 Feb 2026', '09/02/2026'],
    [
      cumulativeTo(named('2026-11')),
      'lũy kế từ đầu năm đến hết tháng 11/2026',
      'year to date up to Nov 2026',
      '15/12/2025–14/11/2026',
    ],
    [
      cumulativeTo(named('2025-W30')),
      'lũy kế từ đầu năm đến hết tuần 30 (21–27/7/2025)',
      'year to date up to week 30 (21–27 Jul 2025)',
      '30/12/2024–27/7/2025',
    ],
  ] as const)('%o', (period, vi, en, days) => {
    expect(periodLabel('vi', period)).toBe(vi)
    expect(periodLabel('en', period)).toBe(en)
    expect(periodDays('vi', period)).toBe(days)
  })
})

test('a stated period knows its length, its working days, and whether it is over', () => {
  const calendar = makeWorkCalendar([{ day: '2026-11-24', working: false }])
  expect(statePeriod(named('2026-12'), today, calendar)).toMatchObject({ days: 30, workingDays: 20, state: 'running' })
  expect(statePeriod(named('2026-11'), today, calendar)).toMatchObject({ days: 31, workingDays: 22, state: 'closed' })
  expect(statePeriod(named('2027-01'), today, calendar).state).toBe('future')
})

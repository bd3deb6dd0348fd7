import { addDays, type Day, daysBetween, isDay, makeDay, weekdayOf, yearOf } from './day.ts'
import type { Calendar, Grain, Period } from './period-contract.ts'

/** The calendars in which a year has twelve months; they differ only in where a month begins. */
type MonthCalendar = 'nd09' | 'gregorian'
export type MonthGrain = 'month' | 'quarter' | 'half' | 'nine-months' | 'year'

/** How many months a grain has, and how many of it a year has. Nine months begin with the year and come once. */
const spans: Record<MonthGrain, { months: number; perYear: number }> = {
  month: { months: 1, perYear: 12 },
  quarter: { months: 3, perYear: 4 },
  half: { months: 6, perYear: 2 },
  'nine-months': { months: 9, perYear: 1 },
  year: { months: 12, perYear: 1 },
}

/** Decree 09/2019/NĐ-CP art. 12: a month runs from the 15th of the month before to the 14th. */
const firstDayOfMonth = (calendar: MonthCalendar, year: number, month: number): Day =>
  calendar === 'nd09' ? makeDay(year, month - 1, 15) : makeDay(year, month, 1)

/** The `ordinal`-th (from 1) period of that grain in a year; an ordinal outside the year counts on into its neighbours. */
export function monthPeriod(calendar: MonthCalendar, grain: MonthGrain, year: number, ordinal: number): Period {
  const { months, perYear } = spans[grain]
  const inYear = year + Math.floor((ordinal - 1) / perYear)
  const place = ordinal - (inYear - year) * perYear
  const firstMonth = (place - 1) * months + 1
  return {
    calendar,
    grain,
    key: monthKey(grain, inYear, place),
    from: firstDayOfMonth(calendar, inYear, firstMonth),
    to: addDays(firstDayOfMonth(calendar, inYear, firstMonth + months), -1),
  }
}

function monthKey(grain: MonthGrain, year: number, place: number): string {
  switch (grain) {
    case 'month':
      return `${year}-${String(place).padStart(2, '0')}`
    case 'quarter':
      return `${year}-Q${place}`
    case 'half':
      return `${year}-H${place}`
    case 'nine-months':
      return `${year}-9M`
    case 'year':
      return `${year}`
  }
}

/** ISO 8601: the first week of a year is the one with 4 January in it. */
export function firstMonday(isoYear: number): Day {
  const fourth = makeDay(isoYear, 1, 4)
  return addDays(fourth, 1 - weekdayOf(fourth))
}

export const weeksIn = (isoYear: number): number =>
  daysBetween(firstMonday(isoYear), addDays(firstMonday(isoYear + 1), -1)) / 7

/** The ISO week a day lies in. */
export function weekOf(day: Day): Period {
  const from = addDays(day, 1 - weekdayOf(day))
  // A week belongs to the year its Thursday lies in.
  const isoYear = yearOf(addDays(from, 3))
  const week = (daysBetween(firstMonday(isoYear), from) - 1) / 7 + 1
  return {
    calendar: 'iso-week',
    grain: 'week',
    key: `${isoYear}-W${String(week).padStart(2, '0')}`,
    from,
    to: addDays(from, 6),
  }
}

export const rangePeriod = (from: Day, to: Day): Period => ({
  calendar: 'range',
  grain: 'range',
  key: `${from}..${to}`,
  from,
  to,
})

/** A key taken apart: the year it names and the place in it. */
export function readKey(key: string): { year: number; ordinal: number; grain: Grain } | null {
  const found = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])|(9M)|W(0[1-9]|[1-4]\d|5[0-3])))?$/.exec(key)
  if (!found) return null
  const [, year = '', month, quarter, half, nine, week] = found
  if (month) return { year: +year, ordinal: +month, grain: 'month' }
  if (quarter) return { year: +year, ordinal: +quarter, grain: 'quarter' }
  if (half) return { year: +year, ordinal: +half, grain: 'half' }
  if (nine) return { year: +year, ordinal: 1, grain: 'nine-months' }
  if (week) return { year: +year, ordinal: +week, grain: 'week' }
  return { year: +year, ordinal: 1, grain: 'year' }
}

/** The period a key names; without a calendar, weeks are ISO weeks and the rest is Decree 09's. */
export function parseKey(key: string, calendar?: Calendar): Period | 'malformed' | 'reversed' | 'other-calendar' {
  if (key.includes('..')) {
    const [from = '', to = '', more] = key.split('..')
    if (!isDay(from) || !isDay(to) || more !== undefined) return 'malformed'
    if (calendar !== undefined && calendar !== 'range') return 'other-calendar'
    return to < from ? 'reversed' : rangePeriod(from, to)
  }
  const named = readKey(key)
  // Years of two or three digits are read as the 1900s by the platform's own dates; nothing here is that old.
  if (!named || named.year < 1000) return 'malformed'
  const { year, ordinal, grain } = named
  if (grain === 'week') {
    if (calendar !== undefined && calendar !== 'iso-week') return 'other-calendar'
    return ordinal > weeksIn(year) ? 'malformed' : weekOf(addDays(firstMonday(year), (ordinal - 1) * 7))
  }
  if (grain === 'range' || calendar === 'iso-week' || calendar === 'range') return 'other-calendar'
  return monthPeriod(calendar ?? 'nd09', grain, year, ordinal)
}

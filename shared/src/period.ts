import { addDays, type Day, daysBetween, isDay, makeDay, monthOf, dayOfMonth, yearOf } from './day.ts'
import { formatProseDay } from './format.ts'
import { calendarNames, periodRefusals } from './messages/period.ts'
import { type MessageParameters, say } from './messages/say.ts'
import type { Calendar, Period, PeriodQuery, StatedPeriod } from './period-contract.ts'
import {
  firstMonday,
  type MonthGrain,
  monthPeriod,
  parseKey,
  rangePeriod,
  readKey,
  weekOf,
  weeksIn,
} from './period-key.ts'
import type { Text } from './text.ts'
import type { WorkCalendar } from './workday.ts'

export type { Period, PeriodQuery, StatedPeriod } from './period-contract.ts'
export { periodDays, periodLabel } from './period-label.ts'

/** `at` is the name of the parameter at fault; `why` is said in both languages already. */
export type PeriodRefusal = { kind: 'refused'; at: keyof PeriodQuery; why: Text }
export type ResolvedPeriod = { kind: 'period'; period: Period } | PeriodRefusal

/** The period a query means. Nothing asked for means the last closed month of Decree 09. */
export function resolvePeriod(query: PeriodQuery, today: Day, historyFrom: Day): ResolvedPeriod {
  const named = namedPeriod(query, today, historyFrom)
  if (named.kind === 'refused') return named
  const { period } = named
  const at = query.to !== undefined ? 'to' : 'period'
  if (period.to < historyFrom) return refused(at, periodRefusals.beforeHistory, { to: period.to, history: historyFrom })
  // A year that begins today ends well within this; what lies beyond is a slip of the hand.
  if (period.to > addDays(today, 731)) return refused(at, periodRefusals.tooFar, { to: period.to, today })
  return { kind: 'period', period: query.cumulative === 'true' ? cumulativeTo(period) : period }
}

function namedPeriod(query: PeriodQuery, today: Day, historyFrom: Day): ResolvedPeriod {
  const { calendar, period: key, from, to } = query
  if (from !== undefined || to !== undefined) {
    if (key !== undefined) return refused('period', periodRefusals.both)
    if (calendar !== undefined && calendar !== 'range') return refused('calendar', periodRefusals.rangeCalendar)
    if (from === undefined) return refused('from', periodRefusals.missingDay)
    if (to === undefined) return refused('to', periodRefusals.missingDay)
    if (!isDay(from)) return refused('from', periodRefusals.badDay, { day: from })
    if (!isDay(to)) return refused('to', periodRefusals.badDay, { day: to })
    if (to < from) return refused('from', periodRefusals.reversed, { from, to })
    return { kind: 'period', period: rangePeriod(from, to) }
  }
  if (key === undefined) {
    if (calendar === 'range') return refused('from', periodRefusals.missingDay)
    return { kind: 'period', period: lastClosed(calendar ?? 'nd09', today, historyFrom) }
  }
  const period = parseKey(key, calendar)
  if (period === 'malformed') return refused('period', periodRefusals.malformed, { key })
  if (period === 'reversed') {
    const [first = '', last = ''] = key.split('..')
    return refused('period', periodRefusals.reversed, { from: first, to: last })
  }
  if (period === 'other-calendar') {
    const name = calendarNames[calendar ?? 'nd09']
    return {
      kind: 'refused',
      at: 'period',
      why: {
        vi: say('vi', periodRefusals.otherCalendar, { key, calendar: name.vi }),
        en: say('en', periodRefusals.otherCalendar, { key, calendar: name.en }),
      },
    }
  }
  return { kind: 'period', period }
}

/** Days in the parameters are written as each language writes them. */
function refused(at: keyof PeriodQuery, why: Text, parameters: MessageParameters = {}): PeriodRefusal {
  const written = (locale: 'vi' | 'en') =>
    say(
      locale,
      why,
      Object.fromEntries(
        Object.entries(parameters).map(([name, value]) => [
          name,
          typeof value === 'string' && isDay(value) ? formatProseDay(locale, value) : value,
        ]),
      ),
    )
  return { kind: 'refused', at, why: { vi: written('vi'), en: written('en') } }
}

/** The last month (or week) that is over; the running one while history is younger than that. */
function lastClosed(calendar: Exclude<Calendar, 'range'>, today: Day, historyFrom: Day): Period {
  const running = periodAround(calendar, today)
  const closed = previous(running)
  return closed.to < historyFrom ? running : closed
}

/** The month or week of a calendar that a day lies in. */
export function periodAround(calendar: Exclude<Calendar, 'range'>, day: Day): Period {
  if (calendar === 'iso-week') return weekOf(day)
  const late = calendar === 'nd09' && dayOfMonth(day) >= 15 ? 1 : 0
  return monthPeriod(calendar, 'month', yearOf(day), monthOf(day) + late)
}

/** The period `count` steps on in its calendar; a range moves by its own length, the end of a cumulative one by a day. */
function step(period: Period, count: number): Period {
  if (period.calendar === 'range') {
    if (period.cumulative) return recumulate(period, rangePeriod(addDays(period.to, count), addDays(period.to, count)))
    const days = daysBetween(period.from, period.to) * count
    return rangePeriod(addDays(period.from, days), addDays(period.to, days))
  }
  if (period.calendar === 'iso-week') return recumulate(period, weekOf(addDays(period.to, 7 * count)))
  const { year, ordinal } = keyOf(period)
  return recumulate(period, monthPeriod(period.calendar, period.grain as MonthGrain, year, ordinal + count))
}

export const previous = (period: Period): Period => step(period, -1)
export const next = (period: Period): Period => step(period, 1)

/** The period of the same name one year earlier; a range keeps its days of the year. */
export function yearAgo(period: Period): Period {
  if (period.calendar === 'range') {
    const range = rangePeriod(dayAYearAgo(period.from), dayAYearAgo(period.to))
    return recumulate(period, range)
  }
  const { year, ordinal } = keyOf(period)
  if (period.calendar === 'iso-week') {
    const week = Math.min(ordinal, weeksIn(year - 1))
    return recumulate(period, weekOf(addDays(firstMonday(year - 1), (week - 1) * 7)))
  }
  return recumulate(period, monthPeriod(period.calendar, period.grain as MonthGrain, year - 1, ordinal))
}

/** 29 February becomes the 28th. */
function dayAYearAgo(day: Day): Day {
  const same = `${yearOf(day) - 1}${day.slice(4)}`
  return isDay(same) ? same : makeDay(yearOf(day) - 1, 2, 28)
}

/**
 * As many days of the period before (for a cumulative one: of the same a year ago) as have passed of this one, so that
 * a running period is never measured against a whole one.
 */
export function sameElapsed(period: Period, today: Day): Period {
  const before = period.cumulative ? yearAgo(period) : previous(period)
  const lastPast = addDays(today, -1)
  const end = period.to < today ? period.to : lastPast < period.from ? period.from : lastPast
  const days = Math.min(daysBetween(period.from, end), daysBetween(before.from, before.to))
  return rangePeriod(before.from, addDays(before.from, days - 1))
}

/** The same end, counted from the first day of its year in its own calendar ("lũy kế từ đầu năm"). */
export function cumulativeTo(period: Period): Period {
  const from = firstDayOfYear(period)
  return { ...(period.calendar === 'range' ? rangePeriod(from, period.to) : { ...period, from }), cumulative: true }
}

/** The period a cumulative one ends with, by itself. */
export function uncumulated(period: Period): Period {
  if (!period.cumulative) return period
  const plain = parseKey(period.key, period.calendar)
  return typeof plain === 'string' ? rangePeriod(period.from, period.to) : plain
}

function firstDayOfYear(period: Period): Day {
  if (period.calendar === 'range') return makeDay(yearOf(period.to), 1, 1)
  const { year } = keyOf(period)
  return period.calendar === 'iso-week' ? firstMonday(year) : monthPeriod(period.calendar, 'year', year, 1).from
}

const recumulate = (model: Period, period: Period): Period => (model.cumulative ? cumulativeTo(period) : period)

function keyOf(period: Period): { year: number; ordinal: number } {
  const named = readKey(period.key)
  if (!named) throw new Error(`a period of the calendar ${period.calendar} carries the key ${period.key}`)
  return named
}

/** So many periods of a kind, earliest first, the given one last. */
export function periodsUpTo(period: Period, count: number): Period[] {
  return Array.from({ length: count }, (_, place) => step(period, place - count + 1))
}

/** The period with its length, and whether it is over on `today`. */
export function statePeriod(period: Period, today: Day, calendar: WorkCalendar): StatedPeriod {
  return {
    ...period,
    days: daysBetween(period.from, period.to),
    workingDays: calendar.workingDays(period.from, period.to),
    state: period.to < today ? 'closed' : period.from <= today ? 'running' : 'future',
  }
}

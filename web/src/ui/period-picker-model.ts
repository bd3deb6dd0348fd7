import { addDays, type Day, yearOf } from 'shared/day.ts'
import {
  next,
  periodAround,
  periodsUpTo,
  previous,
  resolvePeriod,
  sameElapsed,
  statePeriod,
  yearAgo,
} from 'shared/period.ts'
import type { Calendar, Comparison, Grain, Period, StatedPeriod } from 'shared/period-contract.ts'
import { monthPeriod, parseKey } from 'shared/period-key.ts'
import type { SpecialDay } from 'shared/province.ts'
import type { Text } from 'shared/text.ts'
import { makeWorkCalendar } from 'shared/workday.ts'
import { comparisonOf, type PageState, periodAsked } from '../shell/page-state.ts'

export const monthGrains = ['month', 'quarter', 'half', 'nine-months', 'year'] as const
export type MonthGrain = (typeof monthGrains)[number]

interface Known {
  today: Day
  historyFrom: Day
  specialDays: readonly Pick<SpecialDay, 'day' | 'working'>[]
}

export interface Resolved {
  period: StatedPeriod
  comparison: Comparison | 'none'
  comparedWith: StatedPeriod | null
  /** Why the address could not be followed; `period` is then the one shown without it. */
  refused: Text | null
}

/** What the address means in days, by the same arithmetic the API uses, so that the page need not wait to say it. */
export function resolveState(state: PageState, { today, historyFrom, specialDays }: Known): Resolved {
  const { lang: _, asOf: __, ...asked } = periodAsked(state, 'vi')
  const resolved = resolvePeriod(asked, today, historyFrom)
  const usual = resolvePeriod({}, today, historyFrom)
  const period =
    resolved.kind === 'period' ? resolved.period : usual.kind === 'period' ? usual.period : periodAround('nd09', today)
  const calendar = makeWorkCalendar(specialDays)
  const stated = statePeriod(period, today, calendar)
  const comparison = comparisonOf(state, stated.state !== 'closed')
  const compared = comparison === 'none' ? null : compare(comparison, period, today)
  return {
    period: stated,
    comparison,
    comparedWith: compared && compared.to >= historyFrom ? statePeriod(compared, today, calendar) : null,
    refused: resolved.kind === 'refused' ? resolved.why : null,
  }
}

function compare(comparison: Comparison, period: Period, today: Day): Period {
  switch (comparison) {
    case 'previous':
      return previous(period)
    case 'year-ago':
      return yearAgo(period)
    case 'same-elapsed':
      return sameElapsed(period, today)
  }
}

type Place = Pick<PageState, 'cal' | 'p'>
/** The address of a period; the calendar is written even where it could be guessed, so that a link explains itself. */
export const placeOf = (period: Pick<Period, 'calendar' | 'key'>): Place => ({ cal: period.calendar, p: period.key })

/** The one before and the one after, as far as there is history and not beyond today. */
export function neighbours(period: Period, { today, historyFrom }: Pick<Known, 'today' | 'historyFrom'>) {
  const [before, after] = [previous(period), next(period)]
  return { before: before.to >= historyFrom ? before : null, after: plain(after).from <= today ? after : null }
}

/** A cumulative period as the plain one it ends with. */
function plain(period: Period): Period {
  const parsed = parseKey(period.key, period.calendar)
  return typeof parsed === 'string' ? period : parsed
}

/** Every period of the same kind that holds some history, newest first; the running one included. */
export function offered(period: Period, { today, historyFrom }: Pick<Known, 'today' | 'historyFrom'>): Period[] {
  if (period.calendar === 'range') return []
  const weekly = period.calendar === 'iso-week'
  const newest =
    period.calendar === 'iso-week'
      ? periodAround('iso-week', today)
      : around(period.calendar, period.grain as MonthGrain, today)
  const reach = (weekly ? 53 : 12) * (yearOf(today) - yearOf(historyFrom) + 1)
  const list = periodsUpTo(newest, reach).filter(({ to, from }) => to >= historyFrom && from <= today)
  if (!list.some(({ key }) => key === period.key)) list.push(plain(period))
  return list.toReversed()
}

/** The period of a grain that a day lies in; nine months end with September, so later days mean the nine before. */
export function around(calendar: Exclude<Calendar, 'range' | 'iso-week'>, grain: MonthGrain, day: Day): Period {
  const month = periodAround(calendar, day)
  const year = +month.key.slice(0, 4)
  const perYear = { month: 12, quarter: 4, half: 2, 'nine-months': 1, year: 1 }[grain]
  const all = Array.from({ length: perYear }, (_, place) => monthPeriod(calendar, grain, year, place + 1))
  return all.find(({ from, to }) => from <= day && day <= to) ?? monthPeriod(calendar, grain, year, perYear)
}

/** Another calendar or another length, at the same time as far as that can be. */
export function turnTo(calendar: Calendar, grain: Grain | undefined, period: Period, today: Day): Place {
  const end = period.to < today ? period.to : addDays(today, -1)
  if (calendar === 'range') return { cal: 'range', p: `${period.from}..${end < period.from ? period.from : end}` }
  if (calendar === 'iso-week') return placeOf(periodAround('iso-week', end))
  const wanted = monthGrains.find((name) => name === (grain ?? period.grain)) ?? 'month'
  return placeOf(around(calendar, wanted, period.calendar === 'nd09' || calendar === period.calendar ? period.to : end))
}

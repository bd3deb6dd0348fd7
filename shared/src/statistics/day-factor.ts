import { addDays, type Day, daysBetween, toSerial, weekdayOf } from '../day.ts'
import type { WorkCalendar } from '../workday.ts'
import { type NoAnswer, none } from './no-answer.ts'
import { seasonalFigure } from './seasonal.ts'

/** A count of one day; null where none was reported. */
export interface DayCount {
  day: Day
  count: number | null
}

/** By how much each weekday is busier than the mean of those that have counts: Monday first, mean 1; 0 where there are none. */
export interface WeekdayFactors {
  kind: 'weekdays'
  factors: number[]
}

/**
 * Weekday factors of counts (classical decomposition with a cycle of seven, see `seasonalFigure`). A weekday that is a
 * holiday is no example of its weekday and is left out, as is a Saturday worked in lieu. Where nobody works on some days of
 * the week the cycle is as much shorter.
 */
export function weekdayFactors(
  counts: readonly DayCount[],
  calendar: Pick<WorkCalendar, 'isWorkingDay'>,
): WeekdayFactors | NoAnswer {
  if (counts.length === 0) return none('too-few')
  const byDay = new Map(counts.map(({ day, count }) => [day, count]))
  const days = counts.map(({ day }) => day).sort()
  // From a Monday, so that the place in the cycle is the weekday.
  const first = addDays(days[0]!, 1 - weekdayOf(days[0]!))
  const values = Array.from({ length: daysBetween(first, days.at(-1)!) }, (_, place) => {
    const day = addDays(first, place)
    return calendar.isWorkingDay(day) === weekdayOf(day) <= 5 ? (byDay.get(day) ?? null) : null
  })
  const week = [0, 1, 2, 3, 4, 5, 6].filter((place) => values.some((value, at) => at % 7 === place && value !== null))
  if (week.length < 2) return none('too-few')
  const figure = seasonalFigure(
    values.filter((_, at) => week.includes(at % 7)),
    { period: week.length, how: 'multiplicative' },
  )
  if (figure.kind === 'none') return figure
  return { kind: 'weekdays', factors: [0, 1, 2, 3, 4, 5, 6].map((place) => figure.factors[week.indexOf(place)] ?? 0) }
}

/** A count as it would have been on an ordinary day; null where the day has no factor to speak of. */
export function withoutWeekday(count: number, day: Day, { factors }: Pick<WeekdayFactors, 'factors'>): number | null {
  const factor = factors[weekdayOf(day) - 1] ?? 0
  return factor > 0.01 ? count / factor : null
}

/**
 * The first day of the lunar year in Vietnam (UTC+7, official calendar). A table and no library: JavaScript knows the
 * Chinese calendar only, whose new moon of 2030 falls a day later, on the other side of midnight.
 */
const tetDays: readonly Day[] = [
  '2020-01-25',
  '2021-02-12',
  '2022-02-01',
  '2023-01-22',
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
  '2027-02-06',
  '2028-01-26',
  '2029-02-13',
  '2030-02-02',
  '2031-01-23',
  '2032-02-11',
]

/** The days around Tết on which counts are not those of an ordinary day: two weeks before to ten days after. */
export const tetWindow = { from: -14, to: 10 } as const

/** How many days after the first day of Tết a day is, negative before it; null outside of the window. */
export function tetOffset(day: Day): number | null {
  for (const tet of tetDays) {
    const offset = toSerial(day) - toSerial(tet)
    if (offset >= tetWindow.from && offset <= tetWindow.to) return offset
  }
  return null
}

/**
 * Factors of the days around Tết by their distance from it: counts over what the day would have had (`expected`), pooled
 * over years and units as ratio of sums, and drawn towards 1 the fewer were expected: (Σcount + m) / (Σexpected + m).
 */
export function tetFactors(
  days: readonly { day: Day; count: number; expected: number }[],
  strength = 50,
): ReadonlyMap<number, number> {
  const sums = new Map<number, { count: number; expected: number }>()
  for (const { day, count, expected } of days) {
    const offset = tetOffset(day)
    if (offset === null || !(count >= 0) || !(expected >= 0)) continue
    const sum = sums.get(offset) ?? { count: 0, expected: 0 }
    sums.set(offset, { count: sum.count + count, expected: sum.expected + expected })
  }
  return new Map([...sums].map(([offset, { count, expected }]) => [offset, (count + strength) / (expected + strength)]))
}

/** Working days of a period that lie in the window around Tết. */
export function tetShare(from: Day, to: Day, calendar: Pick<WorkCalendar, 'workingDays'>): number {
  return tetDays
    .map((tet) => ({ first: addDays(tet, tetWindow.from), last: addDays(tet, tetWindow.to) }))
    .reduce((sum, { first, last }) => sum + calendar.workingDays(first > from ? first : from, last < to ? last : to), 0)
}

/** Two periods whose working days around Tết differ by more than three are not to be compared as they are. */
export const isTetShifted = (
  one: { from: Day; to: Day },
  other: { from: Day; to: Day },
  calendar: Pick<WorkCalendar, 'workingDays'>,
): boolean => Math.abs(tetShare(one.from, one.to, calendar) - tetShare(other.from, other.to, calendar)) > 3

/** A count per working day: the simplest adjustment, and the one that is told. Null where nobody worked. */
export function perWorkingDay(
  count: number,
  from: Day,
  to: Day,
  calendar: Pick<WorkCalendar, 'workingDays'>,
): number | null {
  const days = calendar.workingDays(from, to)
  return days === 0 || !Number.isFinite(count) ? null : count / days
}

import { addDays, type Day, daysBetween, weekdayOf } from './day.ts'
import type { SpecialDay } from './province.ts'

/** Which days the province's offices work: Monday to Friday, but for the special days of the province document. */
export interface WorkCalendar {
  isWorkingDay: (day: Day) => boolean
  /** Working days from `from` to `to`, both counted; 0 when `to` is before `from`. */
  workingDays: (from: Day, to: Day) => number
}

export function makeWorkCalendar(specialDays: readonly Pick<SpecialDay, 'day' | 'working'>[]): WorkCalendar {
  const special = new Map(specialDays.map(({ day, working }) => [day, working]))
  return {
    isWorkingDay: (day) => special.get(day) ?? isWeekday(day),
    workingDays: (from, to) => {
      if (to < from) return 0
      let days = weekdays(from, to)
      for (const [day, working] of special) {
        if (day >= from && day <= to && working !== isWeekday(day)) days += working ? 1 : -1
      }
      return days
    },
  }
}

/** The `count`-th working day after a day, which itself is not counted. */
export function workingDayAfter(calendar: Pick<WorkCalendar, 'isWorkingDay'>, day: Day, count: number): Day {
  let at = day
  // No run of days off is longer than three weeks, Tết and swaps included.
  for (let left = count, tries = count * 7 + 60; left > 0 && tries > 0; tries -= 1) {
    at = addDays(at, 1)
    if (calendar.isWorkingDay(at)) left -= 1
  }
  return at
}

const isWeekday = (day: Day): boolean => weekdayOf(day) <= 5

/** By whole weeks, so that a range of a thousand years costs no more than a week. */
function weekdays(from: Day, to: Day): number {
  const days = daysBetween(from, to)
  const first = weekdayOf(from)
  let count = Math.floor(days / 7) * 5
  for (let step = 0; step < days % 7; step += 1) if (((first - 1 + step) % 7) + 1 <= 5) count += 1
  return count
}

import { addDays, type Day, dayOfMonth, fromSerial, monthOf, toSerial, weekdayOf } from 'shared/day.ts'
import type { SpecialDay } from 'shared/province.ts'
import { makeWorkCalendar } from 'shared/workday.ts'

/** First day of the lunar year. */
const lunarNewYears: Day[] = ['2025-01-29', '2026-02-17', '2027-02-06']

/** Monday is busiest, Friday quietest. */
const weekdayLoad = [1.17, 1.05, 1, 0.96, 0.82]

export interface Season {
  isWorkingDay: (day: Day) => boolean
  /** Work arriving on the day, 1 being an ordinary Wednesday. On days off only what people file online. */
  loadOf: (day: Day) => number
}

export function makeSeason(specialDays: readonly SpecialDay[]): Season {
  const special = new Map(specialDays.map(({ day, working }) => [day, working]))
  const { isWorkingDay } = makeWorkCalendar(specialDays)
  const loads = new Map<Day, number>()

  function load(day: Day): number {
    const tet = loadAroundTet(day)
    if (!isWorkingDay(day)) return (special.has(day) ? 0.04 : weekdayOf(day) === 6 ? 0.09 : 0.06) * Math.min(1, tet)
    return (weekdayLoad[weekdayOf(day) - 1] ?? 0.45) * tet * afterBreak(day) * beforeCutOff(day)
  }

  /** The first day back from a holiday takes in what waited; an ordinary weekend is in Monday's load already. */
  function afterBreak(day: Day): number {
    let off = 0
    while (!isWorkingDay(addDays(day, -1 - off))) off++
    return off >= 3 || (off > 0 && special.get(addDays(day, -1)) === false) ? 1.25 : 1
  }

  /** The last four working days of a quarter, and the days before 14 December, when the year's figures are cut off. */
  function beforeCutOff(day: Day): number {
    if (monthOf(day) === 12 && dayOfMonth(day) >= 9 && dayOfMonth(day) <= 14) return 1.12
    if (monthOf(day) % 3 !== 0) return 1
    let left = 0
    for (let next = day; monthOf(next) === monthOf(day); next = addDays(next, 1)) if (isWorkingDay(next)) left++
    return left <= 4 ? 1.18 : 1
  }

  return {
    isWorkingDay,
    loadOf(day) {
      const known = loads.get(day) ?? load(day)
      loads.set(day, known)
      return known
    },
  }
}

/** Work falls off in the fortnight before Tết, stands still over it, and comes back above the ordinary. */
function loadAroundTet(day: Day): number {
  const serial = toSerial(day)
  const tet = lunarNewYears.map(toSerial).find((first) => Math.abs(serial - first) <= 30)
  if (tet === undefined) return 1
  const after = serial - tet
  if (after < -14) return 1
  if (after < -3) return 1 + (after + 14) * -0.06
  if (after <= 5) return 0.25
  if (after <= 12) return 0.55 + (after - 5) * 0.06
  return after <= 26 ? 1.22 : 1
}

/** The days from `from` to `to`, both included; none when `to` is before `from`. */
export function daysFrom(from: Day, to: Day): Day[] {
  const first = toSerial(from)
  return Array.from({ length: Math.max(0, toSerial(to) - first + 1) }, (_, index) => fromSerial(first + index))
}

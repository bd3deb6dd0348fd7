import { addDays, type Day, dayOf } from './day.ts'

/** The newest day whose figures are due by now: it ended, in Vietnam, at least `lagHours` ago. */
export function dueDay(lagHours: number, now: Date): Day {
  return addDays(dayOf(new Date(now.getTime() - lagHours * 3_600_000)), -1)
}

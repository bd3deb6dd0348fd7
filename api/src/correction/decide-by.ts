import { addDays, type Day, dayOf } from 'shared/day.ts'
import type { WorkCalendar } from 'shared/workday.ts'

/** A doubt is to be settled within so many working days of the record's coming. */
const workingDays = 2

/** The last day on which it is in time. */
export function decideBy(since: Date, calendar: Pick<WorkCalendar, 'isWorkingDay'>): Day {
  let day = dayOf(since)
  for (let left = workingDays; left > 0;) {
    day = addDays(day, 1)
    if (calendar.isWorkingDay(day)) left--
  }
  return day
}

import { addDays, type Day, dayOfMonth, monthOf, weekdayOf } from './day.ts'
import type { Frequency } from './frequency.ts'
import type { WorkCalendar } from './workday.ts'

/** Whether a unit owes a figure dated on this day. What it owes for a week or a month is dated on the last day of it. */
export function isOwed(frequency: Frequency, day: Day, calendar: WorkCalendar): boolean {
  switch (frequency) {
    case 'daily':
      return true
    case 'workday':
      return calendar.isWorkingDay(day)
    case 'weekly':
      return weekdayOf(day) === 7
    case 'monthly':
      return dayOfMonth(addDays(day, 1)) === 1
    case 'yearly':
      return monthOf(day) === 12 && dayOfMonth(day) === 31
  }
}

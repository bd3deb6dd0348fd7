import { addDays, type Day, dayOf, instantOf } from '../day.ts'
import type { ContractHours } from '../probe/contract-hours.ts'
import type { WorkCalendar } from '../workday.ts'

type Calendar = Pick<WorkCalendar, 'isWorkingDay'>

export const minuteOf = (clock: string): number => +clock.slice(0, 2) * 60 + +clock.slice(3, 5)

/** The stretches of a day on which somebody is there, in epoch ms. */
function hoursOf(day: Day, { days, hours }: ContractHours, calendar: Calendar): { from: number; to: number }[] {
  if (days === 'working' && !calendar.isWorkingDay(day)) return []
  return hours.map(({ from, to }) => ({
    from: instantOf(day, minuteOf(from)).getTime(),
    to: instantOf(day, minuteOf(to)).getTime(),
  }))
}

export const isWithin = (at: number, hours: ContractHours, calendar: Calendar): boolean =>
  hoursOf(dayOf(new Date(at)), hours, calendar).some(({ from, to }) => at >= from && at < to)

/** The longest run of days off there is (Tết) is far shorter. */
const farthestDays = 40

/** The next moment within the hours: `at` itself when it is. */
export function nextWithin(at: number, hours: ContractHours, calendar: Calendar): number {
  if (isWithin(at, hours, calendar)) return at
  const today = dayOf(new Date(at))
  for (let ahead = 0; ahead <= farthestDays; ahead += 1) {
    const found = hoursOf(addDays(today, ahead), hours, calendar).find(({ from }) => from >= at)
    if (found) return found.from
  }
  return at
}

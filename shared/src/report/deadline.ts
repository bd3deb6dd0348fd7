import { addDays, type Day, dayOf, instantOf, yearOf } from '../day.ts'
import type { Period } from '../period-contract.ts'
import { monthPeriod, weekOf } from '../period-key.ts'
import type { ReportSchedule } from './report-schedule.ts'
import { workingDayAfter, type WorkCalendar } from '../workday.ts'

export interface Deadline {
  period: Period
  draftAt: Date
  dueOn: Day
}

/** The period that has ended last, and the one that ends next, each with its days. */
export function deadlinesAround(
  schedule: ReportSchedule,
  now: Date,
  { calendar, historyFrom }: { calendar: Pick<WorkCalendar, 'isWorkingDay'>; historyFrom: Day },
): Deadline[] {
  const today = dayOf(now)
  const periods = periodsAround(schedule, today)
  const next = periods.findIndex(({ to }) => to >= today)
  return periods
    .slice(Math.max(0, next - 1), next + 1)
    .filter(({ to }) => to >= historyFrom)
    .map((period) => ({
      period,
      draftAt: instantOf(addDays(period.to, 1), schedule.draftMinutes),
      dueOn: workingDayAfter(calendar, period.to, schedule.dueWorkingDays),
    }))
}

/** When a report of this period is due by its template; null where the template says nothing of such periods. */
export function dueOf(
  schedules: readonly ReportSchedule[],
  { calendar: named, grain, to }: Period,
  calendar: Pick<WorkCalendar, 'isWorkingDay'>,
): Day | null {
  const schedule = schedules.find((one) => one.calendar === named && one.grain === grain)
  return schedule ? workingDayAfter(calendar, to, schedule.dueWorkingDays) : null
}

const perYear = { month: 12, quarter: 4, half: 2, 'nine-months': 1, year: 1 } as const

/** The periods of one kind of last year, this and the next, in order. */
function periodsAround({ calendar, grain }: ReportSchedule, today: Day): Period[] {
  if (calendar === 'iso-week' || grain === 'week') return [weekOf(addDays(today, -7)), weekOf(today)]
  const year = yearOf(today)
  return [year - 1, year, year + 1].flatMap((one) =>
    Array.from({ length: perYear[grain] }, (_, at) => monthPeriod(calendar, grain, one, at + 1)),
  )
}

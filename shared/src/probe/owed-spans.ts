import { addDays, dayOf, instantOf } from '../day.ts'
import type { WorkCalendar } from '../workday.ts'
import type { ContractHours } from './contract-hours.ts'

/** From `from` up to, but not at, `to`; epoch ms. */
export interface Span {
  from: number
  to: number
}

/** When a connection is owed between two instants, in order; spans that touch are one. */
export function owedSpans(
  { days, hours }: ContractHours,
  { isWorkingDay }: Pick<WorkCalendar, 'isWorkingDay'>,
  { from, to }: Span,
): Span[] {
  const spans: Span[] = []
  if (to <= from) return spans
  const last = dayOf(new Date(to - 1))
  for (let day = dayOf(new Date(from)); day <= last; day = addDays(day, 1)) {
    if (days === 'working' && !isWorkingDay(day)) continue
    for (const each of hours) {
      const begins = Math.max(from, instantOf(day, minutesOf(each.from)).getTime())
      const ends = Math.min(to, instantOf(day, minutesOf(each.to)).getTime())
      if (ends <= begins) continue
      const before = spans.at(-1)
      if (before && before.to === begins) before.to = ends
      else spans.push({ from: begins, to: ends })
    }
  }
  return spans
}

const minutesOf = (clock: string): number => +clock.slice(0, 2) * 60 + +clock.slice(3)

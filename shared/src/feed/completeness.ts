import { addDays, type Day } from '../day.ts'
import type { Frequency } from '../frequency.ts'
import { isOwed } from '../owed.ts'
import { standsOn } from '../unit/succession.ts'
import type { UnitLife } from '../unit/unit-change.ts'
import type { WorkCalendar } from '../workday.ts'

export type Arrived = 'reported' | 'corrected'

export interface UnitCompleteness {
  /** One letter a day: `r` reported, `c` and later corrected, `q` waits, `m` missing, `p` not due yet, `n` not owed. */
  days: string
  reported: number
  expected: number
}

/** What a unit has brought day by day, beside what it owed. Figures come too on days that owe none. */
export function completenessOf(
  span: { from: Day; to: Day; historyFrom: Day; dueTo: Day; life?: UnitLife | undefined },
  frequency: Frequency,
  calendar: WorkCalendar,
  arrived: ReadonlyMap<Day, Arrived>,
  waiting: ReadonlySet<Day>,
): UnitCompleteness {
  let days = ''
  let reported = 0
  let expected = 0
  for (let day = span.from; day <= span.to; day = addDays(day, 1)) {
    const came = arrived.get(day)
    const stands = span.life === undefined || standsOn(span.life, day)
    const owed = stands && day >= span.historyFrom && isOwed(frequency, day, calendar)
    if (owed && day <= span.dueTo) {
      expected++
      if (came) reported++
    }
    if (waiting.has(day)) days += 'q'
    else if (came) days += came === 'corrected' ? 'c' : 'r'
    else if (!owed) days += 'n'
    else days += day > span.dueTo ? 'p' : 'm'
  }
  return { days, reported, expected }
}

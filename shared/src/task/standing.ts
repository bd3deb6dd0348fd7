import type { Day } from '../day.ts'
import { type WorkCalendar, workingDayAfter } from '../workday.ts'

/** `given`: nobody has begun. `taken`: somebody works on it. `reported`: said to be done. `accepted`: and so it is. */
export const taskPhases = ['given', 'taken', 'reported', 'accepted', 'withdrawn'] as const
export type TaskPhase = (typeof taskPhases)[number]

/** The official vocabulary: Xanh, Vàng, Đỏ. What was withdrawn has none. */
export const colours = ['green', 'amber', 'red'] as const
export type Colour = (typeof colours)[number]

export const standingReasons = [
  'in-time',
  'due-soon',
  'due-today',
  'not-taken-up',
  'overdue',
  'waits-for-acceptance',
  'reported-late',
  'done-in-time',
  'done-late',
  'withdrawn',
] as const
export type StandingReason = (typeof standingReasons)[number]

/** What is known of a task; its colour is worked out of nothing else, and set by nobody. */
export interface TaskFacts {
  phase: TaskPhase
  givenOn: Day
  dueOn: Day
  /** The day it was last said to be done. */
  reportedOn: Day | null
}

export interface Standing {
  colour: Colour | null
  why: StandingReason
  /** Working days until it is due (0: today), or, where it is late, by which it is late. */
  days: number
  /** The day that counts: a due day that has meanwhile become a day off moves to the next working day. */
  dueOn: Day
}

/** The last fifth of the time, but never more than the last three working days. */
const soon = (allotted: number): number => Math.max(1, Math.min(3, Math.floor(allotted / 5)))

export function judgeTask(
  { phase, givenOn, dueOn, reportedOn }: TaskFacts,
  today: Day,
  calendar: WorkCalendar,
): Standing {
  const due = calendar.isWorkingDay(dueOn) ? dueOn : workingDayAfter(calendar, dueOn, 1)
  const stands = (colour: Colour | null, why: StandingReason, days: number): Standing => ({
    colour,
    why,
    days,
    dueOn: due,
  })
  if (phase === 'withdrawn') return stands(null, 'withdrawn', 0)
  if (phase === 'reported' || phase === 'accepted') {
    const late = lateBy(calendar, due, reportedOn ?? today)
    if (phase === 'accepted') return late > 0 ? stands('amber', 'done-late', late) : stands('green', 'done-in-time', 0)
    return late > 0 ? stands('amber', 'reported-late', late) : stands('green', 'waits-for-acceptance', 0)
  }
  const late = lateBy(calendar, due, today)
  if (late > 0) return stands('red', 'overdue', late)
  const left = after(calendar, today, due)
  if (left === 0) return stands('amber', 'due-today', 0)
  const allotted = after(calendar, givenOn, due)
  if (left <= soon(allotted)) return stands('amber', 'due-soon', left)
  if (phase === 'given' && left * 2 < allotted) return stands('amber', 'not-taken-up', left)
  return stands('green', 'in-time', left)
}

/** Working days after `from`, up to and with `to`. */
const after = (calendar: WorkCalendar, from: Day, to: Day): number =>
  to <= from ? 0 : calendar.workingDays(from, to) - (calendar.isWorkingDay(from) ? 1 : 0)

/** Late once the due day is over, be the next one a day off; how late is counted in working days, the first begun. */
const lateBy = (calendar: WorkCalendar, due: Day, at: Day): number =>
  at > due ? Math.max(1, after(calendar, due, at)) : 0

import { addDays, type Day, dayOf, instantOf } from '../day.ts'
import { isOwed } from '../owed.ts'
import type { WorkCalendar } from '../workday.ts'
import { dueDay } from '../due-day.ts'
import type { Dataset, Feed, Schedule } from './feed.ts'

export type AskPlan = Pick<Feed, 'schedule' | 'historyFrom' | 'backfillDays' | 'recheckDays' | 'lagHours'>

/** The days to ask for, both counted. `last` when they reach the newest day that is due. */
export interface Asking {
  from: Day
  to: Day
  last: boolean
}

/**
 * What to ask a feed for now: history piece by piece in the order of time, then again and again the newest days, so
 * that late and corrected figures come in. Null while nothing is due.
 */
export function nextAsking(plan: AskPlan, caughtUpTo: Day | null, now: Date): Asking | null {
  const due = dueDay(plan.lagHours, now)
  if (due < plan.historyFrom) return null
  const start = caughtUpTo === null || caughtUpTo < plan.historyFrom ? plan.historyFrom : addDays(caughtUpTo, 1)
  const end = addDays(start, plan.backfillDays - 1)
  if (end < due) return { from: start, to: end, last: false }
  const recheck = addDays(due, 1 - plan.recheckDays)
  const from = start < recheck ? start : recheck
  return { from: from < plan.historyFrom ? plan.historyFrom : from, to: due, last: true }
}

/**
 * How far a feed has got once an asking has been answered. History that came empty is behind us: its days are missing
 * and shown so. But at the newest end a day that is owed and has not come is waited for.
 */
export function caughtUpAfter(
  asking: Asking,
  came: ReadonlySet<Day>,
  frequency: Dataset['frequency'],
  calendar: WorkCalendar,
): Day {
  if (!asking.last) return asking.to
  let day = asking.to
  for (let at = asking.to; at >= asking.from && !came.has(at); at = addDays(at, -1))
    if (isOwed(frequency, at, calendar)) day = addDays(at, -1)
  return day
}

const shortestPauseMs = 15_000
const longestPauseMs = 30 * 60_000
const lateAgainMs = 60 * 60_000

export type AskingEnd = { kind: 'failed'; failures: number } | { kind: 'answered'; last: boolean; late: boolean }

/**
 * When to ask again. History goes on at once; a failure waits twice as long each time, up to half an hour; a day that
 * is due and has not come is looked for each hour; otherwise the schedule holds.
 */
export function nextAskAt(schedule: Schedule, end: AskingEnd, now: Date): Date {
  if (end.kind === 'failed') {
    const pause = Math.min(shortestPauseMs * 2 ** Math.min(end.failures - 1, 20), longestPauseMs)
    return new Date(now.getTime() + pause)
  }
  if (!end.last) return now
  const planned = nextPlanned(schedule, now)
  const soon = new Date(now.getTime() + lateAgainMs)
  return end.late && soon < planned ? soon : planned
}

function nextPlanned(schedule: Schedule, now: Date): Date {
  if (schedule.kind === 'every') return new Date(now.getTime() + schedule.minutes * 60_000)
  const minutes = Number(schedule.at.slice(0, 2)) * 60 + Number(schedule.at.slice(3, 5))
  const today = instantOf(dayOf(now), minutes)
  return today > now ? today : instantOf(addDays(dayOf(now), 1), minutes)
}

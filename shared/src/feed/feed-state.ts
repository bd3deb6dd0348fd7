import { addDays, type Day, daysBetween } from '../day.ts'
import type { Frequency } from '../frequency.ts'
import { isOwed } from '../owed.ts'
import type { WorkCalendar } from '../workday.ts'
import type { FeedState } from './feed-contract.ts'

export interface FeedProgress {
  caughtUpTo: Day | null
  failures: number
  lastAttemptAt: Date | null
  dueAt: Date
  paused?: boolean
}

export interface Judged {
  state: FeedState
  /** How many days `caughtUpTo` is behind the newest due day. */
  daysBehind: number
}

/** Whether a feed brings what it owes; `dueTo` is the newest day whose figures are due. */
export function feedState(
  feed: { historyFrom: Day; recheckDays: number; frequency: Frequency },
  progress: FeedProgress,
  dueTo: Day,
  now: Date,
  calendar: WorkCalendar,
): Judged {
  const reached = progress.caughtUpTo ?? addDays(feed.historyFrom, -1)
  const daysBehind = Math.max(0, daysBetween(reached, dueTo) - 1)
  const state = (): FeedState => {
    if (progress.paused) return 'paused'
    if (progress.failures > 0) return 'failing'
    // What owes nothing yet is not waited for.
    if (dueTo < feed.historyFrom) return 'healthy'
    if (progress.lastAttemptAt === null) return 'never'
    if (!owedBetween(feed.frequency, addDays(reached, 1), dueTo, calendar)) return 'healthy'
    // History is asked for without a pause, so a feed far behind whose turn has come is still loading.
    if (daysBehind > feed.recheckDays && progress.dueAt <= now) return 'loading'
    return 'late'
  }
  return { state: state(), daysBehind }
}

function owedBetween(frequency: Frequency, from: Day, to: Day, calendar: WorkCalendar): boolean {
  for (let day = from; day <= to; day = addDays(day, 1)) if (isOwed(frequency, day, calendar)) return true
  return false
}

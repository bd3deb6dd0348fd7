import { type Day, daysBetween } from 'shared/day.ts'
import { dueDay } from 'shared/due-day.ts'

export interface Advance {
  /** Days kept, of the days whose figures are due by now. */
  done: number
  total: number
}

/** How far the loading of one feed's history has come. */
export function advanceOf(feed: { historyFrom: Day; lagHours: number }, caughtUpTo: Day | null, now: Date): Advance {
  const total = Math.max(0, daysBetween(feed.historyFrom, dueDay(feed.lagHours, now)))
  const done = caughtUpTo === null ? 0 : Math.max(0, daysBetween(feed.historyFrom, caughtUpTo))
  return { done: Math.min(done, total), total }
}

/**
 * Whether history is still coming. A day that came due since the last asking, at midnight for some feeds, waits for the
 * next one and is no loading.
 */
export const isLoading = ({ done, total }: Advance): boolean => done < total && (done === 0 || total - done > 1)

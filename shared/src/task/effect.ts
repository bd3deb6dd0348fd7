import { addDays, type Day, daysBetween } from '../day.ts'
import { wilson } from '../statistics/wilson.ts'

/** A share before and after something was done, and whether the difference is more than chance. */
export interface Effect {
  before: Share
  after: Share
  /** After less before, in shares, with the interval in which it lies with 95 % confidence. */
  difference: { value: number; low: number; high: number } | null
  verdict: 'better' | 'worse' | 'not-told-apart' | 'too-little'
}
export interface Share {
  from: Day
  to: Day
  numerator: number
  denominator: number
}

/** Four whole weeks on either side: the same weekdays, and near enough to be the same season. */
export const longestWindow = 28
/** Fewer days than a week compare weekdays with each other, not what was done. */
export const shortestWindow = 7

export interface Windows {
  before: { from: Day; to: Day }
  after: { from: Day; to: Day }
}

/**
 * The days to be held against each other: equally many before the task was given and after it was done, in whole weeks.
 * What happened while it was worked on is neither. Null while there is less than a week.
 */
export function effectWindows(span: { givenOn: Day; doneOn: Day }, newest: Day, oldest: Day): Windows | null {
  // Both ends are counted, and neither the day it was given nor the day it was done belongs to a side.
  const room = Math.min(daysBetween(oldest, span.givenOn) - 1, daysBetween(span.doneOn, newest) - 1, longestWindow)
  const length = Math.floor(room / 7) * 7
  if (length < shortestWindow) return null
  return {
    before: { from: addDays(span.givenOn, -length), to: addDays(span.givenOn, -1) },
    after: { from: addDays(span.doneOn, 1), to: addDays(span.doneOn, length) },
  }
}

/**
 * Two shares held against each other by Newcombe's hybrid score interval (1998, Statistics in Medicine 17: 873–890,
 * method 10). It says whether they differ, not why: whatever else happened meanwhile stands in the same numbers.
 */
export function judgeEffect(before: Share, after: Share, direction: 'higher' | 'lower'): Effect {
  const [one, other] = [wilson(before.numerator, before.denominator), wilson(after.numerator, after.denominator)]
  if (one.kind !== 'interval' || other.kind !== 'interval')
    return { before, after, difference: null, verdict: 'too-little' }
  const [p, q] = [before.numerator / before.denominator, after.numerator / after.denominator]
  const value = q - p
  const low = value - Math.hypot(q - other.low, one.high - p)
  const high = value + Math.hypot(other.high - q, p - one.low)
  const told = low > 0 ? 'rose' : high < 0 ? 'fell' : null
  const verdict = told === null ? 'not-told-apart' : (told === 'rose') === (direction === 'higher') ? 'better' : 'worse'
  return { before, after, difference: { value, low, high }, verdict }
}

import { addDays, type Day, earlierDay, laterDay } from '../../day.ts'
import { dueDay } from '../../due-day.ts'
import type { UnitLife } from '../../unit/unit-change.ts'
import { type Asking, type AskPlan, nextAsking } from '../next-ask.ts'

/**
 * What to ask a unit's own address for now: as a feed is asked, within the days the unit stands on. What it still has to
 * say of its last days is asked for after it has ended; then nothing is any more.
 */
export function nextUnitAsking(
  plan: AskPlan,
  life: UnitLife | undefined,
  caughtUpTo: Day | null,
  now: Date,
): Asking | null {
  const historyFrom = life?.from ? laterDay(plan.historyFrom, life.from) : plan.historyFrom
  const asking = nextAsking({ ...plan, historyFrom }, caughtUpTo, now)
  const end = life?.to ?? null
  if (asking === null || end === null || asking.to < end) return asking
  // What has not come by then is waited for no longer.
  const last = end >= addDays(dueDay(plan.lagHours, now), 1 - plan.recheckDays)
  return asking.from > end ? null : { from: asking.from, to: end, last }
}

/** Whether a unit has said all it will ever say. */
export const hasEnded = (life: UnitLife | undefined, caughtUpTo: Day | null): boolean =>
  life?.to !== undefined && life.to !== null && caughtUpTo !== null && caughtUpTo >= life.to

export interface UnitReached {
  life: UnitLife | undefined
  /** The newest day it was asked for and answered. */
  askedUpTo: Day | null
  /** The day up to which it has brought what it owes. */
  caughtUpTo: Day | null
}

/**
 * How far a source has got whose units are asked one by one: as far as every one of them has answered, but no further
 * than any of them has brought figures. A unit that has nothing to say of a day is missing on its own, as in any answer.
 */
export function reachedBy(
  units: readonly UnitReached[],
  { historyFrom, dueTo }: { historyFrom: Day; dueTo: Day },
): Day | null {
  let answered: Day | null = null
  let brought: Day | null = null
  for (const { life, askedUpTo, caughtUpTo } of units) {
    const begins = life?.from ? laterDay(life.from, historyFrom) : historyFrom
    if (begins > dueTo || hasEnded(life, caughtUpTo)) continue
    if (askedUpTo === null && begins === historyFrom) return null
    const upTo = askedUpTo ?? addDays(begins, -1)
    answered = answered === null ? upTo : earlierDay(answered, upTo)
    if (caughtUpTo !== null) brought = brought === null ? caughtUpTo : laterDay(brought, caughtUpTo)
  }
  return answered !== null && brought !== null ? earlierDay(answered, brought) : answered
}

import { addDays, type Day, laterDay } from '../../day.ts'
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
  return asking.from > end ? null : { from: asking.from, to: end, last: true }
}

/** Whether a unit has said all it will ever say. */
export const hasEnded = (life: UnitLife | undefined, caughtUpTo: Day | null): boolean =>
  life?.to !== undefined && life.to !== null && caughtUpTo !== null && caughtUpTo >= life.to

/** How far a source has got whose units are asked one by one: as far as the one furthest behind. */
export function furthestBehind(
  units: readonly { life: UnitLife | undefined; caughtUpTo: Day | null }[],
  { historyFrom, dueTo }: { historyFrom: Day; dueTo: Day },
): Day | null {
  let least: Day | null = null
  for (const { life, caughtUpTo } of units) {
    if (hasEnded(life, caughtUpTo)) continue
    const begins = life?.from ? laterDay(life.from, historyFrom) : historyFrom
    if (begins > dueTo) continue
    if (caughtUpTo === null && begins === historyFrom) return null
    const reached = caughtUpTo ?? addDays(begins, -1)
    if (least === null || reached < least) least = reached
  }
  return least
}

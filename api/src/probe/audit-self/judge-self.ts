/** Beyond these the prober cannot be believed; measured on crowded hosts. */
export const limits = {
  /** Lag of the loop, p99 of a second, at which nothing measured then counts. */
  sickLagMs: 200,
  /** Lag that counts against one sample when it is a quarter of what was measured. */
  doubtfulLagMs: 50,
  doubtfulShare: 0.25,
  /** How late a round may begin. */
  lateMs: 1_000,
}

export interface Conditions {
  /** How late the round began. */
  lateMs: number
  /** Lag of the loop while it was under way, p99. */
  lagMs: number
  /** What was measured. */
  tookMs: number
  /** Whether the last look at itself (its own echo) went well. */
  ownEchoOk: boolean
}

export type SelfVerdict = 'sound' | 'late' | 'lag' | 'own echo'

/**
 * Whether a round says something about its target, or about the prober that made it. A small lag is as nothing beside a
 * time-out of seconds, but is most of an answer of a few milliseconds.
 */
export function judgeSelf({ lateMs, lagMs, tookMs, ownEchoOk }: Conditions): SelfVerdict {
  if (!ownEchoOk) return 'own echo'
  if (lateMs > limits.lateMs) return 'late'
  if (lagMs > limits.sickLagMs) return 'lag'
  return lagMs > limits.doubtfulLagMs && lagMs > limits.doubtfulShare * tookMs ? 'lag' : 'sound'
}

export interface Signs {
  lagMs: number
  /** How late rounds began in the last second. */
  lateMs: number
  ownEchoOk: boolean
}

/** Whether the prober as a whole keeps up. Well again only after five good looks in a row, so that it does not flicker. */
export function makeHealth(): (signs: Signs) => boolean {
  let bad = 0
  let good = 0
  let sick = false
  return ({ lagMs, lateMs, ownEchoOk }) => {
    const isBad = !ownEchoOk || lagMs > limits.sickLagMs || lateMs > limits.lateMs
    bad = isBad ? bad + 1 : 0
    good = isBad ? 0 : good + 1
    // One second of it may be a collection of garbage; three are a condition.
    if (bad >= 3) sick = true
    else if (good >= 5) sick = false
    return sick
  }
}

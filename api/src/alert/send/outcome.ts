/** What became of one try to send. */
export type Outcome =
  | { kind: 'sent' }
  /** It certainly did not arrive; trying again may help. */
  | { kind: 'failed'; why: string; retryAfterMs?: number }
  /** The receiver will never take it as it is. */
  | { kind: 'refused'; why: string }
  /** It may have arrived: the answer did not. */
  | { kind: 'unknown'; why: string }

const firstMs = 5_000
const longestMs = 3_600_000
/** After so long it is given up and shown among the dead letters. */
const giveUpMs = 24 * 3_600_000

/** When to try again: twice as long each time, up to an hour, give or take a fifth, so that many do not come at once. */
export function retryDelayMs(attempts: number, chance: number): number {
  const delay = Math.min(longestMs, firstMs * 2 ** Math.min(attempts - 1, 20))
  return Math.round(delay * (0.8 + 0.4 * chance))
}

export type Became =
  | { state: 'sent' }
  | { state: 'dead'; why: string; doubtful: boolean }
  | { state: 'waiting'; why: string; dueAt: number; doubtful: boolean }

/** What follows from a try: sent, again later, or given up. */
export function judgeOutcome(
  outcome: Outcome,
  { attempts, createdAt, doubtful }: { attempts: number; createdAt: number; doubtful: boolean },
  at: number,
  chance: number,
): Became {
  if (outcome.kind === 'sent') return { state: 'sent' }
  const inDoubt = doubtful || outcome.kind === 'unknown'
  if (outcome.kind === 'refused' || at - createdAt >= giveUpMs)
    return { state: 'dead', why: outcome.why, doubtful: inDoubt }
  const asked = outcome.kind === 'failed' ? (outcome.retryAfterMs ?? 0) : 0
  return {
    state: 'waiting',
    why: outcome.why,
    dueAt: at + Math.max(asked, retryDelayMs(attempts, chance)),
    doubtful: inDoubt,
  }
}

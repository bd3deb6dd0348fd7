import type { Db } from '../../db/open.ts'
import { type Limit, type Taken, takeToken } from './take-token.ts'

export interface Limiter {
  take(key: string): Promise<Taken>
  /** Takes one that is in hand, if there is one. No says nothing of the limit, only that it must be asked for. */
  takeAtOnce(key: string): boolean
}

/** Tokens fetched are held so long: a process that fetched them may give out no more than these. */
const batch = { forMs: 1_000, keys: 10_000 }

/**
 * A limit shared by every process, at a tenth of the price: tokens are fetched from the database by the handful. What
 * many processes give out together stays within the limit, because what is held was already taken from it.
 */
export function makeLimiter(db: Db, limit: Limit): Limiter {
  const held = new Map<string, { tokens: number; until: number }>()
  const fetching = new Map<string, Promise<Taken>>()
  // What is fetched and not used is lost: a third of what comes back meanwhile, so that even three processes that each
  // hold a handful for an asker of one request a second take no more than is refilled.
  const handful = Math.max(1, Math.floor(Math.min(limit.burst / 10, limit.perSecond / 3)))
  return {
    async take(key) {
      while (!takeHeld(key)) {
        const underWay = fetching.get(key)
        if (!underWay) {
          const taken = await startFetching(key)
          if (!taken.allowed) return taken
          continue
        }
        // Many requests of one asker in one moment share one question; what it brought is dealt out in turn.
        const taken = await underWay
        if (!taken.allowed) return taken
      }
      return { allowed: true }
    },
    takeAtOnce: takeHeld,
  }

  function startFetching(key: string): Promise<Taken> {
    const question = fetchTokens(key).finally(() => fetching.delete(key))
    fetching.set(key, question)
    return question
  }

  async function fetchTokens(key: string): Promise<Taken> {
    const many = await takeToken(db, key, limit, handful)
    if (many.allowed) {
      hold(key, handful)
      return many
    }
    // Less than a handful may be left.
    const one = handful > 1 ? await takeToken(db, key, limit) : many
    if (one.allowed) hold(key, 1)
    return one
  }

  function takeHeld(key: string): boolean {
    const mine = held.get(key)
    if (!mine || mine.tokens === 0 || performance.now() >= mine.until) return false
    mine.tokens -= 1
    return true
  }

  function hold(key: string, tokens: number): void {
    held.delete(key)
    held.set(key, { tokens, until: performance.now() + batch.forMs })
    for (const oldest of held.keys()) {
      if (held.size <= batch.keys) break
      held.delete(oldest)
    }
  }
}

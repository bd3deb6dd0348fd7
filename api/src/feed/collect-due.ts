import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Deps } from '../deps.ts'
import { type Claim, claimDue, releaseClaim, renewClaim } from './claim-due.ts'
import { collect, type Collected, type Collecting } from './collect.ts'
import { keepFailure } from './keep-failure.ts'

export interface CollectDue extends Collecting {
  /** Feeds asked side by side. */
  atOnce?: number
  /** How long a claim stands without being renewed: after this, a killed process is taken over. */
  leaseMs?: number
}

type Needs = Pick<Deps, 'db' | 'now' | 'log' | 'egress'>

/** Collects feeds until none is due, a few side by side; a bad one holds up nobody but its own place. */
export async function collectDue(deps: Needs, { atOnce = 2, ...options }: CollectDue): Promise<number> {
  const places = Array.from({ length: atOnce }, () => collectInTurn(deps, options))
  const done = await Promise.all(places)
  return done.reduce((sum, count) => sum + count, 0)
}

async function collectInTurn(
  deps: Needs,
  { leaseMs = 15_000, ...collecting }: Omit<CollectDue, 'atOnce'>,
): Promise<number> {
  for (let count = 0; ; count++) {
    if (collecting.stop?.aborted) return count
    const claim = await claimDue(deps.db, randomUUID(), deps.now(), leaseMs)
    if (claim === null) return count
    const outcome = await whileRenewing(deps, claim, leaseMs, () => collectOne(deps, claim, collecting))
    if (outcome === 'stopped') await releaseClaim(deps.db, claim)
  }
}

async function collectOne(deps: Needs, claim: Claim, collecting: Collecting): Promise<Collected['outcome']> {
  const askedAt = deps.now()
  const began = performance.now()
  const log = deps.log.child({ feed: claim.feed.id })
  try {
    const collected = await collect(deps, claim, collecting)
    log.debug(collected, 'collected')
    return collected.outcome
  } catch (error) {
    // The answer was sound, or judged so, and still could not be kept: ours to mend. Asked again, but not at once.
    log.error({ err: error }, 'an answer could not be kept')
    const asking = { from: claim.caughtUpTo ?? claim.feed.historyFrom, to: claim.caughtUpTo ?? claim.feed.historyFrom }
    const fault = { message: 'notKept' as const }
    const asked = { asking, askedAt, tookMs: performance.now() - began }
    await keepFailure(deps.db, claim, { ...asked, outcome: 'unreadable', fault, payload: null }, deps.now())
    return 'unreadable'
  }
}

/** Renews the claim three times per lease, as long as the work goes on. */
async function whileRenewing<T>({ db, log }: Needs, claim: Claim, leaseMs: number, work: () => Promise<T>): Promise<T> {
  const done = new AbortController()
  const renewing = (async () => {
    while (!done.signal.aborted) {
      await sleep(leaseMs / 3, undefined, { signal: done.signal }).catch(() => {})
      if (done.signal.aborted) return
      await renewClaim(db, claim, leaseMs).catch((error: unknown) =>
        log.warn({ err: error, feed: claim.feed.id }, 'a claim was not renewed'),
      )
    }
  })()
  try {
    return await work()
  } finally {
    done.abort()
    await renewing
  }
}

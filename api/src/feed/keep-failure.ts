import type { CollectionOutcome } from 'shared/feed/feed.ts'
import { nextAskAt } from 'shared/feed/next-ask.ts'
import type { Db } from '../db/open.ts'
import { type Claim, holdClaim } from './claim-due.ts'
import { type Asked, keepCollection } from './collection-store.ts'
import { keptError } from './fault.ts'
import { keepPayload, type Payload } from './payload-store.ts'
import type { Fault } from './read/reading.ts'

export interface Failure extends Asked {
  outcome: Exclude<CollectionOutcome, 'kept' | 'unchanged'>
  fault: Fault
  /** What came, if anything, to be looked at; nothing is read from it. */
  payload: Payload | null
}

/** Writes down that an asking failed, and when the feed is tried again. No figure is kept and none is touched. */
export async function keepFailure(db: Db, claim: Claim, failure: Failure, now: Date): Promise<void> {
  const { feed, failures } = claim
  const error = keptError(failure.outcome, failure.fault)
  await db.transaction().execute(async (trx) => {
    if (!(await holdClaim(trx, claim))) return
    if (failure.payload) await keepPayload(trx, failure.payload, failure.askedAt)
    const nothing = { records: 0, rejected: 0, quarantined: 0, deltas: 0, corrections: 0, version: null }
    await keepCollection(trx, { feed: feed.id, submission: null }, failure, {
      ...nothing,
      outcome: failure.outcome,
      error,
      payload: failure.payload?.hash ?? null,
    })
    await trx
      .updateTable('feed_progress')
      .set({
        failures: failures + 1,
        last_attempt_at: failure.askedAt,
        last_error: JSON.stringify(error),
        due_at: nextAskAt(feed.schedule, { kind: 'failed', failures: failures + 1 }, now),
        leased_by: null,
        leased_until: null,
      })
      .where('feed', '=', feed.id)
      .execute()
  })
}

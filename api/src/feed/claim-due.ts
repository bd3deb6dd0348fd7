import { sql } from 'kysely'
import type { Day } from 'shared/day.ts'
import type { KeptFeed } from 'shared/feed/feed.ts'
import type { Db } from '../db/open.ts'

/** The right to ask one feed, for a while. `holder` is of this claim alone: who has lost it can no longer keep. */
export interface Claim {
  feed: KeptFeed
  holder: string
  caughtUpTo: Day | null
  failures: number
}

/**
 * Claims the feed that has been due longest and that nobody holds. A lease runs by the database's clock, which all
 * processes share; a process that dies lets it run out, and another takes the feed over.
 */
export async function claimDue(db: Db, holder: string, now: Date, leaseMs: number): Promise<Claim | null> {
  const { rows } = await sql<{ definition: KeptFeed; caught_up_to: Day | null; failures: number }>`
    update feed_progress p
    set leased_by = ${holder}, leased_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    from feed
    where feed.id = p.feed and p.feed = (
      select feed from feed_progress
      where due_at <= ${now} and paused_for is null and (leased_until is null or leased_until < clock_timestamp())
      order by due_at, feed limit 1 for update skip locked
    )
    returning feed.definition, p.caught_up_to, p.failures`.execute(db)
  const [row] = rows
  return row ? { feed: row.definition, holder, caughtUpTo: row.caught_up_to, failures: row.failures } : null
}

/** Whether the claim still stood, and stands a while longer. */
export async function renewClaim(db: Db, claim: Claim, leaseMs: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update feed_progress set leased_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    where feed = ${claim.feed.id} and leased_by = ${claim.holder}`.execute(db)
  return numAffectedRows === 1n
}

/** Gives a feed back unasked; it stays due. */
export async function releaseClaim(db: Db, claim: Claim): Promise<void> {
  await db
    .updateTable('feed_progress')
    .set({ leased_by: null, leased_until: null })
    .where('feed', '=', claim.feed.id)
    .where('leased_by', '=', claim.holder)
    .execute()
}

/**
 * Whether the claim still stands. Locks the progress of every feed of the dataset, so that nobody else keeps figures of
 * it meanwhile nor adds them up; feeds of other datasets go on beside it.
 */
export async function holdClaim(trx: Db, claim: Claim): Promise<boolean> {
  const rows = await lockDatasets(trx, [claim.feed.dataset])
  return rows.some(({ feed, leased_by }) => feed === claim.feed.id && leased_by === claim.holder)
}

/** In the order of the feeds, as whoever locks several does. */
export const lockDatasets = (trx: Db, datasets: readonly string[]) =>
  trx
    .selectFrom('feed_progress')
    .innerJoin('feed', 'feed.id', 'feed_progress.feed')
    .select(['feed_progress.feed', 'feed_progress.leased_by'])
    .where('feed.dataset', 'in', ['', ...datasets])
    .orderBy('feed_progress.feed')
    .forUpdate('feed_progress')
    .execute()

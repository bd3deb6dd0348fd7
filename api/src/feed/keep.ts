import { measuresOfFeed } from 'shared/feed/format-measures.ts'
import { type Asking, caughtUpAfter, nextAskAt } from 'shared/feed/next-ask.ts'
import type { Day } from 'shared/day.ts'
import type { Db } from '../db/open.ts'
import { type Claim, holdClaim } from './claim-due.ts'
import { readAskedUpTo } from './collection-store.ts'
import { type AddUp, keepReading, type Read } from './keep-reading.ts'
import type { Question } from './read-question.ts'

export interface Answered extends Read {
  asking: Asking
  question: Question
}

export type Kept =
  | { outcome: 'kept' | 'unchanged'; deltas: number; corrections: number; version: number | null }
  /** Another process holds the feed by now; nothing was kept. */
  | { outcome: 'lost' }

/**
 * Keeps an answer in one transaction: the raw bytes, what was read of them, what that changes, what rests on it, and how
 * far the feed has got. A process killed on the way leaves none of it, and the feed is simply asked again.
 */
export async function keep(
  db: Db,
  claim: Claim,
  { question, ...answered }: Answered,
  now: Date,
  addUp: AddUp,
): Promise<Kept> {
  const { feed } = claim
  return db.transaction().execute(async (trx) => {
    if (!(await holdClaim(trx, claim))) return { outcome: 'lost' }
    const source = {
      origin: { feed: feed.id, submission: null },
      dataset: feed.dataset,
      measures: measuresOfFeed(feed),
      lateUpTo: await readAskedUpTo(trx, feed.id),
    }
    const { outcome, deltas, corrections, version } = await keepReading(trx, source, answered, { now, addUp })
    await keepProgress(trx, claim, { question, ...answered }, now)
    return { outcome, deltas, corrections, version: version?.version ?? null }
  })
}

async function keepProgress(trx: Db, { feed, caughtUpTo }: Claim, answered: Answered, now: Date): Promise<void> {
  const { asking, reading, question, askedAt } = answered
  const came = new Set([...reading.records, ...reading.quarantined].map(({ day }) => day))
  const reached = later(caughtUpTo, caughtUpAfter(asking, came, question.frequency, question.calendar))
  const end = { kind: 'answered', last: asking.last, late: reached < asking.to } as const
  await trx
    .updateTable('feed_progress')
    .set({
      caught_up_to: reached,
      failures: 0,
      last_attempt_at: askedAt,
      last_success_at: askedAt,
      last_error: null,
      due_at: nextAskAt(feed.schedule, end, now),
      leased_by: null,
      leased_until: null,
    })
    .where('feed', '=', feed.id)
    .execute()
}

const later = (one: Day | null, other: Day): Day => (one !== null && one > other ? one : other)

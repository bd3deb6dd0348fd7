import { formatMeasures } from 'shared/feed/format-measures.ts'
import { type Asking, caughtUpAfter, nextAskAt } from 'shared/feed/next-ask.ts'
import type { Day } from 'shared/day.ts'
import type { Db } from '../db/open.ts'
import { type ComingDeltas, comingDeltas, daysOf, findChanges, touchedBy } from './changes.ts'
import { type Claim, holdClaim } from './claim-due.ts'
import { type Asked, keepCollection, keepRejects, readAskedUpTo } from './collection-store.ts'
import { appendArrivals, appendCorrections, markDays, readHeld, takeVersion } from './ledger.ts'
import { keepPayload, type Payload } from './payload-store.ts'
import { keepSettled, readWaiting } from './quarantine-store.ts'
import type { ReadAnswer } from './read/reading.ts'
import type { Question } from './read-question.ts'
import { settleQuarantine } from './settle-quarantine.ts'

/**
 * Whatever rests on the ledger is added up here with the deltas that are coming, inside the transaction that appends them,
 * and just before it does: appending needs the lock that all feeds share, and adding up is the longer half of a keep.
 */
export type AddUp = (
  trx: Db,
  touched: { dataset: string; units: string[] | null; from: Day; to: Day; coming: ComingDeltas; now: Date },
) => Promise<void>

export interface Answered extends Asked {
  asking: Asking
  payload: Payload
  reading: ReadAnswer
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
export async function keep(db: Db, claim: Claim, answered: Answered, now: Date, addUp: AddUp): Promise<Kept> {
  const { feed } = claim
  const { asking, payload, reading } = answered
  const measures = formatMeasures[feed.format]
  return db.transaction().execute(async (trx) => {
    if (!(await holdClaim(trx, claim))) return { outcome: 'lost' }
    const held = await readHeld(trx, measures, asking.from, asking.to)
    const changes = findChanges(held, reading.records, measures, await readAskedUpTo(trx, feed.id))
    const waiting = await readWaiting(trx, feed.dataset, asking.from, asking.to)
    const settled = settleQuarantine(waiting, reading.records, reading.quarantined)
    const touched = touchedBy(changes)

    await keepPayload(trx, payload, answered.askedAt)
    if (touched) await addUp(trx, { dataset: feed.dataset, ...touched, coming: comingDeltas(changes), now })
    const version = touched && (await takeVersion(trx, now))
    const corrections = changes.corrections.filter(({ reason }) => reason === 'correction').length
    const deltas = changes.arrivals.length * measures.length + changes.corrections.length
    const outcome = touched || settled.waiting.length + settled.superseded.length > 0 ? 'kept' : 'unchanged'
    const counts = {
      records: reading.records.length,
      rejected: reading.rejected,
      quarantined: reading.quarantined.length,
      deltas,
      corrections,
    }
    const collection = await keepCollection(trx, feed.id, answered, {
      outcome,
      error: null,
      payload: payload.hash,
      version,
      ...counts,
    })
    await keepRejects(trx, collection, reading.rejects)
    await keepSettled(trx, collection, feed.dataset, settled, version?.recordedAt ?? now)
    if (touched && version) {
      const entry = { collection, version: version.version }
      await appendArrivals(trx, changes.arrivals, measures, entry)
      await appendCorrections(trx, changes.corrections, entry)
      await markDays(trx, feed.dataset, version.version, daysOf(changes))
    }
    await keepProgress(trx, claim, answered, now)
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

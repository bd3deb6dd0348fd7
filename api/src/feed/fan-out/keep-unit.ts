import { measuresOfFeed } from 'shared/feed/format-measures.ts'
import { type Asking, caughtUpAfter, nextAskAt } from 'shared/feed/next-ask.ts'
import { laterDay } from 'shared/day.ts'
import type { Db } from '../../db/open.ts'
import { type Claim, holdClaim } from '../claim-due.ts'
import { type Asked, keepCollection } from '../collection-store.ts'
import { keptError } from '../fault.ts'
import type { Failure } from '../keep-failure.ts'
import { type AddUp, keepReading, type Read } from '../keep-reading.ts'
import { keepPayload } from '../payload-store.ts'
import type { Question } from '../read-question.ts'
import { type AskedUnit, keepUnitAnswered, keepUnitFailed } from './unit-store.ts'

interface Answered extends Read {
  asking: Asking
  question: Question
}

/**
 * Keeps the answer of one unit's address, with how far that unit has got, in one transaction: whoever is killed between
 * two units has lost neither, and nobody asks the first again. Null where another process holds the feed by now.
 */
export async function keepUnit(
  db: Db,
  claim: Claim,
  unit: AskedUnit,
  { question, ...answered }: Answered,
  { now, addUp }: { now: Date; addUp: AddUp },
): Promise<AskedUnit | null> {
  const { feed } = claim
  return db.transaction().execute(async (trx) => {
    if (!(await holdClaim(trx, claim))) return null
    const source = {
      origin: { feed: feed.id, submission: null },
      dataset: feed.dataset,
      measures: measuresOfFeed(feed),
      lateUpTo: unit.askedUpTo,
    }
    await keepReading(trx, source, { ...answered, unit: unit.unit }, { now, addUp })
    const { asking, reading, askedAt } = answered
    const came = new Set([...reading.records, ...reading.quarantined].map(({ day }) => day))
    const reached = caughtUpAfter(asking, came, question.frequency, question.calendar)
    const caughtUpTo = unit.caughtUpTo === null ? reached : laterDay(unit.caughtUpTo, reached)
    const end = { kind: 'answered', last: asking.last, late: caughtUpTo < asking.to } as const
    const dueAt = nextAskAt(feed.schedule, end, now)
    await keepUnitAnswered(trx, feed.id, unit.unit, { caughtUpTo, askedUpTo: asking.to, at: askedAt, dueAt })
    return { ...unit, caughtUpTo, askedUpTo: asking.to, failures: 0, lastAttemptAt: askedAt, dueAt }
  })
}

/** Writes down that one unit's address brought nothing, and when it is tried again; the others go on. */
export async function failUnit(
  db: Db,
  claim: Claim,
  unit: AskedUnit,
  failure: Asked & Pick<Failure, 'outcome' | 'fault' | 'payload'>,
  now: Date,
): Promise<AskedUnit | null> {
  const { feed } = claim
  const error = keptError(failure.outcome, failure.fault)
  const failures = unit.failures + 1
  const dueAt = nextAskAt(feed.schedule, { kind: 'failed', failures }, now)
  return db.transaction().execute(async (trx) => {
    if (!(await holdClaim(trx, claim))) return null
    if (failure.payload) await keepPayload(trx, failure.payload, failure.askedAt)
    const nothing = { records: 0, rejected: 0, quarantined: 0, deltas: 0, corrections: 0, version: null }
    const end = { ...nothing, outcome: failure.outcome, error, payload: failure.payload?.hash ?? null }
    await keepCollection(trx, { feed: feed.id, submission: null }, { ...failure, unit: unit.unit }, end)
    await keepUnitFailed(trx, feed.id, unit.unit, { failures, error, at: failure.askedAt, dueAt })
    return { ...unit, failures, lastAttemptAt: failure.askedAt, dueAt }
  })
}

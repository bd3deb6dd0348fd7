import { dueDay } from 'shared/due-day.ts'
import { reachedBy } from 'shared/feed/connector/next-unit-ask.ts'
import type { CollectionOutcome } from 'shared/feed/feed.ts'
import { nextAskAt } from 'shared/feed/next-ask.ts'
import type { Db } from '../../db/open.ts'
import { type Claim, holdClaim } from '../claim-due.ts'
import { keptError } from '../fault.ts'
import type { AskedUnit } from './unit-store.ts'

export interface Round {
  units: readonly AskedUnit[]
  /** When each unit is next due, of those that have something to say. */
  nextAt: Date | null
  kept: number
  /** Units that were due and have not been asked: time was up, or the host answers nobody. */
  left: number
  brokenOff: boolean
  askedAt: Date | null
}

const namedUnits = 6

/** How the source stands as a whole once its units have been asked, and when it is looked at again. */
export async function endRound(
  db: Db,
  claim: Claim,
  { units, nextAt, kept, left, brokenOff, askedAt }: Round,
  now: Date,
): Promise<void> {
  const { feed } = claim
  const failing = units.filter(({ failures }) => failures > 0)
  const failures = brokenOff ? claim.failures + 1 : Math.max(0, ...failing.map((unit) => unit.failures))
  const dueTo = dueDay(feed.lagHours, now)
  await db.transaction().execute(async (trx) => {
    if (!(await holdClaim(trx, claim))) return
    const names = await namesOf(
      trx,
      failing.map(({ unit }) => unit),
    )
    const parameters = { failing: failing.length, units: units.length, left, names }
    const message = brokenOff ? 'brokenOffAtUnits' : 'unitsFailed'
    const error = failures === 0 ? null : keptError(await readOutcome(trx, feed.id), { message, parameters })
    const planned = nextAskAt(feed.schedule, { kind: 'answered', last: true, late: false }, now)
    const dueAt = brokenOff
      ? nextAskAt(feed.schedule, { kind: 'failed', failures }, now)
      : left > 0
        ? now
        : (nextAt ?? planned)
    await trx
      .updateTable('feed_progress')
      .set({
        caught_up_to: reachedBy(units, { historyFrom: feed.historyFrom, dueTo }),
        failures,
        ...(askedAt && { last_attempt_at: askedAt }),
        ...(kept > 0 && askedAt && { last_success_at: askedAt }),
        last_error: error && JSON.stringify(error),
        due_at: dueAt,
        leased_by: null,
        leased_until: null,
      })
      .where('feed', '=', feed.id)
      .execute()
  })
}

async function namesOf(db: Db, codes: readonly string[]): Promise<string> {
  if (codes.length === 0) return '…'
  const rows = await db
    .selectFrom('unit')
    .select('name')
    .where('code', 'in', [...codes])
    .orderBy('code')
    .execute()
  const names = rows.slice(0, namedUnits).map(({ name }) => name)
  return [...names, ...(rows.length > namedUnits ? ['…'] : [])].join(', ')
}

/** What was wrong where something was wrong last. */
async function readOutcome(db: Db, feed: string): Promise<CollectionOutcome> {
  const row = await db
    .selectFrom('feed_unit')
    .select('last_error')
    .where('feed', '=', feed)
    .where('failures', '>', 0)
    .orderBy('last_attempt_at', 'desc')
    .executeTakeFirst()
  return row?.last_error?.outcome ?? 'unreachable'
}

import type { Day } from 'shared/day.ts'
import type { CollectionOutcome } from 'shared/feed/feed.ts'
import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import type { CollectionError } from '../db/collection-error.ts'
import type { Version } from './ledger.ts'
import type { Reject } from './read/reading.ts'

/** Where a set of figures comes from: a feed that was asked, or somebody who handed it in. */
export type Origin = { feed: string; submission: null } | { feed: null; submission: string }

/** One asking as it went: what for, when, how long. */
export interface Asked {
  asking: { from: Day; to: Day }
  askedAt: Date
  tookMs: number
  /** The version of the connector it was asked and read by. */
  connectorVersion?: number
  /** Whose address was asked, where each unit has its own. */
  unit?: string
}

export interface CollectionEnd {
  outcome: CollectionOutcome
  error: CollectionError | null
  payload: Buffer | null
  version: Version | null
  records: number
  rejected: number
  quarantined: number
  deltas: number
  corrections: number
}

export async function keepCollection(
  trx: Db,
  origin: Origin,
  { asking, askedAt, tookMs, connectorVersion, unit }: Asked,
  end: CollectionEnd,
): Promise<number> {
  const { version, error, ...counts } = end
  const { id } = await trx
    .insertInto('collection')
    .values({
      ...origin,
      asked_from: asking.from,
      asked_to: asking.to,
      asked_at: askedAt,
      took_ms: Math.round(tookMs),
      connector_version: connectorVersion ?? null,
      asked_unit: unit ?? null,
      ...counts,
      error: error && JSON.stringify(error),
      version: version?.version ?? null,
      recorded_at: version?.recordedAt ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function keepRejects(trx: Db, collection: number, rejects: readonly Reject[]): Promise<void> {
  if (rejects.length === 0) return
  const rows = JSON.stringify(rejects.map((reject, ordinal) => ({ collection, ordinal, ...reject })))
  await sql`
    insert into reject (collection, ordinal, pointer, reason, field, excerpt)
    select collection, ordinal, pointer, reason, field, excerpt from jsonb_populate_recordset(null::reject, ${rows}::jsonb)`.execute(
    trx,
  )
}

/** The newest day a feed has answered for; a figure of that day or before that comes now comes late. */
export async function readAskedUpTo(db: Db, feed: string): Promise<Day | null> {
  const { day } = await db
    .selectFrom('collection')
    .select(({ fn }) => fn.max('asked_to').as('day'))
    .where('feed', '=', feed)
    .where('outcome', 'in', ['kept', 'unchanged'])
    .executeTakeFirstOrThrow()
  return day
}

import { sql } from 'kysely'
import type { Right } from 'shared/account/right.ts'
import type { Db } from '../db/open.ts'

export interface LoggedEvent {
  seq: number
  topic: string
  access: Right
  unit: string | null
  provider: string | null
  body: unknown
}

export interface StreamHead {
  epoch: string
  seq: number
}

export const readStreamHead = (db: Db): Promise<StreamHead> =>
  db.selectFrom('event_head').select(['epoch', 'seq']).executeTakeFirstOrThrow()

/** The oldest event still kept; null when there is none. */
export async function readOldest(db: Db): Promise<number | null> {
  const { rows } = await sql<{ seq: number | null }>`select min(seq) as seq from event`.execute(db)
  return rows[0]?.seq ?? null
}

/** What came after `seq`, in order; at most `limit`. */
export async function readEventsAfter(db: Db, seq: number, limit: number): Promise<LoggedEvent[]> {
  const rows = await db
    .selectFrom('event')
    .select(['seq', 'topic', 'access', 'unit', 'provider', 'body'])
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, access: row.access as Right }))
}

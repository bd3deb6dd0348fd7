import type { KeptFeed } from 'shared/feed/feed.ts'
import type { Collection } from 'shared/feed/feed-contract.ts'
import type { Locale } from 'shared/text.ts'
import type { Db } from '../db/open.ts'
import { sayError } from './fault.ts'

export async function readFeedDefinition(db: Db, id: string): Promise<KeptFeed | null> {
  const row = await db.selectFrom('feed').select('definition').where('id', '=', id).executeTakeFirst()
  return row?.definition ?? null
}

/** The newest first. */
export async function listCollections(db: Db, feed: string, locale: Locale, limit: number): Promise<Collection[]> {
  const rows = await db
    .selectFrom('collection')
    .leftJoin('payload', 'payload.hash', 'collection.payload')
    .selectAll('collection')
    .select('payload.size')
    .where('feed', '=', feed)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    unit: row.asked_unit,
    askedFrom: row.asked_from,
    askedTo: row.asked_to,
    askedAt: row.asked_at.toISOString(),
    tookMs: row.took_ms,
    outcome: row.outcome,
    error: row.error && sayError(row.error, locale),
    payload: row.payload?.toString('hex') ?? null,
    payloadBytes: row.size,
    records: row.records,
    rejected: row.rejected,
    quarantined: row.quarantined,
    deltas: row.deltas,
    corrections: row.corrections,
    version: row.version,
  }))
}

/** Of the newest collections that had any. */
export async function listRejects(db: Db, feed: string, limit: number) {
  return db
    .selectFrom('reject')
    .innerJoin('collection', 'collection.id', 'reject.collection')
    .select(['reject.collection', 'pointer', 'reason', 'field', 'excerpt'])
    .where('feed', '=', feed)
    .orderBy('reject.collection', 'desc')
    .orderBy('ordinal')
    .limit(limit)
    .execute()
}

/** Records that wait for an officer, the newest days first. */
export async function listQuarantined(db: Db, feed: string, limit: number) {
  return db
    .selectFrom('quarantine')
    .innerJoin('collection', 'collection.id', 'quarantine.collection')
    .select(['quarantine.collection', 'unit', 'day', 'rule', 'pointer', 'counts'])
    .where('feed', '=', feed)
    .where('state', '=', 'waiting')
    .orderBy('day', 'desc')
    .orderBy('unit')
    .limit(limit)
    .execute()
}

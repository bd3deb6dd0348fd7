import type { Explanation } from 'shared/explain/explanation-contract.ts'
import type { Db } from '../db/open.ts'

export type BatchOrigin = Pick<Explanation['batches'][number], 'feed' | 'submission' | 'recordedAt' | 'hasPayload'>

/** What brought each batch, and when it was written down. */
export async function readOrigins(db: Db, collections: readonly number[]): Promise<Map<number, BatchOrigin>> {
  if (collections.length === 0) return new Map()
  const rows = await db
    .selectFrom('collection')
    .leftJoin('feed', 'feed.id', 'collection.feed')
    .select(['collection.id', 'recorded_at', 'asked_at', 'payload', 'submission', 'feed', 'feed.definition'])
    .where('collection.id', 'in', collections)
    .execute()
  return new Map(
    rows.map(({ id, recorded_at: recordedAt, asked_at: askedAt, payload, submission, feed, definition }) => [
      id,
      {
        recordedAt: (recordedAt ?? askedAt).toISOString(),
        feed: feed === null || !definition ? null : { id: feed, name: definition.name },
        submission,
        hasPayload: payload !== null,
      },
    ]),
  )
}

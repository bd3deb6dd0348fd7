import type { CollectionOutcome } from 'shared/feed/feed.ts'
import type { Db } from '../db/open.ts'
import type { CollectionError } from '../db/collection-error.ts'

export interface LastCollection {
  askedAt: Date
  outcome: CollectionOutcome
  error: CollectionError | null
  records: number
  rejected: number
  corrections: number
}

/** What the newest asking of a feed after collection `after` came to; null while there is none. */
export async function readLastCollection(db: Db, feed: string, after: number): Promise<LastCollection | null> {
  const row = await db
    .selectFrom('collection')
    .select(['asked_at as askedAt', 'outcome', 'error', 'records', 'rejected', 'corrections'])
    .where('feed', '=', feed)
    .where('id', '>', after)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

export async function readNewestCollectionId(db: Db): Promise<number> {
  const row = await db
    .selectFrom('collection')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst()
  return row?.id ?? 0
}

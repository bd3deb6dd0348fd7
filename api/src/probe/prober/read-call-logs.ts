import { readPayloadOf } from '../../feed/payload-store.ts'
import type { Db } from '../../db/open.ts'

/** Logs of the gateway that were collected since then, oldest first, as they came; collections are numbered as they are kept. */
export async function readCallLogs(db: Db, after: number): Promise<{ collection: number; text: string }[]> {
  const rows = await db
    .selectFrom('collection')
    .innerJoin('feed', 'feed.id', 'collection.feed')
    .select(['collection.id', 'feed.definition'])
    .where('collection.id', '>', after)
    .where('collection.payload', 'is not', null)
    .orderBy('collection.id', 'desc')
    .limit(50)
    .execute()
  const logs = rows.filter(({ definition }) => definition.format === 'gateway-jsonl').slice(0, 5)
  const found: { collection: number; text: string }[] = []
  for (const { id } of logs.toReversed()) {
    const payload = await readPayloadOf(db, id)
    if (payload) found.push({ collection: id, text: payload.body.toString() })
  }
  return found
}

/** When each was last heard of, epoch ms. */
export async function readLastHeard(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('connection_state')
    .innerJoin('watched_connection', 'watched_connection.code', 'connection_state.connection')
    .select(['watched_connection.id', 'connection_state.last_at'])
    .where('watched_connection.id', 'in', ['', ...ids])
    .execute()
  return new Map(rows.map(({ id, last_at }) => [id, last_at.getTime()]))
}

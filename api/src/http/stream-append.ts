import { sql } from 'kysely'
import type { Right } from 'shared/account/right.ts'
import type { Db } from '../db/open.ts'

/** Something open pages are told of: who may hear it, in whose unit it is and whose line it is (null: nobody's own). */
export interface StreamEvent {
  topic: string
  access: Right
  unit: string | null
  provider?: string | null
  body: unknown
}

/** Where a stream wakes up; the payload is the schema, since a server may hold several provinces. */
export const streamChannel = 'nhipso_event'

/**
 * Puts events into the log in the order of commits: the head is locked until the transaction ends, so call it last.
 * They are heard once the transaction has committed, and never if it has not.
 */
export async function appendEvents(trx: Db, events: readonly StreamEvent[], at: Date): Promise<void> {
  if (events.length === 0) return
  const rows = JSON.stringify(events)
  const insert = () =>
    sql`
    with head as (update event_head set seq = seq + ${events.length} returning seq - ${events.length} as before)
    insert into event (seq, at, topic, access, unit, provider, body)
    select head.before + e.place, ${at}, e.topic, e.access, e.unit, e.provider, e.body
    from head, rows from (json_to_recordset(${rows}) as (topic text, access text, unit text, provider text, body jsonb)) with ordinality
      as e (topic, access, unit, provider, body, place)`.execute(trx)
  await sql`select keep_partition('event', ${at}) where to_regclass((select name from partition_of('event', ${at}))) is null`.execute(
    trx,
  )
  await insert()
  await sql`select pg_notify(${streamChannel}, current_schema())`.execute(trx)
}

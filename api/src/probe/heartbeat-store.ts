import { sql } from 'kysely'
import type { ConnectionConfig } from 'shared/probe/connection.ts'
import type { Db } from '../db/open.ts'

export interface Beat {
  /** Epoch ms of the newest call; null when none has come yet. */
  lastAt: number | null
  /** Since when calls are waited for, and are heard without a gap. */
  since: number
}

export interface Hearing {
  beats: ReadonlyMap<string, Beat>
  /** When somebody who serves last said that calls are heard; null when nobody ever has. */
  heardAt: number | null
}

export async function findWatched(db: Db, id: string): Promise<{ code: number; config: ConnectionConfig } | null> {
  const row = await db
    .selectFrom('watched_connection')
    .select(['code', 'definition'])
    .where('id', '=', id)
    .where('enabled', '=', true)
    .executeTakeFirst()
  return row ? { code: row.code, config: row.definition } : null
}

/** Whose call it is: what a key must be for. */
export interface Caller {
  connection: number
  unit: string
  dataset: string
}

export async function keepBeat(db: Db, caller: Caller, at: Date): Promise<void> {
  await db
    .insertInto('heartbeat')
    .values({ ...caller, waiting_since: at, last_at: at })
    .onConflict((conflict) =>
      conflict.column('connection').doUpdateSet({
        unit: caller.unit,
        dataset: caller.dataset,
        last_at: sql`greatest(heartbeat.last_at, excluded.last_at)`,
      }),
    )
    .execute()
}

/** Longer than this without a word, and calls may have come to closed doors. */
export const deafAfterMs = 30_000

/** Said every few seconds by whoever serves. After a gap, calls are waited for anew. */
export async function sayHearing(db: Db, at: Date): Promise<void> {
  await sql`
    insert into heartbeat_hearing as heard (since, at) values (${at}, ${at})
    on conflict (only_one) do update set at = greatest(heard.at, excluded.at),
      since = case when heard.at < ${new Date(at.getTime() - deafAfterMs)} then excluded.at else heard.since end`.execute(
    db,
  )
}

/** How these stand; one that is new is waited for from now on. */
export async function readHearing(db: Db, ids: readonly string[], now: Date): Promise<Hearing> {
  await sql`
    insert into heartbeat (connection, unit, dataset, waiting_since)
    select code, coalesce(w.unit, '*'), w.definition -> 'target' ->> 'dataset', ${now} from watched_connection w where id = any (${[...ids]}::text[])
      and not exists (select from heartbeat b where b.connection = w.code)
    on conflict do nothing`.execute(db)
  const { rows } = await sql<{ id: string; waiting_since: Date; last_at: Date | null; since: Date; at: Date | null }>`
    select w.id, b.waiting_since, b.last_at, greatest(b.waiting_since, h.since) as since, h.at
    from heartbeat b join watched_connection w on w.code = b.connection left join heartbeat_hearing h on true
    where w.id = any (${[...ids]}::text[])`.execute(db)
  const beats = new Map(
    rows.map(({ id, last_at, since }) => [id, { lastAt: last_at?.getTime() ?? null, since: since.getTime() }]),
  )
  return { beats, heardAt: rows[0]?.at?.getTime() ?? null }
}

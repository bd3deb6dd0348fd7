import { sql } from 'kysely'
import type { Why } from 'shared/probe/state.ts'
import type { Db } from '../../db/open.ts'

/** What the detector remembers of one connection, so that a prober that starts goes on where the last one was. */
export interface DetectorSnapshot {
  connection: string
  snapshot: unknown
  /** For the page of the connection: each statistic beside its threshold. */
  why: Why | null
}

export async function keepDetectorStates(db: Db, states: readonly DetectorSnapshot[], at: Date): Promise<void> {
  if (states.length === 0) return
  await sql`
    insert into detector_state as kept (connection, at, snapshot, why)
    select w.code, ${at}, d.snapshot, d.why
    from json_to_recordset(${JSON.stringify(states)}) as d (connection text, snapshot jsonb, why jsonb)
    join watched_connection w on w.id = d.connection order by w.code
    on conflict (connection) do update set at = excluded.at, snapshot = excluded.snapshot, why = excluded.why
    where kept.at <= excluded.at`.execute(db)
}

export async function readDetectorStates(db: Db): Promise<Map<string, unknown>> {
  const rows = await db
    .selectFrom('detector_state')
    .innerJoin('watched_connection', 'code', 'connection')
    .select(['id', 'snapshot'])
    .execute()
  return new Map(rows.map(({ id, snapshot }) => [id, snapshot]))
}

/** What the detector of a vantage remembers beyond single connections: open roots, blindness. */
export async function keepDetectorWhole(db: Db, vantage: string, snapshot: unknown, at: Date): Promise<void> {
  await sql`
    insert into detector_whole as kept values (${vantage}, ${at}, ${JSON.stringify(snapshot)}::jsonb)
    on conflict (vantage) do update set at = excluded.at, snapshot = excluded.snapshot where kept.at <= excluded.at`.execute(
    db,
  )
}

export async function readDetectorWhole(db: Db, vantage: string): Promise<unknown> {
  const row = await db.selectFrom('detector_whole').select('snapshot').where('vantage', '=', vantage).executeTakeFirst()
  return row?.snapshot ?? null
}

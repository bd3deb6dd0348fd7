import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { appendEvents } from '../../http/stream-append.ts'
import { boardEvents } from './board-event.ts'
import { keepSteps } from './interval-store.ts'
import { keepStandings, readKeptForUpdate } from './standing-store.ts'
import { unknown } from './steps.ts'

/**
 * Connections of which nothing has been heard for three intervals become unknown, from when the next round was due. The
 * prober says so itself while it runs; this is for when none does.
 */
export async function markSilent(db: Db, now: Date): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ connection: number; provider: string | null; interval_ms: number }>`
      select s.connection, w.provider, (w.definition ->> 'intervalS')::int * 1000 as interval_ms
      from connection_state s join watched_connection w on w.code = s.connection
      where s.state <> 'unknown' and s.last_at + 3 * make_interval(secs => (w.definition ->> 'intervalS')::int) < ${now}`.execute(
      trx,
    )
    const kept = await readKeptForUpdate(
      trx,
      rows.map(({ connection }) => connection),
    )
    const silent = rows.flatMap(({ connection, provider, interval_ms: interval }) => {
      const before = kept.get(connection)
      // A batch may have come in between.
      if (!before || before.state === 'unknown' || before.lastAt + 3 * interval >= now.getTime()) return []
      const at = Math.max(before.since, before.lastAt + interval)
      return [{ connection, provider, at, ...unknown, overlays: before.overlays }]
    })
    if (silent.length === 0) return 0
    const standings = silent.map(({ connection, at, ...state }) => ({ connection, since: at, ...state }))
    await keepStandings(
      trx,
      standings.map(({ connection, ...standing }) => ({
        connection,
        standing,
        last: { at: 0, verdict: 0, totalUs: 0, connectUs: null },
      })),
    )
    await keepSteps(trx, silent)
    await appendEvents(trx, boardEvents(standings, now), now)
    return silent.length
  })
}

/** Probers that are gone for good leave their marks; a batch of theirs can come back for as long as a spool lives. */
export async function forgetProbers(db: Db, now: Date): Promise<void> {
  await sql`delete from sample_mark where at < ${new Date(now.getTime() - 30 * 86_400_000)}`.execute(db)
}

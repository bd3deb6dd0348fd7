import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { Standing } from './batch.ts'
import type { Kept } from './steps.ts'

/** The newest round of a connection, as the board shows it. */
export interface LastRound {
  at: number
  verdict: number
  totalUs: number
  connectUs: number | null
}

/** Locks them in one order, so that two probers never wait for each other. */
export async function readKeptForUpdate(trx: Db, connections: readonly number[]): Promise<Map<number, Kept>> {
  // As one text: a thousand rows would cost the driver more than the database.
  const { rows } = await sql<{ kept: string | null }>`
    select string_agg(concat_ws('|', connection, (extract(epoch from last_at) * 1000)::int8, (extract(epoch from since) * 1000)::int8,
      state, array_to_string(reasons, ','), array_to_string(overlays, ','), coalesce(root, '')), ' ') as kept
    from (
      select connection, last_at, since, state, reasons, overlays, root from connection_state
      where connection = any (${array(connections)}::int[]) order by connection for update
    ) locked`.execute(trx)
  return new Map((rows[0]?.kept ?? '').split(' ').filter(Boolean).map(keptOf))
}

function keptOf(text: string): [number, Kept] {
  const [connection, lastAt, since, state, reasons, overlays, root] = text.split('|')
  const kept: Kept = {
    state: state as Kept['state'],
    since: Number(since),
    reasons: words(reasons) as Kept['reasons'],
    overlays: words(overlays) as Kept['overlays'],
    root: root || null,
    lastAt: Number(lastAt),
  }
  return [Number(connection), kept]
}

const words = (list = ''): string[] => (list === '' ? [] : list.split(','))

/** How connections stand from now on, of those that are not as they were. */
export async function keepStandings(
  trx: Db,
  standings: readonly { connection: number; standing: Standing; last: LastRound }[],
): Promise<void> {
  if (standings.length === 0) return
  const rows = JSON.stringify(
    standings.map(({ connection, standing, last }) => ({
      connection,
      state: standing.state,
      since: standing.since / 1000,
      reasons: standing.reasons,
      overlays: standing.overlays,
      root: standing.root,
      last_at: last.at / 1000,
      last_verdict: last.verdict,
      last_total_us: last.totalUs,
      last_connect_us: last.connectUs,
    })),
  )
  await sql`
    insert into connection_state as kept
    select connection, state, to_timestamp(since), reasons, overlays, root, to_timestamp(since), to_timestamp(last_at), last_verdict, last_total_us, last_connect_us
    from json_to_recordset(${rows}) as (connection int, state text, since float8, reasons text[], overlays text[], root text,
      last_at float8, last_verdict smallint, last_total_us int, last_connect_us int)
    on conflict (connection) do update set (state, since, reasons, overlays, root) =
        row(excluded.state, excluded.since, excluded.reasons, excluded.overlays, excluded.root),
      (last_at, last_verdict, last_total_us, last_connect_us) = (
        select newest.* from (values
          (kept.last_at, kept.last_verdict, kept.last_total_us, kept.last_connect_us),
          (excluded.last_at, excluded.last_verdict, excluded.last_total_us, excluded.last_connect_us)
        ) newest order by 1 desc limit 1)`.execute(trx)
}

/** Of those that stand as they stood: only their newest round moves. One HOT update each. */
export async function keepLastRounds(
  trx: Db,
  rounds: readonly { connection: number; last: LastRound }[],
): Promise<void> {
  if (rounds.length === 0) return
  const column = (value: (round: LastRound) => number | null) => array(rounds.map(({ last }) => value(last)))
  await sql`
    update connection_state s
    set last_at = to_timestamp(r.at / 1000.0), last_verdict = r.verdict, last_total_us = r.total, last_connect_us = r.connect
    from unnest(${array(rounds.map(({ connection }) => connection))}::int[], ${column(({ at }) => at)}::int8[],
      ${column(({ verdict }) => verdict)}::int2[], ${column(({ totalUs }) => totalUs)}::int4[],
      ${column(({ connectUs }) => connectUs)}::int4[]) as r (connection, at, verdict, total, connect)
    where s.connection = r.connection and s.last_at <= to_timestamp(r.at / 1000.0)`.execute(trx)
}

/** An array of numbers as PostgreSQL writes it: joining is some times faster than the driver's own way. */
export const array = (numbers: readonly (number | null)[]): string =>
  `{${numbers.map((number) => number ?? 'null').join()}}`

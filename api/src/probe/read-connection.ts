import { sql } from 'kysely'
import type { ConnectionDetail } from 'shared/probe/probe-contract.ts'
import { errorClasses } from 'shared/probe/sample.ts'
import type { ConnectionState, Overlay, Reason, Why } from 'shared/probe/state.ts'
import type { Text } from 'shared/text.ts'
import type { NodeKind } from 'shared/probe/topology.ts'
import type { Db } from '../db/open.ts'
import { countsOf } from './connection-store.ts'

const weekMs = 7 * 86_400_000

/** One connection with all its page shows, but for its samples; null when there is none of that id. */
export async function readConnection(db: Db, id: string, now: Date): Promise<ConnectionDetail | null> {
  const row = await db
    .selectFrom('watched_connection as w')
    .leftJoin('connection_state as s', 's.connection', 'w.code')
    .leftJoin('detector_state as d', 'd.connection', 'w.code')
    .leftJoin('provider as p', 'p.id', 'w.provider')
    .select(['w.code', 'w.definition', 'd.at as why_at', 'd.why', 'p.definition as provider'])
    .select(['s.state', 's.since', 's.reasons', 's.overlays', 's.root'])
    .select(['s.last_at', 's.last_verdict', 's.last_total_us', 's.last_connect_us'])
    .where('w.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { code: n, definition } = row
  const { unit, subsystem } = definition
  return {
    n,
    id,
    name: definition.name,
    kind: definition.kind,
    unit,
    subsystem,
    provider: definition.provider,
    providerName: row.provider?.name ?? null,
    intervalS: definition.intervalS,
    deadlineMs: definition.deadlineMs,
    contractualMs: definition.contractualMs,
    contractHours: definition.contractHours,
    enabled: definition.enabled,
    path: await readPath(db, definition.path),
    standing: standingOf(row),
    why: row.why && row.why_at ? { at: row.why_at.getTime(), ...shownOf(row.why) } : null,
    history: await readHistory(db, n, new Date(now.getTime() - weekMs)),
    sisters: await readSisters(db, { id, unit, subsystem }),
  }
}

type StateRow = {
  state: ConnectionState | null
  since: Date | null
  reasons: Reason[] | null
  overlays: Overlay[] | null
  root: string | null
  last_at: Date | null
  last_verdict: number | null
  last_total_us: number | null
  last_connect_us: number | null
}

function standingOf(row: StateRow): ConnectionDetail['standing'] {
  if (row.state === null) return null
  const at = row.last_at?.getTime() ?? 0
  return {
    state: row.state,
    since: row.since!.getTime(),
    reasons: row.reasons ?? [],
    overlays: row.overlays ?? [],
    root: row.root,
    last:
      at === 0
        ? null
        : {
            at,
            cls: errorClasses[row.last_verdict! & 15] ?? 'content',
            totalUs: row.last_total_us!,
            connectUs: row.last_connect_us,
          },
  }
}

const shownOf = ({ statistics, counted, usualUs, slowAboveUs, usualFailureRate, learning }: Why) => ({
  statistics,
  counted,
  usualUs,
  slowAboveUs,
  usualFailureRate,
  learning,
})

async function readPath(db: Db, path: readonly string[]): Promise<ConnectionDetail['path']> {
  const { rows } = await sql<{ id: string; kind: NodeKind; name: Text }>`
    select n.id, n.kind, n.definition -> 'name' as name
    from unnest(${path}::text[]) with ordinality as step (id, place) join path_node n on n.id = step.id order by place`.execute(
    db,
  )
  return rows
}

export async function readHistory(db: Db, connection: number, from: Date): Promise<ConnectionDetail['history']> {
  const { rows } = await sql<
    Omit<ConnectionDetail['history'][number], 'from' | 'to'> & { from: Date; to: Date | null }
  >`
    select state, reasons, overlays, root, lower(during) as from, upper(during) as to
    from state_interval where connection = ${connection} and during && tstzrange(${from}, null) order by lower(during)`.execute(
    db,
  )
  return rows.map((row) => ({ ...row, from: row.from.getTime(), to: row.to?.getTime() ?? null }))
}

async function readSisters(
  db: Db,
  { id, unit, subsystem }: { id: string; unit: string | null; subsystem: string },
): Promise<ConnectionDetail['sisters']> {
  const counts = await sql<{ state: ConnectionState; many: number }>`
    select coalesce(s.state, 'unknown') as state, count(*) as many
    from watched_connection w left join connection_state s on s.connection = w.code
    where w.subsystem = ${subsystem} and w.id <> ${id} and w.enabled group by 1`.execute(db)
  const ofUnit = await sql<ConnectionDetail['sisters']['unit'][number]>`
    select w.id, w.subsystem, coalesce(s.state, 'unknown') as state
    from watched_connection w left join connection_state s on s.connection = w.code
    where w.unit is not distinct from ${unit}::text and w.id <> ${id} and w.enabled order by w.subsystem, w.id limit 30`.execute(
    db,
  )
  return {
    subsystem: countsOf(Object.fromEntries(counts.rows.map(({ state, many }) => [state, many]))),
    unit: ofUnit.rows,
  }
}

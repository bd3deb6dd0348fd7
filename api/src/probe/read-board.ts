import { sql } from 'kysely'
import type { ConnectionKind } from 'shared/probe/connection.ts'
import type { Board } from 'shared/probe/probe-contract.ts'
import type { ConnectionState, Overlay, Reason } from 'shared/probe/state.ts'
import type { Text } from 'shared/text.ts'
import type { Db } from '../db/open.ts'

interface Columns {
  stream: string
  names: { id: string; name: Text }[]
  n: string | null
  id: string
  unit: string
  subsystem: string
  kind: string
  standing: string
  since: string
  last_at: string
  last_us: string
  trouble_n: string | null
  trouble_from: string
  trouble_to: string
  trouble_standing: string
}

const dayMs = 86_400_000

/**
 * The whole board as one row of long texts, one per column: a thousand rows would cost the driver more than the database.
 * Where the stream stands belongs to the same snapshot, so that a page misses no change between this and the stream.
 */
export const boardQuery = (now: Date, provider: string | null) => sql<Columns>`
  with board as materialized (
    select w.code, w.id, coalesce(w.unit, '') as unit, w.subsystem, w.kind,
      case when s.state = 'up' and s.reasons = '{}' and s.overlays = '{}' and s.root is null then 'up|||' else coalesce(s.state, 'unknown') || '|' || coalesce(array_to_string(s.reasons, ','), '') || '|' || coalesce(array_to_string(s.overlays, ','), '') || '|' || coalesce(s.root, '') end as standing,
      coalesce(date_part('epoch', s.since)::bigint, 0) as since,
      s.first_at,
      case when s.last_at > to_timestamp(0) then date_part('epoch', s.last_at)::bigint::text else '' end as last_at,
      case when s.last_at > to_timestamp(0) and s.last_verdict & 15 = 0 then s.last_total_us::text else '' end as last_us
    from watched_connection w left join connection_state s on s.connection = w.code
    where w.enabled and (${provider}::text is null or w.provider = ${provider}) order by w.code
  ), trouble as materialized (
    select i.connection, date_part('epoch', greatest(lower(i.during), ${new Date(now.getTime() - dayMs)}))::bigint as began,
      coalesce(date_part('epoch', upper(i.during))::bigint::text, '') as ended,
      i.state || '|' || array_to_string(i.reasons, ',') || '|' || array_to_string(i.overlays, ',') || '|' || coalesce(i.root, '') as standing
    from state_interval i
    where (i.state <> 'up' or i.overlays <> '{}') and i.during && tstzrange(${new Date(now.getTime() - dayMs)}, null)
      and exists (select from board b where b.code = i.connection)
    union all
    select code, extract(epoch from ${new Date(now.getTime() - dayMs)}::timestamptz)::bigint,
      coalesce(extract(epoch from first_at)::bigint::text, ''), 'unknown|||'
    from board where first_at is null or first_at > ${new Date(now.getTime() - dayMs)}
  )
  select
    (select epoch || ':' || seq from event_head) as stream,
    (select coalesce(json_agg(json_build_object('id', id, 'name', definition -> 'name')), '[]') from watched_connection where unit is null and enabled and (${provider}::text is null or provider = ${provider})) as names,
    b.*, t.*
  from (
    select string_agg(code::text, ' ') as n, string_agg(id, ' ') as id, string_agg(unit, ' ') as unit, string_agg(subsystem, ' ') as subsystem,
      string_agg(kind, ' ') as kind, string_agg(standing, ' ') as standing, string_agg(since::text, ' ') as since,
      string_agg(last_at, ' ') as last_at, string_agg(last_us, ' ') as last_us
    from board
  ) b, (
    select string_agg(connection::text, ' ') as trouble_n, string_agg(began::text, ' ') as trouble_from,
      string_agg(ended, ' ') as trouble_to, string_agg(standing, ' ') as trouble_standing
    from trouble
  ) t`

/** Of all connections, or of those one provider answers for. */
export async function readBoard(db: Db, now: Date, provider: string | null = null): Promise<Board> {
  const { rows } = await boardQuery(now, provider).execute(db)
  const columns = rows[0]!
  const standings = new Map<string, number>()
  const place = (standing: string): number => {
    const known = standings.get(standing)
    if (known !== undefined) return known
    standings.set(standing, standings.size)
    return standings.size - 1
  }
  const there = columns.n !== null
  const list = (column: string) => (there ? column.split(' ') : [])
  const troubled = (column: string) => (columns.trouble_n === null ? [] : column.split(' '))
  const connections = {
    n: list(columns.n ?? '').map(Number),
    id: list(columns.id),
    unit: list(columns.unit).map((code) => code || null),
    subsystem: list(columns.subsystem),
    kind: list(columns.kind) as ConnectionKind[],
    standing: list(columns.standing).map(place),
    since: list(columns.since).map(Number),
    lastAt: list(columns.last_at).map(numberOrNull),
    lastUs: list(columns.last_us).map(numberOrNull),
  }
  const troubles = {
    n: troubled(columns.trouble_n ?? '').map(Number),
    from: troubled(columns.trouble_from).map(Number),
    to: troubled(columns.trouble_to).map(numberOrNull),
    standing: troubled(columns.trouble_standing).map(place),
  }
  return {
    stream: columns.stream,
    at: Math.round(now.getTime() / 1000),
    standings: [...standings.keys()].map(standingOf),
    connections,
    names: columns.names,
    troubles,
  }
}

const numberOrNull = (text: string): number | null => (text === '' ? null : Number(text))

function standingOf(text: string): Board['standings'][number] {
  const [state, reasons, overlays, root] = text.split('|') as [ConnectionState, string, string, string]
  return {
    state,
    reasons: words<Reason>(reasons),
    overlays: words<Overlay>(overlays),
    root: root || null,
  }
}

const words = <W extends string>(list: string): W[] => (list === '' ? [] : (list.split(',') as W[]))

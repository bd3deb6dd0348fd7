import { sql } from 'kysely'
import { addDays, type Day, instantOf } from 'shared/day.ts'
import {
  addTime,
  availabilityOf,
  type AvailabilityRule,
  noTime,
  type OwedTime,
  sortTime,
  type StateSpan,
  timeKinds,
} from 'shared/probe/availability.ts'
import type { ContractHours } from 'shared/probe/contract-hours.ts'
import { owedSpans, type Span } from 'shared/probe/owed-spans.ts'
import type { AvailabilityRow, availabilityBys } from 'shared/probe/probe-contract.ts'
import { addRollup, emptyRollup, latencies, type Rollup } from 'shared/probe/rollup.ts'
import type { ConnectionState, Overlay } from 'shared/probe/state.ts'
import type { WorkCalendar } from 'shared/workday.ts'
import type { Db } from '../db/open.ts'
import { decodeRollups } from './keep/rollup-code.ts'

export interface AskedAvailability {
  by: (typeof availabilityBys)[number]
  from: Day
  to: Day
  only: {
    connection?: string | undefined
    subsystem?: string | undefined
    unit?: string | undefined
    provider?: string | null
  }
  now: Date
  rule: AvailabilityRule
  calendar: Pick<WorkCalendar, 'isWorkingDay'>
}

interface Member {
  code: number
  id: string
  unit: string | null
  subsystem: string
  provider: string | null
  hours: ContractHours
  since: Date | null
}

interface Sum {
  connections: number
  time: OwedTime
  rollup: Rollup
}

/** Owed time and latency of connections, added up as asked; the worst first, those of which nothing is known last. */
export async function readAvailability(db: Db, asked: AskedAvailability): Promise<AvailabilityRow[]> {
  const span: Span = {
    from: instantOf(asked.from).getTime(),
    to: Math.min(instantOf(addDays(asked.to, 1)).getTime(), asked.now.getTime()),
  }
  const members = await readMembers(db, asked.only)
  const codes = members.map(({ code }) => code)
  const histories = await readHistories(db, codes, span)
  const rollups = await readDays(db, codes, asked)
  const owed = new Map<string, Span[]>()
  const owedOf = (hours: ContractHours): Span[] => {
    const name = JSON.stringify(hours)
    const known = owed.get(name) ?? owedSpans(hours, asked.calendar, span)
    owed.set(name, known)
    return known
  }
  const sums = new Map<string, Sum>()
  for (const member of members) {
    const key = keyOf(member, asked.by)
    const sum = sums.get(key) ?? { connections: 0, time: noTime(), rollup: emptyRollup() }
    sums.set(key, sum)
    sum.connections += 1
    // What was owed before anybody watched is no gap in the watching.
    const spans = member.since === null ? [] : after(owedOf(member.hours), member.since.getTime())
    addTime(sum.time, sortTime(spans, histories.get(member.code) ?? []))
    const rolled = rollups.get(member.code)
    if (rolled) addRollup(sum.rollup, rolled)
  }
  return [...sums]
    .map(([key, sum]) => rowOf(key, sum, asked.rule))
    .sort((one, other) => (one.share ?? 2) - (other.share ?? 2) || one.key.localeCompare(other.key))
}

const keyOf = ({ id, unit, subsystem, provider }: Member, by: AskedAvailability['by']): string =>
  ({ province: '', connection: id, unit: unit ?? '', subsystem, provider: provider ?? '' })[by]

const after = (spans: readonly Span[], from: number): Span[] =>
  spans.flatMap((span) => (span.to <= from ? [] : [{ from: Math.max(span.from, from), to: span.to }]))

function rowOf(key: string, { connections, time, rollup }: Sum, rule: AvailabilityRule): AvailabilityRow {
  const [p50Us = null, p95Us = null] = latencies(rollup, [0.5, 0.95]).map((us) => us && Math.round(us))
  const minutes = Object.fromEntries(timeKinds.map((kind) => [kind, Math.round(time.ms[kind] / 60_000)]))
  return {
    key,
    connections,
    minutes: minutes as AvailabilityRow['minutes'],
    ...availabilityOf(time, rule),
    downs: time.downs,
    longestDownMinutes: Math.round(time.longestDownMs / 6000) / 10,
    p50Us,
    p95Us,
    rounds: rollup.n,
    failedRounds: rollup.n - rollup.byClass[0]!,
  }
}

async function readMembers(
  db: Db,
  { connection, subsystem, unit, provider = null }: AskedAvailability['only'],
): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select w.code, w.id, w.unit, w.subsystem, w.provider, w.definition -> 'contractHours' as hours, first.since
    from watched_connection w left join lateral (
      select lower(during) as since from state_interval i where i.connection = w.code order by lower(during) limit 1
    ) first on true
    where (${connection ?? null}::text is null or w.id = ${connection ?? null})
      and (${subsystem ?? null}::text is null or w.subsystem = ${subsystem ?? null})
      and (${unit ?? null}::text is null or w.unit = ${unit ?? null})
      and (${provider}::text is null or w.provider = ${provider})
      and not coalesce((w.definition ->> 'sentinel')::bool, false)`.execute(db)
  return rows
}

/** As one text for each connection: tens of thousands of stretches in a month of a bad province. */
async function readHistories(db: Db, codes: readonly number[], { from, to }: Span): Promise<Map<number, StateSpan[]>> {
  const { rows } = await historiesQuery(codes, new Date(from), new Date(Math.max(from, to))).execute(db)
  return new Map(rows.map(({ connection, stretches }) => [connection, stretches.split(' ').map(stretchOf)]))
}

export const historiesQuery = (codes: readonly number[], from: Date, to: Date) => sql<{
  connection: number
  stretches: string
}>`
  select connection, string_agg(
    (extract(epoch from lower(during)) * 1000)::bigint || ',' || coalesce((extract(epoch from upper(during)) * 1000)::bigint::text, '')
      || ',' || state || ',' || array_to_string(overlays, '+'), ' ' order by lower(during)) as stretches
  from state_interval
  where during && tstzrange(${from}, ${to}) and connection = any (${`{${codes.join()}}`}::int[])
  group by connection`

function stretchOf(text: string): StateSpan {
  const [from, to, state, overlays] = text.split(',') as [string, string, ConnectionState, string]
  return {
    from: Number(from),
    to: to === '' ? Number.POSITIVE_INFINITY : Number(to),
    state,
    overlays: overlays === '' ? [] : (overlays.split('+') as Overlay[]),
  }
}

async function readDays(
  db: Db,
  codes: readonly number[],
  { from, to }: Pick<AskedAvailability, 'from' | 'to'>,
): Promise<Map<number, Rollup>> {
  const rows = await db
    .selectFrom('roll_day')
    .select(['connection', 'body'])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('connection', '=', sql<number>`any (${`{${codes.join()}}`}::int[])`)
    .execute()
  const sums = new Map<number, Rollup>()
  for (const { connection, body } of rows) {
    const sum = sums.get(connection) ?? emptyRollup()
    for (const part of decodeRollups(body)) addRollup(sum, part)
    sums.set(connection, sum)
  }
  return sums
}

import { sql } from 'kysely'
import type pg from 'pg'
import { dayOf } from 'shared/day.ts'
import { aroundTheClock } from 'shared/probe/contract-hours.ts'
import type { ConnectionConfig } from 'shared/probe/connection.ts'
import type { Sample } from 'shared/probe/sample.ts'
import { inCopyTransaction } from '../db/copy-transaction.ts'
import { type Db, openPool } from '../db/open.ts'
import { packHours } from '../probe/keep/pack-hours.ts'
import { readAvailability } from '../probe/read-availability.ts'
import { usualRule } from 'shared/probe/availability.ts'
import type { Batch } from '../probe/keep/batch.ts'
import { copyRows, type HotRow, hotColumns } from '../probe/keep/copy-rows.ts'
import { keepBatch, openKeeping } from '../probe/keep/keep-batch.ts'
import { findConnection, readBands } from '../probe/read-bands.ts'
import { readBoard } from '../probe/read-board.ts'
import { alternate, figure, type Line, median, timed } from './alternate.ts'
import type { BenchServer } from './bench-server.ts'

const connections = 1_300
const minuteMs = 60_000
const hours = 24
/** In one batch: what 33,000 connections bring in five seconds. */
const batchSize = 2_750

/** Samples in and out of the tables: how many a second, how large they lie, how long the board and a chart take. */
export async function benchSamples(server: BenchServer, now: Date): Promise<Line[]> {
  const db = await server.empty('samples')
  const pool = openPool({ url: server.url, schema: 'samples', statementTimeoutMs: 600_000 })
  try {
    await watch(db)
    const lines = [await benchKeeping(db, pool, now)]
    await keepDay(pool, now)
    lines.push(await benchPacking(db, now), await benchBoard(db, now), ...(await benchReading(db, now)))
    return lines
  } finally {
    await pool.end()
  }
}

/** As many connections as a province has, in so many units and to so many systems. */
async function watch(db: Db): Promise<void> {
  await sql`insert into unit (code, name, kind) select (13000 + u)::text, 'Xã ' || u, 'commune' from generate_series(0, 129) u`.execute(
    db,
  )
  await sql`insert into subsystem select 'system-' || s, '{}' from generate_series(0, 9) s`.execute(db)
  const configs = Array.from({ length: connections }, (_, place) => configOf(place))
  const rows = configs.map((config) => ({ ...config, definition: config }))
  await sql`
    insert into watched_connection (id, unit, subsystem, kind, vantage, provider, enabled, definition)
    select id, unit, subsystem, kind, vantage, provider, enabled, definition
    from jsonb_populate_recordset(null::watched_connection, ${JSON.stringify(rows)}::jsonb)`.execute(db)
}

const idOf = (place: number): string => `${13_000 + Math.floor(place / 10)}-system-${place % 10}`

const configOf = (place: number): ConnectionConfig => ({
  id: idOf(place),
  name: { vi: idOf(place), en: idOf(place) },
  unit: String(13_000 + Math.floor(place / 10)),
  subsystem: `system-${place % 10}`,
  vantage: 'soc',
  path: ['soc'],
  intervalS: 60,
  sentinel: false,
  deadlineMs: 10_000,
  contractualMs: null,
  echoes: 10,
  provider: ['vnpt', 'viettel'][place % 2]!,
  contractHours: aroundTheClock,
  enabled: true,
  kind: 'tcp',
  target: { host: '10.0.0.1', port: 443 },
  assertions: {},
})

/** A round as the field has it: log-normal, two seconds of jitter, one failure in two hundred. */
function makeRounds(): (place: number, minute: number) => Sample {
  let seed = 20_261_124
  const chance = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647
  const normal = () => Math.sqrt(-2 * Math.log(chance())) * Math.cos(2 * Math.PI * chance())
  return (place, minute) => {
    const ok = chance() > 0.005
    const usual = 20_000 + 100 * place
    const around = (us: number, spread: number) => Math.round(us * Math.exp(spread * normal()))
    const connectUs = ok ? around(0.3 * usual, 0.1) : null
    const tlsUs = ok ? around(0.3 * usual, 0.1) : null
    const firstByteUs = ok ? around(0.35 * usual, 0.5) : null
    return {
      at: Math.round(minute + (place / connections) * 56_000 + 2_000 + (chance() - 0.5) * 4_000),
      connection: idOf(place),
      ok,
      cls: ok ? 'ok' : 'timeout',
      totalUs: ok ? connectUs! + tlsUs! + firstByteUs! + around(900, 0.3) : 10_000_000,
      connectUs,
      phases: { dnsUs: null, tlsUs, firstByteUs },
      sent: 10,
      lost: ok && chance() < 0.02 ? 1 : 0,
    }
  }
}

/** Kept whole, with standings and history, beside the bare COPY of the same rows into a table without an index. */
async function benchKeeping(db: Db, pool: pg.Pool, now: Date): Promise<Line> {
  await sql`create table bare (like sample_hot)`.execute(db)
  const keeping = openKeeping(pool)
  const round = makeRounds()
  let seq = 0
  const batch = (): Batch => {
    const minute = now.getTime() - 30 * minuteMs + seq * 3_000
    const samples = Array.from({ length: batchSize }, (_, place) => round(place % connections, minute))
    const since = now.getTime() - 3_600_000
    const standings = Array.from({ length: connections }, (_, place) => ({
      connection: idOf(place),
      state: 'up' as const,
      since,
      reasons: [],
      overlays: [],
      root: null,
    }))
    return { prober: 'bench', seq: (seq += 1), samples, standings, events: [] }
  }
  const rows: HotRow[] = Array.from({ length: batchSize }, (_, place) => {
    const { at, totalUs, connectUs } = round(place % connections, now.getTime())
    const phases = { dnsUs: null, tlsUs: null, firstByteUs: null }
    return { at, connection: place, totalUs, connectUs, verdict: 0, echo: 2_560, ...phases }
  })
  const made = Array.from({ length: 14 }, batch)
  const { one, other, ratio } = await alternate(
    12,
    () => keepBatch(keeping, made.shift()!, { now }),
    () =>
      inCopyTransaction(pool, (_, copy) =>
        copy(`copy bare (${hotColumns}) from stdin (format binary)`, copyRows(rows)),
      ),
  )
  await sql`drop table bare`.execute(db)
  const perSecond = (ms: number) => figure(batchSize / ms, 0)
  return {
    what: `samples kept in batches of ${batchSize}, with standings, history and marks, beside bare binary COPY`,
    // 33,000 connections a minute are 550 a second.
    goal: '≥ 5 thousand/s',
    figure: `${perSecond(one)} thousand a second, COPY ${perSecond(other)}, ${figure(ratio, 1)} times its time`,
    met: batchSize / one >= 5,
  }
}

async function keepDay(pool: pg.Pool, now: Date): Promise<void> {
  const keeping = openKeeping(pool)
  const round = makeRounds()
  const first = Math.floor(now.getTime() / minuteMs) * minuteMs - hours * 60 * minuteMs
  for (let minute = 0; minute < hours * 60 - 30; minute += 15) {
    const samples = Array.from({ length: 15 * connections }, (_, place) =>
      round(place % connections, first + (minute + Math.floor(place / connections)) * minuteMs),
    )
    const at = new Date(first + (minute + 16) * minuteMs)
    await keepBatch(keeping, { prober: 'day', seq: minute, samples, standings: [], events: [] }, { now: at })
  }
}

async function benchPacking(db: Db, now: Date): Promise<Line> {
  const took: number[] = []
  let samples = 0
  took.push(await timed(async () => (samples = (await packHours(db, now, 2)).samples)))
  const { rows } = await sql<{ bytes: number }>`
    select sum(pg_total_relation_size(inhrelid))::int8 as bytes from pg_inherits where inhparent = 'sample_chunk'::regclass`.execute(
    db,
  )
  const bytes = (rows[0]?.bytes ?? 0) / samples
  return {
    what: `a sample at rest, table and index, of ${figure(samples / 1000, 0)} thousand packed and read back (${figure(samples / took[0]!, 0)} thousand a second)`,
    goal: '≤ 6 bytes',
    figure: `${figure(bytes)} bytes`,
    met: bytes <= 6,
  }
}

async function benchBoard(db: Db, now: Date): Promise<Line> {
  let bytes = 0
  const took: number[] = []
  for (let time = 0; time < 40; time += 1)
    took.push(await timed(async () => (bytes = JSON.stringify(await readBoard(db, now)).length)))
  const { rows } = await sql<{ 'QUERY PLAN': { 'Execution Time': number }[] }>`
    explain (analyze, format json, timing off) select w.code, w.id, s.state, s.since, s.last_at, s.last_total_us
    from watched_connection w left join connection_state s on s.connection = w.code`.execute(db)
  const plan = rows[0]?.['QUERY PLAN'][0]?.['Execution Time'] ?? Number.NaN
  return {
    what: `the board of ${connections} connections, asked, shaped and written out (states alone in SQL: ${figure(plan, 1)} ms)`,
    goal: '≤ 200 kB, ≤ 20 ms',
    figure: `${figure(median(took), 1)} ms, ${figure(bytes / 1000, 0)} kB`,
    met: bytes <= 200_000 && median(took) <= 20,
  }
}

async function benchReading(db: Db, now: Date): Promise<Line[]> {
  const calendar = { isWorkingDay: () => true }
  const found = (await findConnection(db, idOf(700)))!
  const ask = { ...found, from: now.getTime() - hours * 3_600_000, to: now.getTime() }
  const day: number[] = []
  for (let time = 0; time < 40; time += 1) day.push(await timed(() => readBands(db, ask, calendar)))
  const today = dayOf(now)
  const month: number[] = []
  const asked = {
    by: 'provider' as const,
    from: `${today.slice(0, 8)}01`,
    to: today,
    only: {},
    now,
    rule: usualRule,
    calendar,
  }
  for (let time = 0; time < 5; time += 1) month.push(await timed(() => readAvailability(db, asked)))
  return [
    {
      what: '24 hours of one connection as bands, packed and hot, with what was usual',
      goal: '≤ 20 ms',
      figure: `${figure(median(day), 1)} ms`,
      met: median(day) <= 20,
    },
    {
      what: `availability and p95 of all ${connections} connections by provider, this month`,
      goal: '–',
      figure: `${figure(median(month), 0)} ms`,
      met: null,
    },
  ]
}

import { sql } from 'kysely'
import { dayOf } from 'shared/day.ts'
import type { Bands } from 'shared/probe/probe-contract.ts'
import { addRollup, addRound, emptyRollup, latencies, type Rollup, type Round } from 'shared/probe/rollup.ts'
import { errorClasses, sampleFlag } from 'shared/probe/sample.ts'
import type { WorkCalendar } from 'shared/workday.ts'
import type { Db } from '../db/open.ts'
import { unpackRounds } from './keep/pack-samples.ts'
import { readRounds } from './keep/read-hour.ts'
import { readPhases } from './read-phases.ts'
import { decodeRollups } from './keep/rollup-code.ts'

export interface Asked {
  connection: number
  slowUs: number
  /** Epoch ms. */
  from: number
  to: number
}

const hourMs = 3_600_000
const fortnightHours = 14 * 24
const mostFailures = 500
const shares = [0.05, 0.25, 0.5, 0.75, 0.95]

/** Up to so many hours every round is read; up to so many more, five minutes at a time; beyond, the hour. */
const byRoundHours = 49
const byFiveMinutesHours = 9 * 24

/** Bands of latency over time, as smoke; each slot with what was usual at its hour. Blind rounds are counted apart. */
export async function readBands(db: Db, asked: Asked, calendar: Pick<WorkCalendar, 'isWorkingDay'>): Promise<Bands> {
  const hours = (asked.to - asked.from) / hourMs
  const slotMs =
    hours <= 3 ? 60_000 : hours <= byRoundHours ? 300_000 : hours <= byFiveMinutesHours ? 1_800_000 : hourMs
  const from = Math.floor(asked.from / slotMs) * slotMs
  const slots = Array.from({ length: Math.max(1, Math.ceil((asked.to - from) / slotMs)) }, emptyRollup)
  const failures: Bands['failures'] = []

  if (hours <= byRoundHours) {
    for (const round of await readEveryRound(db, asked, from)) {
      const place = Math.floor((round.at - from) / slotMs)
      addRound(slots[place]!, round, asked.slowUs)
      if (round.cls !== 0 && !(round.flags & sampleFlag.blind))
        failures.push({ at: round.at, cls: errorClasses[round.cls] ?? 'content' })
    }
  } else {
    const table = hours <= byFiveMinutesHours ? 'roll_5m' : 'roll_hour'
    for (const { hour, parts } of await readRollups(db, table, asked.connection, from, asked.to))
      for (const [place, part] of parts.entries()) {
        const slot = slots[Math.floor((hour * hourMs + place * (hourMs / parts.length) - from) / slotMs)]
        if (slot) addRollup(slot, part)
      }
  }

  const phases = await readPhases(db, asked, { from, slotMs, slots: slots.length })
  const quantiles = slots.map((slot) => latencies(slot, shares).map(whole))
  const column = (place: number) => quantiles.map((each) => each[place] ?? null)
  const usual = await readUsual(db, asked, calendar)
  const usualColumn = (place: number) =>
    slots.map((_, at) => usual.get(Math.floor((from + at * slotMs) / hourMs))?.[place] ?? null)
  return {
    from,
    to: from + slots.length * slotMs,
    slotS: slotMs / 1000,
    n: slots.map(({ n }) => n),
    failed: slots.map(({ n, byClass }) => n - byClass[0]!),
    blind: slots.map(({ blind }) => blind),
    sent: slots.map(({ sent }) => sent),
    lost: slots.map(({ lost }) => lost),
    p05: column(0),
    p25: column(1),
    p50: column(2),
    p75: column(3),
    p95: column(4),
    ...phases,
    usual: { low: usualColumn(0), middle: usualColumn(1), high: usualColumn(2) },
    failures: failures.slice(-mostFailures),
  }
}

/** Packed hours, and of the hours that are not packed yet what stands row by row. */
async function readEveryRound(db: Db, { connection, to }: Asked, from: number): Promise<Round[]> {
  const first = Math.floor(from / hourMs)
  const chunks = await chunksQuery(db, connection, first, Math.ceil(to / hourMs)).execute()
  const packed = chunks.flatMap(({ hour, body }) => unpackRounds(body, hour * hourMs))
  // Hours are packed in their order, but one may be without rounds: what stands after the last chunk is not packed.
  const rest = Math.max(from, ((chunks.at(-1)?.hour ?? first - 1) + 1) * hourMs)
  const hot = rest < to ? await readRounds(db, new Date(rest), new Date(to), connection) : new Map<number, Round[]>()
  return [...packed, ...(hot.get(connection) ?? [])].filter(({ at }) => at >= from && at < to)
}

export const chunksQuery = (db: Db, connection: number, from: number, to: number) =>
  db
    .selectFrom('sample_chunk')
    .select(['hour', 'body'])
    .where('connection', '=', connection)
    // One hour after another: a range would walk over all connections of every hour.
    .where('hour', '=', sql<number>`any (array(select generate_series(${from}::int, ${to - 1}::int)))`)
    .orderBy('hour')

async function readRollups(
  db: Db,
  table: 'roll_5m' | 'roll_hour',
  connection: number,
  from: number,
  to: number,
): Promise<{ hour: number; parts: Rollup[] }[]> {
  const rows = await db
    .selectFrom(table)
    .select(['hour', 'body'])
    .where('connection', '=', connection)
    .where('hour', '>=', Math.floor(from / hourMs))
    .where('hour', '<', Math.ceil(to / hourMs))
    .orderBy('hour')
    .execute()
  return rows.map(({ hour, body }) => ({ hour, parts: decodeRollups(body) }))
}

/** A tenth, a half and nine tenths of what was measured at the same hour on the same kind of day in the fortnight before. */
async function readUsual(
  db: Db,
  { connection, from, to }: Asked,
  { isWorkingDay }: Pick<WorkCalendar, 'isWorkingDay'>,
): Promise<Map<number, (number | null)[]>> {
  const [first, last] = [Math.floor(from / hourMs), Math.ceil(to / hourMs)]
  const rows = await readRollups(db, 'roll_hour', connection, (first - fortnightHours) * hourMs, last * hourMs)
  const kindOf = (hour: number) => `${(hour + 7) % 24} ${isWorkingDay(dayOf(new Date(hour * hourMs)))}`
  const kinds = rows.map(({ hour }) => kindOf(hour))
  const usual = new Map<number, (number | null)[]>()
  for (let hour = first; hour < last; hour += 1) {
    const kind = kindOf(hour)
    const sum = emptyRollup()
    for (const [place, row] of rows.entries())
      if (kinds[place] === kind && row.hour < hour && row.hour >= hour - fortnightHours)
        for (const part of row.parts) addRollup(sum, part)
    if (sum.n >= 30) usual.set(hour, latencies(sum, [0.1, 0.5, 0.9]).map(whole))
  }
  return usual
}

const whole = (us: number | null): number | null => (us === null ? null : Math.round(us))

interface Found {
  connection: number
  provider: string | null
  slowUs: number
}

export async function findConnection(db: Db, id: string): Promise<Found | null> {
  const { rows } = await sql<{ connection: number; provider: string | null; ms: number | null }>`
    select code as connection, provider, (definition ->> 'contractualMs')::float8 as ms from watched_connection where id = ${id}`.execute(
    db,
  )
  const row = rows[0]
  return row
    ? { connection: row.connection, provider: row.provider, slowUs: row.ms === null ? Infinity : row.ms * 1000 }
    : null
}

import { sql } from 'kysely'
import type { Day } from 'shared/day.ts'
import type { MeasureId } from 'shared/feed/measure.ts'
import { copyInto } from '../db/copy-into.ts'
import type { Db } from '../db/open.ts'
import { type Arrival, type Correction, factKey, type Held } from './changes.ts'
import type { Counts } from './read/reading.ts'

/**
 * What the ledger holds of these measures on these days, of all units or of one. A row is a unit's day, so that few rows
 * cross the wire.
 */
export async function readHeld(
  db: Db,
  measures: readonly MeasureId[],
  from: Day,
  to: Day,
  unit?: string,
): Promise<Held> {
  const { rows } = await sql<{ day: Day; unit: string; measures: number[]; counts: number[] }>`
    select day, unit, array_agg(array_position(${array(measures)}::text[], measure)) as measures, array_agg(count) as counts
    from (
      select measure, day, unit, sum(delta)::bigint as count from delta
      where measure = any(${array(measures)}::text[]) and day between ${from} and ${to}
        ${unit === undefined ? sql`` : sql`and unit = ${unit}`}
      group by measure, day, unit having sum(reported) = 1
    ) figure
    group by day, unit`.execute(db)
  return new Map(
    rows.map((row) => {
      const counts: Counts = {}
      for (const [i, place] of row.measures.entries()) counts[measures[place - 1] ?? ''] = row.counts[i] ?? 0
      return [factKey(row.day, row.unit), counts]
    }),
  )
}

export interface Version {
  version: number
  recordedAt: Date
}

/**
 * Takes the next version. The row stays locked to the end of the transaction, so versions are committed in their order;
 * a clock that was set back cannot make a later version look recorded before an earlier one.
 */
export async function takeVersion(trx: Db, now: Date): Promise<Version> {
  const { rows } = await sql<{ version: number; recorded_at: Date }>`
    update ledger_version set version = version + 1,
      recorded_at = greatest(${now}::timestamptz, recorded_at + interval '1 millisecond')
    returning version, recorded_at`.execute(trx)
  const [row] = rows
  if (!row) throw new Error('The ledger has no row of its version; was the schema migrated?')
  return { version: row.version, recordedAt: row.recorded_at }
}

interface Entry {
  collection: number
  version: number
}

/**
 * From so many figures on, an answer is copied. Measured on the server: 1,000 figures cost 6.1 µs each by one statement and
 * 13.7 by COPY, 10,000 cost 5.6 and 6.4, 50,000 cost 5.6 and 5.9; all history costs 24.0 s and 22.8 s of processor time,
 * and by COPY no text of it all is ever held.
 */
const copiedFrom = 20_000

/**
 * Records that arrive carry every measure: a history goes in by COPY, the few figures of a day by one statement. Both send
 * a record once and not once for each measure, and append measure by measure, in the order of the ledger's index.
 */
export async function appendArrivals(
  trx: Db,
  arrivals: readonly Arrival[],
  measures: readonly MeasureId[],
  entry: Entry,
): Promise<number> {
  const figures = arrivals.length * measures.length
  if (figures >= copiedFrom) await copyArrivals(trx, arrivals, measures, entry)
  else if (figures > 0) await insertArrivals(trx, arrivals, measures, entry)
  return figures
}

/** Codes and reasons are ours or were checked against ours: nothing in them needs escaping. */
export async function copyArrivals(
  trx: Db,
  arrivals: readonly Arrival[],
  measures: readonly MeasureId[],
  { version, collection }: Entry,
): Promise<void> {
  await sql`select open_staging('coming_record')`.execute(trx)
  await copyInto(trx, 'copy coming_record from stdin', linesOf(arrivals, measures))
  for (const measure of measures.toSorted()) {
    await sql`
      insert into delta (measure, day, unit, delta, reported, version, reason, collection, pointer)
      select ${measure}, day, unit, counts[${measures.indexOf(measure) + 1}::int], 1, ${version}, reason, ${collection}, pointer
      from coming_record`.execute(trx)
  }
}

function* linesOf(arrivals: readonly Arrival[], measures: readonly MeasureId[]): Generator<string> {
  for (const { record, reason } of arrivals) {
    const counts = measures.map((measure) => record.counts[measure] ?? 0)
    yield `${record.day}\t${record.unit}\t${reason}\t${record.index}\t${array(counts)}`
  }
}

export async function insertArrivals(
  trx: Db,
  arrivals: readonly Arrival[],
  measures: readonly MeasureId[],
  { version, collection }: Entry,
): Promise<void> {
  const of = <T>(pick: (arrival: Arrival) => T) => array(arrivals.map(pick))
  const counts = measures
    .map((measure) => arrivals.map(({ record }) => record.counts[measure] ?? 0).join(','))
    .join(',')
  await sql`
    insert into delta (measure, day, unit, delta, reported, version, reason, collection, pointer)
    select m.measure, r.day, r.unit, (${`{${counts}}`}::bigint[])[(m.place - 1) * ${arrivals.length} + r.place],
      1, ${version}, r.reason, ${collection}, r.pointer
    from unnest(${array(measures)}::text[]) with ordinality m(measure, place)
    cross join unnest(
      ${of(({ record }) => record.day)}::date[], ${of(({ record }) => record.unit)}::text[],
      ${of(({ reason }) => reason)}::text[], ${of(({ record }) => record.index)}::int[]
    ) with ordinality r(day, unit, reason, pointer, place)`.execute(trx)
}

export async function appendCorrections(trx: Db, corrections: readonly Correction[], entry: Entry): Promise<number> {
  if (corrections.length === 0) return 0
  const of = <T>(pick: (correction: Correction) => T) => array(corrections.map(pick))
  await sql`
    insert into delta (measure, day, unit, delta, reported, version, reason, collection, pointer)
    select c.measure, c.day, c.unit, c.delta, c.reported, ${entry.version}, c.reason, ${entry.collection}, c.pointer
    from unnest(
      ${of(({ measure }) => measure)}::text[], ${of(({ record }) => record.day)}::date[],
      ${of(({ record }) => record.unit)}::text[], ${of(({ delta }) => delta)}::bigint[],
      ${of(({ reported }) => reported)}::smallint[], ${of(({ reason }) => reason)}::text[],
      ${of(({ record }) => record.index)}::int[]
    ) c(measure, day, unit, delta, reported, reason, pointer)`.execute(trx)
  return corrections.length
}

/**
 * Writes down which days of a dataset a version touches, and whether as a first report. Whoever appends deltas does it too:
 * an answer as of an earlier instant looks nowhere else for what has come since.
 */
export async function markDays(
  trx: Db,
  dataset: string,
  version: number,
  touched: readonly { day: Day; reason: string }[],
): Promise<void> {
  const first = new Map<Day, boolean>()
  for (const { day, reason } of touched) first.set(day, reason === 'first' || first.get(day) === true)
  const firsts = [...first.values()].map((isFirst) => (isFirst ? version : 0))
  await sql`
    insert into ledger_day as known (dataset, day, first_version, last_version, last_first_version)
    select ${dataset}, day, ${version}, ${version}, last_first
    from unnest(${array([...first.keys()])}::date[], ${array(firsts)}::bigint[]) as touched (day, last_first)
    on conflict (dataset, day) do update set last_version = excluded.last_version,
      last_first_version = greatest(known.last_first_version, excluded.last_first_version)`.execute(trx)
}

/** Numbers, days, codes and ids of ours need no quoting inside an array, and joining is ten times faster than `pg`. */
const array = (items: readonly unknown[]): string => `{${items.join(',')}}`

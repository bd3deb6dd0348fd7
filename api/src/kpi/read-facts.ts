import { sql } from 'kysely'
import { type Day, daysBetween } from 'shared/day.ts'
import type { Db } from '../db/open.ts'
import type { ComingDeltas } from '../feed/changes.ts'
import type { Facts, SumRow } from './sum-rows.ts'
import type { SumStep } from './sum-steps.ts'

/** What the ledger says of some measures, day by day, once what is coming is in it; `units` null means every unit there is. */
export async function readFacts(
  db: Db,
  measures: readonly string[],
  { units, from, to }: SumStep,
  { coming, version }: { coming?: ComingDeltas | undefined; version?: number } = {},
): Promise<Facts> {
  const days = daysBetween(from, to)
  const places = new Map<string, number>()
  const dayPlaces = new Map<Day, number>()
  const wanted = units && new Set(units)
  const columns = new Map<string, { value: Float64Array[]; reported: Int8Array[] }>()
  const empty = { value: new Float64Array(days), reported: new Int8Array(days) }
  for (const measure of measures) {
    const column = { value: [] as Float64Array[], reported: [] as Int8Array[] }
    columns.set(measure, column)
    const move = (dayPlace: number, code: string, delta: number, reported: number) => {
      let place = places.get(code)
      if (place === undefined) places.set(code, (place = places.size))
      const own = (column.value[place] ??= new Float64Array(days))
      const ownReports = (column.reported[place] ??= new Int8Array(days))
      own[dayPlace] = own[dayPlace]! + delta
      ownReports[dayPlace] = ownReports[dayPlace]! + reported
    }
    const { rows } = await factsStatement(measure, units, from, to, version).execute(db)
    for (const { day, codes, deltas, reports } of rows) {
      const dayPlace = daysBetween(from, day) - 1
      const [moves, arrivals] = [deltas.split(','), reports.split(',')]
      for (const [index, code] of codes.split(',').entries())
        move(dayPlace, code, Number(moves[index]), Number(arrivals[index]))
    }
    for (const { day, unit, delta, reported } of coming?.(measure) ?? []) {
      if (day < from || day > to || (wanted && !wanted.has(unit))) continue
      let dayPlace = dayPlaces.get(day)
      if (dayPlace === undefined) dayPlaces.set(day, (dayPlace = daysBetween(from, day) - 1))
      move(dayPlace, unit, delta, reported)
    }
  }
  return {
    value: (measure, dayPlace, unit) =>
      (columns.get(measure)?.value[places.get(unit) ?? -1] ?? empty.value)[dayPlace] ?? 0,
    reported: (measure, dayPlace, unit) =>
      (columns.get(measure)?.reported[places.get(unit) ?? -1] ?? empty.reported)[dayPlace] === 1,
  }
}

/** A row a day, its deltas side by side in text: a year of 146 units is 365 rows instead of 53,290. */
export const factsStatement = (
  measure: string,
  units: readonly string[] | null,
  from: Day,
  to: Day,
  version?: number,
) => sql<{
  day: Day
  codes: string
  deltas: string
  reports: string
}>`
select day, string_agg(unit, ',') as codes, string_agg(delta::text, ',') as deltas, string_agg(reported::text, ',') as reports
from delta
where measure = ${measure} and day between ${from}::date and ${to}::date ${units === null ? sql`` : sql`and unit = any(${units}::text[])`}${version === undefined ? sql`` : sql` and version <= ${version}`}
group by day`

/** The sums as they stand on one day, by KPI and unit. */
export async function readSumRows(
  db: Db,
  kpis: readonly string[],
  day: Day,
): Promise<Map<string, Map<string, SumRow>>> {
  const rows = await db
    .selectFrom('kpi_sum')
    .selectAll()
    .where('kpi', 'in', [...kpis])
    .where('day', '=', day)
    .execute()
  const byKpi = new Map(kpis.map((kpi) => [kpi, new Map<string, SumRow>()]))
  for (const { kpi, unit, ...row } of rows) byKpi.get(kpi)?.set(unit, row)
  return byKpi
}

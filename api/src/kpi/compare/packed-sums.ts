import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { type LookUp, type SumAt, type SumsAsked, sumsAsked } from '../read-counts.ts'

/** The sums of one KPI at one day (or year) of all units, side by side in text. */
export interface PackedSums {
  kpi: string
  at: string
  units: string
  numerators: string
  denominators: string
  reports: string
  expectations: string
}

/** The sums that look-ups need, a row for each KPI and day instead of one for each unit: a hundredth of the rows to read. */
export async function readPackedSums(db: Db, lookUps: readonly LookUp[]): Promise<PackedSums[]> {
  if (lookUps.length === 0) return []
  const { rows } = await packedStatement(lookUps.map(sumsAsked)).execute(db)
  return rows
}

const packed = sql`string_agg(unit, ',') as units, string_agg(numerator::text, ',') as numerators,
  string_agg(denominator::text, ',') as denominators, string_agg(reported::text, ',') as reports,
  string_agg(expected::text, ',') as expectations`

export const packedStatement = (all: readonly SumsAsked[]) =>
  sql<PackedSums>`${sql.join(
    all.flatMap(({ kpis, days, yearKpis, years }) => {
      const ofDays = sql`
select kpi, day::text as at, ${packed}
from kpi_sum where kpi = any(${kpis}::text[]) and day = any(${days}::date[]) group by kpi, day`
      const ofYears = sql`
select kpi, year::text as at, ${packed}
from kpi_year_sum where kpi = any(${yearKpis}::text[]) and year = any(${years}::smallint[]) group by kpi, year`
      return years.length === 0 ? [ofDays] : [ofDays, ofYears]
    }),
    sql`
union all`,
  )}`

/** The same as they were before they were packed. */
export function unpackSums(rows: readonly PackedSums[]): SumAt[] {
  return rows.flatMap(({ kpi, at, units, ...sides }) => {
    const [numerators, denominators, reports, expectations] = [
      sides.numerators.split(','),
      sides.denominators.split(','),
      sides.reports.split(','),
      sides.expectations.split(','),
    ]
    return units.split(',').map((unit, place) => ({
      kpi,
      unit,
      at,
      numerator: Number(numerators[place]),
      denominator: Number(denominators[place]),
      reported: Number(reports[place]),
      expected: Number(expectations[place]),
    }))
  })
}

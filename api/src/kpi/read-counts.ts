import { sql } from 'kysely'
import type { Day } from 'shared/day.ts'
import type { Db } from '../db/open.ts'

export interface Span {
  from: Day
  to: Day
}

export interface CountsAsked {
  kpis: readonly string[]
  /** Null: every unit there are sums of, the province among them. */
  units: readonly string[] | null
  spans: readonly Span[]
}

/** Counts of one KPI and unit over one of the spans asked for. */
export interface CountsRow {
  kpi: string
  unit: string
  /** Place of the span in the question, from 1. */
  place: number
  numerator: number
  denominator: number
  reported: number
  expected: number
  /** Of a level: reported from the first day of history to the end of the span. */
  ever: number
}

/**
 * Counts over any spans of days: the sums at the last day less the sums before the first, whatever lies between. A level
 * is the one at the end. What lies beyond the horizon is not there yet; a span wholly beyond it has no row.
 */
export async function readCounts(db: Db, asked: CountsAsked): Promise<CountsRow[]> {
  if (asked.kpis.length === 0 || asked.spans.length === 0) return []
  const { rows } = await countsStatement(asked).execute(db)
  return rows
}

/**
 * Two ranges of the primary key a span. The sums of whole years come in only where they do not cancel out: when a span
 * crosses New Year, and for a level, which must know whether it was ever reported.
 */
export const countsStatement = ({ kpis, units, spans }: CountsAsked) => sql<CountsRow>`
with cut as materialized (
  select h.kpi collate "C" as kpi, k.aggregation = 'last' as level, s.place, c.sign, least(c.day, h.day) as day,
    extract(year from least(s.last, h.day)) <> extract(year from s.first - 1) or k.aggregation = 'last' as crossing
  from kpi_horizon h join kpi k on k.id = h.kpi
  cross join unnest(${spans.map(({ from }) => from)}::date[], ${spans.map(({ to }) => to)}::date[]) with ordinality as s(first, last, place)
  cross join lateral (values (s.last, 1), (s.first - 1, -1)) as c(day, sign)
  where h.kpi = any(${kpis}::text[]) and s.first <= h.day
),
part as (
  select c.kpi, s.unit, c.place, c.sign, c.level, s.numerator, s.denominator, s.reported, s.expected
  from cut c join kpi_sum s on s.kpi = c.kpi and s.day = c.day ${units === null ? sql`` : sql`and s.unit = any(${units}::text[])`}
  union all
  select c.kpi, y.unit, c.place, c.sign, c.level, y.numerator, y.denominator, y.reported, y.expected
  from cut c join kpi_year_sum y on y.kpi = c.kpi and y.year = extract(year from c.day)::smallint ${units === null ? sql`` : sql`and y.unit = any(${units}::text[])`}
  where c.crossing
)
select kpi, unit, place,
  sum(numerator * sign) filter (where sign = 1 or not level)::bigint as numerator,
  sum(denominator * sign) filter (where sign = 1 or not level)::bigint as denominator,
  sum(reported * sign)::int as reported,
  sum(expected * sign)::int as expected,
  sum(reported) filter (where sign = 1)::int as ever
from part
group by kpi, unit, place`

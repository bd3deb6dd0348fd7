import { sql } from 'kysely'
import { addDays, type Day, yearOf } from 'shared/day.ts'
import type { SilentUnit } from 'shared/kpi/attention.ts'
import type { Db } from '../db/open.ts'
import type { CountsRow, Span } from './read-counts.ts'
import type { Ground } from './read-ground.ts'

/** What one unit owed and delivered over a span, over all datasets. */
export interface Reporting {
  unit: string
  reported: number
  expected: number
  /** How many datasets it owed anything of. */
  datasets: number
}

/**
 * Of the province and of every unit that may have sent nothing; units of which figures of `busiest` have come are left out.
 * Added up in the database: nearly always all of them have, and only the province's row crosses over.
 */
export async function readReporting(
  db: Db,
  { leads, reach, province }: Pick<Ground, 'leads' | 'reach' | 'province'>,
  span: Span,
  busiest: string | null,
): Promise<Reporting[]> {
  const cuts = leads.flatMap(({ id }) => {
    const horizon = reach.get(id)?.day
    if (horizon === undefined || span.from > horizon) return []
    return [{ kpi: id, before: addDays(span.from, -1), end: span.to < horizon ? span.to : horizon }]
  })
  if (cuts.length === 0) return []
  const sure = cuts.find(({ kpi }) => kpi === busiest) ?? cuts[0]!
  return (await reportingStatement(cuts, sure, province).execute(db)).rows
}

interface Cut {
  kpi: string
  before: Day
  end: Day
}

/** What has come since 1 January is part of what has come since an earlier day, so either shows that something has. */
export const reportingStatement = (cuts: readonly Cut[], sure: Cut, province: string) => sql<Reporting>`
with busy as materialized (
  select e.unit from kpi_sum e left join kpi_sum b on b.kpi = e.kpi and b.unit = e.unit and b.day = ${crosses(sure) ? null : sure.before}::date
  where e.kpi = ${sure.kpi} and e.day = ${sure.end}::date and e.unit <> ${province} and e.reported > coalesce(b.reported, 0)
),
cut as materialized (
  select kpi collate "C" as kpi, day, extract(year from day)::smallint as year, sign
  from unnest(${[...cuts, ...cuts].map(({ kpi }) => kpi)}::text[], ${[...cuts.map(({ end }) => end), ...cuts.map(({ before }) => before)]}::date[],
    ${[...cuts.map(() => 1), ...cuts.map(() => -1)]}::int[]) as cut (kpi, day, sign)
),
part as (
  select c.kpi, s.unit, s.reported * c.sign as reported, s.expected * c.sign as expected
  from cut c join kpi_sum s on s.kpi = c.kpi and s.day = c.day
  where s.unit = any(array(select code from unit where code not in (select unit from busy)))
  ${
    cuts.some(crosses)
      ? sql`union all
  select c.kpi, y.unit, y.reported * c.sign, y.expected * c.sign
  from cut c join kpi_year_sum y on y.kpi = c.kpi and y.year = c.year
  where y.unit = any(array(select code from unit where code not in (select unit from busy)))`
      : sql``
  }
)
select unit, sum(reported)::int as reported, sum(expected)::int as expected, count(*) filter (where expected > 0)::int as datasets
from (select kpi, unit, sum(reported) as reported, sum(expected) as expected from part group by kpi, unit) by_dataset
group by unit`

const crosses = ({ before, end }: Cut): boolean => yearOf(before) !== yearOf(end)

/** The same, from counts by KPI. */
export function reportingOf(rows: readonly CountsRow[]): Reporting[] {
  return [...Map.groupBy(rows, ({ unit }) => unit)].map(([unit, own]) => ({
    unit,
    reported: own.reduce((sum, { reported }) => sum + reported, 0),
    expected: own.reduce((sum, { expected }) => sum + expected, 0),
    datasets: own.filter(({ expected }) => expected > 0).length,
  }))
}

/** Units that owed figures and of which none has arrived, over all datasets. */
export function silentUnits(
  rows: readonly Reporting[],
  units: readonly { code: string; name: string; kind: string }[],
): SilentUnit[] {
  const names = new Map(units.filter(({ kind }) => kind !== 'province').map(({ code, name }) => [code, name]))
  return rows.flatMap(({ unit, reported, expected, datasets }) => {
    const name = names.get(unit)
    return name === undefined || expected === 0 || reported > 0 ? [] : [{ code: unit, name, expected, datasets }]
  })
}

/** The days of a span on which a unit owed a dataset's figures and none has arrived, newest known state. */
export async function readMissingDays(
  db: Db,
  kpis: readonly string[],
  unit: string,
  from: Day,
  to: Day,
): Promise<Map<string, Day[]>> {
  const { rows } = await missingDaysStatement(kpis, unit, from, to).execute(db)
  return new Map(rows.map(({ kpi, days }) => [kpi, days]))
}

/** A day is missing where the expected sum rises and the reported one does not; both begin anew on 1 January. */
export const missingDaysStatement = (kpis: readonly string[], unit: string, from: Day, to: Day) => sql<{
  kpi: string
  days: Day[]
}>`
select kpi, array_agg(day order by day) as days
from (
  select s.kpi, s.day,
    s.expected - coalesce(lag(s.expected) over running, 0) as expected,
    s.reported - coalesce(lag(s.reported) over running, 0) as reported
  from kpi_sum s
  where s.kpi = any(${kpis}::text[]) and s.unit = ${unit}
    and s.day = any(array(select d::date from generate_series(${from}::date - 1, ${to}::date, interval '1 day') d))
  window running as (partition by s.kpi, extract(year from s.day) order by s.day)
) steps
where day >= ${from}::date and expected > reported
group by kpi`

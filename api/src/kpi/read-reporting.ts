import { sql } from 'kysely'
import { addDays, type Day } from 'shared/day.ts'
import type { SilentUnit } from 'shared/kpi/attention.ts'
import type { Kpi } from 'shared/kpi/kpi.ts'
import type { Text } from 'shared/text.ts'
import type { Db } from '../db/open.ts'
import type { CountsRow, Span } from './read-counts.ts'

/** The KPI whose unit-days stand for a whole dataset's: all measures of a record arrive together. */
export interface LeadKpi extends Pick<Kpi, 'id' | 'additive' | 'scope'> {
  dataset: string
  /** How far its sums reach. */
  horizon: Day | null
  /** A feed that brings the dataset; null when there is none. */
  feed: string | null
  name: Text
}

/** One KPI for each dataset that has any: the one owed as often and by as many as the dataset itself. */
export async function listLeadKpis(db: Db): Promise<LeadKpi[]> {
  const { rows } = await sql<LeadKpi>`
    select distinct on (k.dataset) k.id, k.additive, k.scope, k.dataset, d.name, (select min(f.id) from feed f where f.dataset = d.id) as feed, h.day as horizon
    from kpi k join dataset d on d.id = k.dataset left join kpi_horizon h on h.kpi = k.id
    order by k.dataset, k.frequency = d.frequency desc, k.scope = d.scope desc, k.additive desc, k.id`.execute(db)
  return rows
}

/** What one unit owed and delivered over a span, over all datasets. */
export interface Reporting {
  unit: string
  reported: number
  expected: number
  /** How many datasets it owed anything of. */
  datasets: number
}

/** Added up in the database: of ten datasets and all units only a row a unit crosses over. */
export async function readReporting(db: Db, leads: readonly LeadKpi[], span: Span): Promise<Reporting[]> {
  const cuts = leads.flatMap(({ id, horizon }) => {
    if (horizon === null || span.from > horizon) return []
    const end = span.to < horizon ? span.to : horizon
    return [
      { kpi: id, day: end, sign: 1 },
      { kpi: id, day: addDays(span.from, -1), sign: -1 },
    ]
  })
  if (cuts.length === 0) return []
  return (await reportingStatement(cuts).execute(db)).rows
}

export const reportingStatement = (cuts: readonly { kpi: string; day: Day; sign: number }[]) => sql<Reporting>`
with cut as materialized (
  select kpi collate "C" as kpi, day, extract(year from day)::smallint as year, sign
  from unnest(${cuts.map(({ kpi }) => kpi)}::text[], ${cuts.map(({ day }) => day)}::date[], ${cuts.map(({ sign }) => sign)}::int[]) as cut (kpi, day, sign)
),
part as (
  select c.kpi, s.unit, s.reported * c.sign as reported, s.expected * c.sign as expected
  from cut c join kpi_sum s on s.kpi = c.kpi and s.day = c.day
  union all
  select c.kpi, y.unit, y.reported * c.sign, y.expected * c.sign
  from cut c join kpi_year_sum y on y.kpi = c.kpi and y.year = c.year
  where (select min(year) <> max(year) from cut)
)
select unit, sum(reported)::int as reported, sum(expected)::int as expected, count(*) filter (where expected > 0)::int as datasets
from (select kpi, unit, sum(reported) as reported, sum(expected) as expected from part group by kpi, unit) by_dataset
group by unit`

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

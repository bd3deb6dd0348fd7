import { sql } from 'kysely'
import type { Day } from 'shared/day.ts'
import type { SilentUnit } from 'shared/kpi/attention.ts'
import type { Kpi } from 'shared/kpi/kpi.ts'
import type { Text } from 'shared/text.ts'
import type { Db } from '../db/open.ts'
import type { CountsRow } from './read-counts.ts'

/** The KPI whose unit-days stand for a whole dataset's: all measures of a record arrive together. */
export interface LeadKpi extends Pick<Kpi, 'id' | 'additive' | 'scope'> {
  dataset: string
  /** A feed that brings the dataset; null when there is none. */
  feed: string | null
  name: Text
}

/** One KPI for each dataset that has any: the one owed as often and by as many as the dataset itself. */
export async function listLeadKpis(db: Db): Promise<LeadKpi[]> {
  const { rows } = await sql<LeadKpi>`
    select distinct on (k.dataset) k.id, k.additive, k.scope, k.dataset, d.name, (select min(f.id) from feed f where f.dataset = d.id) as feed
    from kpi k join dataset d on d.id = k.dataset
    order by k.dataset, k.frequency = d.frequency desc, k.scope = d.scope desc, k.additive desc, k.id`.execute(db)
  return rows
}

/** Units that owed figures over a span and of which none has arrived, over all datasets. */
export function silentUnits(
  rows: readonly CountsRow[],
  units: readonly { code: string; name: string; kind: string }[],
): SilentUnit[] {
  return units.flatMap(({ code, name, kind }) => {
    const own = kind === 'province' ? [] : rows.filter((row) => row.unit === code && row.expected > 0)
    if (own.length === 0 || own.some(({ reported }) => reported > 0)) return []
    return [{ code, name, expected: own.reduce((sum, { expected }) => sum + expected, 0), datasets: own.length }]
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

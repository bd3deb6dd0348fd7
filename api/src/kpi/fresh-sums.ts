import { type RawBuilder, sql } from 'kysely'
import type { Day } from 'shared/day.ts'

export interface Stretch {
  kpis: readonly string[]
  level: boolean
  units: readonly string[] | null
  from: Day
  to: Day
  due: Day
  owedFrom: Day
}

/**
 * The sums of a stretch of days, worked out from the ledger and from the row of the day before: common table
 * expressions `asked` (the KPIs) and `fresh` (kpi, day, unit, numerator, denominator, reported, expected).
 *
 * A record of a dataset carries all measures of a KPI or is rejected whole, so a KPI is reported when all of them are.
 */
export function freshSums({ kpis, level, units, from, to, due, owedFrom }: Stretch): RawBuilder<unknown> {
  return sql`
asked as (
  select k.id as kpi, k.frequency, k.scope, k.additive, (select count(*) from kpi_term t where t.kpi = k.id) as terms
  from kpi k where k.id = any(${kpis}::text[])
),
days as materialized (
  select d::date as day, extract(year from d)::int as year,
    coalesce(s.working, extract(isodow from d) < 6) as working,
    extract(isodow from d) = 7 as week_end,
    extract(day from d + interval '1 day') = 1 as month_end,
    extract(month from d) = 12 and extract(day from d) = 31 as year_end
  from generate_series(${from}::date::timestamp, ${to}::date::timestamp, interval '1 day') d
  left join special_day s on s.day = d::date
),
owed as materialized (
  select a.kpi, d.day, d.year, (d.day >= ${owedFrom}::date and case a.frequency
    when 'daily' then true when 'workday' then d.working when 'weekly' then d.week_end
    when 'monthly' then d.month_end else d.year_end end)::int as owed
  from asked a cross join days d
),
members as (
  select a.kpi, u.code as unit from asked a join unit u on case
    when u.kind = 'province' then a.scope = 'province' or not a.additive
    when u.kind = 'department' then a.scope = 'all-units'
    else a.scope <> 'province' end
  where true ${units === null ? sql`` : sql`and u.code = any(${units}::text[])`}
),
facts as materialized (
  select t.kpi, d.unit, d.day,
    coalesce(sum(d.delta * t.coefficient) filter (where t.side = 'numerator'), 0)::bigint as numerator,
    coalesce(sum(d.delta * t.coefficient) filter (where t.side = 'denominator'), 0)::bigint as denominator,
    (sum(d.reported) >= max(a.terms))::int as arrived
  from asked a join kpi_term t on t.kpi = a.kpi join delta d on d.measure = t.measure
  where d.day between ${from}::date and ${to}::date ${units === null ? sql`` : sql`and d.unit = any(${units}::text[])`}
  group by t.kpi, d.unit, d.day
),
grid as (
  select m.kpi, m.unit, o.day, o.year, coalesce(f.numerator, 0) as numerator, coalesce(f.denominator, 0) as denominator,
    coalesce(f.arrived, 0) as arrived, coalesce(f.arrived, 0) * o.owed as reported,
    case when o.day <= ${due}::date then o.owed else coalesce(f.arrived, 0) * o.owed end as expected
    ${level ? sql`, sum(coalesce(f.arrived, 0)) over (partition by m.kpi, m.unit order by o.day) as reports` : sql``}
  from members m join owed o on o.kpi = m.kpi
  left join facts f on f.kpi = m.kpi and f.unit = m.unit and f.day = o.day
),
base as materialized (
  select s.* from kpi_sum s where s.kpi = any(${kpis}::text[]) and s.day = ${from}::date - 1
),
fresh as materialized (
  select g.kpi, g.day, g.unit, ${level ? levels : flows},
    (sum(g.reported) over year + coalesce(case when g.year = extract(year from b.day) then b.reported end, 0))::int as reported,
    (sum(g.expected) over year + coalesce(case when g.year = extract(year from b.day) then b.expected end, 0))::int as expected
  from grid g left join base b on b.kpi = g.kpi and b.unit = g.unit
  window year as (partition by g.kpi, g.unit, g.year order by g.day)
)`
}

const flows = sql`
    (sum(g.numerator) over year)::bigint + coalesce(case when g.year = extract(year from b.day) then b.numerator end, 0) as numerator,
    (sum(g.denominator) over year)::bigint + coalesce(case when g.year = extract(year from b.day) then b.denominator end, 0) as denominator`

/** Between two reports the level of the earlier one holds; only the day of a report carries counts of its own. */
const levels = sql`
    case when g.reports = 0 then coalesce(b.numerator, 0)
      else max(g.numerator) filter (where g.arrived = 1) over (partition by g.kpi, g.unit, g.reports) end as numerator,
    case when g.reports = 0 then coalesce(b.denominator, 0)
      else max(g.denominator) filter (where g.arrived = 1) over (partition by g.kpi, g.unit, g.reports) end as denominator`

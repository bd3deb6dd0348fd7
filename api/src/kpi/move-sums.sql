with 
asked as (
  select k.id as kpi, k.frequency, k.scope, k.additive, (select count(*) from kpi_term t where t.kpi = k.id) as terms
  from kpi k where k.id = any($1::text[])
),
days as materialized (
  select d::date as day, extract(year from d)::int as year,
    coalesce(s.working, extract(isodow from d) < 6) as working,
    extract(isodow from d) = 7 as week_end,
    extract(day from d + interval '1 day') = 1 as month_end,
    extract(month from d) = 12 and extract(day from d) = 31 as year_end
  from generate_series($2::date::timestamp, $3::date::timestamp, interval '1 day') d
  left join special_day s on s.day = d::date
),
owed as materialized (
  select a.kpi, d.day, d.year, (d.day >= $4::date and case a.frequency
    when 'daily' then true when 'workday' then d.working when 'weekly' then d.week_end
    when 'monthly' then d.month_end else d.year_end end)::int as owed
  from asked a cross join days d
),
members as (
  select a.kpi, u.code as unit from asked a join unit u on case
    when u.kind = 'province' then a.scope = 'province' or not a.additive
    when u.kind = 'department' then a.scope = 'all-units'
    else a.scope <> 'province' end
  where true 
),
facts as materialized (
  select t.kpi, d.unit, d.day,
    coalesce(sum(d.delta * t.coefficient) filter (where t.side = 'numerator'), 0)::bigint as numerator,
    coalesce(sum(d.delta * t.coefficient) filter (where t.side = 'denominator'), 0)::bigint as denominator,
    (sum(d.reported) >= max(a.terms))::int as arrived
  from asked a join kpi_term t on t.kpi = a.kpi join delta d on d.measure = t.measure
  where d.day between $5::date and $6::date 
  group by t.kpi, d.unit, d.day
),
grid as (
  select m.kpi, m.unit, o.day, o.year, coalesce(f.numerator, 0) as numerator, coalesce(f.denominator, 0) as denominator,
    coalesce(f.arrived, 0) as arrived, coalesce(f.arrived, 0) * o.owed as reported,
    case when o.day <= $7::date then o.owed else coalesce(f.arrived, 0) * o.owed end as expected
    
  from members m join owed o on o.kpi = m.kpi
  left join facts f on f.kpi = m.kpi and f.unit = m.unit and f.day = o.day
),
base as materialized (
  select s.* from kpi_sum s where s.kpi = any($8::text[]) and s.day = $9::date - 1
),
fresh as materialized (
  select g.kpi, g.day, g.unit, 
    (sum(g.numerator) over year)::bigint + coalesce(case when g.year = extract(year from b.day) then b.numerator end, 0) as numerator,
    (sum(g.denominator) over year)::bigint + coalesce(case when g.year = extract(year from b.day) then b.denominator end, 0) as denominator,
    (sum(g.reported) over year + coalesce(case when g.year = extract(year from b.day) then b.reported end, 0))::int as reported,
    (sum(g.expected) over year + coalesce(case when g.year = extract(year from b.day) then b.expected end, 0))::int as expected
  from grid g left join base b on b.kpi = g.kpi and b.unit = g.unit
  window year as (partition by g.kpi, g.unit, g.year order by g.day)
)
insert into kpi_sum (kpi, day, unit, numerator, denominator, reported, expected)
select * from (
  select * from fresh
  union all
  select f.kpi, f.day, $10, sum(f.numerator)::bigint, sum(f.denominator)::bigint, sum(f.reported), sum(f.expected)
  from fresh f join asked a on a.kpi = f.kpi where a.additive and a.scope <> 'province' group by f.kpi, f.day
) rows
order by kpi, day, unit;

with 
asked as (
  select k.id as kpi, k.frequency, k.scope, k.additive, (select count(*) from kpi_term t where t.kpi = k.id) as terms
  from kpi k where k.id = any($1::text[])
),
days as materialized (
  select d::date as day, extract(year from d)::int as year,
    coalesce(s.working, extract(isodow from d) < 6) as working,
    extract(isodow from d) = 7 as week_end,
    extract(day from d + interval '1 day') = 1 as month_end,
    extract(month from d) = 12 and extract(day from d) = 31 as year_end
  from generate_series($2::date::timestamp, $3::date::timestamp, interval '1 day') d
  left join special_day s on s.day = d::date
),
owed as materialized (
  select a.kpi, d.day, d.year, (d.day >= $4::date and case a.frequency
    when 'daily' then true when 'workday' then d.working when 'weekly' then d.week_end
    when 'monthly' then d.month_end else d.year_end end)::int as owed
  from asked a cross join days d
),
members as (
  select a.kpi, u.code as unit from asked a join unit u on case
    when u.kind = 'province' then a.scope = 'province' or not a.additive
    when u.kind = 'department' then a.scope = 'all-units'
    else a.scope <> 'province' end
  where true and u.code = any($5::text[])
),
facts as materialized (
  select t.kpi, d.unit, d.day,
    coalesce(sum(d.delta * t.coefficient) filter (where t.side = 'numerator'), 0)::bigint as numerator,
    coalesce(sum(d.delta * t.coefficient) filter (where t.side = 'denominator'), 0)::bigint as denominator,
    (sum(d.reported) >= max(a.terms))::int as arrived
  from asked a join kpi_term t on t.kpi = a.kpi join delta d on d.measure = t.measure
  where d.day between $6::date and $7::date and d.unit = any($8::text[])
  group by t.kpi, d.unit, d.day
),
grid as (
  select m.kpi, m.unit, o.day, o.year, coalesce(f.numerator, 0) as numerator, coalesce(f.denominator, 0) as denominator,
    coalesce(f.arrived, 0) as arrived, coalesce(f.arrived, 0) * o.owed as reported,
    case when o.day <= $9::date then o.owed else coalesce(f.arrived, 0) * o.owed end as expected
    , sum(coalesce(f.arrived, 0)) over (partition by m.kpi, m.unit order by o.day) as reports
  from members m join owed o on o.kpi = m.kpi
  left join facts f on f.kpi = m.kpi and f.unit = m.unit and f.day = o.day
),
base as materialized (
  select s.* from kpi_sum s where s.kpi = any($10::text[]) and s.day = $11::date - 1
),
fresh as materialized (
  select g.kpi, g.day, g.unit, 
    case when g.reports = 0 then coalesce(b.numerator, 0)
      else max(g.numerator) filter (where g.arrived = 1) over (partition by g.kpi, g.unit, g.reports) end as numerator,
    case when g.reports = 0 then coalesce(b.denominator, 0)
      else max(g.denominator) filter (where g.arrived = 1) over (partition by g.kpi, g.unit, g.reports) end as denominator,
    (sum(g.reported) over year + coalesce(case when g.year = extract(year from b.day) then b.reported end, 0))::int as reported,
    (sum(g.expected) over year + coalesce(case when g.year = extract(year from b.day) then b.expected end, 0))::int as expected
  from grid g left join base b on b.kpi = g.kpi and b.unit = g.unit
  window year as (partition by g.kpi, g.unit, g.year order by g.day)
),
moved as materialized (
  select f.*, f.numerator - s.numerator as by_numerator, f.denominator - s.denominator as by_denominator,
    f.reported - s.reported as by_reported, f.expected - s.expected as by_expected
  from fresh f join kpi_sum s on s.kpi = f.kpi and s.day = f.day and s.unit = f.unit
  where (f.numerator, f.denominator, f.reported, f.expected) is distinct from (s.numerator, s.denominator, s.reported, s.expected)
),
own as (
  update kpi_sum s set numerator = m.numerator, denominator = m.denominator, reported = m.reported, expected = m.expected
  from moved m where s.kpi = m.kpi and s.day = m.day and s.unit = m.unit
)
update kpi_sum p set numerator = p.numerator + m.by_numerator, denominator = p.denominator + m.by_denominator,
  reported = p.reported + m.by_reported, expected = p.expected + m.by_expected
from (
  select m.kpi, m.day, sum(m.by_numerator)::bigint as by_numerator, sum(m.by_denominator)::bigint as by_denominator,
    sum(m.by_reported) as by_reported, sum(m.by_expected) as by_expected
  from moved m join asked a on a.kpi = m.kpi where a.additive and a.scope <> 'province' group by m.kpi, m.day
) m
where p.kpi = m.kpi and p.day = m.day and p.unit = $12;

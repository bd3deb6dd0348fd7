with cut as materialized (
  select h.kpi collate "C" as kpi, k.aggregation = 'last' as level, s.place, c.sign, least(c.day, h.day) as day,
    extract(year from least(s.last, h.day)) <> extract(year from s.first - 1) or k.aggregation = 'last' as crossing
  from kpi_horizon h join kpi k on k.id = h.kpi
  cross join unnest($1::date[], $2::date[]) with ordinality as s(first, last, place)
  cross join lateral (values (s.last, 1), (s.first - 1, -1)) as c(day, sign)
  where h.kpi = any($3::text[]) and s.first <= h.day
),
part as (
  select c.kpi, s.unit, c.place, c.sign, c.level, s.numerator, s.denominator, s.reported, s.expected
  from cut c join kpi_sum s on s.kpi = c.kpi and s.day = c.day 
  union all
  select c.kpi, y.unit, c.place, c.sign, c.level, y.numerator, y.denominator, y.reported, y.expected
  from cut c join kpi_year_sum y on y.kpi = c.kpi and y.year = extract(year from c.day)::smallint 
  where c.crossing
)
select kpi, unit, place,
  sum(numerator * sign) filter (where sign = 1 or not level)::bigint as numerator,
  sum(denominator * sign) filter (where sign = 1 or not level)::bigint as denominator,
  sum(reported * sign)::int as reported,
  sum(expected * sign)::int as expected,
  sum(reported) filter (where sign = 1)::int as ever
from part
group by kpi, unit, place;

with cut as materialized (
  select h.kpi collate "C" as kpi, k.aggregation = 'last' as level, s.place, c.sign, least(c.day, h.day) as day,
    extract(year from least(s.last, h.day)) <> extract(year from s.first - 1) or k.aggregation = 'last' as crossing
  from kpi_horizon h join kpi k on k.id = h.kpi
  cross join unnest($1::date[], $2::date[]) with ordinality as s(first, last, place)
  cross join lateral (values (s.last, 1), (s.first - 1, -1)) as c(day, sign)
  where h.kpi = any($3::text[]) and s.first <= h.day
),
part as (
  select c.kpi, s.unit, c.place, c.sign, c.level, s.numerator, s.denominator, s.reported, s.expected
  from cut c join kpi_sum s on s.kpi = c.kpi and s.day = c.day and s.unit = any($4::text[])
  union all
  select c.kpi, y.unit, c.place, c.sign, c.level, y.numerator, y.denominator, y.reported, y.expected
  from cut c join kpi_year_sum y on y.kpi = c.kpi and y.year = extract(year from c.day)::smallint and y.unit = any($5::text[])
  where c.crossing
)
select kpi, unit, place,
  sum(numerator * sign) filter (where sign = 1 or not level)::bigint as numerator,
  sum(denominator * sign) filter (where sign = 1 or not level)::bigint as denominator,
  sum(reported * sign)::int as reported,
  sum(expected * sign)::int as expected,
  sum(reported) filter (where sign = 1)::int as ever
from part
group by kpi, unit, place;

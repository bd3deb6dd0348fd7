select day, string_agg(unit, ',') as codes, string_agg(delta::text, ',') as deltas, string_agg(reported::text, ',') as reports
from delta
where measure = $1 and day between $2::date and $3::date and unit = any($4::text[])
group by day;

insert into kpi_sum (kpi, day, unit, numerator, denominator, reported, expected)
select $1, $2::date + ((place - 1) / $3::int)::int, ($4::text[])[(place - 1) % $5::int + 1],
  numerator, denominator, reported, expected
from unnest($6::bigint[], $7::bigint[], $8::int[], $9::int[])
  with ordinality as sums (numerator, denominator, reported, expected, place);

with fresh as materialized (
  select kpi collate "C" as kpi, summed, day, unit collate "C" as unit, numerator, denominator, reported, expected
  from unnest($1::text[], $2::boolean[], $3::date[], $4::text[], $5::bigint[],
    $6::bigint[], $7::int[], $8::int[])
    as fresh (kpi, summed, day, unit, numerator, denominator, reported, expected)
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
  select kpi, day, sum(by_numerator)::bigint as by_numerator, sum(by_denominator)::bigint as by_denominator,
    sum(by_reported) as by_reported, sum(by_expected) as by_expected
  from moved where summed group by kpi, day
) m
where p.kpi = m.kpi and p.day = m.day and p.unit = $9;

insert into kpi_year_sum (kpi, year, unit, numerator, denominator, reported, expected)
select s.kpi, y.year, s.unit, sum(s.numerator), sum(s.denominator), sum(s.reported), sum(s.expected)
from generate_series($1::int + 1, $2::int) y(year)
join kpi_sum s on s.kpi = any($3::text[]) and s.day = any(array(
  select make_date(ended, 12, 31) from generate_series((select extract(year from history_from)::int from province), y.year - 1) ended
))
group by s.kpi, y.year, s.unit;

select 'sums' as what, kpi, "day"::text as at, string_agg(unit, ',') as units,
  string_agg(numerator::text, ',') as numerators, string_agg(denominator::text, ',') as denominators,
  string_agg(reported::text, ',') as reports, string_agg(expected::text, ',') as expectations
from kpi_sum
where kpi = any($1::text[]) and day = any($2::date[]) and unit = any($3::text[])
group by kpi, day
union all
select 'sums' as what, kpi, "year"::text as at, string_agg(unit, ',') as units,
  string_agg(numerator::text, ',') as numerators, string_agg(denominator::text, ',') as denominators,
  string_agg(reported::text, ',') as reports, string_agg(expected::text, ',') as expectations
from kpi_year_sum
where kpi = any($4::text[]) and year = any($5::smallint[]) and unit = any($6::text[])
group by kpi, year
union all
select 'sums' as what, kpi, "day"::text as at, string_agg(unit, ',') as units,
  string_agg(numerator::text, ',') as numerators, string_agg(denominator::text, ',') as denominators,
  string_agg(reported::text, ',') as reports, string_agg(expected::text, ',') as expectations
from kpi_sum
where kpi = any($7::text[]) and day = any($8::date[]) 
group by kpi, day
union all
select 'reach', kpi, day::text, (select aggregation from kpi where id = split_part(kpi_horizon.kpi, '@', 1)), '', '', '', ''
from kpi_horizon
where kpi = any($9::text[]);

select 'sums' as what, kpi, string_agg(at, ';') as at, string_agg(units, ';') as units,
  string_agg(numerators, ';') as numerators, string_agg(denominators, ';') as denominators,
  string_agg(reports, ';') as reports, string_agg(expectations, ';') as expectations
from (
select 'sums' as what, kpi, "day"::text as at, string_agg(unit, ',') as units,
  string_agg(numerator::text, ',') as numerators, string_agg(denominator::text, ',') as denominators,
  string_agg(reported::text, ',') as reports, string_agg(expected::text, ',') as expectations
from kpi_sum
where kpi = any($1::text[]) and day = any($2::date[]) and unit = any($3::text[])
group by kpi, day
) by_day
group by kpi;

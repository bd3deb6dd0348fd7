select h.kpi, '' as unit, h.day as at, (k.aggregation = 'last')::int::bigint as numerator, 0::bigint as denominator, 0 as reported, 0 as expected
from kpi_horizon h join kpi k on k.id = h.kpi
where h.kpi = any($1::text[])
union all
select kpi, unit, day, numerator, denominator, reported, expected
from kpi_sum
where kpi = any($2::text[]) and day = any($3::date[]) and unit = any($4::text[]);

select kpi, unit, year as at, numerator, denominator, reported, expected
from kpi_year_sum
where kpi = any($1::text[]) and year = any($2::smallint[]);

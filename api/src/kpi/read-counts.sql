select h.kpi, h.day, k.aggregation = 'last' as level
from kpi_horizon h join kpi k on k.id = h.kpi
where h.kpi = any($1::text[]);

select kpi, unit, day as at, numerator, denominator, reported, expected
from kpi_sum
where kpi = any($1::text[]) and day = any($2::date[]) and unit = any($3::text[]);

select kpi, unit, year as at, numerator, denominator, reported, expected
from kpi_year_sum
where kpi = any($1::text[]) and year = any($2::smallint[]);

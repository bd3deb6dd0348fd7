select kpi, unit, day::text as at, numerator, denominator, reported, expected
from kpi_sum
where kpi = any($1::text[]) and day = any($2::date[]) and unit = any($3::text[])
union all
select kpi, unit, year::text as at, numerator, denominator, reported, expected
from kpi_year_sum
where kpi = any($4::text[]) and year = any($5::smallint[]) and unit = any($6::text[])
union all
select kpi, unit, day::text as at, numerator, denominator, reported, expected
from kpi_sum
where kpi = any($7::text[]) and day = any($8::date[]);

with later as materialized (
  select d.day, d.unit, t.side, d.delta * t.coefficient as delta, d.reported,
    (select count(*) from kpi_term n where n.kpi = $1) as terms
  from kpi_term t join delta d on d.measure = t.measure
  where t.kpi = $2 and d.version > $3 and d.unit = any($4::text[])
)
select d.unit, s.place,
  coalesce(sum(d.delta) filter (where d.side = 'numerator'), 0)::bigint as numerator,
  coalesce(sum(d.delta) filter (where d.side = 'denominator'), 0)::bigint as denominator,
  (coalesce(sum(d.reported) filter (where d.day = any($5::date[])), 0) / max(d.terms))::int as reported
from unnest($6::date[], $7::date[]) with ordinality as s(first, last, place)
join later d on d.day between s.first and s.last
group by d.unit, s.place;

select distinct on (unit) unit, numerator, denominator
from (
  select d.unit, d.day,
    coalesce(sum(d.delta * t.coefficient) filter (where t.side = 'numerator'), 0)::bigint as numerator,
    coalesce(sum(d.delta * t.coefficient) filter (where t.side = 'denominator'), 0)::bigint as denominator
  from kpi_term t join delta d on d.measure = t.measure
  where t.kpi = $1 and d.unit = any($2::text[]) and d.day between $3::date and $4::date and d.version <= $5
  group by d.unit, d.day
  having sum(d.reported) >= (select count(*) from kpi_term n where n.kpi = $6)
) reports
order by unit, day desc;

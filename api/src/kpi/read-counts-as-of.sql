with known as materialized (
  select dataset, day, first_version > $1 as unknown, last_version > $2 as touched, last_first_version > $3 as filled,
    row_number() over (partition by dataset order by day)
      - row_number() over (partition by dataset, first_version > $4 order by day) as stretch,
    lead(day) over (partition by dataset order by day) as next
  from ledger_day where dataset = any($5::text[]) and day <= $6::date
)
select dataset, 'unknown' as kind, min(day) as first, max(coalesce(next - 1, $7::date)) as last from known where unknown group by dataset, stretch
union all
select dataset, case when filled then 'filled' else 'changed' end, day, day from known where touched and not unknown
order by first;

select measure, unit, day, sum(delta)::bigint as delta, sum(reported)::int as reported, true as again
from delta
where reason <> 'first' and measure = any($1::text[]) and day = any($2::date[]) and version > $3
group by measure, unit, day
union all
select measure, unit, day, sum(delta)::bigint, sum(reported)::int, false
from delta
where measure = any($4::text[]) and day = any($5::date[]) and version > $6
group by measure, unit, day;

select measure, day, string_agg(unit, ',') as codes, string_agg(value::text, ',') as values, string_agg(reported::text, ',') as reports
from (
  select measure, day, unit, sum(delta) as value, sum(reported) as reported
  from delta
  where measure = any($1::text[]) and unit = any($2::text[]) and day = any(array(
    select d::date from unnest($3::date[], $4::date[]) as stretch (first, last)
    cross join generate_series(first, last, interval '1 day') d
  )) and version <= $5
  group by measure, day, unit
) figure
group by measure, day;

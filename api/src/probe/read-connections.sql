with board as materialized (
    select w.code, w.id, coalesce(w.unit, '') as unit, w.subsystem, w.kind,
      case when s.state = 'up' and s.reasons = '{}' and s.overlays = '{}' and s.root is null then 'up|||' else coalesce(s.state, 'unknown') || '|' || coalesce(array_to_string(s.reasons, ','), '') || '|' || coalesce(array_to_string(s.overlays, ','), '') || '|' || coalesce(s.root, '') end as standing,
      coalesce(date_part('epoch', s.since)::bigint, 0) as since,
      s.first_at,
      case when s.last_at > to_timestamp(0) then date_part('epoch', s.last_at)::bigint::text else '' end as last_at,
      case when s.last_at > to_timestamp(0) and s.last_verdict & 15 = 0 then s.last_total_us::text else '' end as last_us
    from watched_connection w left join connection_state s on s.connection = w.code
    where w.enabled and ($1::text is null or w.provider = $2) order by w.code
  ), trouble as materialized (
    select i.connection, date_part('epoch', greatest(lower(i.during), $3))::bigint as began,
      coalesce(date_part('epoch', upper(i.during))::bigint::text, '') as ended,
      i.state || '|' || array_to_string(i.reasons, ',') || '|' || array_to_string(i.overlays, ',') || '|' || coalesce(i.root, '') as standing
    from state_interval i
    where (i.state <> 'up' or i.overlays <> '{}') and i.during && tstzrange($4, null)
      and exists (select from board b where b.code = i.connection)
    union all
    select code, extract(epoch from $5::timestamptz)::bigint,
      coalesce(extract(epoch from first_at)::bigint::text, ''), 'unknown|||'
    from board where first_at is null or first_at > $6
  )
  select
    (select epoch || ':' || seq from event_head) as stream,
    (select coalesce(json_agg(json_build_object('id', id, 'name', definition -> 'name')), '[]') from watched_connection where unit is null and enabled and ($7::text is null or provider = $8)) as names,
    b.*, t.*
  from (
    select string_agg(code::text, ' ') as n, string_agg(id, ' ') as id, string_agg(unit, ' ') as unit, string_agg(subsystem, ' ') as subsystem,
      string_agg(kind, ' ') as kind, string_agg(standing, ' ') as standing, string_agg(since::text, ' ') as since,
      string_agg(last_at, ' ') as last_at, string_agg(last_us, ' ') as last_us
    from board
  ) b, (
    select string_agg(connection::text, ' ') as trouble_n, string_agg(began::text, ' ') as trouble_from,
      string_agg(ended, ' ') as trouble_to, string_agg(standing, ' ') as trouble_standing
    from trouble
  ) t;

select "hour", "body" from "sample_chunk" where "connection" = $1 and "hour" = any (array(select generate_series($2::int, $3::int))) order by "hour";

select w.code as connection, r.rounds
  from watched_connection w cross join lateral (
    select string_agg(timestamptz_send(at) || int4send(total_us) || int4send(coalesce(connect_us, -1))
      || int2send(verdict) || int2send(echo) || int4send(coalesce(dns_us, -1)) || int4send(coalesce(tls_us, -1))
      || int4send(coalesce(first_byte_us, -1)), ''::bytea order by at) as rounds
    from sample_hot s where s.connection = w.code and s.at >= $1 and s.at < $2
  ) r where r.rounds is not null and w.code = $3;

select connection, string_agg(
    (extract(epoch from lower(during)) * 1000)::bigint || ',' || coalesce((extract(epoch from upper(during)) * 1000)::bigint::text, '')
      || ',' || state || ',' || array_to_string(overlays, '+'), ' ' order by lower(during)) as stretches
  from state_interval
  where during && tstzrange($1, $2) and connection = any ($3::int[])
  group by connection
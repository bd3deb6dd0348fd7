import { type Kysely, sql } from 'kysely'

/**
 * What is watched, what was seen, and what follows from it. Samples come in by COPY into the day they belong to, are
 * packed by the hour, and leave with their partition: nothing of them is ever deleted row by row.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  // ---- what is watched --------------------------------------------------------------------------
  sql`create table path_node (
    id text collate "C" primary key,
    kind text not null,
    unit text references unit,
    subsystem text references subsystem,
    provider text,
    definition jsonb not null
  )`,
  // The number stands for the connection wherever there are many rows; it is never given twice.
  sql`create table watched_connection (
    id text collate "C" primary key,
    code int generated always as identity unique,
    unit text references unit,
    subsystem text not null references subsystem,
    kind text not null,
    vantage text not null,
    provider text,
    enabled boolean not null,
    definition jsonb not null
  )`,
  // The connections of a vantage are shared out among its probers by shard. The fence grows with every new holder.
  sql`create table probe_lease (
    vantage text not null,
    shard smallint not null,
    leased_by text,
    leased_until timestamptz,
    fence bigint not null default 0,
    primary key (vantage, shard)
  )`,

  // ---- samples ----------------------------------------------------------------------------------
  // Widest first: 24 bytes of data in a row. verdict = error class + 16 × flags; echo = 256 × sent + lost.
  sql`create table sample_hot (
    at timestamptz not null,
    connection int not null,
    total_us int not null,
    connect_us int,
    verdict smallint not null,
    echo smallint not null
  ) partition by range (at)`,
  sql`create index sample_hot_connection on sample_hot (connection, at)`,
  // hour = hours since 1970; body as pack-samples.ts writes it. Hours come one after another, so the index stays full.
  sql`create table sample_chunk (
    connection int not null,
    hour int not null,
    body bytea not null,
    primary key (hour, connection)
  ) partition by range (hour)`,
  // An hour whose packed samples were read back and found the same; stale when more of it has come in since.
  sql`create table packed_hour (
    hour int primary key,
    samples int not null,
    stale boolean not null default false,
    verified_at timestamptz not null
  )`,
  // Which batches of a prober are in: a batch that comes again is known, in whatever order they come.
  sql`create table sample_mark (
    prober text primary key,
    kept int8multirange not null,
    at timestamptz not null
  )`,

  // ---- rollups: counts and mergeable histograms, as rollup-code.ts writes them --------------------
  // Twelve five-minute rollups of an hour in one row.
  sql`create table roll_5m (
    connection int not null,
    hour int not null,
    body bytea not null,
    primary key (connection, hour)
  ) partition by range (hour)`,
  sql`create table roll_hour (
    connection int not null,
    hour int not null,
    body bytea not null,
    primary key (connection, hour)
  ) partition by range (hour)`,
  sql`create table roll_day (
    connection int not null,
    day date not null,
    body bytea not null,
    primary key (connection, day)
  )`,

  // ---- how things stand and stood -----------------------------------------------------------------
  // Rewritten with every round: half of each page is left free, so that the new row stays on its page.
  sql`create table connection_state (
    connection int primary key references watched_connection (code) on delete cascade,
    state text not null,
    since timestamptz not null,
    reasons text[] not null,
    overlays text[] not null,
    root text,
    -- When it was first heard of: before that nobody knows how it stood.
    first_at timestamptz not null,
    last_at timestamptz not null,
    last_verdict smallint not null,
    last_total_us int not null,
    last_connect_us int
  ) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.5)`,
  sql`create table state_interval (
    connection int not null,
    state text not null,
    reasons text[] not null,
    overlays text[] not null,
    root text,
    during tstzrange not null check (not isempty(during) and not lower_inf(during)),
    exclude using gist (int4range(connection, connection, '[]') with &&, during with &&)
  )`,
  sql`create unique index state_interval_open on state_interval (connection) where upper_inf(during)`,
  sql`create index state_interval_history on state_interval (connection, lower(during))`,
  sql`create index state_interval_not_up on state_interval using gist (during) where state <> 'up' or overlays <> '{}'`,
  sql`create table detector_state (
    connection int primary key references watched_connection (code) on delete cascade,
    at timestamptz not null,
    snapshot jsonb not null,
    why jsonb
  ) with (fillfactor = 70)`,
  // Of the detector as a whole: open roots, blindness; one row for each vantage.
  sql`create table detector_whole (vantage text primary key, at timestamptz not null, snapshot jsonb not null)`,

  // ---- what open pages are told ------------------------------------------------------------------
  sql`create table event (
    seq bigint not null,
    at timestamptz not null,
    topic text not null,
    access text not null,
    unit text,
    provider text,
    body jsonb not null
  ) partition by range (at)`,
  sql`create index event_seq on event (seq)`,
  // The lock on this row puts events in the order of their commits, so that a reader who saw one has missed none before.
  sql`create table event_head (
    only_one boolean primary key default true check (only_one),
    epoch text not null,
    seq bigint not null
  )`,
  sql`insert into event_head (epoch, seq) values (substr(md5(gen_random_uuid()::text), 1, 8), 0)`,

  // ---- partitions: made and dropped by the owner's hand, at the program's word ---------------------
  sql`create function demand_program() returns void language plpgsql as $$
    begin
      if session_user = 'nhipso_app' and coalesce(current_setting('app.all', true), '') <> 'system' then
        raise exception 'for the program itself alone' using errcode = 'insufficient_privilege';
      end if;
    end $$`,
  sql`create function demand_program_on_copy() returns trigger language plpgsql as $$
    begin perform demand_program(); return null; end $$`,
  sql`create function partition_of(parent text, instant timestamptz, out name text, out lower timestamptz, out upper timestamptz)
    language plpgsql stable as $$
    declare step text := case parent
      when 'sample_hot' then 'day' when 'event' then 'day'
      when 'sample_chunk' then 'month' when 'roll_5m' then 'month'
      when 'roll_hour' then 'year' end;
    begin
      if step is null then raise exception 'no partitions of % are kept', parent; end if;
      lower := date_trunc(step, instant, 'UTC');
      upper := (lower at time zone 'UTC' + ('1 ' || step)::interval) at time zone 'UTC';
      name := parent || '_' || to_char(lower at time zone 'UTC', case step when 'day' then 'YYYYMMDD' when 'month' then 'YYYYMM' else 'YYYY' end);
    end $$`,
  // A row policy would forbid COPY, so a day of samples has none: it takes rows and gives none back, and a trigger asks
  // on whose behalf. What is read is read through the parent, where the policies are.
  sql`create function keep_partition(parent text, instant timestamptz) returns text
    language plpgsql security definer set search_path from current as $$
    declare
      part record;
      keyed bool := parent in ('sample_chunk', 'roll_5m', 'roll_hour');
    begin
      perform demand_program();
      select * into part from partition_of(parent, instant);
      if to_regclass(quote_ident(part.name)) is null then
        -- Of many that find it missing at once, one makes it.
        perform pg_advisory_xact_lock(hashtext(part.name));
        perform set_config('lock_timeout', '3s', true);
        execute format('create table if not exists %I partition of %I for values from (%L) to (%L)', part.name, parent,
          case when keyed then (extract(epoch from part.lower) / 3600)::int::text else part.lower::text end,
          case when keyed then (extract(epoch from part.upper) / 3600)::int::text else part.upper::text end);
      end if;
      if parent = 'sample_hot' then
        execute format('create or replace trigger program_alone before insert on %I for each statement execute function demand_program_on_copy()', part.name);
        if exists (select from pg_roles where rolname = 'nhipso_app') then
          execute format('grant insert on %I to nhipso_app', part.name);
        end if;
      end if;
      return part.name;
    end $$`,
  // Samples go only when every one of them stands packed and verified.
  sql`create function drop_partition(parent text, instant timestamptz) returns boolean
    language plpgsql security definer set search_path from current as $$
    declare
      part record;
      unpacked int;
    begin
      perform demand_program();
      select * into part from partition_of(parent, instant);
      if to_regclass(quote_ident(part.name)) is null then return false; end if;
      if parent = 'sample_hot' then
        execute format($q$
          select count(*) from (
            select floor(extract(epoch from at) / 3600)::int as hour, count(*) as samples from %I group by 1
          ) held where not exists (
            select from packed_hour p where p.hour = held.hour and p.samples = held.samples and not p.stale
          )$q$, part.name) into unpacked;
        if unpacked > 0 then
          raise exception '% hours of % are not packed yet', unpacked, part.name using errcode = 'object_in_use';
        end if;
      end if;
      perform set_config('lock_timeout', '3s', true);
      execute format('drop table %I', part.name);
      return true;
    end $$`,
  sql`create function partitions_of(parent text) returns table (name text, lower timestamptz)
    language sql stable as $$
      select c.relname::text, (p.bounds[1])
      from pg_inherits i join pg_class c on c.oid = i.inhrelid
      cross join lateral (select array[case
        when parent in ('sample_chunk', 'roll_5m', 'roll_hour')
          then to_timestamp((regexp_match(pg_get_expr(c.relpartbound, c.oid), 'FROM [(]''?([0-9]+)''?[)]'))[1]::bigint * 3600)
        else (regexp_match(pg_get_expr(c.relpartbound, c.oid), 'FROM [(]''([^'']+)''[)]'))[1]::timestamptz end] as bounds) p
      where i.inhparent = to_regclass(quote_ident(parent)) order by 2 $$`,
]

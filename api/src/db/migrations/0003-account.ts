import { type Kysely, sql } from 'kysely'

/** Keys of machines, wall displays, the audit trail, secrets at rest, rules for going out, and limits on coming in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  // The key itself is nowhere: only its MAC under a pepper that the database does not hold.
  sql`create table api_key (
    id text collate "C" primary key check (id ~ '^[a-z0-9]{12}$'),
    name text not null check (length(name) between 1 and 100),
    unit text not null,
    dataset text not null,
    rights text[] not null check (cardinality(rights) > 0),
    secret_mac bytea not null check (length(secret_mac) = 32),
    pepper text not null,
    created_at timestamptz not null,
    created_by text,
    expires_at timestamptz not null check (expires_at <= created_at + interval '365 days'),
    ended_at timestamptz,
    ended_by text,
    last_used_at timestamptz,
    replaces text collate "C" unique references api_key
  )`,

  // A screen is no person and has no account: a link that opens one browser once, then that browser's own token.
  sql`create table kiosk (
    id uuid primary key default gen_random_uuid(),
    name text not null check (length(name) between 1 and 100),
    link_hash bytea not null unique check (length(link_hash) = 32),
    link_expires_at timestamptz not null,
    token_hash bytea unique check (length(token_hash) = 32),
    created_at timestamptz not null,
    created_by text,
    expires_at timestamptz not null check (expires_at <= created_at + interval '365 days'),
    bound_at timestamptz,
    seen_at timestamptz,
    ended_at timestamptz,
    ended_by text,
    check ((token_hash is null) = (bound_at is null))
  )`,

  // ---- audit: a chain nobody rewrites unseen ----------------------------------------------------
  sql`create table audit (
    seq bigint not null,
    at timestamptz not null,
    actor text,
    role text not null,
    address text,
    action text not null,
    outcome text not null check (outcome in ('done', 'denied')),
    object_type text not null,
    object_id text,
    unit text,
    before_digest text,
    after_digest text,
    detail jsonb not null,
    request_id text,
    key_id text not null,
    prev text not null,
    mac text not null check (mac ~ '^[0-9a-f]{64}$'),
    primary key (seq, at)
  ) partition by range (at)`,
  // A day nobody made a table for is kept all the same.
  sql`create table audit_rest partition of audit default`,
  // Days are made ahead and, once past keeping, dropped whole: by the owner, from outside of any request.
  sql`create function make_audit_days(first date, last date) returns int language plpgsql as $$
    declare made int := 0; name text;
    begin
      for each_day in 0 .. last - first loop
        name := 'audit_' || to_char(first + each_day, 'YYYYMMDD');
        continue when to_regclass(quote_ident(current_schema()) || '.' || name) is not null;
        execute format('create table %I partition of audit for values from (%L) to (%L)', name,
          (first + each_day)::text || ' 00:00+00', (first + each_day + 1)::text || ' 00:00+00');
        made := made + 1;
      end loop;
      return made;
    end $$`,
  sql`revoke execute on function make_audit_days from public`,
  sql`select make_audit_days((now() at time zone 'UTC')::date, (now() at time zone 'UTC')::date + 2)`,
  // What a dropped day ended with, so that what follows still has something to follow.
  sql`create table audit_dropped (
    day date primary key,
    first_seq bigint not null,
    last_seq bigint not null unique,
    last_mac text not null check (last_mac ~ '^[0-9a-f]{64}$'),
    dropped_at timestamptz not null
  )`,
  // How far the trail has been sent to the log server of the province.
  sql`create table audit_forwarded (only_one boolean primary key default true check (only_one), seq bigint not null)`,
  sql`insert into audit_forwarded (seq) values (0)`,
  sql`create index audit_actor on audit (actor, seq)`,
  sql`create index audit_object on audit (object_type, object_id, seq)`,
  sql`create index audit_unit on audit (unit, seq) where unit is not null`,
  sql`create index audit_at on audit using brin (at)`,
  sql`create function refuse_audit_change() returns trigger language plpgsql as $$
    begin raise exception 'the audit trail is append-only: % refused', tg_op using errcode = 'insufficient_privilege'; end $$`,
  // For each row: a trigger for statements would not hold for the table of a day that is named by itself.
  sql`create trigger audit_append_only before update or delete on audit
    for each row execute function refuse_audit_change()`,
  sql`create trigger audit_stays before truncate on audit for each statement execute function refuse_audit_change()`,
  // The lock on this row puts entries in the order of their commits.
  sql`create table audit_head (
    only_one boolean primary key default true check (only_one),
    seq bigint not null,
    mac text not null
  )`,
  sql`insert into audit_head (seq, mac) values (0, repeat('0', 64))`,
  // An entry takes its place right after the head, and the head moves to it and by nothing else.
  sql`create function link_audit() returns trigger language plpgsql as $$
    begin
      update audit_head set seq = new.seq, mac = new.mac where seq = new.seq - 1 and mac = new.prev;
      if not found then
        raise exception 'entry % does not follow the head', new.seq using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$`,
  sql`create trigger audit_linked before insert on audit for each row execute function link_audit()`,
  sql`create function follow_audit() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'UPDATE' or pg_trigger_depth() < 2 then
        raise exception 'the audit head follows the chain' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$`,
  sql`create trigger audit_head_follows before insert or update or delete on audit_head
    for each row execute function follow_audit()`,
  sql`create trigger audit_head_stays before truncate on audit_head for each statement execute function refuse_audit_change()`,

  // ---- secrets and the way out ------------------------------------------------------------------
  sql`create table connector_secret (
    connector text primary key,
    header text not null check (header ~ '^[A-Za-z][A-Za-z0-9-]{0,63}$'),
    origin text not null check (origin ~ '^https?://'),
    sealed text not null check (sealed like 'v1.%'),
    set_at timestamptz not null,
    set_by text
  )`,
  sql`create table egress_rule (
    id text primary key,
    cidr cidr not null check (masklen(cidr) >= case family(cidr) when 4 then 16 else 48 end),
    ports int[] not null check (cardinality(ports) between 1 and 20 and 1 <= all (ports) and 65535 >= all (ports)),
    reason text not null check (length(reason) >= 10),
    created_at timestamptz not null,
    created_by text not null,
    approved_at timestamptz,
    approved_by text check (approved_by <> created_by),
    expires_at timestamptz not null check (expires_at <= created_at + interval '366 days'),
    withdrawn_at timestamptz,
    withdrawn_by text,
    check ((approved_at is null) = (approved_by is null))
  )`,

  // A bucket is one instant: when it would be full again. Losing it in a crash forgives, and no more.
  sql`create unlogged table rate_limit (key text collate "C" primary key, free_at timestamptz not null)`,
]

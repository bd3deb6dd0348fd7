import { type Kysely, sql } from 'kysely'

/** Incidents and what was done about them, who is told by which way, and what has been told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  // Who answers for lines and systems; named by path nodes and connections.
  sql`create table provider (id text primary key check (length(id) between 1 and 80), definition jsonb not null)`,

  // ---- incidents ---------------------------------------------------------------------------------
  // What people search by stands in columns; state is all that decides what happens next.
  sql`create table incident (
    id uuid primary key default gen_random_uuid(),
    number bigint generated always as identity unique,
    subject text collate "C" not null,
    scope text not null,
    object text not null,
    name jsonb not null,
    unit text references unit,
    subsystem text,
    provider text,
    kpi text,
    phase text not null check (phase in ('open', 'settled', 'closed')),
    severity smallint not null check (severity between 0 and 3),
    opened_at timestamptz not null,
    settled_at timestamptz check (settled_at >= opened_at),
    wake_at timestamptz,
    suppressed_by text collate "C",
    acknowledged_at timestamptz,
    assignee text,
    cause text check (cause in ('function', 'connection', 'user')),
    state jsonb not null,
    check ((phase = 'open') = (settled_at is null))
  )`,
  // One thing has one open incident at most.
  sql`create unique index incident_open on incident (subject) where phase = 'open'`,
  sql`create index incident_subject on incident (subject, opened_at desc)`,
  sql`create index incident_newest on incident (opened_at desc, number desc)`,
  sql`create index incident_wake on incident (wake_at) where wake_at is not null`,
  sql`create index incident_unit on incident (unit, opened_at desc) where unit is not null`,
  sql`create index incident_provider on incident (provider, opened_at desc) where provider is not null`,
  // Which connections an incident of many concerns or concerned.
  sql`create table incident_member (
    incident uuid not null references incident,
    member text collate "C" not null,
    primary key (incident, member)
  )`,
  sql`create index incident_member_of on incident_member (member)`,
  sql`create table incident_event (
    incident uuid not null references incident,
    seq int not null,
    at timestamptz not null,
    kind text not null,
    actor text,
    unit text,
    provider text,
    body jsonb not null,
    primary key (incident, seq)
  )`,
  sql`create function refuse_incident_change() returns trigger language plpgsql as $$
    begin raise exception 'the timeline of an incident is append-only: % refused', tg_op using errcode = 'insufficient_privilege'; end $$`,
  sql`create trigger incident_event_append_only before update or delete on incident_event
    for each row execute function refuse_incident_change()`,
  sql`create trigger incident_event_stays before truncate on incident_event
    for each statement execute function refuse_incident_change()`,

  // ---- ways, rules, people on duty, announced work -------------------------------------------------
  sql`create table channel (
    id uuid primary key default gen_random_uuid(),
    name text not null check (length(name) between 1 and 100),
    kind text not null check (kind in ('email', 'webhook', 'telegram')),
    enabled boolean not null,
    definition jsonb not null,
    created_at timestamptz not null,
    created_by text
  )`,
  sql`create table duty_roster (
    id uuid primary key default gen_random_uuid(),
    name text not null check (length(name) between 1 and 100),
    definition jsonb not null
  )`,
  sql`create table alert_rule (
    id uuid primary key default gen_random_uuid(),
    name text not null check (length(name) between 1 and 100),
    place int not null,
    enabled boolean not null,
    definition jsonb not null
  )`,
  sql`create table maintenance_window (
    id uuid primary key default gen_random_uuid(),
    name text not null check (length(name) between 1 and 200),
    provider text,
    unit text,
    definition jsonb not null,
    created_at timestamptz not null,
    created_by text,
    cancelled_at timestamptz,
    cancelled_by text
  )`,

  // ---- what is told --------------------------------------------------------------------------------
  // topic: an incident's id, a digest's or a test's. One step of one topic goes by one way to one recipient once.
  // The fence grows with every claim: who has lost a claim can no longer write what became of it.
  sql`create table notification (
    id bigint generated always as identity primary key,
    topic uuid not null,
    step int not null,
    channel text not null,
    recipient text not null,
    incident uuid references incident,
    kind text not null,
    unit text,
    provider text,
    content jsonb not null,
    state text not null default 'waiting'
      check (state in ('waiting', 'sending', 'sent', 'dead', 'folded', 'moot')),
    digest boolean not null default false,
    due_at timestamptz not null,
    created_at timestamptz not null,
    attempts int not null default 0,
    fence bigint not null default 0,
    leased_until timestamptz,
    -- Somebody may have it already, and we do not know: it was being sent when whoever sent it died or lost its claim.
    doubtful boolean not null default false,
    sent_at timestamptz,
    last_error text,
    folded_into bigint references notification,
    unique (topic, step, channel, recipient)
  )`,
  sql`create index notification_due on notification (due_at, id) where state in ('waiting', 'sending')`,
  sql`create index notification_order on notification (topic, channel, recipient, step)`,
  sql`create index notification_incident on notification (incident, id) where incident is not null`,
  sql`create index notification_dead on notification (id) where state = 'dead'`,
]

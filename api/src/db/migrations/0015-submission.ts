import { type Kysely, sql } from 'kysely'

/** Figures that are handed in: pushed by a machine, read from a spreadsheet, typed into a form, or corrected. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`create table submission (
    id uuid primary key default gen_random_uuid(),
    kind text not null check (kind in ('push', 'sheet', 'form', 'correction')),
    dataset text not null references dataset,
    -- The one unit it speaks for; null where it speaks for several.
    unit text references unit,
    -- A person's account or a machine's key: never both, and neither is ever deleted.
    actor text not null,
    actor_kind text not null check (actor_kind in ('person', 'key')),
    reason text check (length(reason) between 1 and 1000),
    -- What makes a repetition a repetition: whose, which, and of what.
    idempotency_key uuid not null,
    fingerprint bytea not null check (length(fingerprint) = 32),
    payload bytea references payload,
    -- What the file called itself.
    file_name text check (length(file_name) between 1 and 200),
    received_at timestamptz not null,
    state text not null check (state in ('proposed', 'kept', 'refused', 'withdrawn')),
    records int not null default 0,
    accepted int not null default 0,
    unchanged int not null default 0,
    rejected int not null default 0,
    quarantined int not null default 0,
    -- What was answered, to be answered again.
    answer jsonb,
    unique (actor, idempotency_key)
  )`,
  sql`create index submission_received on submission (received_at desc)`,
  sql`create index submission_unit on submission (unit, received_at desc)`,
  // A set of figures comes of a feed that was asked, or of somebody who handed it in.
  sql`alter table collection alter column feed drop not null`,
  sql`alter table collection add column submission uuid references submission`,
  sql`alter table collection add check (num_nonnulls(feed, submission) = 1)`,
  sql`create unique index collection_submission on collection (submission) where submission is not null`,
  // What the source had said of a figure that somebody put right. While it says no more than that, what they said stands.
  sql`create table standing_figure (
    measure text collate "C" not null references measure,
    day date not null,
    unit text collate "C" not null references unit,
    said bigint not null,
    submission uuid not null references submission,
    primary key (measure, day, unit)
  )`,
  // What somebody said of a table with this header; the next one begins with it.
  sql`create table sheet_mapping (
    actor text not null,
    dataset text not null references dataset,
    header bytea not null check (length(header) = 32),
    mapping jsonb not null,
    used_at timestamptz not null,
    primary key (actor, dataset, header)
  )`,
]

import { type Kysely, sql } from 'kysely'

/** Closed periods, decisions about held records, and proposals that wait for a second person. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`create table period_closing (
    id uuid primary key default gen_random_uuid(),
    calendar text not null check (calendar in ('nd09', 'gregorian', 'iso-week')),
    key text not null,
    from_day date not null,
    to_day date not null check (to_day >= from_day),
    version bigint not null,
    closed_at timestamptz not null,
    closed_by text not null,
    reopened_at timestamptz,
    reopened_by text,
    reopened_reason text check (length(reopened_reason) between 3 and 500),
    check (num_nonnulls(reopened_at, reopened_by, reopened_reason) in (0, 3))
  )`,
  sql`create unique index period_closing_standing on period_closing (calendar, key) where reopened_at is null`,

  // What a person changes goes in as a submission does, so that it has an author, a reason and a payload as all figures have.
  sql`alter table submission
    add column act text check (act in ('correction', 'reversal', 'release')),
    add column proposal jsonb,
    add column reverses uuid references submission,
    add column decided_at timestamptz,
    add column decided_by text,
    add column decided_reason text check (length(decided_reason) between 3 and 500),
    add check ((act is null) = (proposal is null)),
    add check (decided_by is null or decided_by <> actor or state <> 'kept')`,
  sql`create index submission_proposed on submission (received_at) where state = 'proposed'`,

  sql`alter table quarantine
    add column decided_by text,
    add column decided_reason text check (length(decided_reason) between 3 and 500),
    add column submission uuid references submission`,
  sql`create index quarantine_waiting on quarantine (collection) where state = 'waiting'`,
  sql`create index quarantine_settled on quarantine (settled_at desc) where state in ('released', 'refused')`,
]

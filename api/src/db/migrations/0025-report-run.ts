import { type Kysely, sql } from 'kysely'

/** Runs that write a report's files, taken by lease; and who changed a template, when and why. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  // What came with the program has nobody who made it.
  sql`alter table report_template add column made_at timestamptz, add column made_by text, add column reason text`,
  sql`alter table report_template add check ((made_at is null) = (reason is null))`,

  // One for each revision: the files of the same words and numbers are the same.
  sql`create table report_run (
    id uuid primary key default gen_random_uuid(),
    report uuid not null references report,
    revision int not null check (revision > 0),
    state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'moot')),
    asked_at timestamptz not null,
    asked_by text,
    -- Whoever's fence is not the newest writes nothing of it any more.
    fence bigint not null default 0,
    leased_until timestamptz,
    attempts int not null default 0,
    last_error text,
    ended_at timestamptz,
    unique (report, revision)
  )`,
  sql`create index report_run_due on report_run (asked_at, id) where state in ('waiting', 'running')`,
  // A file that is written stays, whoever dies: the run goes on with the next one.
  sql`create table report_run_file (
    run uuid not null references report_run,
    format text not null check (format in ('pdf', 'docx', 'xlsx', 'json')),
    bytes bytea not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    made_at timestamptz not null,
    primary key (run, format)
  )`,
  sql`alter table report_run_file alter column bytes set storage external`,
]

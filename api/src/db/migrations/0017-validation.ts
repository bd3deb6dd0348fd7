import { type Kysely, sql } from 'kysely'

/** Rules by which records are doubted, as people set them, and what they caught. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  // Never changed: a rule that is set anew is another version, and what a version caught says which it was.
  sql`create table validation_rule (
    id text not null check (id ~ '^[a-z][a-z0-9-]{1,49}$'),
    version int not null check (version > 0),
    name jsonb not null,
    test jsonb not null,
    severity text not null check (severity in ('reject', 'quarantine', 'warn')),
    enabled boolean not null,
    reason text check (length(reason) between 3 and 500),
    recorded_at timestamptz not null,
    recorded_by text,
    primary key (id, version)
  )`,
  // What was counted all the same, and looks odd.
  sql`create table validation_warning (
    collection bigint not null references collection,
    unit text not null,
    day date not null,
    rule text not null,
    version int not null,
    doubt jsonb not null,
    primary key (collection, unit, day, rule)
  )`,
  sql`alter table quarantine add column validation text, add column doubt jsonb`,
]

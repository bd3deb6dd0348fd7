import { type Kysely, sql } from 'kysely'

/** Sources that people set up by form, and feeds that are not asked for the time being. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  // A feed of the same id comes with its first switching on, and stays for the answers that were kept of it.
  sql`create table connector (
    id text primary key check (id ~ '^[a-z][a-z0-9-]{1,39}$'),
    dataset text not null,
    version int not null check (version > 0),
    enabled boolean not null,
    created_at timestamptz not null,
    created_by text
  )`,
  // Never changed: what was read by a version is shown again by that version.
  sql`create table connector_version (
    connector text not null references connector,
    version int not null check (version > 0),
    definition jsonb not null,
    reason text not null check (length(reason) between 3 and 500),
    recorded_at timestamptz not null,
    recorded_by text,
    primary key (connector, version)
  )`,
  sql`create trigger connector_version_append_only before update or delete or truncate on connector_version
    for each statement execute function refuse_change()`,
  sql`alter table feed_progress add column paused_for text references connector`,
  sql`alter table collection add column connector_version int`,
]

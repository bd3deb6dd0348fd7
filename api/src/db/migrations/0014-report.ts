import { type Kysely, sql } from 'kysely'

/** Templates of reports. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  // A version never changes: an issued report names the one it was composed with.
  sql`create table report_template (
    key text primary key,
    id text not null,
    version int not null check (version > 0),
    definition jsonb not null,
    unique (id, version)
  )`,
]

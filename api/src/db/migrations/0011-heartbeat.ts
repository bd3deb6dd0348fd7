import { type Kysely, sql } from 'kysely'

/** When those who call us last did, and since when we have been there to hear it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  // unit is * for a connection of the province's own; unit and dataset are what a key must be for.
  sql`create table heartbeat (
    connection int primary key references watched_connection (code) on delete cascade,
    unit text not null,
    dataset text not null,
    waiting_since timestamptz not null,
    last_at timestamptz
  ) with (fillfactor = 50)`,
  // Whoever serves says again and again that calls are heard. A gap in it is our silence, not that of who calls.
  sql`create table heartbeat_hearing (
    only_one boolean primary key default true check (only_one),
    since timestamptz not null,
    at timestamptz not null
  )`,
]

import { type Kysely, sql } from 'kysely'

/** Sources whose units have an address each: how far every one of them has got. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  // The feed is claimed as a whole; within it each unit is due, late and failing by itself.
  sql`create table feed_unit (
    feed text not null references feed on delete cascade,
    unit text not null,
    due_at timestamptz not null,
    caught_up_to date,
    -- The newest day it has answered for; what comes of that day or before comes late.
    asked_up_to date,
    failures int not null default 0,
    last_attempt_at timestamptz,
    last_success_at timestamptz,
    last_error jsonb,
    primary key (feed, unit)
  )`,
  sql`alter table collection add column asked_unit text`,
]

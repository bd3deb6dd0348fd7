import { type Kysely, sql } from 'kysely'

/** What an incident took in as its cause is asked by whom it was taken in by. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index incident_event_by on incident_event ((body ->> 'by'), at) where kind = 'suppressed'`.execute(
    db,
  )
}

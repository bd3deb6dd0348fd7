import { type Kysely, sql } from 'kysely'

/** Of each member its unit, and whose line the incident is: whom an incident concerns may read it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table incident_member add column unit text, add column provider text`.execute(db)
  await sql`
    update incident_member m set provider = i.provider, unit = coalesce(
      (select w.unit from watched_connection w where w.id = m.member),
      (select n.unit from path_node n where n.id = m.member))
    from incident i where i.id = m.incident`.execute(db)
  await sql`create index incident_member_unit on incident_member (unit, incident) where unit is not null`.execute(db)
}

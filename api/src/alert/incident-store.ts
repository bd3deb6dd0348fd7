import { type Selectable, sql } from 'kysely'
import type { Entry } from 'shared/alert/decision.ts'
import { type IncidentState, severities } from 'shared/alert/incident.ts'
import type { Db } from '../db/open.ts'
import type { Tables } from '../db/tables.ts'
import { readAncestors } from './read-ancestors.ts'

export type IncidentRow = Selectable<Tables['incident']>
type About = Pick<IncidentRow, 'scope' | 'name' | 'unit' | 'subsystem' | 'provider' | 'kpi'>

/** The newest incident of a subject, held until the transaction ends, also while there is none. */
export async function holdSubject(trx: Db, subject: string): Promise<IncidentRow | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ' ' || ${subject}, 7))`.execute(trx)
  return trx
    .selectFrom('incident')
    .selectAll()
    .where('subject', '=', subject)
    .orderBy('opened_at', 'desc')
    .orderBy('number', 'desc')
    .limit(1)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

const columnsOf = (state: IncidentState, wakeAt: number | null) => ({
  phase: state.phase,
  severity: severities.indexOf(state.severity),
  settled_at: state.settledAt === null ? null : new Date(state.settledAt),
  wake_at: wakeAt === null ? null : new Date(wakeAt),
  suppressed_by: state.suppressedBy,
  acknowledged_at: state.acknowledged ? new Date(state.acknowledged.at) : null,
  assignee: state.assignee,
  cause: state.resolution?.cause ?? null,
  state: JSON.stringify(state),
})

export function insertIncident(
  trx: Db,
  given: { subject: string; object: string; matter: About; state: IncidentState; wakeAt: number | null },
): Promise<IncidentRow> {
  const { subject, object, matter, state, wakeAt } = given
  const { scope, name, unit, subsystem, provider, kpi } = matter
  return trx
    .insertInto('incident')
    .values({
      subject,
      scope,
      object,
      name: JSON.stringify(name),
      unit,
      subsystem,
      provider,
      kpi,
      opened_at: new Date(state.openedAt),
      ...columnsOf(state, wakeAt),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function updateIncident(
  trx: Db,
  id: string,
  state: IncidentState,
  wakeAt: number | null,
): Promise<IncidentRow> {
  return trx
    .updateTable('incident')
    .set(columnsOf(state, wakeAt))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/**
 * Whoever was concerned once stays on the list: it is the list of whom it concerned. Units are those of the moment: a
 * commune that is merged later was another one then.
 */
export async function keepMembers(
  trx: Db,
  { id, provider }: Pick<IncidentRow, 'id' | 'provider'>,
  members: readonly string[],
): Promise<void> {
  if (members.length === 0) return
  await sql`
    insert into incident_member (incident, member, unit, provider)
    select ${id}, m.member, coalesce(w.unit, n.unit), ${provider}
    from unnest(${[...members]}::text[]) m (member)
      left join watched_connection w on w.id = m.member left join path_node n on n.id = m.member
    order by m.member
    on conflict do nothing`.execute(trx)
}

/** Whom an incident concerns, the one that explains it concerns as well: a dead line’s commune hangs on the segment. */
export async function keepTakenIn(trx: Db, { id, scope, object, unit, suppressed_by }: IncidentRow): Promise<void> {
  if (suppressed_by === null) return
  const below =
    scope === 'connection'
      ? sql`select ${object}::text as member, ${unit}::text as unit`
      : sql`select member, unit from incident_member where incident = ${id}`
  await sql`
    insert into incident_member (incident, member, unit, provider)
    select i.id, m.member, m.unit, i.provider from incident i, (${below}) m
    where i.subject = ${suppressed_by} and i.phase = 'open'
      and not exists (select from incident_member known where known.incident = i.id and known.member = m.member)
    order by m.member
    on conflict do nothing`.execute(trx)
}

export async function appendEntries(
  trx: Db,
  { id, unit, provider }: Pick<IncidentRow, 'id' | 'unit' | 'provider'>,
  entries: readonly Entry[],
  at: Date,
): Promise<void> {
  if (entries.length === 0) return
  const { next } = await trx
    .selectFrom('incident_event')
    .select(({ fn }) => fn.coalesce(fn.max('seq'), sql.lit(0)).as('next'))
    .where('incident', '=', id)
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('incident_event')
    .values(
      entries.map((entry, place) => ({
        incident: id,
        seq: next + place + 1,
        at,
        kind: entry.kind,
        actor: 'by' in entry && entry.kind !== 'suppressed' ? entry.by : null,
        unit,
        provider,
        body: JSON.stringify(entry),
      })),
    )
    .execute()
}

/**
 * The open incident that explains a thing: of a connection the root that names it, of a root the dead node it hangs on or
 * the many roots of one storm.
 */
export async function readSuppressor(db: Db, scope: string, object: string): Promise<string | null> {
  if (scope === 'root') return (await readDeadAbove(db, object)) ?? readNaming(db, 'mass', object)
  return scope === 'connection' ? readNaming(db, 'root', object) : null
}

async function readNaming(db: Db, by: 'root' | 'mass', object: string): Promise<string | null> {
  const row = await db
    .selectFrom('incident as i')
    .innerJoin('incident_member as m', 'm.incident', 'i.id')
    .select('i.subject')
    .where('m.member', '=', object)
    .where('i.phase', '=', 'open')
    .where('i.scope', '=', by)
    .where(sql<boolean>`i.state -> 'members' ? ${object}`)
    .orderBy('i.opened_at')
    .limit(1)
    .executeTakeFirst()
  return row?.subject ?? null
}

async function readDeadAbove(db: Db, node: string): Promise<string | null> {
  const above = await readAncestors(db, node)
  if (above.length === 0) return null
  const row = await db
    .selectFrom('incident')
    .select('subject')
    .where('phase', '=', 'open')
    .where('scope', '=', 'root')
    .where('object', 'in', above)
    .where(sql<boolean>`state ->> 'condition' = 'down'`)
    .orderBy('opened_at')
    .limit(1)
    .executeTakeFirst()
  return row?.subject ?? null
}

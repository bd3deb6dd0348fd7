import { sql } from 'kysely'
import type { IncidentDetail } from 'shared/alert/incident-contract.ts'
import { subjectOf } from 'shared/alert/incident.ts'
import type { Text } from 'shared/text.ts'
import { readNames } from '../account/identity/read-names.ts'
import type { Db } from '../db/open.ts'
import { readProviders } from './alert-ground.ts'
import { ownIncident } from './own-incident.ts'
import type { Own } from './own-of.ts'
import { findIncident } from './read-incidents.ts'

/** More than anybody looks through on one page. */
const mostMembers = 500
const mostEntries = 1_000

/** One incident with all its page shows; null when there is none of that id for whoever asks. */
export async function readIncident(
  db: Db,
  { id, own, system, letters }: { id: string; own: Own; system: Db; letters: boolean },
): Promise<Omit<IncidentDetail, 'mayAct'> | null> {
  const incident = await findIncident(db, id, own)
  if (!incident) return null
  const entries = await db
    .selectFrom('incident_event')
    .select(['at', 'kind', 'actor', 'body'])
    .where('incident', '=', id)
    .orderBy('seq', 'desc')
    .limit(mostEntries)
    .execute()
  const names = await readNames(system, [incident.acknowledgedBy, ...entries.map(({ actor }) => actor)])
  const nameOf = (person: string | null) => (person === null ? null : (names.get(person) ?? person))
  const provider = incident.provider === null ? null : ((await readProviders(db)).get(incident.provider) ?? null)
  return {
    incident: { ...incident, acknowledgedBy: nameOf(incident.acknowledgedBy) },
    provider,
    timeline: inOrder([
      ...entries.toReversed().map(({ at, kind, actor, body }) => {
        // Who did it stands in `actor`, by name.
        const { kind: _kind, by, ...rest } = body as Record<string, unknown>
        return {
          at: at.toISOString(),
          kind,
          actor: nameOf(actor),
          body: kind === 'suppressed' ? { ...rest, by } : rest,
        }
      }),
      ...(await readTakenIn(db, incident, own)),
    ]),
    members: await readMembers(db, id, incident, own),
    earlier: await readEarlier(db, incident, own),
    letters: letters ? await readLetters(db, id) : null,
  }
}

type Line = Omit<IncidentDetail['timeline'][number], 'seq'>

const inOrder = (lines: Line[]): IncidentDetail['timeline'] =>
  lines
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .map((line, at) => ({ seq: at + 1, ...line }))

/** Incidents it took in as their cause: what each of them noted of it is a line of its own timeline too. */
async function readTakenIn(
  db: Db,
  {
    scope,
    object,
    openedAt,
    settledAt,
  }: Pick<IncidentDetail['incident'], 'scope' | 'object' | 'openedAt' | 'settledAt'>,
  own: Own,
): Promise<Line[]> {
  if (scope !== 'root' && scope !== 'mass') return []
  const rows = await db
    .selectFrom('incident_event as e')
    .innerJoin('incident as i', 'i.id', 'e.incident')
    .select(['e.at', 'i.id', 'i.number', 'i.name'])
    .where('e.kind', '=', 'suppressed')
    .where(sql<boolean>`e.body ->> 'by' = ${subjectOf({ scope, id: object })}`)
    .where(ownIncident(own))
    .where('e.at', '>=', new Date(openedAt))
    .$if(settledAt !== null, (query) => query.where('e.at', '<=', new Date(settledAt!)))
    .orderBy('e.at')
    .limit(mostMembers)
    .execute()
  return rows.map(({ at, id, number, name }) => ({
    at: at.toISOString(),
    kind: 'took-in',
    actor: null,
    body: { incident: id, number, name },
  }))
}

async function readMembers(
  db: Db,
  id: string,
  { scope, object, unit }: { scope: string; object: string; unit: string | null },
  own: Own,
): Promise<IncidentDetail['members']> {
  // Whoever only has a part in it is shown that part.
  const only = own.kind === 'unit' && unit !== own.unit ? sql`unit = ${own.unit}` : sql`true`
  const ids =
    scope === 'connection'
      ? sql`select ${object}::text as member, ${unit}::text as unit`
      : sql`select member, unit from incident_member where incident = ${id} and ${only} order by member limit ${mostMembers}`
  const { rows } = await sql<{ id: string; name: Text | null; unit: string | null; state: string | null }>`
    select m.member as id, coalesce(w.definition -> 'name', n.definition -> 'name') as name,
      coalesce(w.unit, n.unit, m.unit) as unit, s.state
    from (${ids}) m
      left join watched_connection w on w.id = m.member
      left join path_node n on n.id = m.member
      left join connection_state s on s.connection = w.code
    order by m.member`.execute(db)
  return rows
    .filter((row) => row.name !== null || scope !== 'connection')
    .map(({ name, ...row }) => ({ ...row, name: name ?? { vi: row.id, en: row.id } }))
}

async function readEarlier(db: Db, { id, scope, object }: { id: string; scope: string; object: string }, own: Own) {
  const rows = await db
    .selectFrom('incident as i')
    .where(ownIncident(own))
    .select(['id', 'number', 'opened_at', 'settled_at'])
    .where('subject', '=', `${scope}:${object}`)
    .where('id', '<>', id)
    .orderBy('opened_at', 'desc')
    .limit(20)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    openedAt: row.opened_at.toISOString(),
    settledAt: row.settled_at?.toISOString() ?? null,
  }))
}

async function readLetters(db: Db, id: string): Promise<IncidentDetail['letters']> {
  const rows = await db
    .selectFrom('notification as n')
    .leftJoin('channel as c', (join) => join.on(sql<boolean>`c.id::text = n.channel`))
    .select([
      'n.kind',
      'n.recipient',
      'n.state',
      'n.doubtful',
      'n.attempts',
      'n.created_at',
      'n.sent_at',
      'n.last_error',
    ])
    .select(['n.channel', 'c.name as channelName'])
    .where('n.incident', '=', id)
    .orderBy('n.id', 'desc')
    .limit(500)
    .execute()
  return rows.map((row) => ({
    kind: row.kind,
    channel: row.channelName ?? row.channel,
    recipient: row.recipient,
    state: row.state,
    doubtful: row.doubtful,
    attempts: row.attempts,
    createdAt: row.created_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    lastError: row.last_error,
  }))
}

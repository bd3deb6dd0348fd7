import { sql } from 'kysely'
import { type IncidentScope, type IncidentState, severities } from 'shared/alert/incident.ts'
import type { WallAnswer } from 'shared/alert/wall-contract.ts'
import { type ConnectionState, connectionStates } from 'shared/probe/state.ts'
import type { Text } from 'shared/text.ts'
import type { Db } from '../db/open.ts'
import { countsOf } from '../probe/connection-store.ts'

/** So many fit on a wall. */
const mostIncidents = 12

export async function readWall(db: Db, now: Date): Promise<WallAnswer> {
  const systems = await countSystems(db)
  const sum = (state: ConnectionState) => systems.reduce((all, { states }) => all + states[state], 0)
  return {
    at: now.toISOString(),
    states: countsOf(Object.fromEntries(connectionStates.map((state) => [state, sum(state)]))),
    systems,
    incidents: await listGravest(db),
    open: await countOpen(db),
  }
}

async function countSystems(db: Db): Promise<WallAnswer['systems']> {
  const { rows } = await sql<{ subsystem: string; states: Partial<Record<ConnectionState, number>> }>`
    select subsystem, jsonb_object_agg(state, many) as states from (
      select w.subsystem, coalesce(s.state, 'unknown') as state, count(*)::int as many
      from watched_connection w left join connection_state s on s.connection = w.code
      where w.enabled and w.unit is not null group by 1, 2
    ) counted group by 1 order by 1`.execute(db)
  return rows.map(({ subsystem, states }) => ({ subsystem, states: countsOf(states) }))
}

/** KPIs short of their targets stand on a scene of their own. */
const ofConnections = sql`('connection', 'root', 'mass', 'blind', 'certificate', 'clock', 'feed')`

async function listGravest(db: Db): Promise<WallAnswer['incidents']> {
  const { rows } = await sql<{
    number: number
    scope: IncidentScope
    name: Text
    severity: number
    state: IncidentState
    opened_at: Date
    taken_up: boolean
  }>`
    select number, scope, name, severity, state, opened_at, acknowledged_at is not null as taken_up
    from incident
    where phase = 'open' and suppressed_by is null and scope in ${ofConnections}
    order by severity desc, jsonb_array_length(state -> 'members') desc, number desc limit ${mostIncidents}`.execute(db)
  return rows.map(({ number, scope, name, opened_at, taken_up, severity, state }) => ({
    number,
    scope,
    name,
    severity: severities[severity]!,
    condition: state.condition,
    reasons: state.reasons,
    openedAt: opened_at.toISOString(),
    members: state.members.length,
    takenUp: taken_up,
    maintenance: state.maintenance !== null,
  }))
}

async function countOpen(db: Db): Promise<WallAnswer['open']> {
  const { rows } = await sql<{ severity: number; many: number }>`
    select severity, count(*)::int as many from incident
    where phase = 'open' and suppressed_by is null and scope in ${ofConnections} group by 1`.execute(db)
  const of = (name: (typeof severities)[number]) =>
    rows.find(({ severity }) => severities[severity] === name)?.many ?? 0
  return { info: of('info'), warning: of('warning'), major: of('major'), critical: of('critical') }
}

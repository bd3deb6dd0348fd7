import { type Selectable, sql } from 'kysely'
import type { IncidentAnswer } from 'shared/alert/incident-contract.ts'
import {
  type CauseClass,
  type IncidentPhase,
  type IncidentScope,
  type Severity,
  severities,
} from 'shared/alert/incident.ts'
import { addDays, type Day, instantOf } from 'shared/day.ts'
import type { Db } from '../db/open.ts'
import type { Tables } from '../db/tables.ts'
import type { Own } from './own-of.ts'
import { concernsUnit, ownIncident } from './own-incident.ts'

export interface IncidentQuestion {
  phase?: IncidentPhase | undefined
  severity?: Severity | undefined
  scope?: IncidentScope | undefined
  unit?: string | undefined
  subsystem?: string | undefined
  provider?: string | undefined
  cause?: CauseClass | undefined
  acknowledged?: 'yes' | 'no' | undefined
  suppressed?: 'yes' | 'no' | undefined
  from?: Day | undefined
  to?: Day | undefined
  before?: number | undefined
  limit?: number | undefined
}

type Row = Selectable<Tables['incident']> & { suppressed: number; suppressor: string | null }

/** A page of incidents, newest first. What another explains stands under that one, unless it is asked for. */
export async function listIncidents(db: Db, asked: IncidentQuestion, own: Own) {
  const limit = asked.limit ?? 50
  let query = incidentsOf(db, own)
    .orderBy('i.number', 'desc')
    .limit(limit + 1)
  const equal = {
    'i.phase': asked.phase,
    'i.scope': asked.scope,
    'i.subsystem': asked.subsystem,
    'i.provider': asked.provider,
    'i.cause': asked.cause,
  } as const
  for (const [column, value] of Object.entries(equal))
    if (value !== undefined) query = query.where(column as keyof typeof equal, '=', value)
  if (asked.unit) query = query.where(concernsUnit(asked.unit))
  if (asked.severity) query = query.where('i.severity', '>=', severities.indexOf(asked.severity))
  if (asked.acknowledged) query = query.where('i.acknowledged_at', asked.acknowledged === 'yes' ? 'is not' : 'is', null)
  if (asked.suppressed !== 'yes') query = query.where('i.suppressed_by', 'is', null)
  if (asked.to) query = query.where('i.opened_at', '<', instantOf(addDays(asked.to, 1)))
  if (asked.from) query = query.where(sql<boolean>`coalesce(i.settled_at, 'infinity') >= ${instantOf(asked.from)}`)
  if (asked.before !== undefined) query = query.where('i.number', '<', asked.before)
  const rows = (await query.execute()) as Row[]
  const page = rows.slice(0, limit)
  return {
    incidents: page.map(sayIncident),
    next: rows.length > limit ? page.at(-1)!.number : null,
    open: await countOpen(db, own),
  }
}

export async function findIncident(db: Db, id: string, own: Own): Promise<IncidentAnswer | null> {
  const row = await incidentsOf(db, own).where('i.id', '=', id).executeTakeFirst()
  return row ? sayIncident(row as Row) : null
}

function incidentsOf(db: Db, own: Own) {
  return db
    .selectFrom('incident as i')
    .selectAll('i')
    .select([
      sql<number>`case when i.scope in ('root', 'mass') then (
        select count(*) from incident below where below.suppressed_by = i.subject and below.phase = 'open'
      ) else 0 end`.as('suppressed'),
      sql<string | null>`(select above.id from incident above
        where above.subject = i.suppressed_by order by above.opened_at desc limit 1)`.as('suppressor'),
    ])
    .where(ownIncident(own))
}

async function countOpen(db: Db, own: Own): Promise<Record<Severity, number>> {
  const query = db
    .selectFrom('incident as i')
    .select(['severity', ({ fn }) => fn.countAll<number>().as('many')])
    .where('phase', '=', 'open')
    .where('suppressed_by', 'is', null)
    .where(ownIncident(own))
    .groupBy('severity')
  const counts = { info: 0, warning: 0, major: 0, critical: 0 }
  for (const { severity, many } of await query.execute()) counts[severities[severity]!] = many
  return counts
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null
const isoOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

function sayIncident(row: Row): IncidentAnswer {
  const { state } = row
  return {
    id: row.id,
    number: row.number,
    scope: row.scope,
    object: row.object,
    name: row.name,
    unit: row.unit,
    subsystem: row.subsystem,
    provider: row.provider,
    kpi: row.kpi,
    phase: row.phase,
    severity: severities[row.severity]!,
    condition: state.condition,
    reasons: state.reasons,
    members: state.members.length,
    suppressed: row.suppressed,
    suppressedBy: row.suppressor,
    maintenance: state.maintenance,
    openedAt: row.opened_at.toISOString(),
    settledAt: iso(row.settled_at),
    recurrences: state.recurrences,
    acknowledgedAt: iso(row.acknowledged_at),
    acknowledgedBy: state.acknowledged?.by ?? null,
    assignee: row.assignee,
    snoozedUntil: isoOf(state.snoozedUntil),
    cause: row.cause,
    causeNote: state.resolution?.note ?? null,
  }
}

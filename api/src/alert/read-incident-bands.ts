import { sql } from 'kysely'
import type { IncidentBand } from 'shared/alert/incident-contract.ts'
import { type IncidentScope, severities } from 'shared/alert/incident.ts'
import { addDays, type Day, instantOf } from 'shared/day.ts'
import type { Text } from 'shared/text.ts'
import type { Db } from '../db/open.ts'
import { concernsUnit, ownIncident } from './own-incident.ts'
import type { Own } from './own-of.ts'

export interface AskedBands {
  from: Day
  to: Day
  unit?: string | undefined
  kpi?: string | undefined
  limit?: number | undefined
}

/**
 * The incidents that could have moved a figure: of the systems it is counted from, of what everything runs through, and of
 * the unit asked for. The gravest and longest, in the order in which they began.
 */
export async function listIncidentBands(db: Db, asked: AskedBands, own: Own): Promise<IncidentBand[]> {
  const { unit = null, kpi = null, limit = 40 } = asked
  const [from, to] = [instantOf(asked.from), instantOf(addDays(asked.to, 1))]
  const { rows } = await sql<{
    id: string
    number: number
    scope: IncidentScope
    name: Text
    severity: number
    from: Date
    to: Date | null
  }>`
    select * from (
      select i.id, i.number, i.scope, i.name, i.severity, i.opened_at as from, i.settled_at as to
      from incident i
      where i.opened_at < ${to} and coalesce(i.settled_at, 'infinity') > ${from}
        and i.suppressed_by is null and i.scope not in ('blind', 'certificate', 'clock')
        and (i.unit is null or ${unit === null ? sql`true` : concernsUnit(unit)})
        and (${kpi}::text is null or i.kpi = ${kpi} or i.scope = 'mass'
          or (i.scope in ('root', 'connection', 'feed') and i.kpi is null and (i.subsystem is null or i.subsystem in (
            select f.subsystem from feed f join kpi k on k.dataset = f.dataset where k.id = ${kpi}
          ))))
        and ${ownIncident(own)}
      order by i.severity desc, coalesce(i.settled_at, 'infinity') - i.opened_at desc, i.number
      limit ${limit}
    ) gravest order by "from", number`.execute(db)
  return rows.map((row) => ({
    ...row,
    severity: severities[row.severity]!,
    from: row.from.toISOString(),
    to: row.to?.toISOString() ?? null,
  }))
}

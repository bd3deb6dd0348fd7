import { sql } from 'kysely'
import { addDays, type Day, daysBetween, instantOf } from 'shared/day.ts'
import { usualRule } from 'shared/probe/availability.ts'
import { makeWorkCalendar } from 'shared/workday.ts'
import type { Db } from '../db/open.ts'
import { readAvailability } from '../probe/read-availability.ts'

/** What the watching of connections came to on one day, for the province. */
export interface ConnectionDay {
  unit: string
  day: Day
  external_minutes_observed: number
  external_minutes_up: number
  unstable_minutes: number
  incidents_restored: number
  restore_minutes: number
}

/**
 * Counts of whole days, from histories of states and from incidents; all by contract hours, and by the rule the pages of
 * availability use: what nobody saw, what was announced and what a sick prober saw count on neither side.
 */
export async function countConnectionDays(
  db: Db,
  { from, to }: { from: Day; to: Day },
  now: Date,
): Promise<ConnectionDay[]> {
  const { code: unit } = await db.selectFrom('province').select('code').executeTakeFirstOrThrow()
  const external = await readExternal(db)
  const calendar = makeWorkCalendar(await db.selectFrom('special_day').select(['day', 'working']).execute())
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => addDays(from, at))
  const counted: ConnectionDay[] = []
  for (const day of days) {
    const asked = { by: 'subsystem', from: day, to: day, only: {}, now, rule: usualRule, calendar } as const
    const rows = await readAvailability(db, asked)
    const outside = rows.filter(({ key }) => external.has(key))
    const up = sum(outside.map(({ good }) => good))
    counted.push({
      unit,
      day,
      external_minutes_observed: up + sum(outside.map(({ bad }) => bad)),
      external_minutes_up: up,
      unstable_minutes: sum(rows.map(({ minutes }) => minutes.unstable)),
      ...(await readRestored(db, day)),
    })
  }
  return counted
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** The systems that the KPI of external connections names as its own. */
async function readExternal(db: Db): Promise<Set<string>> {
  const { rows } = await sql<{ subsystem: string }>`
    select distinct jsonb_array_elements_text(k.definition -> 'subsystems') as subsystem
    from kpi k join kpi_term t on t.kpi = k.id where t.measure = 'external_minutes_up'`.execute(db)
  return new Set(rows.map(({ subsystem }) => subsystem))
}

/**
 * Incidents of connections that were over on this day, told of or not. What a root explains is part of its incident, and
 * what the prober could not see is nobody's outage.
 */
async function readRestored(db: Db, day: Day): Promise<Pick<ConnectionDay, 'incidents_restored' | 'restore_minutes'>> {
  const { rows } = await sql<{ incidents: number; minutes: number }>`
    select count(*)::int as incidents,
      coalesce(round(sum(extract(epoch from settled_at - opened_at)) / 60), 0)::int as minutes
    from incident
    where scope in ('connection', 'root', 'mass') and phase <> 'open'
      and settled_at >= ${instantOf(day)} and settled_at < ${instantOf(addDays(day, 1))}
      and not exists (
        select from incident_event e where e.incident = incident.id and e.kind = 'suppressed'
          and not exists (select from incident_event f
            where f.incident = e.incident and f.kind = 'released' and f.seq > e.seq))`.execute(db)
  return { incidents_restored: rows[0]?.incidents ?? 0, restore_minutes: rows[0]?.minutes ?? 0 }
}

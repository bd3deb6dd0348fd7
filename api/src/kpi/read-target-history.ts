import { sql } from 'kysely'
import type { NamedGroupVersion, TargetHistory, TargetPlan } from 'shared/kpi/target-plan.ts'
import type { Db } from '../db/open.ts'

/** All that was ever set, for one KPI or for all; there are few, for people set them one by one. */
export async function readTargetHistory(db: Db, kpi?: string): Promise<TargetHistory> {
  const { rows: plans } = await sql<TargetPlan>`
    select id, kpi, level, key, steps, basis, reason, source, ${utc(sql`nullif(recorded_at, '-infinity')`)} as "recordedAt"
    from target_plan where ${kpi === undefined ? sql`true` : sql`kpi = ${kpi}`} order by id`.execute(db)
  return { plans, groups: await readGroupVersions(db) }
}

export async function readGroupVersions(db: Db): Promise<NamedGroupVersion[]> {
  const { rows } = await sql<NamedGroupVersion>`
    select id, version, name, units, ${utc(sql`recorded_at`)} as "recordedAt" from unit_group order by name, id, version`.execute(
    db,
  )
  return rows
}

const utc = (instant: ReturnType<typeof sql>) =>
  sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

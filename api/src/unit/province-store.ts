import { sql } from 'kysely'
import type { Text } from 'shared/text.ts'
import type { Unit } from 'shared/unit/unit.ts'
import type { Db } from '../db/open.ts'

export async function readProvinceRow(db: Db) {
  return db.selectFrom('province').selectAll().executeTakeFirst()
}

/** The province itself first, then departments, then communes and wards, each by its Vietnamese name. */
export async function listUnits(db: Db): Promise<Unit[]> {
  const rows = await db
    .selectFrom('unit')
    .selectAll()
    .orderBy(sql`case kind when 'province' then 0 when 'department' then 1 else 2 end`)
    .orderBy('name')
    .orderBy('code')
    .execute()
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    kind: row.kind,
    formerProvince: row.former_province,
    tile: row.tile ? [row.tile[0]!, row.tile[1]!] : null,
    areaKm2: row.area_km2,
    lat: row.lat,
    lon: row.lon,
  }))
}

export async function listSubsystems(db: Db) {
  const rows = await db.selectFrom('subsystem').select('definition').orderBy('id').execute()
  return rows.map((row) => row.definition)
}

export async function listConnections(db: Db) {
  const rows = await db.selectFrom('connection').selectAll().orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    from: row.from_subsystem,
    to: row.to_subsystem,
    reportedUnstable: row.reported_unstable,
  }))
}

export async function listSpecialDays(db: Db) {
  const rows = await db.selectFrom('special_day').selectAll().orderBy('day').execute()
  return rows.map((row) => ({
    day: row.day,
    working: row.working,
    name: row.name,
    confidence: row.confidence === 'confirmed' ? ('confirmed' as const) : ('unconfirmed' as const),
  }))
}

/** KPIs as every page needs them: without formula and targets. */
export async function listKpiBriefs(db: Db) {
  const rows = await db.selectFrom('kpi').select('definition').orderBy('id').execute()
  return rows.map(({ definition: kpi }) => ({
    id: kpi.id,
    name: kpi.name,
    measuredIn: kpi.measuredIn,
    direction: kpi.direction,
    aggregation: kpi.aggregation,
    additive: kpi.additive,
    scope: kpi.scope,
    decimals: kpi.decimals,
    frequency: kpi.frequency,
    dataset: kpi.dataset,
    awaiting: kpi.awaiting,
    headline: kpi.headline,
    subsystems: kpi.subsystems,
    hasDenominator: kpi.denominator !== null,
  }))
}

export async function readDataVersion(db: Db): Promise<number> {
  return (await db.selectFrom('ledger_version').select('version').executeTakeFirstOrThrow()).version
}

export interface FeedAdvance {
  id: string
  name: Text
  feed: { historyFrom: string; lagHours: number }
  caughtUpTo: string | null
  failures: number
}

export async function listFeedAdvances(db: Db): Promise<FeedAdvance[]> {
  const rows = await db
    .selectFrom('feed')
    .leftJoin('feed_progress', 'feed_progress.feed', 'feed.id')
    .select(['feed.id', 'feed.definition', 'feed_progress.caught_up_to', 'feed_progress.failures'])
    .where('feed_progress.paused_for', 'is', null)
    .orderBy('feed.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.definition.name,
    feed: row.definition,
    caughtUpTo: row.caught_up_to,
    failures: row.failures ?? 0,
  }))
}

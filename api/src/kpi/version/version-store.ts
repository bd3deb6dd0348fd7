import { type Selectable, sql } from 'kysely'
import type { Day } from 'shared/day.ts'
import type { KeptVersion } from 'shared/kpi/version/version-contract.ts'
import type { NewVersion } from 'shared/kpi/version/version.ts'
import type { Text } from 'shared/text.ts'
import type { Db } from '../../db/open.ts'
import type { Tables } from '../../db/tables.ts'
import { saidBy } from './read-versions.ts'

/** Every version of a KPI's definition, the newest first. */
export async function listVersions(db: Db, kpi: string): Promise<KeptVersion[]> {
  const rows = await db
    .selectFrom('kpi_version')
    .selectAll()
    .where('kpi', '=', kpi)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(keptOf)
}

/** Under lock, since it is about to be decided. What came with the catalogue is nobody's to decide. */
export async function findVersion(trx: Db, kpi: string, version: number): Promise<KeptVersion | null> {
  const row = await trx
    .selectFrom('kpi_version')
    .selectAll()
    .where('kpi', '=', kpi)
    .where('version', '=', version)
    .where('from_day', 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  return row ? keptOf(row) : null
}

/** Numbers go on whatever becomes of a version, so that a number never means two things. The caller holds the KPI's lock. */
export async function insertVersion(
  trx: Db,
  kpi: string,
  version: NewVersion,
  made: { basis: string; reason: string; by: string; at: Date },
): Promise<KeptVersion> {
  const row = await trx
    .insertInto('kpi_version')
    .values({
      kpi,
      version: sql<number>`(select coalesce(max(version), 0) + 1 from kpi_version where kpi = ${kpi})`,
      definition: JSON.stringify(saidBy(version)),
      from_day: version.from,
      basis: made.basis,
      reason: made.reason,
      state: 'proposed',
      recorded_at: made.at,
      recorded_by: made.by,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return keptOf(row)
}

export async function keepDecision(
  trx: Db,
  { kpi, version }: { kpi: string; version: number },
  decided: { state: 'confirmed' | 'withdrawn'; reason: string; by: string; at: Date },
): Promise<KeptVersion> {
  const row = await trx
    .updateTable('kpi_version')
    .set({ state: decided.state, decided_at: decided.at, decided_by: decided.by, decided_reason: decided.reason })
    .where('kpi', '=', kpi)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirstOrThrow()
  return keptOf(row)
}

export const lockVersions = async (trx: Db, kpi: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext(current_schema() || ' kpi-version ' || ${kpi}))`.execute(trx)
}

/** The fields a source brings. */
export const listMeasures = (db: Db, dataset: string | null): Promise<{ id: string; name: Text }[]> =>
  db
    .selectFrom('measure')
    .select(['id', 'name'])
    .where('dataset', '=', dataset ?? '')
    .orderBy('id')
    .execute()

/** The first day of which each of these fields has a figure; null while one of them has none. */
export async function firstFigures(db: Db, measures: readonly string[]): Promise<Day | null> {
  const { rows } = await sql<{ day: Day | null }>`
    select case when count(first.day) = ${new Set(measures).size} then max(first.day) end as day
    from (select distinct unnest(${measures}::text[]) as measure) asked
    left join lateral (select day from delta where measure = asked.measure order by day limit 1) first on true`.execute(
    db,
  )
  return rows[0]?.day ?? null
}

/** Closed periods that end on or after a day. */
export async function countClosings(db: Db, day: Day): Promise<number> {
  const row = await db
    .selectFrom('period_closing')
    .select(({ fn }) => fn.countAll<number>().as('many'))
    .where('to_day', '>=', day)
    .where('reopened_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.many)
}

const keptOf = (row: Selectable<Tables['kpi_version']>): KeptVersion => ({
  ...saidBy(row.definition),
  version: row.version,
  from: row.from_day,
  basis: row.basis,
  reason: row.reason,
  state: row.state,
  recordedAt: row.recorded_at.toISOString(),
  recordedBy: row.recorded_by,
  decidedAt: row.decided_at?.toISOString() ?? null,
  decidedBy: row.decided_by,
  decidedReason: row.decided_reason,
})

import { sql } from 'kysely'
import type { DatedVersion, Redefinition } from 'shared/kpi/version/version.ts'
import type { Db } from '../../db/open.ts'

/** The versions that were decided on for a day, those of days to come among them. */
export async function readDatedVersions(db: Db): Promise<DatedVersion[]> {
  const rows = await db
    .selectFrom('kpi_version')
    .select(['kpi', 'version', 'from_day', 'definition', 'basis', 'decided_at'])
    .where('from_day', 'is not', null)
    .where('state', '=', 'confirmed')
    .orderBy('kpi')
    .orderBy('from_day')
    .execute()
  return rows.map(({ kpi, version, from_day: from, definition, basis, decided_at: decidedAt }) => ({
    ...saidBy(definition),
    kpi,
    version,
    from: from!,
    basis: basis!,
    decidedAt: decidedAt!.toISOString(),
  }))
}

/** What of a definition a version can say otherwise. */
export const saidBy = ({ numerator, denominator, direction, decimals, definition }: Redefinition): Redefinition => ({
  numerator,
  denominator,
  direction,
  decimals,
  definition,
})

/** The number of the definition the catalogue holds now, by KPI. */
export async function readBaseVersions(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ kpi: string; version: number }>`
    select kpi, max(version) as version from kpi_version where from_day is null group by kpi`.execute(db)
  return new Map(rows.map(({ kpi, version }) => [kpi, version]))
}

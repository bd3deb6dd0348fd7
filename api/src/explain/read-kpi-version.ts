import type { Explanation } from 'shared/explain/explanation-contract.ts'
import type { VersionedKpi } from 'shared/kpi/version/version.ts'
import type { Db } from '../db/open.ts'

/**
 * By which definition a number is worked out, and by which others it could be. Sums of what the catalogue says are always those
 * of its newest formula, also as of an instant.
 */
export async function readKpiVersion(
  db: Db,
  kpi: VersionedKpi,
  versions: VersionedKpi['versions'],
): Promise<Explanation['definition']> {
  const kept = await db
    .selectFrom('kpi_version')
    .select(['recorded_at', 'decided_at'])
    .where('kpi', '=', kpi.id)
    .where('version', '=', kpi.version)
    .executeTakeFirst()
  return {
    version: kpi.version,
    recordedAt: (kept?.decided_at ?? kept?.recorded_at)?.toISOString() ?? null,
    from: versions.find(({ version }) => version === kpi.version)?.from ?? null,
    basis: kpi.basis,
    aggregation: kpi.aggregation,
    text: kpi.definition,
    others: versions.flatMap(({ version, from }) => (version === kpi.version ? [] : [{ version, from }])),
  }
}

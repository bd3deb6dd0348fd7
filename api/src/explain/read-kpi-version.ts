import type { Explanation } from 'shared/explain/explanation-contract.ts'
import type { Kpi } from 'shared/kpi/kpi.ts'
import type { Db } from '../db/open.ts'

/** By which definition a number is worked out. Sums are always those of the newest formula, also as of an instant. */
export async function readKpiVersion(db: Db, kpi: Kpi): Promise<Explanation['definition']> {
  const newest = await db
    .selectFrom('kpi_version')
    .select(['version', 'recorded_at'])
    .where('kpi', '=', kpi.id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return {
    version: newest?.version ?? 1,
    recordedAt: newest?.recorded_at.toISOString() ?? null,
    aggregation: kpi.aggregation,
    text: kpi.definition,
  }
}

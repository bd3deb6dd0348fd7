import { sql } from 'kysely'
import type { Province } from 'shared/province.ts'
import { type DocumentPlan, planPlace, sameSteps, targetPlansOf } from 'shared/target-plans-of.ts'
import { lockTargets } from '../db/lock-targets.ts'
import type { Db } from '../db/open.ts'

/**
 * The targets of a document become plans like those an officer sets. What came with the province itself counts as known
 * from the beginning. A place for which an officer has set a target belongs to the officers from then on.
 */
export async function keepTargets(trx: Db, province: Province, now: Date): Promise<number> {
  await lockTargets(trx)
  const { rows: kept } = await sql<DocumentPlan & { source: 'catalogue' | 'officer' }>`
    select distinct on (kpi, level, key) kpi, level, key, steps, source from target_plan
    order by kpi, level, key, id desc`.execute(trx)
  const wanted = targetPlansOf(province)
  const before = new Map(kept.map((plan) => [planPlace(plan), plan]))
  const left = kept.filter((plan) => !wanted.has(planPlace(plan))).map((plan) => ({ ...plan, steps: [] }))
  const changed = [...wanted.values(), ...left].filter((plan) => {
    const known = before.get(planPlace(plan))
    return known?.source !== 'officer' && !sameSteps(known?.steps ?? [], plan.steps)
  })
  if (changed.length === 0) return 0
  const recordedAt = kept.length === 0 ? '-infinity' : now
  const rows = changed.map(({ kpi, level, key, steps }) => ({
    kpi,
    level,
    key,
    steps: JSON.stringify(steps),
    source: 'catalogue' as const,
    recorded_at: recordedAt,
  }))
  await trx.insertInto('target_plan').values(rows).execute()
  return rows.length
}

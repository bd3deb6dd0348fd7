import { formulaOf } from 'shared/kpi/version/version.ts'
import type { Db } from '../../db/open.ts'
import { applyPlans } from '../move-sums.ts'
import { readSumGround } from '../read-sum-ground.ts'
import { planSums } from '../sum-steps.ts'

/** Adds up the whole history by a version that was just decided on; the caller holds the lock of the dataset's feeds. */
export async function sumVersion(
  trx: Db,
  { kpi, version, dataset }: { kpi: string; version: number; dataset: string | null },
  now: Date,
): Promise<void> {
  if (dataset === null) return
  const formula = formulaOf(kpi, version)
  const ground = await readSumGround(trx, dataset, now)
  await applyPlans(trx, ground, (one) =>
    one.id === formula && one.dueNow >= ground.historyFrom
      ? planSums(one, { units: [], from: one.dueNow, to: one.dueNow }, ground.historyFrom)
      : null,
  )
}

import { addDays, dayOf } from 'shared/day.ts'
import type { Db } from '../db/open.ts'
import { lockDatasets } from '../feed/claim-due.ts'
import { applyPlans } from './move-sums.ts'
import { readSumGround } from './read-sum-ground.ts'
import { planSums } from './sum-steps.ts'

/**
 * Feeds further behind than this without an error are still loading their history, and bring the sums along themselves.
 * A monthly figure may rightly be two months old before the next is due.
 */
const loadingDays = 75

/**
 * Carries every KPI's sums to the newest day that is due, so that a day on which nothing arrived counts as missing
 * instead of not being there. Run by the clock; does nothing when nothing has become due.
 */
export async function extendSums(db: Db, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // The lock under which a dataset's figures are kept, so that sums and ledger never pass each other.
    const settled = await readSettledDatasets(trx, now)
    await lockDatasets(trx, settled)
    const ground = await readSumGround(trx, null, now)
    await applyPlans(trx, ground, (kpi) => {
      const { dueNow, horizon } = kpi
      const behind = horizon === null || horizon.day < dueNow || horizon.due < dueNow
      if (dueNow < ground.historyFrom || !settled.includes(kpi.dataset) || !behind) return null
      return planSums(kpi, { units: [], from: dueNow, to: dueNow }, ground.historyFrom)
    })
  })
}

/** Those of which no feed is still loading its history. */
async function readSettledDatasets(trx: Db, now: Date): Promise<string[]> {
  const old = addDays(dayOf(now), -loadingDays)
  const rows = await trx
    .selectFrom('feed')
    .leftJoin('feed_progress', 'feed_progress.feed', 'feed.id')
    .select('feed.dataset')
    // Whoever is not asked any more is not behind.
    .where('feed_progress.paused_for', 'is', null)
    .where((eb) =>
      eb.or([
        eb('feed_progress.feed', 'is', null),
        eb.and([
          eb('feed_progress.failures', '=', 0),
          eb.or([eb('feed_progress.caught_up_to', 'is', null), eb('feed_progress.caught_up_to', '<', old)]),
        ]),
      ]),
    )
    .execute()
  const loading = new Set(rows.map(({ dataset }) => dataset))
  const datasets = await trx.selectFrom('dataset').select('id').orderBy('id').execute()
  return datasets.map(({ id }) => id).filter((id) => !loading.has(id))
}

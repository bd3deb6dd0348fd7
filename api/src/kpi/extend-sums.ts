import { addDays, dayOf } from 'shared/day.ts'
import type { Db } from '../db/open.ts'
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
    await lockLedger(trx)
    const ground = await readSumGround(trx, null, now)
    const loading = await readLoadingDatasets(trx, now)
    await applyPlans(trx, ground, (kpi) => {
      const { dueNow, horizon } = kpi
      const behind = horizon === null || horizon.day < dueNow || horizon.due < dueNow
      if (dueNow < ground.historyFrom || loading.has(kpi.dataset) || !behind) return null
      return planSums(kpi, { units: [], from: dueNow, to: dueNow }, ground.historyFrom)
    })
  })
}

/** The lock under which every keep appends, so that sums and ledger never pass each other. */
const lockLedger = (trx: Db) => trx.selectFrom('ledger_version').select('version').forUpdate().execute()

async function readLoadingDatasets(trx: Db, now: Date): Promise<Set<string>> {
  const old = addDays(dayOf(now), -loadingDays)
  const rows = await trx
    .selectFrom('feed')
    .leftJoin('feed_progress', 'feed_progress.feed', 'feed.id')
    .select('feed.dataset')
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
  return new Set(rows.map(({ dataset }) => dataset))
}

import { type Day } from 'shared/day.ts'
import type { Db } from '../db/open.ts'
import { dueDay, type SummedKpi } from './sum-steps.ts'

/**
 * The KPIs that rest on a dataset (or, asked for null, all that rest on any), with how far their sums reach. Figures are
 * due by `now`, or by the moment the newest version of the ledger was recorded.
 */
export async function readSummedKpis(
  db: Db,
  dataset: string | null,
  now?: Date,
): Promise<{ kpis: (SummedKpi & { dataset: string })[]; historyFrom: Day; province: string }> {
  const province = await db.selectFrom('province').select(['code', 'history_from']).executeTakeFirstOrThrow()
  const clock = now ?? (await db.selectFrom('ledger_version').select('recorded_at').executeTakeFirstOrThrow()).recorded_at
  const feeds = await db.selectFrom('feed').select(['dataset', 'definition']).execute()
  const kpis = await db
    .selectFrom('kpi')
    .leftJoin('kpi_horizon', 'kpi_horizon.kpi', 'kpi.id')
    .select(['kpi.id', 'kpi.dataset', 'kpi.aggregation', 'kpi_horizon.day', 'kpi_horizon.due'])
    .where('kpi.dataset', 'is not', null)
    .$if(dataset !== null, (query) => query.where('kpi.dataset', '=', dataset))
    .orderBy('kpi.id')
    .execute()
  return {
    province: province.code,
    historyFrom: province.history_from,
    kpis: kpis.map((kpi) => {
      const bringing = feeds.filter((feed) => feed.dataset === kpi.dataset).map(({ definition }) => definition)
      return {
        id: kpi.id,
        dataset: kpi.dataset ?? '',
        level: kpi.aggregation === 'last',
        horizon: kpi.day !== null && kpi.due !== null ? { day: kpi.day, due: kpi.due } : null,
        owedFrom: bringing.reduce((first, feed) => (feed.historyFrom < first ? feed.historyFrom : first), bringing[0]?.historyFrom ?? province.history_from),
        dueNow: dueDay(clock, Math.max(0, ...bringing.map((feed) => feed.lagHours))),
      }
    }),
  }
}

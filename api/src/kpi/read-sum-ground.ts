import { sql } from 'kysely'
import type { Day } from 'shared/day.ts'
import { dueDay } from 'shared/due-day.ts'
import { formulaOf } from 'shared/kpi/version/version.ts'
import type { UnitKind } from 'shared/unit/unit.ts'
import type { UnitChange } from 'shared/unit/unit-change.ts'
import { makeWorkCalendar, type WorkCalendar } from 'shared/workday.ts'
import type { Db } from '../db/open.ts'
import { readChanges } from '../unit/change/read-changes.ts'
import type { KpiFormula } from './sum-rows.ts'
import type { SummedKpi } from './sum-steps.ts'
import { readDatedVersions } from './version/read-versions.ts'

/** What adding up rests on besides the ledger. */
export interface SumGround {
  province: string
  historyFrom: Day
  units: { code: string; kind: UnitKind }[]
  calendar: WorkCalendar
  changes: UnitChange[]
  kpis: SummedKpi[]
}

/**
 * The KPIs that rest on a dataset (or, asked for null, on any), with how far their sums reach. Figures are due by `now`,
 * or by the moment the newest version of the ledger was recorded.
 */
export async function readSumGround(db: Db, dataset: string | null, now?: Date): Promise<SumGround> {
  const province = await db.selectFrom('province').select(['code', 'history_from']).executeTakeFirstOrThrow()
  const clock =
    now ?? (await db.selectFrom('ledger_version').select('recorded_at').executeTakeFirstOrThrow()).recorded_at
  const feeds = await db.selectFrom('feed').select(['dataset', 'definition']).execute()
  const kpis = await db
    .selectFrom('kpi')
    .select(['kpi.id', 'kpi.dataset', 'kpi.aggregation', 'kpi.additive', 'kpi.scope', 'kpi.frequency'])
    .where('kpi.dataset', 'is not', null)
    .$if(dataset !== null, (query) => query.where('kpi.dataset', '=', dataset))
    .orderBy('kpi.id')
    .execute()
  const terms = await db.selectFrom('kpi_term').selectAll().orderBy('measure').execute()
  const sideOf = (kpi: string, side: 'numerator' | 'denominator'): KpiFormula['numerator'] =>
    terms
      .filter((term) => term.kpi === kpi && term.side === side)
      .map(({ measure, coefficient }) => ({ measure, coefficient: coefficient === -1 ? -1 : 1 }))
  const horizons = await db.selectFrom('kpi_horizon').selectAll().execute()
  const reach = new Map(horizons.map(({ kpi, day, due }) => [kpi, { day, due }]))
  const versions = await readDatedVersions(db)
  // Every version is counted for every day, so that either can be asked for whatever the day.
  const formulas = kpis.flatMap((kpi) => [
    { ...kpi, numerator: sideOf(kpi.id, 'numerator'), denominator: sideOf(kpi.id, 'denominator') },
    ...versions
      .filter((one) => one.kpi === kpi.id)
      .map(({ version, numerator, denominator }) => ({
        ...kpi,
        id: formulaOf(kpi.id, version),
        numerator: numerator.terms,
        denominator: denominator?.terms ?? [],
      })),
  ])
  const newest = formulas.every(({ id }) => reach.has(id)) ? new Map<string, Day>() : await readNewestDays(db)
  return {
    province: province.code,
    historyFrom: province.history_from,
    units: await db.selectFrom('unit').select(['code', 'kind']).execute(),
    calendar: makeWorkCalendar(await db.selectFrom('special_day').select(['day', 'working']).execute()),
    changes: await readChanges(db),
    kpis: formulas.map(({ dataset: own, ...kpi }) => {
      const bringing = feeds.filter((feed) => feed.dataset === own).map(({ definition }) => definition)
      return {
        ...kpi,
        dataset: own ?? '',
        horizon: reach.get(kpi.id) ?? null,
        newest: reach.has(kpi.id) ? null : (newest.get(own ?? '') ?? null),
        owedFrom: bringing.reduce(
          (first, feed) => (feed.historyFrom < first ? feed.historyFrom : first),
          bringing[0]?.historyFrom ?? province.history_from,
        ),
        dueNow: dueDay(Math.max(0, ...bringing.map((feed) => feed.lagHours)), clock),
      }
    }),
  }
}

async function readNewestDays(db: Db): Promise<Map<string, Day>> {
  const { rows } = await sql<{ dataset: string; day: Day }>`
    select m.dataset, max(d.day) as day
    from measure m cross join lateral (select day from delta where measure = m.id order by day desc limit 1) d
    group by m.dataset`.execute(db)
  return new Map(rows.map(({ dataset, day }) => [dataset, day]))
}

import { type Day, laterDay } from 'shared/day.ts'
import type { Kpi } from 'shared/kpi/kpi.ts'
import type { KpiRow } from 'shared/kpi/kpi-contract.ts'
import type { Knowledge } from 'shared/kpi/value-contract.ts'
import type { Locale, Text } from 'shared/text.ts'
import type { Db } from '../db/open.ts'
import { kpiRow, type RowSpans, spansOf } from './answer-values.ts'
import type { AskedPeriods } from './asked-periods.ts'
import { gatherCounts } from './gather-counts.ts'
import { trendUpTo } from './gather-overview.ts'
import type { GroundUnit } from './ground-unit.ts'
import type { Ground } from './read-ground.ts'
import { readMissingDaysAsOf } from './read-missing-days-as-of.ts'
import { readMissingDays } from './read-reporting.ts'
import { isSummed, membersOf } from './sum-rows.ts'
import { partsWithin } from './draw-units.ts'

/** So many days are named; the rest is in the total. */
const daysNamed = 62

export interface MissingDataset {
  dataset: string
  feed: string
  name: Text
  days: string[]
  total: number
}

/** Everything one unit answers for, and what it has not sent. */
export async function gatherUnit(
  db: Db,
  unit: GroundUnit,
  {
    ground,
    periods,
    knowledge,
    locale,
  }: { ground: Ground; periods: AskedPeriods; knowledge: Knowledge; locale: Locale },
): Promise<{ rows: KpiRow[]; missing: MissingDataset[] }> {
  const owes = (kpi: Pick<Kpi, 'additive' | 'scope'>) =>
    membersOf(kpi, ground.everyone).includes(unit.code) || (unit.kind === 'province' && isSummed(kpi))
  const kpis = ground.kpis.filter((kpi) => kpi.dataset !== null && owes(kpi))
  const spans: RowSpans = { ...periods, trend: trendUpTo(periods.period, ground.historyFrom) }
  const gathered = await gatherCounts(db, ground, { kpis, units: [unit.code], spans: spansOf(spans) }, knowledge)

  // The province's own row is a sum; which unit is missing is told on each unit's page.
  const leads = ground.leads.filter((lead) => membersOf(lead, ground.everyone).includes(unit.code))
  const { from, to } = periods.period
  const asked = { kpis: leads.map(({ id }) => id), unit: unit.code, from: laterDay(from, ground.historyFrom), to }
  const missing =
    knowledge.asOf === null
      ? await missingOfLine(db, ground, asked)
      : await readMissingDaysAsOf(db, ground, asked, {
          version: knowledge.version,
          instant: new Date(knowledge.asOf),
        })
  return {
    rows: kpis.map((kpi) => kpiRow(kpi, gathered, unit, spans, locale)),
    missing: leads.flatMap(({ id, dataset, feed, name }) => {
      const days = missing.get(id) ?? []
      return days.length === 0
        ? []
        : [{ dataset, feed: feed ?? dataset, name, days: days.slice(-daysNamed), total: days.length }]
    }),
  }
}

/** A day is missing where any of the codes the unit was counted under then owed it. */
export async function missingOfLine(
  db: Db,
  ground: Ground,
  { kpis, unit, from, to }: { kpis: readonly string[]; unit: string; from: Day; to: Day },
): Promise<Map<string, Day[]>> {
  const parts = partsWithin(ground, unit, { from, to })
  const found = await Promise.all(parts.map((part) => readMissingDays(db, kpis, part.unit, part.from, part.to)))
  return new Map(
    kpis.map((kpi) => [kpi, [...new Set(found.flatMap((missing) => missing.get(kpi) ?? []))].toSorted()] as const),
  )
}

import type { Day } from 'shared/day.ts'
import type { Breakdown, TrendPoint, ValueRow } from 'shared/kpi/kpi-contract.ts'
import type { Knowledge } from 'shared/kpi/value-contract.ts'
import type { VersionedKpi } from 'shared/kpi/version/version.ts'
import { statePeriod } from 'shared/period.ts'
import type { Locale } from 'shared/text.ts'
import type { Db } from '../db/open.ts'
import { spansOf, trendPoints, valueRows } from './answer-values.ts'
import type { AskedPeriods } from './asked-periods.ts'
import { gatherCounts } from './gather-counts.ts'
import { trendUpTo } from './gather-overview.ts'
import type { GroundUnit } from './ground-unit.ts'
import type { Ground } from './read-ground.ts'
import { type RowAsked, rowsAsked } from './value-rows.ts'

interface Known {
  ground: Ground
  periods: AskedPeriods
  knowledge: Knowledge
  locale: Locale
}

/** One KPI over a period: a row for one unit, or for each of a breakdown. */
export async function gatherValues(
  db: Db,
  kpi: VersionedKpi,
  what: { unit: GroundUnit } | { by: Breakdown },
  { ground, periods, knowledge, locale }: Known,
): Promise<ValueRow[]> {
  const rows = 'unit' in what ? [rowOf(what.unit)] : rowsAsked(kpi, what.by, ground.units, ground.province)
  const { period, compared } = periods
  const spans = spansOf({ period, compared, trend: [] })
  const units = rows.length === 1 ? (rows[0]?.units ?? []) : null
  const gathered = await gatherCounts(db, ground, { kpis: [kpi], units, spans }, knowledge)
  return valueRows(kpi, gathered, rows, periods, locale)
}

/** One KPI of one unit, period after period up to the one asked for. */
export async function gatherTrend(
  db: Db,
  kpi: VersionedKpi,
  { unit, count, today }: { unit: GroundUnit; count: number | undefined; today: Day },
  { ground, periods, knowledge, locale }: Known,
): Promise<TrendPoint[]> {
  const trend = trendUpTo(periods.period, ground.historyFrom, count)
  const gathered = await gatherCounts(db, ground, { kpis: [kpi], units: [unit.code], spans: trend }, knowledge)
  return trendPoints(
    kpi,
    gathered,
    rowOf(unit),
    trend.map((period) => statePeriod(period, today, ground.calendar)),
    locale,
  )
}

const rowOf = (unit: GroundUnit): RowAsked => ({ key: unit.code, units: [unit.code], place: unit })

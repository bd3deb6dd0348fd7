import type { Day } from 'shared/day.ts'
import type { Kpi } from 'shared/kpi/kpi.ts'
import type { KpiRow, TrendPoint, ValueRow } from 'shared/kpi/kpi-contract.ts'
import { applyTarget, resolveTarget, type TargetPlace } from 'shared/kpi/target.ts'
import { valueOf } from 'shared/kpi/value.ts'
import type { AppliedTarget, Value } from 'shared/kpi/value-contract.ts'
import type { Period, StatedPeriod } from 'shared/period.ts'
import type { Locale } from 'shared/text.ts'
import type { Gathered } from './gather-counts.ts'
import type { RowAsked } from './value-rows.ts'

/** A value with the target of its place on the last day of its period. */
function valueWithTarget(
  kpi: Kpi,
  gathered: Gathered,
  row: Pick<RowAsked, 'units' | 'place'>,
  span: { place: number; to: Day },
  locale: Locale,
): { value: Value; target: AppliedTarget | null } {
  const target = resolveTarget(kpi, row.place, span.to)
  const value = valueOf(kpi, gathered.of(kpi, row.units, span.place), locale, target)
  return { value, target: target && applyTarget(kpi, target, value, locale) }
}

/** Rows of one KPI; span 0 is the period asked for, span 1 the one it is compared with. */
export function valueRows(
  kpi: Kpi,
  gathered: Gathered,
  rows: readonly RowAsked[],
  { period, compared }: Pick<RowSpans, 'period' | 'compared'>,
  locale: Locale,
): ValueRow[] {
  return rows.map((row) => ({
    key: row.key,
    ...valueWithTarget(kpi, gathered, row, { place: 0, to: period.to }, locale),
    compared: compared && valueOf(kpi, gathered.of(kpi, row.units, 1), locale),
  }))
}

/** One KPI of one place, point after point. */
export function trendPoints(
  kpi: Kpi,
  gathered: Gathered,
  row: Pick<RowAsked, 'units' | 'place'>,
  periods: readonly StatedPeriod[],
  locale: Locale,
): TrendPoint[] {
  return periods.map((period, place) => ({
    period,
    ...valueWithTarget(kpi, gathered, row, { place, to: period.to }, locale),
  }))
}

/** The periods of a row of the overview: which spans they are of those gathered. */
export interface RowSpans {
  period: Period
  compared: Period | null
  trend: readonly Period[]
}

export const spansOf = ({ period, compared, trend }: RowSpans): Period[] => [period, compared ?? period, ...trend]

export function kpiRow(
  kpi: Kpi,
  gathered: Gathered,
  unit: TargetPlace & { code: string },
  spans: RowSpans,
  locale: Locale,
): KpiRow {
  const row = { units: [unit.code], place: unit }
  return {
    kpi: kpi.id,
    ...valueWithTarget(kpi, gathered, row, { place: 0, to: spans.period.to }, locale),
    compared: spans.compared && valueOf(kpi, gathered.of(kpi, row.units, 1), locale),
    trend: spans.trend.map(({ key, from, to }, place) => {
      const { ratio, text, state } = valueWithTarget(kpi, gathered, row, { place: place + 2, to }, locale).value
      return { key, from, to, ratio, text, state }
    }),
  }
}

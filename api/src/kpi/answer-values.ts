import type { Day } from 'shared/day.ts'
import type { KpiRow, TrendPoint, ValueRow } from 'shared/kpi/kpi-contract.ts'
import { applyTarget, resolveTarget, type TargetPlace } from 'shared/kpi/target.ts'
import { valueOf } from 'shared/kpi/value.ts'
import type { AppliedTarget, Value } from 'shared/kpi/value-contract.ts'
import type { VersionedKpi } from 'shared/kpi/version/version.ts'
import type { Period, StatedPeriod } from 'shared/period.ts'
import type { Locale } from 'shared/text.ts'
import type { CountedSpan, Gathered } from './gather-counts.ts'
import type { RowAsked } from './value-rows.ts'

/** A value with the target of its place on the last day of its period. */
function valueWithTarget(
  kpi: VersionedKpi,
  gathered: Gathered,
  row: Pick<RowAsked, 'units' | 'place'>,
  span: { place: number; to: Day },
  locale: Locale,
): { value: Value; target: AppliedTarget | null; definition: number } {
  const defined = gathered.defined(kpi, span.place)
  const target = resolveTarget(kpi, row.place, span.to)
  const value = valueOf(defined, gathered.of(kpi, row.units, span.place), locale, target)
  return { value, target: target && applyTarget(defined, target, value, locale), definition: defined.version }
}

const comparedValue = (kpi: VersionedKpi, gathered: Gathered, units: readonly string[], locale: Locale): Value =>
  valueOf(gathered.defined(kpi, 1), gathered.of(kpi, units, 1), locale)

/** Rows of one KPI; span 0 is the period asked for, span 1 the one it is compared with. */
export function valueRows(
  kpi: VersionedKpi,
  gathered: Gathered,
  rows: readonly RowAsked[],
  { period, compared }: Pick<RowSpans, 'period' | 'compared'>,
  locale: Locale,
): ValueRow[] {
  return rows.map((row) => {
    const { value, target } = valueWithTarget(kpi, gathered, row, { place: 0, to: period.to }, locale)
    return { key: row.key, value, target, compared: compared && comparedValue(kpi, gathered, row.units, locale) }
  })
}

/** One KPI of one place, point after point. */
export function trendPoints(
  kpi: VersionedKpi,
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

/** What is compared is counted by the definition of the period it is held against. */
export const spansOf = ({ period, compared, trend }: RowSpans): CountedSpan[] => [
  period,
  compared ? { ...compared, definedOn: period.to } : period,
  ...trend,
]

export function kpiRow(
  kpi: VersionedKpi,
  gathered: Gathered,
  unit: TargetPlace & { code: string },
  spans: RowSpans,
  locale: Locale,
): KpiRow {
  const row = { units: [unit.code], place: unit }
  const { value, target } = valueWithTarget(kpi, gathered, row, { place: 0, to: spans.period.to }, locale)
  return {
    kpi: kpi.id,
    value,
    target,
    compared: spans.compared && comparedValue(kpi, gathered, row.units, locale),
    trend: spans.trend.map(({ key, from, to }, place) => {
      const own = valueWithTarget(kpi, gathered, row, { place: place + 2, to }, locale)
      const { ratio, text, state } = own.value
      return { key, from, to, ratio, text, state, definition: own.definition }
    }),
  }
}

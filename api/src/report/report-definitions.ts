import type { Kpi } from 'shared/kpi/kpi.ts'
import { type DefinedKpi, definitionOf } from 'shared/kpi/version/version.ts'
import type { ReportSnapshot, ReportTrend } from 'shared/report/snapshot.ts'
import type { Ground } from '../kpi/read-ground.ts'
import type { ReportSpans } from './gather-report-figures.ts'

type Known = Pick<Ground, 'kpis' | 'today'>

/** KPIs as a report counts them: each by the definition of the period's last day, and nothing of how sums are kept. */
export const reportKpis = ({ kpis, today }: Known, { period }: Pick<ReportSpans, 'period'>): Kpi[] =>
  kpis.map((kpi) => plainKpi(definitionOf(kpi, period, today)))

function plainKpi(defined: DefinedKpi): Kpi {
  const { version: _, from: __, basis: ___, formula: ____, ...kpi } = defined
  return kpi
}

/**
 * The definitions a report is counted by that began within what it shows: its trends, the period it compares with, its own.
 */
export function redefinedWithin(
  { kpis, today }: Known,
  { period, before }: Pick<ReportSpans, 'period' | 'before'>,
  trends: readonly ReportTrend[],
): NonNullable<ReportSnapshot['redefined']> {
  const shownFrom = [
    period.from,
    before?.from ?? period.from,
    ...trends.flatMap(({ points }) => points[0]?.period.from ?? []),
  ]
    .sort()
    .at(0)!
  return kpis.flatMap((kpi) => {
    const { version, from, basis } = definitionOf(kpi, period, today)
    return from !== null && from > shownFrom ? [{ kpi: kpi.id, version, from, basis: basis ?? '' }] : []
  })
}

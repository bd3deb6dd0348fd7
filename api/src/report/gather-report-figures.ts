import type { Day } from 'shared/day.ts'
import type { VersionedKpi } from 'shared/kpi/version/version.ts'
import type { Knowledge } from 'shared/kpi/value-contract.ts'
import type { Period } from 'shared/period.ts'
import type { ReportFigure } from 'shared/report/snapshot.ts'
import type { Locale } from 'shared/text.ts'
import type { Db } from '../db/open.ts'
import { spansOf, valueRows } from '../kpi/answer-values.ts'
import { gatherCounts } from '../kpi/gather-counts.ts'
import type { Ground } from '../kpi/read-ground.ts'
import { rowsAsked } from '../kpi/value-rows.ts'

export interface ReportSpans {
  period: Period
  before: Period | null
  until: Readonly<Record<string, Day>>
}

export interface ReportKnown {
  ground: Ground
  knowledge: Knowledge
  locale: Locale
}

/** Every KPI that has a source, for the province and each unit that owes it, beside the period before. */
export async function gatherReportFigures(
  db: Db,
  spans: ReportSpans,
  { ground, knowledge, locale }: ReportKnown,
): Promise<ReportFigure[]> {
  const figures: ReportFigure[] = []
  for (const [to, kpis] of byLastDay(ground.kpis, spans)) {
    const period = { ...spans.period, to }
    const compared = spans.before
    const gathered = await gatherCounts(
      db,
      ground,
      { kpis, units: null, spans: spansOf({ period, compared, trend: [] }) },
      knowledge,
    )
    for (const kpi of kpis) {
      const rows = [
        ...rowsAsked(kpi, 'province', ground.units, ground.province),
        ...(kpi.scope === 'province' ? [] : rowsAsked(kpi, 'unit', ground.units, ground.province)),
      ]
      for (const { key, value, target, compared: before } of valueRows(
        kpi,
        gathered,
        rows,
        { period, compared },
        locale,
      ))
        figures.push({ kpi: kpi.id, place: key, from: period.from, to, value, before, target })
    }
  }
  return figures
}

/** KPIs that are reported up to the same day are asked for in one question. */
export function byLastDay(
  kpis: readonly VersionedKpi[],
  { period, until }: Pick<ReportSpans, 'period' | 'until'>,
): Map<Day, VersionedKpi[]> {
  const groups = new Map<Day, VersionedKpi[]>()
  for (const kpi of kpis) {
    if (kpi.dataset === null) continue
    const to = until[kpi.dataset] ?? period.to
    groups.set(to, [...(groups.get(to) ?? []), kpi])
  }
  return groups
}

import { periodsUpTo } from 'shared/period.ts'
import type { ReportTrend } from 'shared/report/snapshot.ts'
import { valueOf } from 'shared/kpi/value.ts'
import { resolveTarget } from 'shared/kpi/target.ts'
import type { Db } from '../db/open.ts'
import { gatherCounts } from '../kpi/gather-counts.ts'
import { byLastDay, type ReportKnown, type ReportSpans } from './gather-report-figures.ts'

/** So many periods stand beside one another on a page and are still read. */
const most = 8

/** How a place has gone from period to period; a free range has none before it to be held against. */
export async function gatherReportTrends(
  db: Db,
  asked: { kpis: readonly string[]; place: string },
  spans: ReportSpans,
  { ground, knowledge, locale }: ReportKnown,
): Promise<ReportTrend[]> {
  if (spans.period.grain === 'range' || asked.kpis.length === 0) return []
  const periods = periodsUpTo(spans.period, most).filter(({ to }) => to >= ground.historyFrom)
  const unit = ground.units.find(({ code }) => code === asked.place) ?? { code: asked.place, kind: 'province' as const }
  const trends = new Map<string, ReportTrend>()
  const kpis = ground.kpis.filter(({ id }) => asked.kpis.includes(id))
  for (const [to, group] of byLastDay(kpis, spans)) {
    const days = periods.map((period, at) => (at === periods.length - 1 ? { ...period, to } : period))
    // On paper a course is of one definition, that of the period reported on.
    const counted = days.map((period) => ({ ...period, definedOn: to }))
    const gathered = await gatherCounts(db, ground, { kpis: group, units: [unit.code], spans: counted }, knowledge)
    for (const kpi of group)
      trends.set(kpi.id, {
        kpi: kpi.id,
        place: asked.place,
        points: days.map((period, at) => ({
          period,
          value: valueOf(
            gathered.defined(kpi, at),
            gathered.of(kpi, [unit.code], at),
            locale,
            resolveTarget(kpi, unit, period.to),
          ),
        })),
      })
  }
  return asked.kpis.flatMap((id) => trends.get(id) ?? [])
}

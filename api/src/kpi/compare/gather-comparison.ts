import { columnOf } from 'shared/kpi/compare/comparison-model.ts'
import type { ComparisonColumn } from 'shared/kpi/compare/comparison-contract.ts'
import { resolveTarget } from 'shared/kpi/target.ts'
import type { Knowledge } from 'shared/kpi/value-contract.ts'
import type { VersionedKpi } from 'shared/kpi/version/version.ts'
import type { Period } from 'shared/period.ts'
import type { Locale } from 'shared/text.ts'
import type { Db } from '../../db/open.ts'
import { gatherCounts } from '../gather-counts.ts'
import type { Ground } from '../read-ground.ts'

export interface ComparisonAsked {
  ground: Ground
  period: Period
  knowledge: Knowledge
  locale: Locale
}

/** The KPIs units have figures of. */
export const comparedKpis = (ground: Pick<Ground, 'kpis'>): VersionedKpi[] =>
  ground.kpis.filter(({ dataset, scope }) => dataset !== null && scope !== 'province')

/** Units × KPIs over one period, a column for each KPI in the order of the units. */
export async function gatherComparison(
  db: Db,
  kpis: readonly VersionedKpi[],
  codes: readonly string[],
  { ground, period, knowledge, locale }: ComparisonAsked,
): Promise<ComparisonColumn[]> {
  const units = codes.flatMap((code) => ground.units.find((unit) => unit.code === code) ?? [])
  const gathered = await gatherCounts(db, ground, { kpis, units: codes, spans: [period] }, knowledge)
  return kpis.map((kpi) =>
    columnOf(
      gathered.defined(kpi, 0),
      units.map((unit) => ({
        counts: gathered.of(kpi, [unit.code], 0),
        target: resolveTarget(kpi, unit, period.to),
      })),
      locale,
    ),
  )
}

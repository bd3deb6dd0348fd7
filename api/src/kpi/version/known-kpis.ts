import type { Day } from 'shared/day.ts'
import type { Kpi } from 'shared/kpi/kpi.ts'
import { type TargetHistory, targetsKnown } from 'shared/kpi/target-plan.ts'
import { type DatedVersion, type VersionedKpi, versionedKpi } from 'shared/kpi/version/version.ts'
import type { Db } from '../../db/open.ts'
import { listKpis } from '../read-catalogue.ts'
import { readTargetHistory } from '../read-target-history.ts'
import { readBaseVersions, readDatedVersions } from './read-versions.ts'

/** What KPIs are, from which any state of them can be told. */
export interface KpiHistory {
  /** As the province's catalogue has them, which version of each that is, and what was decided on for a day. */
  catalogue: Kpi[]
  baseVersions: ReadonlyMap<string, number>
  redefined: DatedVersion[]
  targets: TargetHistory
}

export async function readKpiHistory(db: Db): Promise<KpiHistory> {
  const targets = await readTargetHistory(db)
  return {
    catalogue: await listKpis(db, targets),
    baseVersions: await readBaseVersions(db),
    redefined: await readDatedVersions(db),
    targets,
  }
}

/** The KPIs as they are defined on a day, with their definitions and targets as known at an instant; null: now. */
export function kpisKnown(
  { catalogue, baseVersions, redefined, targets }: KpiHistory,
  today: Day,
  asOf: string | null,
): VersionedKpi[] {
  const known = targetsKnown(targets, asOf)
  return catalogue.map((kpi) =>
    versionedKpi(
      { ...kpi, targets: known.get(kpi.id) ?? [] },
      { base: baseVersions.get(kpi.id) ?? 1, dated: redefined, today, asOf },
    ),
  )
}

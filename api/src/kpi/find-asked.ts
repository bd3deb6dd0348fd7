import type { Day } from 'shared/day.ts'
import { definitionOf, pinned, type VersionedKpi } from 'shared/kpi/version/version.ts'
import { kpiSays } from 'shared/messages/kpi-answer.ts'
import { kpiVersionSays } from 'shared/messages/kpi-version.ts'
import { badRequest, notFound } from '../http/refusal.ts'
import type { GroundUnit } from './ground-unit.ts'
import type { Ground } from './read-ground.ts'

export function kpiAsked(ground: Pick<Ground, 'kpis'>, id: string): VersionedKpi {
  const kpi = ground.kpis.find((each) => each.id === id)
  if (!kpi) throw notFound(kpiSays.noSuchKpi, { id })
  return kpi
}

/**
 * A KPI counted by one definition whatever the day: what is held against one another is counted alike. The one in force on the
 * last day of what is asked for.
 */
export function countedOn(kpi: VersionedKpi, { to }: { to: Day }, { today }: Pick<Ground, 'today'>): VersionedKpi {
  return pinned(kpi, definitionOf(kpi, { to }, today).version)!
}

/** The same by the version that is named; without one, as it is. */
export function byVersion(kpi: VersionedKpi, version: number | undefined): VersionedKpi {
  if (version === undefined) return kpi
  const one = pinned(kpi, version)
  if (one) return one
  const known = kpi.versions.map((each) => each.version).join(', ')
  throw badRequest({
    at: 'query.definition',
    detail: kpiVersionSays.notCounted,
    parameters: { id: kpi.id, version: String(version), known },
  })
}

/** A unit named in a query; one that does not exist is a fault of the query. */
export function unitAsked(ground: Ground, code: string): GroundUnit {
  const unit = ground.everyone.find((each) => each.code === code)
  if (!unit) throw badRequest({ at: 'query.unit', detail: kpiSays.noSuchUnit, parameters: { code } })
  return unit
}

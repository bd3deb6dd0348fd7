import type { Kpi } from 'shared/kpi/kpi.ts'
import { kpiSays } from 'shared/messages/kpi-answer.ts'
import { badRequest, notFound } from '../http/refusal.ts'
import type { GroundUnit } from './ground-unit.ts'
import type { Ground } from './read-ground.ts'

export function kpiAsked(ground: Pick<Ground, 'kpis'>, id: string): Kpi {
  const kpi = ground.kpis.find((each) => each.id === id)
  if (!kpi) throw notFound(kpiSays.noSuchKpi, { id })
  return kpi
}

/** A unit named in a query; one that does not exist is a fault of the query. */
export function unitAsked(ground: Ground, code: string): GroundUnit {
  const unit = ground.everyone.find((each) => each.code === code)
  if (!unit) throw badRequest({ at: 'query.unit', detail: kpiSays.noSuchUnit, parameters: { code } })
  return unit
}

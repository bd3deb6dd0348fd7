import type { Kpi } from 'shared/kpi/kpi.ts'
import { kpiSays } from 'shared/messages/kpi-answer.ts'
import type { Db } from '../db/open.ts'
import { badRequest, notFound } from '../http/refusal.ts'
import { findKpi } from './read-catalogue.ts'
import type { Ground, GroundUnit } from './read-ground.ts'

export async function kpiAsked(db: Db, id: string): Promise<Kpi> {
  const kpi = await findKpi(db, id)
  if (!kpi) throw notFound(kpiSays.noSuchKpi, { id })
  return kpi
}

/** A unit named in a query; one that does not exist is a fault of the query. */
export function unitAsked(ground: Ground, code: string): GroundUnit {
  const unit = ground.units.find((each) => each.code === code)
  if (!unit) throw badRequest({ at: 'query.unit', detail: kpiSays.noSuchUnit, parameters: { code } })
  return unit
}

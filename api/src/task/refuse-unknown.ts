import { taskSays } from 'shared/messages/task.ts'
import type { Db } from '../db/open.ts'
import { badRequest, type Place } from '../http/refusal.ts'

interface Named {
  units?: readonly string[]
  unit?: string | null
  provider?: string | null
  subsystem?: string | null
  kpi?: string | null
  connection?: string | null
}

/** Whatever is named has to be there; each place that is not is named. */
export async function refuseUnknown(db: Db, named: Named): Promise<void> {
  const places: Place[] = []
  const codes = [...new Set([...(named.units ?? []), ...(named.unit ? [named.unit] : [])])]
  if (codes.length > 0) {
    const known = await db.selectFrom('unit').select('code').where('code', 'in', codes).execute()
    const there = new Set(known.map(({ code }) => code))
    for (const [at, code] of (named.units ?? []).entries())
      if (!there.has(code)) places.push({ at: `body.units.${at}`, detail: taskSays.unknownUnit, parameters: { code } })
    if (named.unit && !there.has(named.unit))
      places.push({ at: 'body.unit', detail: taskSays.unknownUnit, parameters: { code: named.unit } })
  }
  const lookUps = [
    ['provider', 'provider', taskSays.unknownProvider],
    ['subsystem', 'subsystem', taskSays.unknownSystem],
    ['kpi', 'kpi', taskSays.unknownKpi],
    ['connection', 'watched_connection', taskSays.unknownConnection],
  ] as const
  for (const [field, table, detail] of lookUps) {
    const id = named[field]
    if (!id) continue
    const found = await db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()
    if (!found) places.push({ at: `body.${field}`, detail, parameters: { id } })
  }
  if (places.length > 0) throw badRequest(...places)
}

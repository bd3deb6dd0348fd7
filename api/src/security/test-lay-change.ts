import type { NewUnitChange } from 'shared/unit/unit-change.ts'
import type { Db } from '../db/open.ts'

/** An id nothing has. */
export const nowhere = '00000000-0000-4000-8000-00000000dead'

/** A unit that is to be called otherwise one day, recorded and not confirmed. */
export async function layChange(
  system: Db,
  unit: string,
  at: Date,
): Promise<Record<'unit-changes.id', { own: string; missing: string }>> {
  const named = {
    name: 'Tên mới',
    kind: 'ward',
    formerProvince: null,
    tile: null,
    areaKm2: null,
    lat: null,
    lon: null,
  } as const
  const definition: NewUnitChange = {
    kind: 'rename',
    day: '2032-01-01',
    from: [unit],
    to: [{ unit, share: null }],
    made: [{ code: unit, ...named }],
  }
  const { id } = await system
    .insertInto('unit_change')
    .values({
      kind: definition.kind,
      day: definition.day,
      definition: JSON.stringify(definition),
      basis: 'Nghị quyết số 1',
      reason: 'Đổi tên theo nghị quyết',
      recorded_at: at,
      recorded_by: 'somebody',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { 'unit-changes.id': { own: id, missing: nowhere } }
}

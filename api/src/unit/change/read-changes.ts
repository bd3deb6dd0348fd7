import type { UnitChange } from 'shared/unit/unit-change.ts'
import type { Db } from '../../db/open.ts'

/** The changes that stand, those of days to come among them, in the order of their days. */
export async function readChanges(db: Db): Promise<UnitChange[]> {
  const rows = await db
    .selectFrom('unit_change')
    .select(['id', 'definition'])
    .where('state', '=', 'confirmed')
    .orderBy('day')
    .orderBy('id')
    .execute()
  return rows.map(({ id, definition }) => ({ ...definition, id }))
}

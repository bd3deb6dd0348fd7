import type { UnitChange } from 'shared/unit/unit-change.ts'
import type { Db } from '../../db/open.ts'

export interface DecidedChange extends UnitChange {
  /** When a second person confirmed it: before that nobody could know. */
  decidedAt: Date
}

/** The changes that stand, those of days to come among them, in the order of their days. */
export async function readChanges(db: Db): Promise<DecidedChange[]> {
  const rows = await db
    .selectFrom('unit_change')
    .select(['id', 'definition', 'decided_at'])
    .where('state', '=', 'confirmed')
    .orderBy('day')
    .orderBy('id')
    .execute()
  return rows.map(({ id, definition, decided_at: decidedAt }) => ({ ...definition, id, decidedAt: decidedAt! }))
}

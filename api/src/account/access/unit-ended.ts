import { addDays, type Day } from 'shared/day.ts'
import { formatDay } from 'shared/format.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import { lifeOf, successorsOn } from 'shared/unit/succession.ts'
import type { Db } from '../../db/open.ts'

/** In words, as a refusal has them. */
export interface EndedUnit {
  unit: string
  /** The first day on which it stands no more. */
  day: string
  /** Who continues it, by name and code; a dash where nobody does. */
  heirs: string
}

/** Whether a unit stands no more, and who continues it: nobody is to answer for it from then on. */
export async function findEnded(db: Db, unit: string, today: Day): Promise<EndedUnit | null> {
  const rows = await db
    .selectFrom('unit_change')
    .select('definition')
    .where('state', '=', 'confirmed')
    .orderBy('day')
    .orderBy('id')
    .execute()
  const changes = rows.map(({ definition }) => definition)
  const { to } = lifeOf(changes, unit)
  if (to === null || to >= today) return null
  const codes = successorsOn(changes, unit, today)
  const heirs = codes.length === 0 ? [] : await namesOf(db, codes)
  const day = formatDay('vi', addDays(to, 1))
  return { unit, day, heirs: heirs.length === 0 ? '–' : heirs.join(', ') }
}

async function namesOf(db: Db, codes: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('unit')
    .select(['code', 'name', 'kind'])
    .where('code', 'in', [...codes])
    .orderBy('code')
    .execute()
  return rows.map((row) => `${unitName('vi', row)} (${row.code})`)
}

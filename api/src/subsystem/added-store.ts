import { sql } from 'kysely'
import type { KnownSubsystem } from 'shared/subsystem/subsystem-contract.ts'
import type { Subsystem } from 'shared/subsystem/subsystem.ts'
import type { Db } from '../db/open.ts'

interface KnownRow {
  definition: Subsystem
  contact: string | null
  version: number | null
  changed_at: Date | null
  changed_by: string | null
  feeds: KnownSubsystem['feeds']
}

/** Every system, those of the document and those that were added by form; or one of them. */
export async function listKnown(db: Db, id?: string): Promise<KnownSubsystem[]> {
  const { rows } = await sql<KnownRow>`
    select s.definition, a.contact, a.version, a.changed_at, a.changed_by,
      (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.definition -> 'name') order by f.id), '[]')
        from feed f where f.subsystem = s.id) as feeds
    from subsystem s left join added_subsystem a on a.id = s.id
    ${id === undefined ? sql`` : sql`where s.id = ${id}`}
    order by s.id`.execute(db)
  return rows.map(({ definition, contact, version, changed_at: changedAt, changed_by: changedBy, feeds }) => ({
    ...definition,
    added:
      contact === null || version === null || changedAt === null
        ? null
        : { contact, version, changedAt: changedAt.toISOString(), changedBy },
    feeds,
  }))
}

export interface Added {
  contact: string
  by: string | null
  at: Date
}

/** False where a system of that id is known already. */
export async function insertSubsystem(trx: Db, definition: Subsystem): Promise<boolean> {
  const row = await trx
    .insertInto('subsystem')
    .values({ id: definition.id, definition: JSON.stringify(definition) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export const insertAdded = (trx: Db, id: string, { contact, by, at }: Added) =>
  trx
    .insertInto('added_subsystem')
    .values({ id, contact, version: 1, added_at: at, added_by: by, changed_at: at, changed_by: by })
    .execute()

/** False where somebody else has changed it since. */
export async function updateAdded(trx: Db, id: string, basedOn: number, { contact, by, at }: Added): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('added_subsystem')
    .set({ contact, version: basedOn + 1, changed_at: at, changed_by: by })
    .where('id', '=', id)
    .where('version', '=', basedOn)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export const updateSubsystem = (trx: Db, definition: Subsystem) =>
  trx
    .updateTable('subsystem')
    .set({ definition: JSON.stringify(definition) })
    .where('id', '=', definition.id)
    .execute()

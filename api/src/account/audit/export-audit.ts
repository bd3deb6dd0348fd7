import type { Selectable } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { Tables } from '../../db/tables.ts'

/** Entries after this one, oldest first. */
export function exportPage(db: Db, after: number, limit: number): Promise<Selectable<Tables['audit']>[]> {
  return db.selectFrom('audit').selectAll().where('seq', '>', after).orderBy('seq').limit(limit).execute()
}

/** The trail as lines of JSON, oldest first, for an archive and for `verify-audit.ts`. A page at a time. */
export async function* exportAudit(db: Db, from = 1, pageSize = 2_000): AsyncGenerator<string> {
  for (let after = from - 1; ;) {
    const rows = await exportPage(db, after, pageSize)
    for (const row of rows) yield `${JSON.stringify(row)}\n`
    if (rows.length < pageSize) return
    after = rows.at(-1)!.seq
  }
}

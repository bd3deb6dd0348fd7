import type { Db } from '../../db/open.ts'

/** The trail as lines of JSON, oldest first, for an archive and for `verify-audit.ts`. A page at a time. */
export async function* exportAudit(db: Db, from = 1, pageSize = 2_000): AsyncGenerator<string> {
  for (let after = from - 1; ;) {
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(pageSize)
      .execute()
    for (const row of rows) yield `${JSON.stringify(row)}\n`
    if (rows.length < pageSize) return
    after = rows.at(-1)!.seq
  }
}

import { sql } from 'kysely'
import type { Db } from '../db/open.ts'

/** Who came and was turned away is written down at every asking; limits and tries count with it. */
const askedAlone = /^(account_|audit|rate_limit)/

/**
 * Every table of the province with its rows counted and summed up; two digests are equal when nothing was written but
 * that somebody asked.
 */
export async function tableDigest(db: Db): Promise<Record<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = current_schema() order by 1`.execute(db)
  const digest: Record<string, string> = {}
  for (const { name } of tables.filter((table) => !askedAlone.test(table.name))) {
    const { rows } = await sql<{ digest: string }>`
      select concat_ws(' ', count(*), sum(hashtextextended(t::text, 0)::numeric)) as digest from ${sql.table(name)} t`.execute(
      db,
    )
    digest[name] = rows[0]?.digest ?? ''
  }
  return digest
}

import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'

/** What people and keys are called that something was done by; an account once closed keeps its name here. Other ids are nobody's. */
export async function namesOf(
  system: Db,
  ids: readonly (string | null | undefined)[],
): Promise<Record<string, string>> {
  const wanted = [...new Set(ids)].filter((id) => typeof id === 'string')
  if (wanted.length === 0) return {}
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from api_key where id = any(${wanted}::text[])
    union all select id::text, name from account_user where id::text = any(${wanted}::text[])`.execute(system)
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}

import type { Db } from '../../db/open.ts'

/** What people are called; an account once closed keeps its name here. Ids of anything else are of nobody. */
export async function namesOf(
  system: Db,
  ids: readonly (string | null | undefined)[],
): Promise<Record<string, string>> {
  const wanted = [...new Set(ids)].filter((id) => typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)) as string[]
  if (wanted.length === 0) return {}
  const rows = await system.selectFrom('account_user').select(['id', 'name']).where('id', 'in', wanted).execute()
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}

import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'

/** The names of whoever acted, by the program's own access. Addresses and roles of people are told to nobody here. */
export async function readNames(system: Db, people: readonly (string | null)[]): Promise<Map<string, string>> {
  const ids = [...new Set(people.filter((one) => one !== null))]
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id::text, name from account_user where id::text = any (${ids}::text[])`.execute(system)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

import { sql } from 'kysely'
import type { RegisterEntry } from 'shared/task/difficulty-contract.ts'
import type { Db } from '../db/open.ts'

/** More than anybody reads on one page. */
const mostEntries = 500

interface Line {
  seq: number
  at: Date
  kind: string
  actor: string | null
  text: string | null
  body: Record<string, unknown>
}

/** What happened to a difficulty or a task, oldest first, as far as whoever asks may read it. */
export async function readHistory(db: Db, of: 'difficulty' | 'task', id: string, system: Db): Promise<RegisterEntry[]> {
  const { rows } = await sql<Line>`
    select seq, at, kind, actor, text, body from ${sql.table(`${of}_event`)} where ${sql.ref(of)} = ${id}
    order by seq desc limit ${mostEntries}`.execute(db)
  const names = await readNames(
    system,
    rows.flatMap(({ actor }) => actor ?? []),
  )
  return rows
    .toReversed()
    .map(({ at, actor, ...line }) => ({ ...line, at: at.toISOString(), actor: actor && (names.get(actor) ?? null) }))
}

/** The names of whoever acted; nothing else of them. */
async function readNames(system: Db, people: readonly string[]): Promise<Map<string, string>> {
  if (people.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id::text, name from account_user where id::text = any (${[...new Set(people)]}::text[])`.execute(system)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

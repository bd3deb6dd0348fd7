import { sql } from 'kysely'
import type { Db } from '../db/open.ts'

interface Line {
  kind: string
  /** Who did it, by id; null: the program. */
  actor: string | null
  text?: string | null
  body?: object
}

/**
 * A line of the history of a difficulty or a task, which the transaction holds. Lines are counted in the row itself:
 * whoever adds one to a difficulty may not see those of other units.
 */
export async function appendLine(
  trx: Db,
  of: 'task' | 'difficulty',
  id: string,
  { kind, actor, text = null, body = {}, unit }: Line & { unit?: string | null },
  at: Date,
): Promise<void> {
  const { rows } = await sql<{ lines: number }>`
    update ${sql.table(of)} set lines = lines + 1 where id = ${id} returning lines`.execute(trx)
  const line = { seq: rows[0]!.lines, at, kind, actor, text, body: JSON.stringify(body) }
  if (of === 'task')
    await trx
      .insertInto('task_event')
      .values({ task: id, ...line })
      .execute()
  else
    await trx
      .insertInto('difficulty_event')
      .values({ difficulty: id, unit: unit ?? null, ...line })
      .execute()
}

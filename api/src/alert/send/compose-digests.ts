import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { DigestContent, IncidentContent } from 'shared/alert/alert-content.ts'
import type { Db } from '../../db/open.ts'
import type { LetterRow } from './claim-letter.ts'

/** Makes one letter of all that waits for the digest, for each recipient whose time has come. */
export async function composeDigests(db: Db, now: Date): Promise<number> {
  for (let count = 0; ; count += 1) if (!(await composeOne(db, now))) return count
}

/** More than anybody reads in one letter; the rest makes the next. */
const mostRows = 500

const composeOne = (db: Db, now: Date): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    const first = await trx
      .selectFrom('notification')
      .select(['channel', 'recipient'])
      .where('digest', '=', true)
      .where('state', '=', 'waiting')
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    if (!first) return false
    const { channel, recipient } = first
    await sql`select pg_advisory_xact_lock(hashtextextended(${`digest ${channel} ${recipient}`}, 7))`.execute(trx)
    const rows = await trx
      .selectFrom('notification')
      .selectAll()
      .where('digest', '=', true)
      .where('state', '=', 'waiting')
      .where('due_at', '<=', now)
      .where('channel', '=', channel)
      .where('recipient', '=', recipient)
      .orderBy('id')
      .limit(mostRows)
      .forUpdate()
      .execute()
    // Another process was there first.
    if (rows.length === 0) return true
    const content: DigestContent = { kind: 'digest', at: now.toISOString(), items: newest(rows) }
    const { id } = await trx
      .insertInto('notification')
      .values({
        topic: randomUUID(),
        step: 1,
        channel,
        recipient,
        incident: null,
        kind: 'digest',
        unit: null,
        provider: null,
        content: JSON.stringify(content),
        due_at: now,
        created_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const folded = rows.map((row) => row.id)
    await trx.updateTable('notification').set({ state: 'folded', folded_into: id }).where('id', 'in', folded).execute()
    return true
  })

/** Of each incident the last word. */
function newest(rows: readonly LetterRow[]): IncidentContent[] {
  const last = new Map<string, IncidentContent>()
  for (const { topic, content } of rows)
    if (content.kind !== 'digest' && content.kind !== 'test' && content.kind !== 'report') last.set(topic, content)
  return [...last.values()]
}

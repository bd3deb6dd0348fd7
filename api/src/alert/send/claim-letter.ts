import { createHash } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { Tables } from '../../db/tables.ts'

export type LetterRow = Selectable<Tables['notification']>
/** The right to send one letter, for a while. Whoever's fence is not the newest may write nothing of it any more. */
export type LetterClaim = LetterRow

/**
 * Claims the letter that has waited longest and whose turn it is: what was told before by the same way to the same
 * recipient of the same incident goes first. One whose sender died is taken over when its lease has run out by the
 * database's clock; whether it arrived is then in doubt.
 */
export async function claimLetter(db: Db, now: Date, leaseMs: number): Promise<LetterClaim | null> {
  const { rows } = await sql<LetterRow>`
    update notification set
      state = 'sending', fence = fence + 1, attempts = attempts + 1,
      doubtful = doubtful or state = 'sending',
      leased_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    where id = (
      select n.id from notification n
      where n.due_at <= ${now} and not n.digest
        and (n.state = 'waiting' or (n.state = 'sending' and n.leased_until < clock_timestamp()))
        and not exists (
          select from notification before
          where before.topic = n.topic and before.channel = n.channel and before.recipient = n.recipient
            and before.step < n.step and before.state in ('waiting', 'sending')
        )
      order by n.due_at, n.id limit 1 for update skip locked
    )
    returning *`.execute(db)
  return rows[0] ?? null
}

/** Right before it goes out: whether the claim still stands, and stands a while longer. */
export async function renewLetter(db: Db, { id, fence }: LetterClaim, leaseMs: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update notification set leased_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    where id = ${id} and fence = ${fence} and state = 'sending' and leased_until > clock_timestamp()`.execute(db)
  return numAffectedRows === 1n
}

/** What became of it; false when somebody else has taken it over meanwhile. */
export async function settleLetter(
  db: Db,
  { id, fence }: LetterClaim,
  became: Partial<Pick<LetterRow, 'state' | 'due_at' | 'doubtful' | 'sent_at' | 'last_error'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('notification')
    .set({ ...became, leased_until: null })
    .where('id', '=', id)
    .where('fence', '=', fence)
    .where('state', '=', 'sending')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Whether the recipient has, or may have, heard that it is so: only then is that it is over of any use. */
export async function hasHeard(db: Db, { topic, channel, recipient, step }: LetterRow): Promise<boolean> {
  const row = await db
    .selectFrom('notification')
    .select('id')
    .where('topic', '=', topic)
    .where('channel', '=', channel)
    .where('recipient', '=', recipient)
    .where('step', '<', step)
    .where(sql<boolean>`(state in ('sent', 'folded') or doubtful)`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The same letter has the same name for ever, whoever sends it and however often: by it a receiver knows it again. */
export const letterKey = ({
  topic,
  step,
  channel,
  recipient,
}: Pick<LetterRow, 'topic' | 'step' | 'channel' | 'recipient'>) =>
  createHash('sha256').update([topic, step, channel, recipient].join('\n')).digest('hex').slice(0, 32)

import { sql } from 'kysely'
import type { Identity } from 'shared/account/identity.ts'
import { isOwn, type KeptFeed } from 'shared/feed/feed.ts'
import type { MeasureId } from 'shared/feed/measure.ts'
import type { SubmissionKind, SubmissionState } from 'shared/submission/submission.ts'
import type { Db } from '../db/open.ts'

/** How many records of each sort a submission came to. */
export interface Verdict {
  records: number
  /** New, or another figure than before. */
  accepted: number
  unchanged: number
  rejected: number
  quarantined: number
}

export interface NewSubmission {
  kind: SubmissionKind
  dataset: string
  /** The one unit it speaks for; null where it speaks for several. */
  unit: string | null
  reason: string | null
  fileName: string | null
  /** The same key with the same fingerprint is the same submission. */
  idempotencyKey: string
  fingerprint: Buffer
  receivedAt: Date
}

export async function insertSubmission(
  trx: Db,
  { id, key }: Identity,
  { idempotencyKey, receivedAt, fileName, ...given }: NewSubmission,
  state: SubmissionState,
): Promise<string> {
  if (id === null) throw new Error('Nobody hands nothing in.')
  const row = await trx
    .insertInto('submission')
    .values({
      ...given,
      actor: id,
      actor_kind: key ? 'key' : 'person',
      idempotency_key: idempotencyKey,
      file_name: fileName,
      received_at: receivedAt,
      state,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function keepVerdict(trx: Db, id: string, payload: Buffer, verdict: Verdict): Promise<void> {
  await trx
    .updateTable('submission')
    .set({ ...verdict, payload, state: 'kept' })
    .where('id', '=', id)
    .execute()
}

/** Kept beside what it answers for: whoever asks the same again is told the same. */
export async function keepAnswer(trx: Db, id: string, answer: unknown): Promise<void> {
  await trx
    .updateTable('submission')
    .set({ answer: JSON.stringify(answer) })
    .where('id', '=', id)
    .execute()
}

export interface Repeated {
  id: string
  fingerprint: Buffer
  answer: unknown
}

/** What an actor handed in under this key before. */
export async function findRepeated(db: Db, actor: string, idempotencyKey: string): Promise<Repeated | null> {
  const row = await db
    .selectFrom('submission')
    .select(['id', 'fingerprint', 'answer'])
    .where('actor', '=', actor)
    .where('idempotency_key', '=', idempotencyKey)
    .executeTakeFirst()
  return row ?? null
}

/** Holds an actor's key until the end of the transaction; false while another holds it. */
export async function holdKey(trx: Db, actor: string, idempotencyKey: string): Promise<boolean> {
  const name = `submission ${actor} ${idempotencyKey}`
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(current_schema() || ${name}, 0)) as held`.execute(trx)
  return rows[0]!.held
}

/** All measures of a dataset, how long after its end a day's figures are due, and whether the program counts them itself. */
export async function readDatasetGround(
  db: Db,
  dataset: string,
): Promise<{ measures: MeasureId[]; lagHours: number; own: boolean }> {
  const measures = await db.selectFrom('measure').select('id').where('dataset', '=', dataset).orderBy('id').execute()
  const rows = await db.selectFrom('feed').select('definition').where('dataset', '=', dataset).execute()
  const feeds = rows.map(({ definition }: { definition: KeptFeed }) => definition)
  return {
    measures: measures.map(({ id }) => id),
    lagHours: Math.max(0, ...feeds.map(({ lagHours }) => lagHours)),
    own: feeds.some(({ format }) => isOwn(format)),
  }
}

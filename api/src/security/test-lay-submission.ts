import { randomUUID } from 'node:crypto'
import type { Db } from '../db/open.ts'

/** What somebody handed in for a unit: nothing of it moved a figure. */
export async function laySubmission(
  system: Db,
  { unit, reason }: { unit: string; reason: string },
  at: Date,
): Promise<string> {
  const { id } = await system
    .insertInto('submission')
    .values({
      kind: 'form',
      dataset: 'dossier',
      unit,
      actor: 'somebody',
      actor_kind: 'person',
      reason,
      idempotency_key: randomUUID(),
      fingerprint: Buffer.alloc(32),
      payload: null,
      file_name: null,
      received_at: at,
      state: 'kept',
      answer: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

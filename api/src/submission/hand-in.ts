import type { Asker } from '../account/access/current.ts'
import { byHandOf } from '../account/access/by-hand.ts'
import { type Lane, makeLane } from '../account/identity/lane.ts'
import { appendAudit } from '../account/audit/append-audit.ts'
import type { Keyring } from '../account/secret/keyring.ts'
import type { Db } from '../db/open.ts'
import type { AddUp } from '../feed/keep-reading.ts'
import { type Figures, keepSubmission, type KeptFigures } from './keep-submission.ts'
import { findRepeated, holdKey, insertSubmission, keepAnswer, type NewSubmission } from './submission-store.ts'

export type HandedIn<Answer> =
  | { kind: 'kept' | 'repeated'; answer: Answer }
  /** The key was used before, for something else. */
  | { kind: 'other-body' }
  /** The same is being kept at this moment. */
  | { kind: 'in-flight' }
  /** So much is being kept that there is no place to wait. */
  | { kind: 'busy' }

export interface HandInDeps {
  /** The program's own access: sums and payloads are nobody's to write. */
  system: Db
  keyring: Keyring
  now: () => Date
  addUp: AddUp
  lane: Lane
}

/**
 * Figures of one dataset are kept one after another. Whoever waits for that holds a connection that others need to be
 * known at all, so few wait there, and the rest here.
 */
export const handInLane = (): Lane => makeLane({ width: 2, queue: 40 })

type Given = NewSubmission & Pick<Figures, 'payload' | 'reading' | 'pointerOf' | 'tookMs'>

/**
 * Takes in what somebody hands in, once: the submission, its figures, what rests on them, the answer that is given and the
 * entry in the trail, all in one transaction. Killed on the way, nothing of it is there, and the same can be sent again;
 * sent again after that, it is answered as it was and changes nothing.
 */
export async function handIn<Answer>(
  deps: HandInDeps,
  asker: Asker,
  given: Given,
  answerOf: (submission: string, kept: KeptFigures) => Answer,
): Promise<HandedIn<Answer>> {
  return (await deps.lane.run(() => keepOnce(deps, asker, given, answerOf))) ?? { kind: 'busy' }
}

async function keepOnce<Answer>(
  { system, keyring, now, addUp }: HandInDeps,
  asker: Asker,
  given: Given,
  answerOf: (submission: string, kept: KeptFigures) => Answer,
): Promise<HandedIn<Answer>> {
  const { payload, reading, pointerOf, tookMs, ...submission } = given
  const { identity } = asker
  return system.transaction().execute(async (trx) => {
    const actor = identity.id ?? ''
    if (!(await holdKey(trx, actor, given.idempotencyKey))) return { kind: 'in-flight' }
    const before = await findRepeated(trx, actor, given.idempotencyKey)
    if (before)
      return before.fingerprint.equals(given.fingerprint)
        ? { kind: 'repeated', answer: before.answer as Answer }
        : { kind: 'other-body' }
    const at = now()
    const id = await byHandOf(trx, identity)(() => insertSubmission(trx, identity, submission, 'kept'))
    const { dataset, receivedAt } = submission
    const figures = { submission: id, dataset, payload, reading, pointerOf, receivedAt, tookMs }
    const kept = await keepSubmission(trx, identity, figures, { now: at, addUp })
    const answer = answerOf(id, kept)
    await keepAnswer(trx, id, answer)
    await appendAudit(trx, keyring, {
      asker,
      action: 'submission.create',
      objectType: 'submission',
      objectId: id,
      unit: submission.unit,
      detail: { kind: submission.kind, dataset, ...kept.verdict, version: kept.version?.version ?? 0 },
    })
    return { kind: 'kept', answer }
  })
}

import type { Identity } from 'shared/account/identity.ts'
import { dayOf } from 'shared/day.ts'
import { dueDay } from 'shared/due-day.ts'
import { byHandOf } from '../account/access/by-hand.ts'
import { factKey } from '../feed/changes.ts'
import type { Db } from '../db/open.ts'
import { lockDatasets } from '../feed/claim-due.ts'
import { type AddUp, type KeptReading, keepReading } from '../feed/keep-reading.ts'
import type { Payload } from '../feed/payload-store.ts'
import { rulesOf } from '../feed/read/format-rules.ts'
import type { ReadAnswer } from '../feed/read/reading.ts'
import { keepVerdict, readDatasetGround, type Verdict } from './submission-store.ts'
import { weighing } from './weigh.ts'

export interface Figures {
  /** The submission they belong to; its row is there already. */
  submission: string
  dataset: string
  /** The bytes that were handed in, to which pointers point. */
  payload: Payload
  /** Judged one by one; what counts must be together is judged here, beside what is known of the day already. */
  reading: ReadAnswer
  /** Where a record stands in those bytes, by its index. */
  pointerOf: (index: number) => string
  receivedAt: Date
  tookMs: number
}

export interface KeptFigures extends KeptReading {
  verdict: Verdict
}

/**
 * Lets the figures of a submission move the ledger: the one way in for whatever is handed in, by a machine, a spreadsheet,
 * a form or a correction, and the same way feeds go. `trx` is the program's own; the rows of the ledger are written by
 * the hand of `identity`, so that the database asks once more whether they may.
 */
export async function keepSubmission(
  trx: Db,
  identity: Identity,
  { submission, dataset, ...figures }: Figures,
  { now, addUp }: { now: Date; addUp: AddUp },
): Promise<KeptFigures> {
  await lockDatasets(trx, [dataset])
  const { measures, lagHours } = await readDatasetGround(trx, dataset)
  const { reading: given, pointerOf, payload, receivedAt: askedAt, tookMs } = figures
  const days = [...given.records, ...given.quarantined].map(({ day }) => day).sort()
  const asking = { from: days[0] ?? dayOf(askedAt), to: days.at(-1) ?? dayOf(askedAt) }
  const source = {
    origin: { feed: null, submission },
    dataset,
    measures,
    lateUpTo: dueDay(lagHours, askedAt),
    weigh: weighing({ measures, rules: rulesOf(measures), pointerOf }),
    byHand: byHandOf(trx, identity),
  }
  const read = { asking, askedAt, tookMs, payload, reading: given }
  const kept = await keepReading(trx, source, read, { now, addUp })
  const { reading } = kept
  const changed = reading.records.filter(({ day, unit }) => kept.changed.has(factKey(day, unit))).length
  const verdict: Verdict = {
    records: reading.records.length + reading.rejected + reading.quarantined.length,
    accepted: changed,
    unchanged: reading.records.length - changed,
    rejected: reading.rejected,
    quarantined: reading.quarantined.length,
  }
  await keepVerdict(trx, submission, payload.hash, verdict)
  return { ...kept, verdict }
}

import { createHash, randomUUID } from 'node:crypto'
import type { Identity } from 'shared/account/identity.ts'
import type { AmendmentAct, Proposal } from 'shared/correction/amendment.ts'
import { type Day, dayOf } from 'shared/day.ts'
import { dueDay } from 'shared/due-day.ts'
import { formatDay } from 'shared/format.ts'
import { correctionSays } from 'shared/messages/correction.ts'
import { say } from 'shared/messages/say.ts'
import type { Locale } from 'shared/text.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import { byHandOf } from '../account/access/by-hand.ts'
import type { Asker } from '../account/access/current.ts'
import { appendAudit } from '../account/audit/append-audit.ts'
import type { Keyring } from '../account/secret/keyring.ts'
import type { Db } from '../db/open.ts'
import { lockDatasets } from '../feed/claim-due.ts'
import { type AddUp, keepReading } from '../feed/keep-reading.ts'
import { type Payload, packPayload } from '../feed/payload-store.ts'
import { readClosedDays } from '../feed/quarantine-store.ts'
import { rulesOf } from '../feed/read/format-rules.ts'
import { Refusal } from '../http/refusal.ts'
import { readProblemNames } from '../submission/read-submissions.ts'
import { type KeptProblem, problemsOf, sayProblem } from '../submission/say-verdicts.ts'
import { readDatasetGround } from '../submission/submission-store.ts'
import { weighing } from '../submission/weigh.ts'
import { settleReleased } from './quarantine-decision-store.ts'

export interface AmendDeps {
  /** The program's own access: sums, payloads and what waits are nobody's to write. */
  system: Db
  keyring: Keyring
  now: () => Date
  addUp: AddUp
}

export interface Amendment {
  act: AmendmentAct
  dataset: string
  reason: string
  proposal: Proposal
  reverses: string | null
}

/** What the ledger calls the figures a person moves. */
const calledOf = { correction: undefined, reversal: 'reversal', release: 'release' } as const

/** The bytes a proposal is kept as, which its figures point into. */
export const packProposal = ({ dataset, reason, proposal }: Amendment): Promise<Payload> => {
  const records = proposal.records.map(({ unit, day, counts }) => ({ unit, day, counts }))
  return packPayload(Buffer.from(JSON.stringify({ dataset, reason, records }, null, 1)), 'application/json')
}

/**
 * Lets a person change figures: at once, or, where any of them lies in a closed period, as a proposal for a second person.
 * In the caller's transaction, which holds the locks of the dataset.
 */
export async function amend(
  trx: Db,
  deps: AmendDeps,
  asker: Asker,
  amendment: Amendment,
  payload: Payload,
): Promise<{ id: string; state: 'proposed' | 'kept' }> {
  const { identity } = asker
  if (identity.id === null) throw new Error('Nobody changes nothing.')
  const { act, dataset, reason, proposal, reverses } = amendment
  const units = [...new Set(proposal.records.map(({ unit }) => unit))]
  const unit = units.length === 1 ? units[0]! : null
  const state = (await touchesClosed(trx, proposal)) ? 'proposed' : 'kept'
  const { id } = await trx
    .insertInto('submission')
    .values({
      kind: 'correction',
      act,
      dataset,
      unit,
      actor: identity.id,
      actor_kind: 'person',
      reason,
      reverses,
      idempotency_key: randomUUID(),
      fingerprint: createHash('sha256').update(JSON.stringify(proposal)).digest(),
      file_name: null,
      received_at: deps.now(),
      state: 'proposed',
      proposal: JSON.stringify(proposal),
      records: proposal.records.length,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (state === 'kept') await apply(trx, deps, identity, { ...amendment, id }, payload)
  await appendAudit(trx, deps.keyring, {
    asker,
    action: `${act}.${state === 'kept' ? 'make' : 'propose'}`,
    objectType: 'submission',
    objectId: id,
    unit,
    after: proposal,
    detail: { dataset, records: proposal.records.length },
  })
  return { id, state }
}

export async function touchesClosed(trx: Db, { records }: Proposal): Promise<boolean> {
  const days = records.map(({ day }) => day).sort()
  const closed = await readClosedDays(trx, days[0] ?? '', days.at(-1) ?? '')
  return days.some((day) => closed.some(({ from, to }) => from <= day && day <= to))
}

/** The figures themselves: by the way all figures go, and by the hand of whoever decides. */
export async function apply(
  trx: Db,
  { now, addUp }: Pick<AmendDeps, 'now' | 'addUp'>,
  identity: Identity,
  { id, act, dataset, proposal, agreed = false }: Amendment & { id: string; agreed?: boolean },
  payload: Payload,
): Promise<void> {
  await lockDatasets(trx, [dataset])
  const { measures, lagHours } = await readDatasetGround(trx, dataset)
  const at = now()
  const days = proposal.records.map(({ day }) => day).sort()
  const asking = { from: days[0] ?? dayOf(at), to: days.at(-1) ?? dayOf(at) }
  if (act === 'release') await settleReleased(trx, proposal, { submission: id, by: identity.id!, at })
  const called = calledOf[act]
  const source = {
    origin: { feed: null, submission: id },
    dataset,
    measures,
    lateUpTo: dueDay(lagHours, at),
    // What is let in was doubted already, and what is put back was right once.
    ...(act === 'correction' && {
      weigh: weighing({ measures, rules: rulesOf(measures), pointerOf: (index) => `/records/${index}` }),
    }),
    amends: true as const,
    ...(called && { called }),
    ...(agreed && { movesClosed: true as const }),
    byHand: byHandOf(trx, identity),
  }
  const records = proposal.records.map(({ unit, day, counts }, index) => ({ unit, day, counts, index }))
  const reading = { kind: 'read' as const, records, rejects: [], rejected: 0, quarantined: [] }
  const kept = await keepReading(trx, source, { asking, askedAt: at, tookMs: 0, payload, reading }, { now: at, addUp })
  const [problem] = problemsOf(kept.reading, (pointer) => Number(pointer.split('/')[2]))
  if (problem) throw await refusalOf(trx, dataset, records[problem.index]!, problem)
  await trx
    .updateTable('submission')
    .set({ state: 'kept', payload: payload.hash, accepted: kept.changed.size })
    .where('id', '=', id)
    .execute()
}

/** What of a record does not hold, in words: whose it is, of which day, and which figures. */
async function refusalOf(
  db: Db,
  dataset: string,
  { unit: code, day }: { unit: string; day: Day },
  problem: KeptProblem,
): Promise<Refusal> {
  const names = await readProblemNames(db, dataset)
  const unit = await db.selectFrom('unit').select(['name', 'kind']).where('code', '=', code).executeTakeFirstOrThrow()
  const inWords = (locale: Locale) =>
    say(locale, correctionSays.doesNotHold, {
      unit: unitName(locale, unit),
      day: formatDay(locale, day),
      why: sayProblem(problem, locale, names).detail.replace(/\.$/, ''),
    })
  return new Refusal(409, { vi: inWords('vi'), en: inWords('en') })
}

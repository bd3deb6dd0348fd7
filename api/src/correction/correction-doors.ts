import type { OpenAPIHono } from '@hono/zod-openapi'
import type { ProposedRecord } from 'shared/correction/amendment.ts'
import { correctionContract as contract, type CorrectionMade } from 'shared/correction/correction-contract.ts'
import { correctionSays } from 'shared/messages/correction.ts'
import { namesOf } from '../account/identity/names-of.ts'
import { currentAsker, currentIdentity } from '../account/access/current.ts'
import { demand, ownUnitOf } from '../account/access/demand.ts'
import { appendAudit } from '../account/audit/append-audit.ts'
import { factKey } from '../feed/changes.ts'
import { lockDatasets } from '../feed/claim-due.ts'
import { readHeld } from '../feed/ledger.ts'
import type { Db } from '../db/open.ts'
import { makeDoors } from '../http/doors.ts'
import { notFound, Refusal } from '../http/refusal.ts'
import { moveSums } from '../kpi/move-sums.ts'
import type { ServingDeps } from '../serving-deps.ts'
import { readDatasetGround } from '../submission/submission-store.ts'
import { amend, type Amendment, apply, packProposal } from './amend.ts'
import { listChanges } from './list-changes.ts'
import { type AmendmentRow, closeProposal, findAmendment, listAmendments, lockAmendment } from './correction-store.ts'
import { readProposed } from './read-proposed.ts'

/** Figures put right by people: made, agreed to by a second person where they had been closed, and taken back. */
export function correctionDoors(deps: Pick<ServingDeps, 'db' | 'system' | 'keyring' | 'now'>): OpenAPIHono {
  const { db, system, keyring, now } = deps
  const amending = { ...deps, addUp: moveSums }
  const doors = makeDoors()

  doors.openapi(contract.listChanges, async (c) => {
    const { since, before } = c.req.valid('query')
    return c.json(
      await listChanges(db, { since: since === undefined ? null : new Date(since), before: before ?? null }),
      200,
    )
  })

  doors.openapi(contract.listCorrections, async (c) => {
    const { state, unit } = c.req.valid('query')
    if (unit !== undefined) demand('submission.read', { unit })
    const own = ownUnitOf(currentIdentity(), 'submission.read')
    const corrections = await listAmendments(db, { state: state ?? null, unit: unit ?? own, asker: asker() })
    const people = corrections.flatMap(({ madeBy, decidedBy }) => [madeBy, decidedBy])
    return c.json({ corrections, names: await namesOf(system, people) }, 200)
  })

  doors.openapi(contract.makeCorrection, async (c) => {
    const { dataset, records, reason } = c.req.valid('json')
    for (const { unit } of records) demand('correction.make', { unit })
    const proposed = await readProposed(system, dataset, records, now())
    const id = await make({ act: 'correction', dataset, reason, proposal: { records: proposed }, reverses: null })
    return c.json({ correction: await told(id) }, 201)
  })

  doors.openapi(contract.reverseCorrection, async (c) => {
    const { id: reverses } = c.req.valid('param')
    const { reason } = c.req.valid('json')
    const made = await known(db, reverses)
    for (const { unit } of made.proposal.records) demand('correction.make', { unit })
    if (made.state !== 'kept' || made.act !== 'correction') throw new Refusal(409, correctionSays.notKept)
    const records = made.proposal.records.map(({ unit, day, counts, before }): ProposedRecord => {
      const back = Object.keys(counts).map((measure) => [measure, before?.[measure] ?? 0])
      return { unit, day, counts: Object.fromEntries(back), before: counts }
    })
    const { dataset } = made
    const id = await make({ act: 'reversal', dataset, reason, proposal: { records }, reverses })
    return c.json({ correction: await told(id) }, 201)
  })

  doors.openapi(contract.decideCorrection, async (c) => {
    const { id } = c.req.valid('param')
    const { decision, reason } = c.req.valid('json')
    const proposed = await known(db, id)
    demand('correction.approve', { author: proposed.actor })
    const { identity } = currentAsker()
    const amendment = { ...proposed, reason: proposed.reason ?? '' }
    const payload = await packProposal(amendment)
    await system.transaction().execute(async (trx) => {
      await lockDatasets(trx, [proposed.dataset])
      if (!(await lockAmendment(trx, id, 'proposed'))) throw new Refusal(409, correctionSays.notProposed)
      if (decision === 'approve') {
        await stillAsBefore(trx, amendment)
        await closeProposal(trx, id, { state: 'proposed', by: identity.id!, at: now(), reason })
        await apply(trx, amending, identity, { ...amendment, id, agreed: true }, payload)
      } else {
        await closeProposal(trx, id, { state: 'refused', by: identity.id!, at: now(), reason })
      }
      await record(trx, `${proposed.act}.${decision}`, proposed)
    })
    return c.json({ correction: await told(id) }, 200)
  })

  doors.openapi(contract.withdrawCorrection, async (c) => {
    const { id } = c.req.valid('param')
    const proposed = await known(db, id)
    if (proposed.actor !== currentIdentity().id) throw notFound(correctionSays.noSuchCorrection)
    await system.transaction().execute(async (trx) => {
      if (!(await lockAmendment(trx, id, 'proposed'))) throw new Refusal(409, correctionSays.notProposed)
      await closeProposal(trx, id, { state: 'withdrawn', by: null, at: now(), reason: null })
      await record(trx, `${proposed.act}.withdraw`, proposed)
    })
    return c.json({ correction: await told(id) }, 200)
  })

  return doors

  async function make(amendment: Amendment): Promise<string> {
    const payload = await packProposal(amendment)
    const { id } = await system.transaction().execute(async (trx) => {
      await lockDatasets(trx, [amendment.dataset])
      await stillAsBefore(trx, amendment)
      return amend(trx, amending, currentAsker(), amendment, payload)
    })
    return id
  }

  /** What one saw when one put it right must be what is there: else somebody has been quicker. */
  async function stillAsBefore(trx: Db, { act, dataset, proposal: { records } }: Amendment): Promise<void> {
    if (act === 'release') return
    const { measures } = await readDatasetGround(trx, dataset)
    const days = records.map(({ day }) => day).sort()
    const held = await readHeld(trx, measures, days[0]!, days.at(-1)!)
    for (const { unit, day, counts, before } of records) {
      const known = held.get(factKey(day, unit))
      if (Object.keys(counts).some((measure) => known?.[measure] !== before?.[measure]))
        throw new Refusal(409, correctionSays.movedSince)
    }
  }

  function record(trx: Db, action: string, { id, unit, dataset, proposal }: AmendmentRow): Promise<number> {
    const detail = { dataset, records: proposal.records.length }
    return appendAudit(trx, keyring, {
      asker: currentAsker(),
      action,
      objectType: 'submission',
      objectId: id,
      unit,
      after: proposal,
      detail,
    })
  }

  async function known(reader: Db, id: string): Promise<AmendmentRow> {
    const found = await findAmendment(reader, id)
    if (!found) throw notFound(correctionSays.noSuchCorrection)
    return found
  }

  async function told(id: string): Promise<CorrectionMade> {
    const [one] = await listAmendments(system, { state: null, unit: null, asker: asker(), id })
    return one!
  }
}

const asker = (): string | null => currentIdentity().id

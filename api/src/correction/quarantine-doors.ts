import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Proposal } from 'shared/correction/amendment.ts'
import { quarantineContract as contract } from 'shared/correction/quarantine-contract.ts'
import { correctionSays } from 'shared/messages/correction.ts'
import { namesOf } from '../account/identity/names-of.ts'
import { currentAsker, currentIdentity } from '../account/access/current.ts'
import { demand, ownUnitOf } from '../account/access/demand.ts'
import { appendAudit } from '../account/audit/append-audit.ts'
import { factKey } from '../feed/changes.ts'
import { lockDatasets } from '../feed/claim-due.ts'
import { readHeld } from '../feed/ledger.ts'
import { makeDoors } from '../http/doors.ts'
import { badRequest, Refusal } from '../http/refusal.ts'
import { moveSums } from '../kpi/move-sums.ts'
import type { ServingDeps } from '../serving-deps.ts'
import { readDatasetGround } from '../submission/submission-store.ts'
import { amend, packProposal } from './amend.ts'
import { listHeld } from './list-held.ts'
import { lockWaiting, nameProposal, refuseHeld, type WaitingRecord } from './quarantine-decision-store.ts'

/** What is held, and the decision about it. */
export function quarantineDoors(deps: Pick<ServingDeps, 'db' | 'system' | 'keyring' | 'now'>): OpenAPIHono {
  const { db, system, keyring, now } = deps
  const doors = makeDoors()

  doors.openapi(contract.listHeldRecords, async (c) => {
    const { state = 'waiting', unit, offset = 0 } = c.req.valid('query')
    if (unit !== undefined) demand('quarantine.read', { unit })
    const own = ownUnitOf(currentIdentity(), 'quarantine.read')
    const held = await listHeld({ db, system }, { state, unit: unit ?? own, offset }, now())
    const people = held.records.map(({ decidedBy }) => decidedBy)
    return c.json({ ...held, names: await namesOf(system, people) }, 200)
  })

  doors.openapi(contract.decideQuarantine, async (c) => {
    demand('quarantine.decide')
    const { records, decision, reason } = c.req.valid('json')
    const asker = currentAsker()
    const keys = [...new Map(records.map((one) => [`${one.collection} ${one.day} ${one.unit}`, one])).values()]
    const dataset = await datasetOf(keys)
    if (decision === 'refuse') {
      const refused = await system.transaction().execute(async (trx) => {
        await lockDatasets(trx, [dataset])
        const waiting = allWaiting(await lockWaiting(trx, keys), keys.length)
        await refuseHeld(trx, waiting, { by: asker.identity.id!, at: now(), reason })
        await appendAudit(trx, keyring, {
          asker,
          action: 'quarantine.refuse',
          objectType: 'quarantine',
          objectId: String(waiting[0]!.collection),
          after: waiting,
          detail: { dataset, records: waiting.length },
        })
        return waiting.length
      })
      return c.json({ released: 0, refused, proposed: 0, proposals: [] }, 200)
    }
    const waiting = allWaiting(await system.transaction().execute((trx) => lockWaiting(trx, keys)), keys.length)
    const proposal: Proposal = { records: await besideHeld(dataset, waiting) }
    const amendment = { act: 'release' as const, dataset, reason, proposal, reverses: null }
    const payload = await packProposal(amendment)
    const { id, state } = await system.transaction().execute(async (trx) => {
      await lockDatasets(trx, [dataset])
      allWaiting(await lockWaiting(trx, keys), keys.length)
      const made = await amend(trx, { ...deps, addUp: moveSums }, asker, amendment, payload)
      if (made.state === 'proposed') await nameProposal(trx, proposal, made.id)
      return made
    })
    const count = proposal.records.length
    return c.json(
      state === 'kept'
        ? { released: count, refused: 0, proposed: 0, proposals: [] }
        : { released: 0, refused: 0, proposed: count, proposals: [id] },
      200,
    )
  })

  return doors

  /** Each record with what stands of its day, so that the decision shows what it changes. */
  async function besideHeld(dataset: string, waiting: readonly WaitingRecord[]): Promise<Proposal['records']> {
    const { measures } = await readDatasetGround(system, dataset)
    const days = waiting.map(({ day }) => day).sort()
    const held = await readHeld(system, measures, days[0]!, days.at(-1)!)
    return waiting.map(({ unit, day, counts, collection }) => {
      return { unit, day, counts, collection, before: held.get(factKey(day, unit)) ?? null }
    })
  }

  async function datasetOf(keys: readonly { collection: number; unit: string; day: string }[]): Promise<string> {
    const rows = await system
      .selectFrom('quarantine')
      .select('dataset')
      .distinct()
      .where(
        'collection',
        'in',
        keys.map(({ collection }) => collection),
      )
      .execute()
    if (rows.length > 1) throw badRequest({ at: 'body.records', detail: correctionSays.oneDataset })
    if (!rows[0]) throw new Refusal(409, correctionSays.notWaiting)
    return rows[0].dataset
  }
}

/** Someone may have decided in the meantime: then nothing of the decision is taken. */
function allWaiting(waiting: WaitingRecord[], asked: number): WaitingRecord[] {
  if (waiting.length !== asked) throw new Refusal(409, correctionSays.notWaiting)
  return waiting
}

import type { OpenAPIHono } from '@hono/zod-openapi'
import { dayOf } from 'shared/day.ts'
import { unitChangeSays } from 'shared/messages/unit-change.ts'
import { changeContract as contract, type KeptUnitChange } from 'shared/succession/change-contract.ts'
import { namesOf } from '../account/identity/names-of.ts'
import { currentAsker, currentIdentity } from '../account/access/current.ts'
import { demand } from '../account/access/demand.ts'
import { appendAudit } from '../account/audit/append-audit.ts'
import type { Db } from '../db/open.ts'
import { makeDoors } from '../http/doors.ts'
import { localeOf } from '../http/locale.ts'
import { notFound, Refusal } from '../http/refusal.ts'
import { inSnapshot } from '../kpi/in-snapshot.ts'
import { keepGround } from '../kpi/read-ground.ts'
import type { ServingDeps } from '../serving-deps.ts'
import { readChanges } from '../unit/change/read-changes.ts'
import { standingUnits } from '../unit/change/standing-units.ts'
import { listUnits } from '../unit/province-store.ts'
import { findChange, insertChange, keepDecision, listChanges } from './change-store.ts'
import { confirmChange, lockFigures } from './confirm-change.ts'
import { changeFaults, refuseFaults } from './judge-change.ts'
import { previewChange } from './preview-change.ts'
import { takeBack } from './take-back.ts'

/** Units as of a day, and what becomes of them: recorded by one person, confirmed by another, dated ahead if need be. */
export function changeDoors({
  db,
  system,
  keyring,
  now,
}: Pick<ServingDeps, 'db' | 'system' | 'keyring' | 'now'>): OpenAPIHono {
  const doors = makeDoors()
  const readGround = keepGround(now)
  const audit = (trx: Db, action: string, { id, kind, day, from, to, state }: KeptUnitChange) =>
    appendAudit(trx, keyring, {
      asker: currentAsker(),
      action,
      objectType: 'unit-change',
      objectId: id,
      detail: { kind, day, from: from.join(' '), to: to.map(({ unit }) => unit).join(' '), state },
    })

  doors.openapi(contract.listUnits, (c) => {
    const on = c.req.valid('query').on ?? dayOf(now())
    return inSnapshot(db, async (snapshot) =>
      c.json({ on, ...standingUnits(await listUnits(snapshot), await readChanges(snapshot), on) }, 200),
    )
  })

  doors.openapi(contract.listUnitChanges, async (c) => {
    const changes = await listChanges(db)
    const people = changes.flatMap(({ recordedBy, decidedBy, withdrawal }) => [
      recordedBy,
      decidedBy,
      withdrawal?.askedBy,
      withdrawal?.agreedBy,
    ])
    return c.json({ changes, names: await namesOf(system, people) }, 200)
  })

  doors.openapi(contract.previewUnitChange, (c) => {
    demand('unit.change')
    const change = c.req.valid('json')
    return inSnapshot(db, async (snapshot) => {
      const known = { ground: await readGround(snapshot), now: now(), locale: localeOf(c) }
      return c.json(await previewChange(snapshot, system, change, known), 200)
    })
  })

  doors.openapi(contract.proposeUnitChange, async (c) => {
    demand('unit.change')
    const { basis, reason, ...change } = c.req.valid('json')
    const at = now()
    const kept = await system.transaction().execute(async (trx) => {
      refuseFaults(await changeFaults(trx, change, at), localeOf(c))
      const made = await insertChange(trx, change, { basis, reason, by: currentIdentity().id!, at })
      await audit(trx, 'unit-change.propose', made)
      return made
    })
    return c.json({ change: kept }, 201)
  })

  doors.openapi(contract.decideUnitChange, async (c) => {
    const { id } = c.req.valid('param')
    const { decision, reason } = c.req.valid('json')
    const decided = { reason, by: currentIdentity().id!, at: now() }
    const kept = await system.transaction().execute(async (trx) => {
      const datasets = decision === 'confirmed' ? await lockFigures(trx) : []
      const change = await findChange(trx, id)
      if (!change) throw notFound(unitChangeSays.noSuchChange)
      if (decision === 'withdrawn' && change.state === 'confirmed') {
        const { action, kept: taken } = await takeBack(trx, change, decided, localeOf(c))
        await audit(trx, action, taken)
        return taken
      }
      if (decision === 'confirmed') {
        if (change.recordedBy === decided.by) throw new Refusal(403, unitChangeSays.another)
        demand('unit.confirm', { author: change.recordedBy })
      } else demand('unit.change')
      if (change.state !== 'proposed') throw new Refusal(409, unitChangeSays.decided)
      if (decision === 'withdrawn') {
        const withdrawn = await keepDecision(trx, id, { ...decided, state: 'withdrawn' })
        await audit(trx, 'unit-change.withdraw', withdrawn)
        return withdrawn
      }
      // What was right when it was recorded may be so no more.
      refuseFaults(await changeFaults(trx, change, decided.at), localeOf(c))
      const confirmed = await confirmChange(trx, change, { ...decided, datasets })
      await audit(trx, 'unit-change.confirm', confirmed)
      return confirmed
    })
    return c.json({ change: kept }, 200)
  })

  return doors
}

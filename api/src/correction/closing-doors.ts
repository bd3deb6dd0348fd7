import type { OpenAPIHono } from '@hono/zod-openapi'
import { closingContract as contract } from 'shared/correction/closing-contract.ts'
import { reachOf } from 'shared/account/policy.ts'
import { dayOf } from 'shared/day.ts'
import { correctionSays } from 'shared/messages/correction.ts'
import { resolvePeriod } from 'shared/period.ts'
import { namesOf } from '../account/identity/names-of.ts'
import { currentAsker, currentIdentity } from '../account/access/current.ts'
import { appendAudit } from '../account/audit/append-audit.ts'
import { lockDatasets } from '../feed/claim-due.ts'
import { makeDoors } from '../http/doors.ts'
import { badRequest, notFound, Refusal } from '../http/refusal.ts'
import type { ServingDeps } from '../serving-deps.ts'
import { countWaiting, findClosing, insertClosing, listClosings, reopen } from './closing-store.ts'

/** Closing what has been reported, and opening it again. */
export function closingDoors({
  db,
  system,
  keyring,
  now,
}: Pick<ServingDeps, 'db' | 'system' | 'keyring' | 'now'>): OpenAPIHono {
  const doors = makeDoors()

  doors.openapi(contract.listClosings, async (c) => {
    const closings = await listClosings(db)
    // Closed periods are everybody's to know of; who closed them, those' who see what was handed in.
    const told = reachOf(currentIdentity(), 'submission.read') !== null
    const people = told ? closings.flatMap(({ closedBy, reopenedBy }) => [closedBy, reopenedBy]) : []
    return c.json({ closings, names: await namesOf(system, people) }, 200)
  })

  doors.openapi(contract.closePeriod, async (c) => {
    const { calendar, period: key } = c.req.valid('json')
    const at = now()
    const today = dayOf(at)
    const { history_from: historyFrom } = await db
      .selectFrom('province')
      .select('history_from')
      .executeTakeFirstOrThrow()
    const resolved = resolvePeriod({ calendar, period: key }, today, historyFrom)
    if (resolved.kind === 'refused') throw badRequest({ at: 'body.period', detail: resolved.why })
    const { period } = resolved
    if (period.to >= today) throw badRequest({ at: 'body.period', detail: correctionSays.notOver })
    const id = await system.transaction().execute(async (trx) => {
      // Whoever keeps figures at this moment is waited for, and whoever comes after sees that the period is closed.
      const datasets = await trx.selectFrom('dataset').select('id').execute()
      await lockDatasets(
        trx,
        datasets.map((one) => one.id),
      )
      const waiting = await countWaiting(trx, period)
      if (waiting > 0) throw new Refusal(409, correctionSays.waiting, { parameters: { n: waiting } })
      const made = await insertClosing(trx, { ...period, by: currentIdentity().id!, at })
      if (made === null) throw new Refusal(409, correctionSays.closedAlready)
      await appendAudit(trx, keyring, {
        asker: currentAsker(),
        action: 'period.close',
        objectType: 'period',
        objectId: made,
        detail: { calendar, period: period.key },
      })
      return made
    })
    return c.json({ closing: (await findClosing(db, id))! }, 201)
  })

  doors.openapi(contract.reopenPeriod, async (c) => {
    const { id } = c.req.valid('param')
    const { reason } = c.req.valid('json')
    await system.transaction().execute(async (trx) => {
      const closing = await findClosing(trx, id)
      if (!closing) throw notFound(correctionSays.noSuchClosing)
      if (!(await reopen(trx, id, { by: currentIdentity().id!, at: now(), reason })))
        throw new Refusal(409, correctionSays.reopenedAlready)
      await appendAudit(trx, keyring, {
        asker: currentAsker(),
        action: 'period.reopen',
        objectType: 'period',
        objectId: id,
        detail: { calendar: closing.calendar, period: closing.key },
      })
    })
    return c.json({ closing: (await findClosing(db, id))! }, 200)
  })

  return doors
}

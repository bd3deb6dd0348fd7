import { randomUUID } from 'node:crypto'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { groupsInForce, plansInForce, scopeKey, type TargetHistory } from 'shared/kpi/target-plan.ts'
import { targetSays } from 'shared/messages/target.ts'
import { type NewTargetPlan, targetContract as contract, type UnitGroup } from 'shared/target/target-contract.ts'
import { sameSteps } from 'shared/target-plans-of.ts'
import { currentAsker } from '../account/access/current.ts'
import { demand } from '../account/access/demand.ts'
import { appendAudit } from '../account/audit/append-audit.ts'
import { lockTargets } from '../db/lock-targets.ts'
import type { Db } from '../db/open.ts'
import type { Deps } from '../deps.ts'
import { makeDoors } from '../http/doors.ts'
import { localeOf } from '../http/locale.ts'
import { badRequest, notFound, Refusal } from '../http/refusal.ts'
import { kpiAsked } from '../kpi/find-asked.ts'
import { inSnapshot } from '../kpi/in-snapshot.ts'
import { keepGround } from '../kpi/read-ground.ts'
import { readKnowledge } from '../kpi/read-knowledge.ts'
import { readTargetHistory } from '../kpi/read-target-history.ts'
import { planFaults, refuseFaults } from './judge-plan.ts'
import { keepGroup, keepPlan, listInstruments } from './target-store.ts'
import { previewTarget } from './preview-target.ts'

/** Targets: what is set, what would come of another, and setting it. Nothing that was set is ever written over. */
export function targetDoors({ db, keyring, now }: Pick<Deps, 'db' | 'keyring' | 'now'>): OpenAPIHono {
  const doors = makeDoors()
  const readGround = keepGround(now)

  doors.openapi(contract.listTargets, (c) =>
    inSnapshot(db, async (snapshot) => {
      const ground = await readGround(snapshot)
      const { asOf } = await readKnowledge(snapshot, ground, c.req.valid('query').asOf, now())
      const { plans, groups } = ground.targets
      const known = { plans: plansInForce(plans, asOf), groups: groupsInForce(groups, asOf) }
      return c.json({ ...said(known), instruments: await listInstruments(snapshot) }, 200)
    }),
  )

  doors.openapi(contract.readTargetHistory, (c) =>
    inSnapshot(db, async (snapshot) => {
      const { id } = kpiAsked(await readGround(snapshot), c.req.valid('param').kpi)
      const { plans, groups } = await readTargetHistory(snapshot, id)
      return c.json(said({ plans: plans.toReversed(), groups: groups.toReversed() }), 200)
    }),
  )

  doors.openapi(contract.previewTarget, (c) => {
    demand('target.change')
    const plan = c.req.valid('json')
    return inSnapshot(db, async (snapshot) => {
      const ground = await readGround(snapshot)
      refuseFaults(planFaults(plan, ground, await knownInstruments(snapshot)))
      return c.json(await previewTarget(snapshot, plan, { ground, now: now(), locale: localeOf(c) }), 200)
    })
  })

  doors.openapi(contract.setTarget, async (c) => {
    demand('target.change')
    const given = c.req.valid('json')
    const asker = currentAsker()
    const plan = await db.transaction().execute(async (trx) => {
      await lockTargets(trx)
      const ground = await readGround(trx)
      refuseFaults(planFaults(given, ground, await knownInstruments(trx)))
      const before = newestFor(ground.targets, given)
      if ((before?.id ?? null) !== given.basedOn) throw new Refusal(409, targetSays.changedSince)
      if (sameSteps(before?.steps ?? [], given.steps) && (before?.basis ?? null) === given.basis)
        throw new Refusal(409, targetSays.nothingChanged)
      const after = await keepPlan(trx, given, { by: asker.identity.id, at: now() })
      const { kpi, level, key, steps } = after
      await appendAudit(trx, keyring, {
        asker,
        action: 'target.set',
        objectType: 'kpi',
        objectId: kpi,
        unit: level === 'unit' ? key : null,
        before,
        after,
        detail: { plan: after.id, level, key, steps: steps.length },
      })
      return after
    })
    return c.json({ plan: { ...plan, steps: [...plan.steps] } }, 201)
  })

  doors.openapi(contract.createUnitGroup, async (c) => {
    demand('target.change')
    const given = c.req.valid('json')
    if (given.units.length === 0) throw badRequest({ at: 'body.units', detail: targetSays.groupTooSmall })
    return c.json({ group: await setGroup({ ...given, id: randomUUID(), basedOn: 0 }) }, 201)
  })
  doors.openapi(contract.changeUnitGroup, async (c) => {
    demand('target.change')
    return c.json({ group: await setGroup({ ...c.req.valid('json'), ...c.req.valid('param') }) }, 200)
  })

  return doors

  function setGroup(given: { id: string; name: string; units: string[]; basedOn: number }): Promise<UnitGroup> {
    const asker = currentAsker()
    return db.transaction().execute(async (trx) => {
      await lockTargets(trx)
      const { units, targets } = await readGround(trx)
      const known = groupsInForce(targets.groups, null)
      const before = known.find(({ id }) => id === given.id)
      if (given.basedOn > 0 && !before) throw notFound(targetSays.noSuchGroup)
      if ((before?.version ?? 0) !== given.basedOn) throw new Refusal(409, targetSays.changedSince)
      for (const [at, code] of given.units.entries()) {
        const place = { at: `body.units.${at}`, parameters: { code } }
        if (!units.some((unit) => unit.code === code)) throw badRequest({ ...place, detail: targetSays.noSuchUnit })
        if (given.units.indexOf(code) < at) throw badRequest({ ...place, detail: targetSays.unitTwice })
      }
      if (known.some(({ id, name }) => id !== given.id && name === given.name))
        throw badRequest({ at: 'body.name', detail: targetSays.groupNameTaken })
      const held = plansInForce(targets.plans, null).filter(({ level, key }) => level === 'group' && key === given.id)
      if (given.units.length === 0 && held.length > 0)
        throw new Refusal(409, targetSays.groupInUse, { parameters: { kpis: held.map(({ kpi }) => kpi).join(', ') } })
      const after = await keepGroup(trx, { ...given, version: given.basedOn + 1 }, { by: asker.identity.id, at: now() })
      await appendAudit(trx, keyring, {
        asker,
        action: before ? 'unit-group.change' : 'unit-group.create',
        objectType: 'unit-group',
        objectId: given.id,
        before,
        after,
        detail: { version: after.version, units: after.units.length },
      })
      return after
    })
  }
}

const knownInstruments = async (db: Db): Promise<Set<string>> =>
  new Set((await listInstruments(db)).map(({ id }) => id))

/** The last word on a place, be it that there is no target. */
function newestFor({ plans }: TargetHistory, place: Pick<NewTargetPlan, 'kpi' | 'level' | 'key'>) {
  const own = plans.filter((plan) => plan.kpi === place.kpi && scopeKey(plan) === scopeKey(place))
  return own.at(-1) ?? null
}

const said = ({ plans, groups }: TargetHistory) => ({
  plans: plans.map((plan) => ({ ...plan, steps: [...plan.steps] })),
  groups: groups.map((group) => ({ ...group, units: [...group.units] })),
})

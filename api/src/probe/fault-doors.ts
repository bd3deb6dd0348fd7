import type { OpenAPIHono } from '@hono/zod-openapi'
import { faultSays } from 'shared/messages/probe-answer.ts'
import { faultContract, type Switchboard } from 'shared/probe/fault-contract.ts'
import { currentAsker } from '../account/access/current.ts'
import { appendAudit } from '../account/audit/append-audit.ts'
import type { Deps } from '../deps.ts'
import { makeDoors } from '../http/doors.ts'
import { badRequest, notFound, Refusal } from '../http/refusal.ts'
import { type Ordered, orderFault, orderHealing, readSwitchboard } from './simulator.ts'

type FaultDeps = Pick<Deps, 'db' | 'keyring' | 'now' | 'egress'> & { simulatorPort: number }

/** The switchboard of the demonstration's simulator, handed on. Production has no such doors. */
export function faultDoors(deps: FaultDeps): OpenAPIHono {
  const doors = makeDoors()

  doors.openapi(faultContract.readFaults, async (c) => c.json(await shown(deps), 200))

  doors.openapi(faultContract.switchFault, async (c) => {
    const { side, id } = c.req.valid('param')
    const { fault } = c.req.valid('json')
    const before = (await shown(deps)).places.find((place) => place.side === side && place.id === id)
    if (!before) throw notFound(faultSays.noSuchPlace, { id })
    heed(await orderFault(deps, { side, id, fault }))
    await record(fault ? 'fault.switch-on' : 'fault.switch-off', `${side}:${id}`, (fault ?? before.on)?.kind ?? 'none')
    return c.json(await shown(deps), 200)
  })

  doors.openapi(faultContract.healFaults, async (c) => {
    heed(await orderHealing(deps))
    await record('fault.heal', 'all', 'all')
    return c.json(await shown(deps), 200)
  })

  const record = (action: string, objectId: string, fault: string) =>
    deps.db.transaction().execute((trx) => {
      const act = { asker: currentAsker(), action, objectType: 'fault', objectId, detail: { fault } }
      return appendAudit(trx, deps.keyring, act)
    })

  return doors
}

async function shown(deps: FaultDeps): Promise<Switchboard> {
  const switchboard = await readSwitchboard(deps)
  if (!switchboard) throw away()
  return switchboard
}

function heed(ordered: Ordered): void {
  if (ordered === 'refused') throw badRequest({ at: 'body.fault', detail: faultSays.noSuchFault })
  if (ordered === 'away') throw away()
}

const away = (): Refusal => new Refusal(503, faultSays.simulatorAway)

import type { OpenAPIHono, z } from '@hono/zod-openapi'
import { subsystemSays } from 'shared/messages/subsystem.ts'
import type { KnownSubsystem } from 'shared/subsystem/subsystem-contract.ts'
import { addSubsystem, changeSubsystem, listSubsystems } from 'shared/subsystem/subsystem-contract.ts'
import type { Subsystem } from 'shared/subsystem/subsystem.ts'
import { byHandOf } from '../account/access/by-hand.ts'
import { currentAsker } from '../account/access/current.ts'
import { appendAudit } from '../account/audit/append-audit.ts'
import type { Db } from '../db/open.ts'
import { makeDoors } from '../http/doors.ts'
import { notFound, Refusal } from '../http/refusal.ts'
import type { ServingDeps } from '../serving-deps.ts'
import { insertAdded, insertSubsystem, listKnown, updateAdded, updateSubsystem } from './added-store.ts'

type Given = z.infer<(typeof addSubsystem.request.body.content)['application/json']['schema']>

/** Systems that people add by form, beside those the document of the province names. */
export function subsystemDoors({
  db,
  system,
  keyring,
  now,
}: Pick<ServingDeps, 'db' | 'system' | 'keyring' | 'now'>): OpenAPIHono {
  const doors = makeDoors()
  const audit = (trx: Db, action: string, objectId: string, states: { before?: unknown; after: unknown }) =>
    appendAudit(trx, keyring, { asker: currentAsker(), action, objectType: 'subsystem', objectId, ...states })

  doors.openapi(listSubsystems, async (c) => c.json({ subsystems: await listKnown(db) }, 200))

  doors.openapi(addSubsystem, async (c) => {
    const given = c.req.valid('json')
    const { id } = given
    const { identity } = currentAsker()
    await system.transaction().execute(async (trx) => {
      if (!(await insertSubsystem(trx, definitionOf(given))))
        throw new Refusal(409, subsystemSays.idTaken, { parameters: { id } })
      const added = { contact: given.contact, by: identity.id, at: now() }
      await byHandOf(trx, identity)(() => insertAdded(trx, id, added))
      await audit(trx, 'subsystem.add', id, { after: given })
    })
    return c.json({ subsystem: await find(id) }, 201)
  })

  doors.openapi(changeSubsystem, async (c) => {
    const { id } = c.req.valid('param')
    const { basedOn, ...given } = c.req.valid('json')
    const { identity } = currentAsker()
    const before = await find(id)
    if (!before.added) throw new Refusal(409, subsystemSays.ofTheDocument)
    await system.transaction().execute(async (trx) => {
      const changed = { contact: given.contact, by: identity.id, at: now() }
      if (!(await byHandOf(trx, identity)(() => updateAdded(trx, id, basedOn, changed))))
        throw new Refusal(409, subsystemSays.changedMeanwhile)
      await updateSubsystem(trx, definitionOf({ ...given, id }))
      await audit(trx, 'subsystem.change', id, { before, after: given })
    })
    return c.json({ subsystem: await find(id) }, 200)
  })

  return doors

  async function find(id: string): Promise<KnownSubsystem> {
    const [known] = await listKnown(db, id)
    if (!known) throw notFound(subsystemSays.noSuchSubsystem, { id })
    return known
  }
}

const definitionOf = ({ id, name, kind, level, provider }: Given): Subsystem => ({
  id,
  name,
  kind,
  level,
  provider,
  abbreviation: null,
  address: null,
  note: null,
})

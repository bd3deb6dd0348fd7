import type { OpenAPIHono } from '@hono/zod-openapi'
import { dayOf } from 'shared/day.ts'
import { comparisonSays } from 'shared/messages/comparison.ts'
import { bandsOf } from 'shared/unit/peer.ts'
import { type PeerDefinitionAnswer, peerContract } from 'shared/unit/peer-contract.ts'
import { currentAsker, currentIdentity } from '../../account/access/current.ts'
import { appendAudit } from '../../account/audit/append-audit.ts'
import type { Deps } from '../../deps.ts'
import { makeDoors } from '../../http/doors.ts'
import { badRequest, Refusal } from '../../http/refusal.ts'
import { readGround } from '../read-ground.ts'
import { readWorkloads } from './define-peers.ts'
import { type KeptPeers, keepPeerDefinition, listPeerDefinitions } from './peer-store.ts'

export function peerDoors({ db, now, keyring }: Pick<Deps, 'db' | 'now' | 'keyring'>): OpenAPIHono {
  const doors = makeDoors()

  doors.openapi(peerContract.listPeerDefinitions, async (c) =>
    c.json({ definitions: (await listPeerDefinitions(db)).map(sayPeers) }, 200),
  )

  doors.openapi(peerContract.definePeers, async (c) => {
    const { from, basis, reason } = c.req.valid('json')
    if (basis.to > dayOf(now())) throw badRequest({ at: 'body.basis.to', detail: comparisonSays.dayAhead })
    const definition = await db.transaction().execute(async (trx) => {
      const units = await readWorkloads(trx, await readGround(trx, now()), basis)
      if (units === null) throw badRequest({ at: 'body.basis', detail: comparisonSays.noDossiers })
      const newest = (await listPeerDefinitions(trx))[0]
      if (newest?.from === from && newest.basis?.from === basis.from && newest.basis.to === basis.to)
        throw new Refusal(409, comparisonSays.samePeers)
      const made = { at: now(), by: currentIdentity().id, reason }
      const kept = await keepPeerDefinition(trx, { rules: 1, from, basis, units }, made)
      await appendAudit(trx, keyring, {
        asker: currentAsker(),
        action: 'peer.define',
        objectType: 'peer',
        objectId: String(kept.version),
        after: kept,
        detail: { from },
      })
      return kept
    })
    return c.json({ definition: sayPeers(definition) }, 201)
  })

  return doors
}

function sayPeers({ version, from, basis, reason, madeAt, units }: KeptPeers): PeerDefinitionAnswer {
  const bands = bandsOf(units.filter(({ kind }) => kind === 'commune' || kind === 'ward'))
  return {
    version,
    from,
    basis,
    reason,
    madeAt: madeAt.toISOString(),
    units: units.map((unit) => ({ ...unit, size: bands.get(unit.code) ?? null })),
  }
}

import type { Identity } from 'shared/account/identity.ts'
import { allowed } from 'shared/account/policy.ts'
import { decide } from 'shared/alert/decide.ts'
import type { Act } from 'shared/alert/decision.ts'
import { alertSays } from 'shared/messages/alert.ts'
import type { Asker } from '../account/access/current.ts'
import { Denied } from '../account/access/demand.ts'
import { appendAudit } from '../account/audit/append-audit.ts'
import type { Keyring } from '../account/secret/keyring.ts'
import type { Db } from '../db/open.ts'
import { notFound, Refusal } from '../http/refusal.ts'
import { appendEvents } from '../http/stream-append.ts'
import { appendEntries, updateIncident } from './incident-store.ts'
import { ownOf } from './own-of.ts'
import { findIncident } from './read-incidents.ts'

const longestSnoozeMs = 30 * 86_400_000

export interface ActDeps {
  /** On behalf of whoever acts: the second wall holds for it. */
  db: Db
  /** The program's own access, to tell open pages. */
  system: Db
  keyring: Keyring
  now: () => Date
}

/**
 * What a person does to an incident, with its line in the timeline and in the audit trail. Acts say nothing to anybody by
 * themselves: what follows from them is said when its time comes, by the program.
 */
export async function actOnIncident(
  { db, system, keyring, now }: ActDeps,
  asker: Asker,
  id: string,
  act: Act,
): Promise<void> {
  const at = now()
  if (act.do === 'snooze' && (act.until <= at.getTime() || act.until > at.getTime() + longestSnoozeMs))
    throw new Refusal(409, alertSays.snoozePast)
  const told = await db.transaction().execute(async (trx) => {
    await demandAct(trx, asker.identity, id)
    const held = await trx.selectFrom('incident').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
    if (!held) throw notFound(alertSays.noSuchIncident)
    if (act.do === 'snooze' && held.phase !== 'open') throw new Refusal(409, alertSays.notOpen)
    // What stands around it is the program's to judge: it is woken at once, and looks.
    const around = { at: at.getTime(), repeatMs: null, escalationMs: [] }
    const { suppressedBy, maintenance } = held.state
    const still = { suppressedBy, maintenance: maintenance === null ? null : { id: maintenance, until: at.getTime() } }
    const quiet = { ...held.state, wantsFrom: null }
    const { next, entries } = decide(quiet, { kind: 'act', act }, { ...around, ...still })
    if (!next || entries.length === 0) return null
    const wake = held.phase === 'open' ? at.getTime() : null
    await updateIncident(trx, id, { ...next, wantsFrom: held.state.wantsFrom }, wake)
    await appendEntries(trx, held, entries, at)
    const { unit, number, name } = held
    await appendAudit(trx, keyring, {
      asker,
      action: `incident.${act.do}`,
      objectType: 'incident',
      objectId: id,
      unit,
      before: held.state,
      after: next,
      detail: act.do === 'resolve' ? { cause: act.cause } : {},
    })
    return { unit, body: { incident: id, number, name, tell: [] } }
  })
  if (!told) return
  const event = { topic: 'incident', access: 'incident.read', ...told } as const
  await system.transaction().execute((trx) => appendEvents(trx, [event], at))
}

/** Whom an incident only concerns may read it; acts are for whose it is. */
export const mayAct = (
  identity: Identity,
  { unit, provider }: { unit: string | null; provider: string | null },
): boolean => allowed(identity, 'incident.acknowledge', { unit, provider })

async function demandAct(trx: Db, identity: Identity, id: string): Promise<void> {
  const seen = await findIncident(trx, id, ownOf(identity, 'incident.read'))
  if (!seen) throw notFound(alertSays.noSuchIncident)
  if (!mayAct(identity, seen)) throw new Denied(403, 'incident.acknowledge', seen.unit)
}

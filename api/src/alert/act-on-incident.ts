import { decide } from 'shared/alert/decide.ts'
import type { Act } from 'shared/alert/decision.ts'
import { alertSays } from 'shared/messages/alert.ts'
import type { Asker } from '../account/access/current.ts'
import { demand } from '../account/access/demand.ts'
import { appendAudit } from '../account/audit/append-audit.ts'
import type { Keyring } from '../account/secret/keyring.ts'
import type { Db } from '../db/open.ts'
import { notFound, Refusal } from '../http/refusal.ts'
import { appendEvents } from '../http/stream-append.ts'
import { appendEntries, updateIncident } from './incident-store.ts'

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
    const held = await trx.selectFrom('incident').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (!held) throw notFound(alertSays.noSuchIncident)
    demand('incident.acknowledge', { unit: held.unit, provider: held.provider }, asker.identity)
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

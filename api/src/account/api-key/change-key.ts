import type { ApiKey, NewApiKey } from 'shared/account/api-key-contract.ts'
import { type Day, dayOf } from 'shared/day.ts'
import { accessSays } from 'shared/messages/account-policy.ts'
import { unitEnded } from 'shared/messages/unit-change.ts'
import type { Db } from '../../db/open.ts'
import { badRequest, notFound, Refusal } from '../../http/refusal.ts'
import { findEnded } from '../access/unit-ended.ts'
import type { Asker } from '../access/current.ts'
import { appendAudit } from '../audit/append-audit.ts'
import type { Keyring } from '../secret/keyring.ts'
import type { Secret } from '../secret/secret.ts'
import { endOfOverlap, keyState, opens } from './api-key-state.ts'
import { findKey, hasSuccessor, insertKey, lockKey, setEnded, setExpiry } from './api-key-store.ts'
import { makeKeyText } from './key-text.ts'

export interface KeyDeps {
  db: Db
  keyring: Keyring
  now: () => Date
}

export interface MadeKey {
  key: ApiKey
  secret: Secret<string>
}

/** The secret leaves here once, to whoever asked for the key; what is kept cannot be turned back into it. */
export async function makeApiKey(deps: KeyDeps, asker: Asker, given: NewApiKey): Promise<MadeKey> {
  const now = deps.now()
  return deps.db.transaction().execute(async (trx) => {
    await refuseUnknown(trx, given, dayOf(now))
    const text = makeKeyText()
    await insertKey(trx, deps.keyring, { text, given, by: asker.identity.id }, now)
    const key = await known(trx, text.id, now)
    await appendAudit(trx, deps.keyring, {
      asker,
      action: 'api-key.create',
      ...about(key),
      after: key,
      detail: { dataset: key.dataset, rights: key.rights.join(' '), days: given.days },
    })
    return { key, secret: text.whole }
  })
}

/** A successor with the same rights. Both open during the overlap, so that the subsystem can change at its own time. */
export async function rotateKey(
  deps: KeyDeps,
  asker: Asker,
  { id, days, overlapHours }: { id: string; days: number; overlapHours: number },
): Promise<MadeKey> {
  const now = deps.now()
  return deps.db.transaction().execute(async (trx) => {
    const old = await lockKey(trx, id)
    if (!old) throw notFound(accessSays.noSuchKey, { id })
    const state = keyState({ expiresAt: old.expires_at, endedAt: old.ended_at, succeeded: false }, now)
    if (!opens(state) || (await hasSuccessor(trx, id))) {
      throw new Refusal(409, accessSays.keyNotActive, { parameters: { id } })
    }
    const text = makeKeyText()
    const given = { name: old.name, unit: old.unit, dataset: old.dataset, rights: old.rights, days }
    await insertKey(trx, deps.keyring, { text, given, by: asker.identity.id, replaces: id }, now)
    await setExpiry(trx, id, endOfOverlap(old.expires_at, overlapHours, now))
    const key = await known(trx, text.id, now)
    await appendAudit(trx, deps.keyring, {
      asker,
      action: 'api-key.rotate',
      ...about(key),
      after: key,
      detail: { replaces: id, days, overlapHours },
    })
    return { key, secret: text.whole }
  })
}

export async function endKey(deps: KeyDeps, asker: Asker, id: string): Promise<ApiKey> {
  const now = deps.now()
  return deps.db.transaction().execute(async (trx) => {
    if (!(await lockKey(trx, id))) throw notFound(accessSays.noSuchKey, { id })
    const before = await known(trx, id, now)
    await setEnded(trx, id, asker.identity.id, now)
    const after = await known(trx, id, now)
    await appendAudit(trx, deps.keyring, { asker, action: 'api-key.end', ...about(after), before, after })
    return after
  })
}

async function known(db: Db, id: string, now: Date): Promise<ApiKey> {
  const key = await findKey(db, id, now)
  if (!key) throw notFound(accessSays.noSuchKey, { id })
  return key
}

const about = (key: ApiKey) => ({ objectType: 'api-key', objectId: key.id, unit: key.unit === '*' ? null : key.unit })

async function refuseUnknown(db: Db, { unit, dataset }: NewApiKey, today: Day): Promise<void> {
  const there = await db.selectFrom('dataset').select('id').where('id', '=', dataset).executeTakeFirst()
  if (!there) throw badRequest({ at: 'body.dataset', detail: accessSays.unknownDataset, parameters: { dataset } })
  if (unit === '*') return
  const found = await db.selectFrom('unit').select('code').where('code', '=', unit).executeTakeFirst()
  if (!found) throw badRequest({ at: 'body.unit', detail: accessSays.unknownUnit, parameters: { unit } })
  const ended = await findEnded(db, unit, today)
  if (ended) throw badRequest({ at: 'body.unit', detail: unitEnded, parameters: { ...ended } })
}

import { sql } from 'kysely'
import type { Logger } from '../../deps.ts'
import type { Db } from '../../db/open.ts'
import { type Asker, currentAsker } from '../access/current.ts'
import { appendAudit } from '../audit/append-audit.ts'
import { takeToken } from '../rate/take-token.ts'
import type { Keyring } from '../secret/keyring.ts'
import type { IdentityEvent, RecordIdentityEvent } from './identity-event.ts'

/** So many refusals of one address are kept one by one; a flood of guesses is not worth a flood of entries. */
const perAddress = { burst: 60, perSecond: 1 / 60 }

/**
 * Sign-in in the audit trail: a change in its own transaction, so that neither is without the other; a refusal in a
 * short one of its own, for it changed nothing and must not fail with what it refused.
 */
export function recordInTrail({ keyring, log }: { keyring: Keyring; log: Logger }): RecordIdentityEvent {
  return async (db, event) => {
    if (event.outcome === 'done') {
      await append(db, keyring, event)
      return
    }
    try {
      const taken = await takeToken(db, `denial:sign-in:${event.address ?? 'unknown'}`, perAddress)
      log.warn({ identity: event, kept: taken.allowed }, 'sign-in refused')
      if (!taken.allowed) return
      await db.transaction().execute(async (trx) => {
        await sql`set local lock_timeout = '2s'`.execute(trx)
        await append(trx, keyring, event)
      })
    } catch (error) {
      log.error({ err: error, identity: event }, 'a refusal could not be written into the audit trail')
    }
  }
}

async function append(trx: Db, keyring: Keyring, { action, outcome, user, by, address, detail = {} }: IdentityEvent) {
  const asking = currentAsker()
  // Before sign-in the request is nobody's, though the person is known by its end.
  const identity = asking.identity.id === by ? asking.identity : { role: 'none' as const, id: by, unit: null }
  const asker: Asker = { identity, address, requestId: asking.requestId }
  await appendAudit(trx, keyring, { asker, action, outcome, objectType: 'user', objectId: user, detail })
}

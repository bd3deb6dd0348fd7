import { nobody } from 'shared/account/identity.ts'
import type { Db } from '../../db/open.ts'
import { type Asker, currentAsker } from '../access/current.ts'
import type { IdentityEvent, RecordIdentityEvent } from '../identity/identity-event.ts'
import type { Keyring } from '../secret/keyring.ts'
import { appendAudit } from './append-audit.ts'

/** What sign-in tells of an account, as entries of the trail: in the transaction of the change, or in one of its own. */
export function recordInTrail(keyring: Keyring): RecordIdentityEvent {
  return async (db, event) => {
    const append = (trx: Db) =>
      appendAudit(trx, keyring, {
        asker: askerOf(event),
        action: event.action,
        outcome: event.outcome,
        objectType: 'user',
        objectId: event.user,
        detail: wholeNumbers(event.detail ?? {}),
      })
    await (db.isTransaction ? append(db) : db.transaction().execute(append))
  }
}

/** Before sign-in nobody asks; whoever just signed in is not yet whom the edge let through. */
function askerOf({ by, address }: IdentityEvent): Asker {
  const { identity, requestId } = currentAsker()
  return { identity: identity.id === by ? identity : { ...nobody, id: by }, address, requestId }
}

/** JSON writes a fraction in more than one way; the chain takes none. */
const wholeNumbers = (detail: NonNullable<IdentityEvent['detail']>) =>
  Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [
      name,
      typeof value === 'number' && !Number.isSafeInteger(value) ? String(value) : value,
    ]),
  )

import { sql } from 'kysely'
import type { Right } from 'shared/account/right.ts'
import type { Logger } from '../../deps.ts'
import type { Db } from '../../db/open.ts'
import type { Asker } from '../access/current.ts'
import { takeToken } from '../rate/take-token.ts'
import type { Keyring } from '../secret/keyring.ts'
import { appendAudit } from './append-audit.ts'

export interface Denial {
  asker: Asker
  right: Right
  as: 401 | 403 | 404
  /** The route, by its name in the contract: an address could hold anything. */
  route: string
  unit: string | null
}

/** So many denials of one asker are kept one by one; a flood of them is not worth a flood of entries. */
const perAsker = { burst: 60, perSecond: 1 / 60 }

/**
 * A refusal leaves its trace too, in a short transaction of its own. A trail that cannot be written does not open the
 * door: the refusal stands, and the log says that its entry is missing.
 */
export async function recordDenial(
  { db, keyring, log }: { db: Db; keyring: Keyring; log: Logger },
  { asker, right, as, route, unit }: Denial,
): Promise<void> {
  const who = asker.identity.id ?? asker.address ?? 'unknown'
  try {
    const taken = await takeToken(db, `denial:${asker.identity.role}:${who}`, perAsker)
    log.warn({ route, right, as, role: asker.identity.role, actor: asker.identity.id, kept: taken.allowed }, 'refused')
    if (!taken.allowed) return
    await db.transaction().execute(async (trx) => {
      await sql`set local lock_timeout = '2s'`.execute(trx)
      await appendAudit(trx, keyring, {
        asker,
        action: right,
        outcome: 'denied',
        objectType: 'route',
        objectId: route,
        unit,
        detail: { as },
      })
    })
  } catch (error) {
    log.error({ err: error, route, right, as }, 'a refusal could not be written into the audit trail')
  }
}

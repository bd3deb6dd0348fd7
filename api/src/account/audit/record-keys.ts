import { nobody } from 'shared/account/identity.ts'
import type { Db } from '../../db/open.ts'
import type { Asker } from '../access/current.ts'
import { type Keyring, keyPurposes } from '../secret/keyring.ts'
import { appendAudit } from './append-audit.ts'

const program: Asker = { identity: nobody, address: null, requestId: null }

interface RingKey {
  name: string
  purpose: string
}

/**
 * Every key of the ring stands in the trail. The commands that make and rotate keys need no database, so the program
 * writes down what it finds: at each start and every minute, whoever put the key there. Answers how many were new.
 */
export async function recordKeys(db: Db, keyring: Keyring): Promise<number> {
  const keys = keyPurposes.flatMap((purpose) =>
    keyring.ids(purpose).map((id) => ({ name: `${purpose}/${id}`, purpose })),
  )
  if ((await unknownOf(db, keys)).length === 0) return 0
  return db.transaction().execute(async (trx) => {
    // Of several processes that find it, one writes it down.
    await trx.selectFrom('audit_head').select('seq').forUpdate().executeTakeFirstOrThrow()
    const unknown = await unknownOf(trx, keys)
    for (const { name, purpose } of unknown) {
      const about = { objectType: 'key', objectId: name, detail: { purpose } }
      await appendAudit(trx, keyring, { asker: program, action: 'key.take', ...about })
    }
    return unknown.length
  })
}

async function unknownOf(db: Db, keys: readonly RingKey[]): Promise<RingKey[]> {
  const known = await db
    .selectFrom('audit')
    .select('object_id')
    .distinct()
    .where('object_type', '=', 'key')
    .where('action', '=', 'key.take')
    .where(
      'object_id',
      'in',
      keys.map(({ name }) => name),
    )
    .execute()
  const names = new Set(known.map((row) => row.object_id))
  return keys.filter(({ name }) => !names.has(name))
}

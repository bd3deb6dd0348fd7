import type { Db } from '../../db/open.ts'
import type { Keyring } from '../secret/keyring.ts'
import { emailOf } from './person-store.ts'
import { keyOf, type TriesKey } from './tries-store.ts'

/** Tries at the present password by someone signed in: of its own, for strangers fill the account's count. */
export const proofKey = (keyring: Keyring, userId: string): TriesKey => keyOf(keyring, 'device', `proof|${userId}`)

/** Every count that could keep this person out. */
export async function triesOf(
  db: Db,
  { id, email }: { id: string; email: string },
  keyring: Keyring,
): Promise<TriesKey[]> {
  const devices = await db.selectFrom('account_device').select('token_hash').where('user_id', '=', id).execute()
  return [
    keyOf(keyring, 'account', emailOf(email)),
    keyOf(keyring, 'second-factor', id),
    proofKey(keyring, id),
    ...devices.map((device) => keyOf(keyring, 'device', device.token_hash.toString('hex'))),
  ]
}

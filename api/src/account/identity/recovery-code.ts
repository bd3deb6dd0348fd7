import { createHmac, randomBytes } from 'node:crypto'
import type { Db } from '../../db/open.ts'
import type { Keyring } from '../secret/keyring.ts'

const letters = '23456789abcdefghjkmnpqrstuvwxyz'
const count = 10

/** Ten codes of 24 letters (118 bits), in fours so that they can be copied by hand. */
export const newRecoveryCodes = (): string[] => Array.from({ length: count }, newRecoveryCode)

function newRecoveryCode(): string {
  let code = ''
  while (code.length < 24) {
    // Bytes past a whole number of alphabets would favour its first letters.
    for (const byte of randomBytes(32)) if (byte < 248 && code.length < 24) code += letters[byte % letters.length]
  }
  return code.match(/.{4}/g)!.join('-')
}

/** Kept as a MAC under the pepper of the day, which it names. */
export async function keepRecoveryCodes(
  db: Db,
  { userId, codes, keyring }: { userId: string; codes: readonly string[]; keyring: Keyring },
): Promise<void> {
  const { id } = keyring.current('pepper')
  await db.deleteFrom('account_recovery_code').where('user_id', '=', userId).execute()
  await db
    .insertInto('account_recovery_code')
    .values(codes.map((code) => ({ user_id: userId, code_mac: macOf(keyring, id, code)!, used_at: null })))
    .execute()
}

/** Takes a code, once: of many at the same moment one succeeds. Answers how many are left, or null if it was none. */
export async function takeRecoveryCode(
  db: Db,
  { userId, typed, keyring, now }: { userId: string; typed: string; keyring: Keyring; now: Date },
): Promise<number | null> {
  const kept = await db
    .selectFrom('account_recovery_code')
    .select('code_mac')
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .execute()
  const peppers = new Set(kept.map((row) => row.code_mac.split('.')[0]!))
  const macs = [...peppers].map((id) => macOf(keyring, id, typed)).filter((mac) => mac !== null)
  if (macs.length === 0) return null
  const taken = await db
    .updateTable('account_recovery_code')
    .set({ used_at: now })
    .where('user_id', '=', userId)
    .where('code_mac', 'in', macs)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n ? kept.length - 1 : null
}

export async function countRecoveryCodes(db: Db, userId: string): Promise<number> {
  const { left } = await db
    .selectFrom('account_recovery_code')
    .select(({ fn }) => fn.countAll<number>().as('left'))
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return left
}

function macOf(keyring: Keyring, pepper: string, code: string): string | null {
  const key = keyring.find('pepper', pepper)
  if (!key) return null
  const plain = code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  return `${pepper}.${createHmac('sha256', key.bytes.reveal()).update(`recovery|${plain}`).digest('base64url')}`
}

import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { normalisePassword } from 'shared/account/password.ts'
import type { Lane } from './lane.ts'

/** The library's scrypt (N=16384, r=16): a tenth of a second and 32 MB each, so every one goes through the lane. */
type Place = 'ordinary' | 'first'

export const hashInLane = (lane: Lane, password: string, place?: Place): Promise<string> | null =>
  lane.run(() => hashPassword(normalisePassword(password)), place)

/**
 * Is it the password of this hash? With no hash, as for an address nobody has, the same work is done for nothing, so
 * that the time taken does not tell who has an account.
 */
export function weighInLane(
  lane: Lane,
  { password, hash }: { password: string; hash: string | null },
  place?: Place,
): Promise<boolean> | null {
  return lane.run(async () => {
    const right = await verifyPassword({ hash: hash ?? nobodysHash, password: normalisePassword(password) })
    return right && hash !== null
  }, place)
}

/** Of a password nobody knows: 64 bytes of salt and key in the library's form. */
const nobodysHash = `${'5a'.repeat(16)}:${'c3'.repeat(64)}`

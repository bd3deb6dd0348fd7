import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { normalisePassword } from 'shared/account/password.ts'
import type { Lane } from './lane.ts'

/** What a password is made into, and held against. */
export interface PasswordWork {
  hash(password: string): Promise<string>
  verify(given: { hash: string; password: string }): Promise<boolean>
}

/** The library's scrypt (N=16384, r=16): a tenth of a second and 32 MB each, so every one goes through the lane. */
export const libraryWork: PasswordWork = { hash: hashPassword, verify: verifyPassword }

interface Weighing {
  lane: Lane
  passwordWork: PasswordWork
}
type Place = 'ordinary' | 'first'

export const hashInLane = ({ lane, passwordWork }: Weighing, password: string, place?: Place): Promise<string> | null =>
  lane.run(() => passwordWork.hash(normalisePassword(password)), place)

/**
 * Is it the password of this hash? With no hash, as for an address nobody has, the same work is done for nothing, so
 * that the time taken does not tell who has an account.
 */
export function weighInLane(
  { lane, passwordWork }: Weighing,
  { password, hash }: { password: string; hash: string | null },
  place?: Place,
): Promise<boolean> | null {
  return lane.run(async () => {
    const right = await passwordWork.verify({ hash: hash ?? nobodysHash, password: normalisePassword(password) })
    return right && hash !== null
  }, place)
}

/** Of a password nobody knows: 64 bytes of salt and key in the library's form. */
const nobodysHash = `${'5a'.repeat(16)}:${'c3'.repeat(64)}`

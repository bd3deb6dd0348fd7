import type { SignedIn } from './identify.ts'
import type { IdentityDeps, Visit } from './identity-deps.ts'
import { nextStep } from './next-step.ts'
import { provePassword, type PasswordProof } from './enrol.ts'
import { findPerson } from './person-store.ts'
import { endSessionsOf, renewSession } from './session-store.ts'
import { type NewPassword, preparePassword, writePassword } from './set-password.ts'
import type { StartedSession } from './sign-in.ts'

export type ChangePasswordOutcome =
  | { kind: 'changed'; started: StartedSession }
  | Exclude<PasswordProof, { kind: 'right' }>
  | Extract<NewPassword, { kind: 'refused' }>

/** A new password for the old one. Every other session ends, and this one goes on under a new token. */
export async function changePassword(
  deps: IdentityDeps,
  { signedIn, current, wanted, visit }: { signedIn: SignedIn; current: string; wanted: string; visit: Visit },
): Promise<ChangePasswordOutcome> {
  const { db, settings } = deps
  const { userId, sessionId, method } = signedIn
  const proof = await provePassword(deps, { userId, password: current, for: 'password.change', visit })
  if (proof.kind !== 'right') return proof
  const person = await findPerson(db, userId)
  if (!person) return { kind: 'wrong' }
  const prepared = await preparePassword(deps, person, wanted)
  if (prepared.kind !== 'will-do') return prepared

  const now = deps.now()
  return db.transaction().execute(async (trx): Promise<ChangePasswordOutcome> => {
    await writePassword(trx, { userId, hash: prepared.hash, now })
    await endSessionsOf(trx, userId, sessionId)
    const next = nextStep({ ...person, profile: settings.profile, method, passed: true, passwordChangedAt: now, now })
    const session = await renewSession(trx, sessionId, { next, now })
    await deps.record(trx, {
      action: 'password.change',
      outcome: 'done',
      user: userId,
      by: userId,
      address: visit.address,
    })
    // Ended meanwhile, as by an administrator: the password is changed, but nobody is signed in by it.
    return session === null ? { kind: 'wrong' } : { kind: 'changed', started: { next, session, device: null } }
  })
}

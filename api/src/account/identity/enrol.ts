import type { NextStep } from 'shared/account/identity-contract-parts.ts'
import type { SignedIn } from './identify.ts'
import type { IdentityDeps, Visit } from './identity-deps.ts'
import { nextStep } from './next-step.ts'
import { weighInLane } from './password-hash.ts'
import { findPerson } from './person-store.ts'
import { keepRecoveryCodes, newRecoveryCodes } from './recovery-code.ts'
import { endSessionsOf, renewSession } from './session-store.ts'
import { openSecret, sealSecret } from './second-factor.ts'
import { keepDevice, type StartedSession } from './sign-in.ts'
import { newTotpSecret, stepOfCode, totpUri } from './totp.ts'
import { triesRules } from './tries.ts'
import { proofKey } from './tries-of-person.ts'
import { countTry, forgetTries, keyOf, uncountTry } from './tries-store.ts'

export type BeginOutcome =
  | { kind: 'begun'; secret: string; uri: string }
  | { kind: 'wrong-password' }
  | { kind: 'sign-in-again' }
  | { kind: 'too-many'; seconds: number }
  | { kind: 'busy' }

/** So long after signing in by the provider a device may be set up without doing so again. */
export const freshMinutes = 10

/** Steps in which an authenticator may be enrolled. */
export const mayEnrol = (next: NextStep): boolean => next === 'ready' || next === 'enrol-second-factor'

/**
 * A new secret, which waits for its first code; a present authenticator stays until then. Whoever is fully signed in
 * gives the password again: a session left open must not be enough to replace the factor. Whoever came by the provider
 * has no password here, and comes by it once more.
 */
export async function beginEnrolment(
  deps: IdentityDeps,
  { signedIn, password, visit }: { signedIn: SignedIn; password: string | null; visit: Visit },
): Promise<BeginOutcome> {
  const { db } = deps
  const { userId, email } = signedIn
  if (signedIn.next === 'ready' && signedIn.method === 'sso') {
    if (deps.now().getTime() - signedIn.startedAt.getTime() > freshMinutes * 60_000) return { kind: 'sign-in-again' }
  } else if (signedIn.next === 'ready') {
    const proof = await provePassword(deps, { userId, password: password ?? '', for: 'second-factor.enrol', visit })
    if (proof.kind !== 'right') return proof.kind === 'wrong' ? { kind: 'wrong-password' } : proof
  }
  const secret = newTotpSecret()
  const pending = sealSecret(deps, userId, secret)
  await db
    .insertInto('account_second_factor')
    .values({ user_id: userId, secret: null, last_step: null, pending_secret: pending })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ pending_secret: pending }))
    .execute()
  return { kind: 'begun', secret, uri: totpUri(secret, email) }
}

export type ConfirmOutcome =
  | { kind: 'confirmed'; started: StartedSession; recoveryCodes: string[] }
  | { kind: 'nothing-waits' }
  | { kind: 'wrong' }
  | { kind: 'too-many'; seconds: number }

/** The first code makes the new authenticator the only one. Every other session of the person ends. */
export async function confirmEnrolment(
  deps: IdentityDeps,
  { signedIn, code, visit }: { signedIn: SignedIn; code: string; visit: Visit },
): Promise<ConfirmOutcome> {
  const { db, keyring, settings } = deps
  const { userId, sessionId, method } = signedIn
  const now = deps.now()
  const waiting = await db
    .selectFrom('account_second_factor')
    .select('pending_secret')
    .where('user_id', '=', userId)
    .executeTakeFirst()
  if (!waiting?.pending_secret) return { kind: 'nothing-waits' }
  const event = { action: 'second-factor.enrol', user: userId, by: userId, address: visit.address } as const
  const refuse = async <Refused extends ConfirmOutcome>(refused: Refused): Promise<Refused> => {
    await deps.record(db, { ...event, outcome: 'denied', detail: { why: refused.kind } })
    return refused
  }
  const key = keyOf(keyring, 'second-factor', userId)
  const counted = await countTry(db, [key], { rules: triesRules(settings.profile), now })
  if (counted.kind === 'wait') return refuse({ kind: 'too-many', seconds: counted.seconds })
  const pending = waiting.pending_secret
  const step = stepOfCode(openSecret(deps, userId, pending), code, now)
  if (step === null) return refuse({ kind: 'wrong' })

  const recoveryCodes = newRecoveryCodes()
  const started = await db.transaction().execute(async (trx) => {
    const made = await trx
      .updateTable('account_second_factor')
      .set({ secret: pending, pending_secret: null, last_step: step })
      .where('user_id', '=', userId)
      .where('pending_secret', '=', pending)
      .executeTakeFirst()
    const person = await findPerson(trx, userId)
    if (made.numUpdatedRows !== 1n || !person) return null
    const next = nextStep({ ...person, profile: settings.profile, method, passed: true, now })
    const session = await renewSession(trx, sessionId, { next, now })
    if (session === null) return null
    await keepRecoveryCodes(trx, { userId, codes: recoveryCodes, keyring })
    await endSessionsOf(trx, userId, sessionId)
    await forgetTries(trx, [key])
    const device = next === 'ready' ? await keepDevice(trx, userId, { visit, now }) : null
    await deps.record(trx, { ...event, outcome: 'done' })
    return { next, session, device }
  })
  return started ? { kind: 'confirmed', started, recoveryCodes } : { kind: 'nothing-waits' }
}

export type PasswordProof =
  | { kind: 'right' }
  | { kind: 'wrong' }
  | { kind: 'too-many'; seconds: number }
  | { kind: 'busy' }

interface Proving {
  userId: string
  password: string
  /** What it is to prove oneself for, as a refusal is told to the trail. */
  for: 'password.change' | 'second-factor.enrol'
  visit: Visit
}

/** The present password once more, from someone signed in: counted like any other try at it. */
export async function provePassword(
  deps: IdentityDeps,
  { userId, password, ...asked }: Proving,
): Promise<PasswordProof> {
  const { db, keyring, settings } = deps
  const person = await findPerson(db, userId)
  // Of its own: a stranger who fills the account's count must not keep its owner from changing the password.
  const keys = [proofKey(keyring, userId)]
  const counted = await countTry(db, keys, { rules: triesRules(settings.profile), now: deps.now() })
  if (counted.kind === 'wait') return refuse({ kind: 'too-many', seconds: counted.seconds })
  const weighing = weighInLane(deps, { password, hash: person?.password ?? null }, 'first')
  if (weighing === null) {
    await uncountTry(db, keys)
    return { kind: 'busy' }
  }
  if (!(await weighing)) return refuse({ kind: 'wrong' })
  await forgetTries(db, keys)
  return { kind: 'right' }

  async function refuse(refused: PasswordProof): Promise<PasswordProof> {
    const event = { action: asked.for, user: userId, by: userId, address: asked.visit.address } as const
    await deps.record(db, { ...event, outcome: 'denied', detail: { why: `password ${refused.kind}` } })
    return refused
  }
}

import type { NextStep } from 'shared/account/identity-contract-parts.ts'
import type { Db } from '../../db/open.ts'
import { addressBlock } from './client-address.ts'
import type { IdentityDeps, Visit } from './identity-deps.ts'
import { nextStep } from './next-step.ts'
import { weighInLane } from './password-hash.ts'
import { emailOf, findPersonByEmail, isShut, type PersonRow } from './person-store.ts'
import { endSession, isKnownDevice, rememberDevice, startSession } from './session-store.ts'
import { hashToken, newToken } from './token.ts'
import { triesRules } from './tries.ts'
import { countTry, forgetTries, keyOf, type TriesKey, uncountTry } from './tries-store.ts'

/** What the browser is to be given. */
export interface StartedSession {
  next: NextStep
  session: string
  /** Says that this person signed in here before; only once every step is done. */
  device: string | null
}

export type SignInOutcome =
  | { kind: 'started'; started: StartedSession }
  /** One answer for a wrong password, a closed account and an address nobody has. */
  | { kind: 'wrong' }
  | { kind: 'too-many'; seconds: number }
  | { kind: 'busy' }

export async function signIn(
  deps: IdentityDeps,
  { email, password, visit }: { email: string; password: string; visit: Visit },
): Promise<SignInOutcome> {
  const { db, keyring, settings } = deps
  const now = deps.now()
  const person = await findPersonByEmail(db, email)
  const device = visit.device === null ? null : hashToken(visit.device)
  const known = person && device ? await isKnownDevice(db, person.id, { tokenHash: device, now }) : false

  const own = known ? keyOf(keyring, 'device', device!.toString('hex')) : keyOf(keyring, 'account', emailOf(email))
  const common = known ? [] : [addressKey(deps, visit), keyOf(keyring, 'everyone', '')]
  const keys = [own, ...common]
  const counted = await countTry(db, keys, { rules: triesRules(settings.profile), now })
  if (counted.kind === 'wait') return refuse({ kind: 'too-many', seconds: counted.seconds })

  const weighing = weighInLane(deps, { password, hash: person?.password ?? null }, known ? 'first' : 'ordinary')
  if (weighing === null) {
    await uncountTry(db, keys)
    return { kind: 'busy' }
  }
  const right = await weighing
  if (!right || !person || isShut(person, now) || person.demo) return refuse({ kind: 'wrong' })

  const started = await db.transaction().execute(async (trx) => {
    await forgetTries(trx, [own])
    await uncountTry(trx, common)
    const begun = await beginSession(trx, { person, visit, method: 'password', passed: false, now }, deps)
    await deps.record(trx, {
      action: 'sign-in',
      outcome: 'done',
      user: person.id,
      by: person.id,
      address: visit.address,
      detail: { next: begun.next },
    })
    return begun
  })
  return { kind: 'started', started }

  async function refuse(outcome: SignInOutcome): Promise<SignInOutcome> {
    await deps.record(db, {
      action: 'sign-in',
      outcome: 'denied',
      user: person?.id ?? null,
      by: null,
      address: visit.address,
      detail: { why: outcome.kind },
    })
    return outcome
  }
}

export const addressKey = ({ keyring }: Pick<IdentityDeps, 'keyring'>, visit: Visit): TriesKey =>
  keyOf(keyring, 'address', addressBlock(visit.address))

interface Beginning {
  person: Pick<PersonRow, 'id' | 'role' | 'enrolled' | 'passwordChangedAt'>
  visit: Visit
  method: 'password' | 'sso' | 'demo'
  passed: boolean
  now: Date
}

/** A new session for this browser; the one it had before, whosever it was, ends. */
export async function beginSession(
  db: Db,
  { person, visit, method, passed, now }: Beginning,
  { settings }: Pick<IdentityDeps, 'settings'>,
): Promise<StartedSession> {
  if (visit.session !== null) await endSession(db, hashToken(visit.session))
  const { role, enrolled, passwordChangedAt } = person
  const next = nextStep({ profile: settings.profile, role, method, enrolled, passed, passwordChangedAt, now })
  const session = await startSession(db, { userId: person.id, method, next, visit, now })
  await db.updateTable('account_user').set({ last_sign_in_at: now }).where('id', '=', person.id).execute()
  const device = next === 'ready' && method !== 'demo' ? await keepDevice(db, person.id, { visit, now }) : null
  return { next, session, device }
}

/** The device's own token goes on if it has one of this person; another's is left to the other. */
export async function keepDevice(db: Db, userId: string, { visit, now }: { visit: Visit; now: Date }): Promise<string> {
  const old = visit.device
  const mine = old !== null && (await isKnownDevice(db, userId, { tokenHash: hashToken(old), now }))
  const token = mine ? { text: old, hash: hashToken(old) } : newToken()
  await rememberDevice(db, userId, { tokenHash: token.hash, now })
  return token.text
}

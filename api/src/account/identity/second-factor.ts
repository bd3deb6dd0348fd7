import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { seal, unseal } from '../secret/seal.ts'
import { Secret } from '../secret/secret.ts'
import type { SignedIn } from './identify.ts'
import type { IdentityDeps, Visit } from './identity-deps.ts'
import { nextStep } from './next-step.ts'
import { findPerson } from './person-store.ts'
import { takeRecoveryCode } from './recovery-code.ts'
import { renewSession } from './session-store.ts'
import { keepDevice, type StartedSession } from './sign-in.ts'
import { stepOfCode } from './totp.ts'
import { triesRules } from './tries.ts'
import { countTry, forgetTries, keyOf } from './tries-store.ts'

export type SecondFactorOutcome =
  | { kind: 'passed'; started: StartedSession; left: number | null }
  | { kind: 'wrong' }
  | { kind: 'too-many'; seconds: number }

interface Attempt {
  signedIn: SignedIn
  code: string
  visit: Visit
}

/** The six digits of the authenticator. */
export function passSecondFactor(deps: IdentityDeps, attempt: Attempt): Promise<SecondFactorOutcome> {
  const { userId } = attempt.signedIn
  return pass(deps, attempt, 'second-factor.pass', async (trx, now) => {
    const row = await trx
      .selectFrom('account_second_factor')
      .select('secret')
      .where('user_id', '=', userId)
      .executeTakeFirst()
    if (!row?.secret) return false
    const step = stepOfCode(openSecret(deps, userId, row.secret), attempt.code, now)
    return step !== null && (await claimStep(trx, userId, step))
  })
}

/** A recovery code, when the authenticator is lost. */
export function passByRecoveryCode(deps: IdentityDeps, attempt: Attempt): Promise<SecondFactorOutcome> {
  const { keyring } = deps
  return pass(deps, attempt, 'recovery-code.use', async (trx, now) => {
    const left = await takeRecoveryCode(trx, { userId: attempt.signedIn.userId, typed: attempt.code, keyring, now })
    return left === null ? false : { left }
  })
}

/**
 * No code of this step or an earlier one counts any more. One statement, so of any number at the same moment, in any
 * number of processes, one succeeds.
 */
export async function claimStep(db: Db, userId: string, step: number): Promise<boolean> {
  const result = await db
    .updateTable('account_second_factor')
    .set({ last_step: step })
    .where('user_id', '=', userId)
    .where(sql<boolean>`(last_step is null or last_step < ${step})`)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

async function pass(
  deps: IdentityDeps,
  { signedIn, visit }: Attempt,
  action: 'second-factor.pass' | 'recovery-code.use',
  take: (trx: Db, now: Date) => Promise<boolean | { left: number }>,
): Promise<SecondFactorOutcome> {
  const { db, keyring, settings } = deps
  const { userId, sessionId, method } = signedIn
  const now = deps.now()
  if (signedIn.next !== 'second-factor') return { kind: 'wrong' }
  const key = keyOf(keyring, 'second-factor', userId)
  const counted = await countTry(db, [key], { rules: triesRules(settings.profile), now })
  const event = { action, user: userId, by: userId, address: visit.address } as const
  if (counted.kind === 'wait') {
    await deps.record(db, { ...event, outcome: 'denied', detail: { why: 'too-many' } })
    return { kind: 'too-many', seconds: counted.seconds }
  }

  const passed = await db.transaction().execute(async (trx) => {
    const taken = await take(trx, now)
    if (!taken) return null
    const person = await findPerson(trx, userId)
    if (!person) return null
    const next = nextStep({ ...person, profile: settings.profile, method, passed: true, now })
    const session = await renewSession(trx, sessionId, { next, now })
    if (session === null) return null
    await forgetTries(trx, [key])
    const device = next === 'ready' ? await keepDevice(trx, userId, { visit, now }) : null
    await deps.record(trx, { ...event, outcome: 'done' })
    return { started: { next, session, device }, left: taken === true ? null : taken.left }
  })
  if (passed) return { kind: 'passed', ...passed }
  await deps.record(db, { ...event, outcome: 'denied', detail: { why: 'wrong' } })
  return { kind: 'wrong' }
}

const placeOf = (userId: string) => ({ table: 'account_second_factor', column: 'secret', row: userId })

export const sealSecret = ({ keyring }: Pick<IdentityDeps, 'keyring'>, userId: string, secret: string): string =>
  seal(keyring, placeOf(userId), new Secret(secret))

export const openSecret = ({ keyring }: Pick<IdentityDeps, 'keyring'>, userId: string, sealed: string): string =>
  unseal(keyring, placeOf(userId), sealed).reveal()

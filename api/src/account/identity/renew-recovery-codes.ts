import type { SignedIn } from './identify.ts'
import type { IdentityDeps, Visit } from './identity-deps.ts'
import { keepRecoveryCodes, newRecoveryCodes } from './recovery-code.ts'
import { claimStep, openSecret } from './second-factor.ts'
import { stepOfCode } from './totp.ts'
import { triesRules } from './tries.ts'
import { countTry, forgetTries, keyOf } from './tries-store.ts'

export type RenewOutcome =
  | { kind: 'renewed'; recoveryCodes: string[] }
  | { kind: 'no-factor' }
  | { kind: 'wrong' }
  | { kind: 'too-many'; seconds: number }

/**
 * New codes for old. A session left open is not enough: a fresh code of the authenticator is asked, counted and used up
 * like one at sign-in.
 */
export async function renewRecoveryCodes(
  deps: IdentityDeps,
  { signedIn, code, visit }: { signedIn: SignedIn; code: string; visit: Visit },
): Promise<RenewOutcome> {
  const { db, keyring, settings } = deps
  const { userId } = signedIn
  const now = deps.now()
  const row = await db
    .selectFrom('account_second_factor')
    .select('secret')
    .where('user_id', '=', userId)
    .executeTakeFirst()
  if (!row?.secret) return { kind: 'no-factor' }
  const key = keyOf(keyring, 'second-factor', userId)
  const event = { action: 'recovery-code.renew', user: userId, by: userId, address: visit.address } as const
  const counted = await countTry(db, [key], { rules: triesRules(settings.profile), now })
  if (counted.kind === 'wait') {
    await deps.record(db, { ...event, outcome: 'denied', detail: { why: 'too-many' } })
    return { kind: 'too-many', seconds: counted.seconds }
  }
  const step = stepOfCode(openSecret(deps, userId, row.secret), code, now)
  const recoveryCodes = newRecoveryCodes()
  const renewed =
    step !== null &&
    (await db.transaction().execute(async (trx) => {
      if (!(await claimStep(trx, userId, step))) return false
      await keepRecoveryCodes(trx, { userId, codes: recoveryCodes, keyring })
      await forgetTries(trx, [key])
      await deps.record(trx, { ...event, outcome: 'done' })
      return true
    }))
  if (renewed) return { kind: 'renewed', recoveryCodes }
  await deps.record(db, { ...event, outcome: 'denied', detail: { why: 'wrong' } })
  return { kind: 'wrong' }
}

import type { IdentityDeps } from './identity-deps.ts'
import { type Invitation, invitationHours, makeInvitation } from './invitation.ts'
import { findPersonByEmail } from './person-store.ts'
import { endSessionsOf } from './session-store.ts'
import { triesOf } from './tries-of-person.ts'
import { forgetTries } from './tries-store.ts'

export interface Unlocked {
  counters: number
  secondFactorReset: boolean
  invitation: Invitation | null
}

/** The way back in for who holds the machine itself, when nobody can sign in to open an account. */
export async function unlock(
  deps: Pick<IdentityDeps, 'db' | 'now' | 'settings' | 'record' | 'keyring'>,
  email: string,
  { newLink, resetSecondFactor }: { newLink: boolean; resetSecondFactor: boolean },
): Promise<Unlocked | null> {
  const { keyring } = deps
  const now = deps.now()
  return deps.db.transaction().execute(async (trx) => {
    const person = await findPersonByEmail(trx, email)
    if (!person) return null
    const event = { outcome: 'done', user: person.id, by: null, address: null } as const
    const counters = await forgetTries(trx, await triesOf(trx, person, keyring))
    await deps.record(trx, { ...event, action: 'user.unlock' })
    if (resetSecondFactor) {
      await trx.deleteFrom('account_second_factor').where('user_id', '=', person.id).execute()
      await trx.deleteFrom('account_recovery_code').where('user_id', '=', person.id).execute()
      await trx.deleteFrom('account_device').where('user_id', '=', person.id).execute()
      await endSessionsOf(trx, person.id)
      await deps.record(trx, { ...event, action: 'second-factor.reset' })
    }
    const hours = invitationHours.reset
    const invitation = newLink ? await makeInvitation(trx, { userId: person.id, by: null, hours, now }, deps) : null
    return { counters, secondFactorReset: resetSecondFactor, invitation }
  })
}

import type { Db } from '../../db/open.ts'

/** What is told of an account: to the trail, in the transaction of the change itself. */
export interface IdentityEvent {
  action:
    | 'sign-in'
    | 'sign-out'
    | 'second-factor.pass'
    | 'second-factor.enrol'
    | 'second-factor.reset'
    | 'second-factor.reset-ask'
    | 'second-factor.reset-withdraw'
    | 'recovery-code.renew'
    | 'recovery-code.use'
    | 'session.end'
    | 'password.change'
    | 'invitation.create'
    | 'invitation.accept'
    | 'user.change'
    | 'user.disable'
    | 'user.enable'
    | 'user.unlock'
    | 'first-administrator.create'
  outcome: 'done' | 'denied'
  /** Whose account; null for an e-mail that has none. */
  user: string | null
  /** Who did it: the person, or null before sign-in and for a command. */
  by: string | null
  address: string | null
  detail?: Readonly<Record<string, string | number | boolean | null>>
}

export type RecordIdentityEvent = (db: Db, event: IdentityEvent) => Promise<void>

import type { NextStep, SignInMethod } from 'shared/account/identity-contract-parts.ts'
import type { AccountRole } from 'shared/account/role.ts'
import { mustChangePassword, needsSecondFactor, type SecurityProfile } from 'shared/account/profile.ts'

export interface SignInSoFar {
  profile: SecurityProfile
  role: AccountRole
  method: SignInMethod
  /** An authenticator is enrolled. */
  enrolled: boolean
  /** A second factor was passed in this sign-in, here or at a provider that is trusted to ask for one. */
  passed: boolean
  passwordChangedAt: Date | null
  now: Date
}

/** What is still to do before a session may be used; an enrolled authenticator is asked for whatever the role. */
export function nextStep({ profile, role, method, enrolled, passed, passwordChangedAt, now }: SignInSoFar): NextStep {
  if (method === 'demo') return 'ready'
  if (!passed && enrolled) return 'second-factor'
  if (!passed && needsSecondFactor(profile, role)) return 'enrol-second-factor'
  if (method === 'password' && mustChangePassword(profile, { role, changedAt: passwordChangedAt, now })) {
    return 'change-password'
  }
  return 'ready'
}

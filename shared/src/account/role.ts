import type { Day } from '../day.ts'

/**
 * Who may stand before the program. `subsystem` is a machine with an API key, `kiosk` a screen on a wall. Whoever has
 * not signed in is a `visitor` where the figures are open, and `none` where they are not.
 */
export const roles = [
  'leader',
  'officer',
  'approver',
  'commune-head',
  'commune-officer',
  'operator',
  'administrator',
  'subsystem',
  'kiosk',
  'visitor',
  'none',
] as const
export type Role = (typeof roles)[number]

/** Roles a person can be given; the others are given to machines, or to nobody. */
export const personRoles = [
  'leader',
  'officer',
  'approver',
  'commune-head',
  'commune-officer',
  'operator',
  'administrator',
] as const satisfies readonly Role[]
export type PersonRole = (typeof personRoles)[number]

/** Roles that answer for one unit and are nothing without it. */
export const unitRoles = ['commune-head', 'commune-officer'] as const satisfies readonly PersonRole[]

export const answersForUnit = (role: Role): boolean => (unitRoles as readonly Role[]).includes(role)

/** Roles an account can have: a person's, or a wall display's, which signs in too but only ever reads. */
export const accountRoles = [...personRoles, 'kiosk'] as const
export type AccountRole = (typeof accountRoles)[number]

/** How far a role reaches: a commune's people to their unit, an operator to the provider that employs them. */
export interface RoleAndScope {
  role: AccountRole
  unit: string | null
  provider: string | null
  accessUntil?: Day | null
}

/** A scope where the role wants one, and none where it would be ignored: a leader "of" a commune is a mistake. */
export function scopeFault({ role, unit, provider }: RoleAndScope): 'unit' | 'provider' | null {
  if (answersForUnit(role) !== (unit !== null)) return 'unit'
  if ((role === 'operator') !== (provider !== null)) return 'provider'
  return null
}

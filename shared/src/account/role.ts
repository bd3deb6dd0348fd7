/**
 * Who may stand before the program. `subsystem` is a machine with an API key, `kiosk` a screen on a wall,
 * `none` whoever has not signed in.
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

import { z } from 'zod'
import { addDays, type Day, daySchema } from '../day.ts'
import { unitScopeSchema } from './identity.ts'
import { answersForUnit, personRoles } from './role.ts'

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

export const roleAndScopeShape = {
  role: z.enum(accountRoles),
  unit: unitScopeSchema.nullable().default(null),
  provider: z.string().trim().min(2).max(80).nullable().default(null),
}

/** What an administrator gives a person. A wall display is no person: it has a link of its own. */
export const personGivenShape = {
  ...roleAndScopeShape,
  role: z.enum(personRoles),
  /** The last day the account opens. A contractor always has one: without it, half a year from now. */
  accessUntil: z.union([daySchema, z.null()]).default(null),
}

/**
 * The last day an account opens: as asked; for a contractor never longer than a year and a day, and half a year where
 * nothing is asked. Null stands for no end.
 */
export function accessUntilOf(
  { role, accessUntil = null }: Pick<RoleAndScope, 'role' | 'accessUntil'>,
  today: Day,
): { kind: 'until'; day: Day | null } | { kind: 'past' | 'too-long' } {
  if (accessUntil === null)
    return { kind: 'until', day: role === 'operator' ? addDays(today, operatorDays.usual) : null }
  if (accessUntil < today) return { kind: 'past' }
  if (role === 'operator' && accessUntil > addDays(today, operatorDays.longest)) return { kind: 'too-long' }
  return { kind: 'until', day: accessUntil }
}

/** Days an operator's account may run before somebody has to renew it, and those it gets when nothing is said. */
export const operatorDays = { longest: 366, usual: 180 } as const

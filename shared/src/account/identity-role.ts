import { z } from 'zod'
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

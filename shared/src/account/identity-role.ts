import { z } from 'zod'

/** What a person is to the program. What each may see and do is the policy's to say. */
export const roles = [
  'leader',
  'officer',
  'approver',
  'commune-head',
  'commune-officer',
  'operator',
  'administrator',
  'kiosk',
] as const
export type Role = (typeof roles)[number]

/** How far a role reaches: a commune's people to their unit, an operator to the provider that employs them. */
export interface RoleAndScope {
  role: Role
  unit: string | null
  provider: string | null
}

export const isCommuneRole = (role: Role): boolean => role === 'commune-head' || role === 'commune-officer'

/** A scope where the role wants one, and none where it would be ignored: a leader "of" a commune is a mistake. */
export function scopeFault({ role, unit, provider }: RoleAndScope): 'unit' | 'provider' | null {
  if (isCommuneRole(role) !== (unit !== null)) return 'unit'
  if ((role === 'operator') !== (provider !== null)) return 'provider'
  return null
}

/** A unit code, as `unit/unit.ts` has it; that room stands to the right of this one. */
const scopeUnitSchema = z.string().regex(/^(\d{5}|H\d{2}\.\d{1,3})$/)

export const roleAndScopeShape = {
  role: z.enum(roles),
  unit: scopeUnitSchema.nullable().default(null),
  provider: z.string().trim().min(2).max(80).nullable().default(null),
}

import { addDays, type Day } from '../day.ts'
import type { RoleAndScope } from './role.ts'

/** Days an operator's account may run before somebody has to renew it, and those it gets when nothing is said. */
export const operatorDays = { longest: 366, usual: 180 } as const

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

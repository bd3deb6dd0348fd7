import { z } from '@hono/zod-openapi'
import { problemSchema, refusals } from '../problem.ts'
import { daySchema } from '../day.ts'
import { unitScopeSchema } from './unit-scope.ts'
import { longestPassword } from './password.ts'
import { accountRoles, personRoles } from './role.ts'

/**
 * What a session still has to do before it may do anything else. `ready`: nothing.
 */
export const nextSteps = ['ready', 'second-factor', 'enrol-second-factor', 'change-password'] as const
export type NextStep = (typeof nextSteps)[number]

export const signInMethods = ['password', 'sso', 'demo', 'kiosk'] as const
export type SignInMethod = (typeof signInMethods)[number]

export const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
})
export const behindSignIn = {
  ...refusals,
  401: problem('Nobody is signed in, or the session has ended, or it has a step to do first.'),
  403: problem('This role may not.'),
}
export const guesses = {
  ...refusals,
  401: problem('Wrong; which part of it is not said.'),
  429: problem('Too many tries; `Retry-After` says when to come back.'),
}
export const conflict = { 409: problem('It does not fit what is kept.') }
export const body = <S extends z.ZodType>(schema: S) => ({
  required: true,
  content: { 'application/json': { schema } },
})
export const nothing = { description: 'Done' }

/** Long enough for any address there is; the form is judged where one is created, so that here nothing tells them apart. */
export const typedEmail = z.string().min(1).max(254)
export const typedPassword = z
  .string()
  .min(1)
  .max(longestPassword * 4)
export const typedToken = z.string().min(20).max(200)
export const byId = z.object({ id: z.uuid() })

export const nextStepSchema = z.object({ next: z.enum(nextSteps) }).openapi('NextStep')

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

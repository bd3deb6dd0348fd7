import { createRoute, z } from '@hono/zod-openapi'
import { answer } from '../problem.ts'
import {
  behindSignIn,
  body,
  byId,
  conflict,
  guesses,
  nextSteps,
  nextStepSchema,
  nothing,
  signInMethods,
  typedPassword,
} from './identity-contract-parts.ts'
import { accountRoles } from './role.ts'

export const meSchema = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: z.enum(accountRoles),
    unit: z.string().nullable(),
    provider: z.string().nullable(),
    demo: z.boolean(),
    method: z.enum(signInMethods),
    next: z.enum(nextSteps),
    /** False for whoever comes by single sign-on alone: there is none to change. */
    hasPassword: z.boolean(),
    secondFactor: z.boolean(),
    recoveryCodesLeft: z.int(),
    /** The session ends then if nothing is asked in between … */
    idleEndsAt: z.iso.datetime(),
    /** … and then in any case. */
    endsAt: z.iso.datetime(),
  })
  .openapi('Me')
export type Me = z.infer<typeof meSchema>

/** Nobody has signed in, and the figures are open. */
export const visitorSchema = z.object({ role: z.literal('visitor'), id: z.null(), unit: z.null() }).openapi('Visitor')

export const readMe = createRoute({
  method: 'get',
  path: '/api/account/me',
  operationId: 'readMe',
  summary: 'Who is asking',
  responses: {
    200: answer(
      'Who is signed in, even with a step still to do; a visitor where the figures are open to all',
      z.union([meSchema, visitorSchema]),
    ),
    ...behindSignIn,
  },
})

export const sessionSchema = z
  .object({
    id: z.uuid(),
    current: z.boolean(),
    method: z.enum(signInMethods),
    startedAt: z.iso.datetime(),
    seenAt: z.iso.datetime(),
    address: z.string(),
    agent: z.string(),
  })
  .openapi('Session')

export const listOwnSessions = createRoute({
  method: 'get',
  path: '/api/account/sessions',
  operationId: 'listOwnSessions',
  summary: 'Where one is signed in',
  responses: {
    200: answer('One’s sessions, the newest first', z.object({ sessions: z.array(sessionSchema) })),
    ...behindSignIn,
  },
})

export const endOwnSession = createRoute({
  method: 'delete',
  path: '/api/account/sessions/{id}',
  operationId: 'endOwnSession',
  summary: 'End one of one’s sessions',
  request: { params: byId },
  responses: { 204: nothing, ...behindSignIn },
})

export const endOtherSessions = createRoute({
  method: 'delete',
  path: '/api/account/sessions',
  operationId: 'endOtherSessions',
  summary: 'End all of one’s sessions but this',
  responses: { 204: nothing, ...behindSignIn },
})

export const changePassword = createRoute({
  method: 'post',
  path: '/api/account/password',
  operationId: 'changePassword',
  summary: 'A new password for the old one; every other session ends',
  request: { body: body(z.strictObject({ current: typedPassword, next: typedPassword })) },
  responses: { 200: answer('Changed', nextStepSchema), ...behindSignIn, 429: guesses[429] },
})

export const beginEnrolment = createRoute({
  method: 'post',
  path: '/api/account/second-factor/enrolment',
  operationId: 'beginEnrolment',
  summary: 'A new secret for an authenticator; the present one stays until the new one is confirmed',
  request: { body: body(z.strictObject({ password: typedPassword.optional() })) },
  responses: {
    200: answer('Shown once', z.object({ secret: z.string(), uri: z.string() })),
    ...behindSignIn,
    ...conflict,
    429: guesses[429],
  },
})

export const confirmEnrolment = createRoute({
  method: 'post',
  path: '/api/account/second-factor/enrolment/confirmation',
  operationId: 'confirmEnrolment',
  summary: 'The first six digits of a new authenticator',
  request: { body: body(z.strictObject({ code: z.string().max(20) })) },
  responses: {
    200: answer('The recovery codes, shown once', nextStepSchema.extend({ recoveryCodes: z.array(z.string()) })),
    ...behindSignIn,
    ...conflict,
    429: guesses[429],
  },
})

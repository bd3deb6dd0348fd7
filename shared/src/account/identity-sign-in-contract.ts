import { createRoute, z } from '@hono/zod-openapi'
import { answer, refusals } from '../problem.ts'
import {
  body,
  guesses,
  nextStepSchema,
  nothing,
  problem,
  roleAndScopeShape,
  typedEmail,
  typedPassword,
  typedToken,
} from './identity-contract-parts.ts'
import { ownPath } from './own-path.ts'
import { accountRoles } from './role.ts'

export const readSignInWays = createRoute({
  method: 'get',
  path: '/api/account/ways',
  operationId: 'readSignInWays',
  summary: 'How one may sign in here',
  responses: {
    200: answer(
      'The ways there are',
      z.object({
        sso: z.object({ name: z.string() }).nullable(),
        demo: z.array(z.enum(accountRoles)).nullable(),
        shortestPassword: z.int(),
        /** Whoever has not signed in may read the figures. */
        openFigures: z.boolean(),
        /** The browser holds a session that still lives, so that a page need not ask who it is to be refused. */
        signedIn: z.boolean(),
      }),
    ),
    ...refusals,
  },
})

export const signIn = createRoute({
  method: 'post',
  path: '/api/account/sign-in',
  operationId: 'signIn',
  summary: 'E-mail and password',
  request: { body: body(z.strictObject({ email: typedEmail, password: typedPassword })) },
  responses: { 200: answer('Signed in, or a step nearer to it', nextStepSchema), ...guesses },
})

export const passSecondFactor = createRoute({
  method: 'post',
  path: '/api/account/second-factor',
  operationId: 'passSecondFactor',
  summary: 'The six digits of the authenticator; each counts once',
  request: { body: body(z.strictObject({ code: z.string().max(20) })) },
  responses: { 200: answer('The step was taken', nextStepSchema), ...guesses },
})

export const recover = createRoute({
  method: 'post',
  path: '/api/account/recovery',
  operationId: 'recover',
  summary: 'A recovery code instead of the authenticator; each counts once',
  request: { body: body(z.strictObject({ code: z.string().max(64) })) },
  responses: {
    200: answer('The step was taken', nextStepSchema.extend({ left: z.int() })),
    ...guesses,
  },
})

export const signOut = createRoute({
  method: 'post',
  path: '/api/account/sign-out',
  operationId: 'signOut',
  summary: 'End this session',
  responses: { 204: nothing, ...refusals },
})

const invitationSchema = z.object({
  email: z.string(),
  name: z.string(),
  role: z.enum(accountRoles),
  expiresAt: z.iso.datetime(),
})

/** The token stands in the body: an address is written into logs and histories. */
export const readInvitation = createRoute({
  method: 'post',
  path: '/api/account/invitations/reading',
  operationId: 'readInvitation',
  summary: 'Whom an invitation is for',
  request: { body: body(z.strictObject({ token: typedToken })) },
  responses: { 200: answer('The invitation', invitationSchema), ...refusals, 429: guesses[429] },
})

export const acceptInvitation = createRoute({
  method: 'post',
  path: '/api/account/invitations/acceptance',
  operationId: 'acceptInvitation',
  summary: 'Set a password with an invitation, once',
  request: { body: body(z.strictObject({ token: typedToken, password: typedPassword })) },
  responses: { 200: answer('Signed in, or a step nearer to it', nextStepSchema), ...refusals, 429: guesses[429] },
})

export const signInDemo = createRoute({
  method: 'post',
  path: '/api/account/demo',
  operationId: 'signInDemo',
  summary: 'One click as a role, where the demo runs on this very machine and nowhere else',
  request: { body: body(z.strictObject(roleAndScopeShape)) },
  responses: { 200: answer('Signed in', nextStepSchema), ...refusals },
})

export const signInSso = createRoute({
  method: 'post',
  path: '/api/account/sso',
  operationId: 'signInSso',
  summary: 'Where to send the browser to sign in with the province’s own provider',
  request: {
    body: {
      required: false,
      content: { 'application/json': { schema: z.strictObject({ next: z.string().regex(ownPath).optional() }) } },
    },
  },
  responses: {
    200: answer('The address', z.object({ url: z.url() })),
    ...refusals,
    503: problem('The provider does not answer.'),
  },
})

/** The provider sends the browser back here. */
export const returnFromSso = createRoute({
  method: 'get',
  path: '/api/account/sso/callback/{provider}',
  operationId: 'returnFromSso',
  summary: 'The way back from the provider; always a redirect to a page of ours',
  request: {
    params: z.object({ provider: z.literal('province') }),
    query: z.object({
      code: z.string().max(4096).optional(),
      state: z.string().max(512).optional(),
      iss: z.string().max(512).optional(),
      error: z.string().max(200).optional(),
      error_description: z.string().max(1000).optional(),
      session_state: z.string().max(512).optional(),
    }),
  },
  responses: { 302: { description: 'To the page that was wanted, or back to the sign-in page' }, ...refusals },
})

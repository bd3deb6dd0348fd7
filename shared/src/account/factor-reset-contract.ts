import { createRoute, z } from '@hono/zod-openapi'
import { answer } from '../problem.ts'
import { behindSignIn, body, byId, conflict, guesses } from './identity-contract-parts.ts'

/** Hours the wish of one administrator waits for another. */
export const factorResetHours = 24

export const factorResetSchema = z
  .object({
    id: z.uuid(),
    person: z.uuid(),
    personName: z.string(),
    askedBy: z.uuid(),
    askedByName: z.string(),
    reason: z.string(),
    askedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    /** Whether whoever asks may grant it: neither they nor the person concerned asked for it. */
    grantable: z.boolean(),
  })
  .openapi('SecondFactorReset')
export type FactorReset = z.infer<typeof factorResetSchema>

const one = (description: string) => answer(description, z.object({ reset: factorResetSchema }))

export const listFactorResets = createRoute({
  method: 'get',
  path: '/api/account/second-factor-resets',
  operationId: 'listFactorResets',
  summary: 'Second factors that an administrator wants removed and another has not yet granted',
  responses: { 200: answer('The open wishes', z.object({ resets: z.array(factorResetSchema) })), ...behindSignIn },
})

export const askFactorReset = createRoute({
  method: 'post',
  path: '/api/account/people/{id}/second-factor-reset',
  operationId: 'askFactorReset',
  summary: 'Ask another administrator to remove a lost second factor',
  request: {
    params: byId,
    body: body(
      z.strictObject({
        reason: z
          .string()
          .regex(/^[^\p{C}<>"]+$/u)
          .trim()
          .min(10)
          .max(300),
      }),
    ),
  },
  responses: { 201: one('Asked; nothing is removed yet'), ...behindSignIn, ...conflict },
})

export const grantFactorReset = createRoute({
  method: 'post',
  path: '/api/account/second-factor-resets/{id}/grant',
  operationId: 'grantFactorReset',
  summary: 'Remove the second factor and end the person’s sessions; the next sign-in enrols anew',
  request: { params: byId },
  responses: { 200: one('Removed'), ...behindSignIn, ...conflict },
})

export const withdrawFactorReset = createRoute({
  method: 'post',
  path: '/api/account/second-factor-resets/{id}/withdrawal',
  operationId: 'withdrawFactorReset',
  summary: 'The second factor stays',
  request: { params: byId },
  responses: { 200: one('Withdrawn'), ...behindSignIn, ...conflict },
})

/** A code of the authenticator proves it is still there; the old codes are worth nothing afterwards. */
export const renewRecoveryCodes = createRoute({
  method: 'post',
  path: '/api/account/recovery-codes',
  operationId: 'renewRecoveryCodes',
  summary: 'Ten new recovery codes in place of the old',
  request: { body: body(z.strictObject({ code: z.string().max(20) })) },
  responses: {
    200: answer('The codes, shown once', z.object({ recoveryCodes: z.array(z.string()) })),
    ...behindSignIn,
    ...conflict,
    429: guesses[429],
  },
})

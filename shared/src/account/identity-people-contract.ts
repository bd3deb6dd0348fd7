import { createRoute, z } from '@hono/zod-openapi'
import { daySchema } from '../day.ts'
import { answer } from '../problem.ts'
import { behindSignIn, body, byId, conflict, personGivenShape } from './identity-contract-parts.ts'
import { accountRoles } from './role.ts'

const newEmail = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .regex(/^[a-z0-9._%+-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/)
const newName = z
  .string()
  .regex(/^[^\p{C}<>"]+$/u)
  .trim()
  .min(2)
  .max(120)

const deliverySchema = z
  .object({
    /** `shown`: no mail server is set, so the link is here, this once. `failed`: the mail server refused, so likewise. */
    delivery: z.enum(['mailed', 'shown', 'failed']),
    link: z.string().nullable(),
    expiresAt: z.iso.datetime(),
  })
  .openapi('InvitationDelivery')

export const invite = createRoute({
  method: 'post',
  path: '/api/account/invitations',
  operationId: 'invite',
  summary: 'Invite a person',
  request: { body: body(z.strictObject({ email: newEmail, name: newName, ...personGivenShape })) },
  responses: {
    201: answer('Invited', deliverySchema.extend({ id: z.uuid() })),
    ...behindSignIn,
    ...conflict,
  },
})

export const personSchema = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    role: z.enum(accountRoles),
    unit: z.string().nullable(),
    provider: z.string().nullable(),
    state: z.enum(['invited', 'active', 'disabled']),
    demo: z.boolean(),
    secondFactor: z.boolean(),
    /** The last day the account opens; null for as long as it is not closed. */
    accessUntil: z.union([daySchema, z.null()]),
    lastSignInAt: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
    sessions: z.int(),
  })
  .openapi('Person')
export type Person = z.infer<typeof personSchema>

export const listPeople = createRoute({
  method: 'get',
  path: '/api/account/people',
  operationId: 'listPeople',
  summary: 'Everybody with an account',
  responses: { 200: answer('The people, by name', z.object({ people: z.array(personSchema) })), ...behindSignIn },
})

export const changePerson = createRoute({
  method: 'put',
  path: '/api/account/people/{id}/role',
  operationId: 'changePerson',
  summary: 'Another role or scope; the person’s sessions end',
  request: { params: byId, body: body(z.strictObject(personGivenShape)) },
  responses: { 200: answer('Changed', personSchema), ...behindSignIn, ...conflict },
})

export const disablePerson = createRoute({
  method: 'post',
  path: '/api/account/people/{id}/disabling',
  operationId: 'disablePerson',
  summary: 'Close an account; the person’s sessions end',
  request: { params: byId },
  responses: { 200: answer('Closed', personSchema), ...behindSignIn, ...conflict },
})

export const enablePerson = createRoute({
  method: 'post',
  path: '/api/account/people/{id}/enabling',
  operationId: 'enablePerson',
  summary: 'Open an account again, and forget its failed tries',
  request: { params: byId },
  responses: { 200: answer('Open', personSchema), ...behindSignIn, ...conflict },
})

export const endPersonSessions = createRoute({
  method: 'delete',
  path: '/api/account/people/{id}/sessions',
  operationId: 'endPersonSessions',
  summary: 'End every session of a person; the account stays open',
  request: { params: byId },
  responses: {
    200: answer('How many ended, and the person', z.object({ ended: z.int(), person: personSchema })),
    ...behindSignIn,
  },
})

export const inviteAgain = createRoute({
  method: 'post',
  path: '/api/account/people/{id}/invitation',
  operationId: 'inviteAgain',
  summary: 'A new link to set a password; the second factor stays',
  request: { params: byId },
  responses: { 201: answer('Invited', deliverySchema), ...behindSignIn, ...conflict },
})

import { createRoute, z } from '@hono/zod-openapi'
import { answer, refusals } from '../problem.ts'
import { unitScopeSchema } from './unit-scope.ts'
import { conflict } from './identity-contract-parts.ts'
import { keyRights } from './right.ts'

/** Days a key may live, and days the old one lives on beside the new one when it is rotated. */
export const keyLife = { longestDays: 365, longestOverlapDays: 7 } as const

export const keyStates = ['active', 'ending', 'expired', 'ended'] as const

export const apiKeySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    /** `*`: every unit, for a subsystem of the province. */
    unit: z.string(),
    dataset: z.string(),
    rights: z.array(z.enum(keyRights)),
    /** `ending`: a newer key has taken over and this one lives out its overlap. */
    state: z.enum(keyStates),
    createdAt: z.iso.datetime(),
    /** Who made it, by id; names are in the list of people. Null for one no person made. */
    createdBy: z.string().nullable(),
    expiresAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    lastUsedAt: z.iso.datetime().nullable(),
    replaces: z.string().nullable(),
  })
  .openapi('ApiKey')
export type ApiKey = z.infer<typeof apiKeySchema>

const idPath = z.object({ id: z.string().regex(/^[a-z0-9]{12}$/) })

/** The only answer that ever holds the key itself. */
const madeKey = answer(
  'The key; `secret` is shown this once and kept nowhere',
  z.object({ key: apiKeySchema, secret: z.string() }),
)

export const listApiKeys = createRoute({
  method: 'get',
  path: '/api/api-keys',
  operationId: 'listApiKeys',
  summary: 'The API keys there are, without their secrets',
  responses: { 200: answer('The keys', z.object({ keys: z.array(apiKeySchema) })), ...refusals },
})

export const newApiKeySchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  unit: z.union([unitScopeSchema, z.literal('*')]),
  dataset: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  rights: z.array(z.enum(keyRights)).min(1).max(keyRights.length),
  days: z.int().min(1).max(keyLife.longestDays),
})
export type NewApiKey = z.infer<typeof newApiKeySchema>

const bodyOf = <S extends z.ZodType>(schema: S) => ({
  required: true,
  content: { 'application/json': { schema } },
})

export const createApiKey = createRoute({
  method: 'post',
  path: '/api/api-keys',
  operationId: 'createApiKey',
  summary: 'Make a key for a subsystem or a unit',
  request: { body: bodyOf(newApiKeySchema) },
  responses: { 201: madeKey, ...refusals },
})

export const rotationSchema = z.strictObject({
  days: z.int().min(1).max(keyLife.longestDays),
  overlapHours: z
    .int()
    .min(0)
    .max(keyLife.longestOverlapDays * 24),
})

export const rotateApiKey = createRoute({
  method: 'post',
  path: '/api/api-keys/{id}/rotation',
  operationId: 'rotateApiKey',
  summary: 'Make the successor of a key; the old one lives on for the overlap',
  request: { params: idPath, body: bodyOf(rotationSchema) },
  responses: { 201: madeKey, ...refusals, ...conflict },
})

export const endApiKey = createRoute({
  method: 'post',
  path: '/api/api-keys/{id}/end',
  operationId: 'endApiKey',
  summary: 'End a key at once',
  request: { params: idPath },
  responses: { 200: answer('The key, ended', z.object({ key: apiKeySchema })), ...refusals },
})

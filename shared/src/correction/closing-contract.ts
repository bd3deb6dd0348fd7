import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, body, byId, conflict } from '../account/identity-contract-parts.ts'
import { daySchema } from '../day.ts'
import { calendars } from '../period-contract.ts'
import { answer, refusals } from '../problem.ts'
import { langQuery } from '../text.ts'

/** A period whose figures have been reported: from then on nothing moves them without a second pair of eyes. */
export const closingSchema = z
  .object({
    id: z.uuid(),
    calendar: z.enum(calendars),
    key: z.string(),
    from: daySchema,
    to: daySchema,
    /** The state of the ledger it was closed at: as of that instant its figures are those that were reported. */
    version: z.int(),
    closedAt: z.iso.datetime(),
    closedBy: z.string(),
    reopenedAt: z.iso.datetime().nullable(),
    reopenedBy: z.string().nullable(),
    reopenedReason: z.string().nullable(),
    /** How many figures of it have moved since, each by two people. */
    movedSince: z.int(),
  })
  .openapi('Closing')
export type Closing = z.infer<typeof closingSchema>

/** What the people in an answer are called, by id; whoever is no more, or is not to be told of, has none. */
export const actorNames = z.record(z.string(), z.string())

export const reasonGiven = z.string().trim().min(3).max(500)

export const listClosings = createRoute({
  method: 'get',
  path: '/api/closings',
  operationId: 'listClosings',
  summary: 'Which periods are closed, and which have been opened again',
  request: { query: z.object(langQuery) },
  responses: {
    200: answer('The newest first', z.object({ closings: z.array(closingSchema), names: actorNames })),
    ...refusals,
  },
})

const one = answer('The closing', z.object({ closing: closingSchema }))

export const closePeriod = createRoute({
  method: 'post',
  path: '/api/closings',
  operationId: 'closePeriod',
  summary: 'Close a period that is over',
  request: {
    body: body(z.strictObject({ calendar: z.enum(calendars).exclude(['range']), period: z.string().min(4).max(24) })),
  },
  responses: { 201: one, ...behindSignIn, ...conflict },
})

export const reopenPeriod = createRoute({
  method: 'post',
  path: '/api/closings/{id}/reopening',
  operationId: 'reopenPeriod',
  summary: 'Open a closed period again, with the reason',
  request: { params: byId, body: body(z.strictObject({ reason: reasonGiven })) },
  responses: { 200: one, ...behindSignIn, ...conflict },
})

export const closingContract = { listClosings, closePeriod, reopenPeriod }

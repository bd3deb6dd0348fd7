import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, body, conflict } from '../account/identity-contract-parts.ts'
import { daySchema } from '../day.ts'
import { quarantineRules } from '../feed/feed.ts'
import { answer } from '../problem.ts'
import { langQuery, textSchema } from '../text.ts'
import { unitCodeSchema } from '../unit/unit.ts'
import { writtenNumber } from '../written-number.ts'
import { actorNames, reasonGiven } from './closing-contract.ts'

export const quarantineStates = ['waiting', 'released', 'refused', 'superseded'] as const
export type QuarantineState = (typeof quarantineStates)[number]

/** A record that read well and is doubted: it counts for nothing until somebody decides. */
export const heldRecordSchema = z
  .object({
    collection: z.int(),
    dataset: z.string(),
    /** What brought it; null where somebody handed it in. */
    feed: z.union([z.object({ id: z.string(), name: textSchema }), z.null()]),
    /** Where somebody handed it in: that submission. */
    submission: z.uuid().nullable(),
    unit: z.string(),
    day: daySchema,
    rule: z.enum(quarantineRules),
    pointer: z.string(),
    /** By measure: what came, and what the ledger holds of it now; null where it holds nothing. */
    counts: z.array(z.object({ measure: z.string(), name: textSchema, came: z.int(), held: z.int().nullable() })),
    /** The measures the rule speaks of. */
    doubted: z.array(z.string()),
    /** The rule people have set that holds it, as it is called now, and what that found; null for what always holds. */
    broken: z
      .object({
        name: textSchema,
        doubt: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('compare'), left: z.int(), right: z.int() }),
          z.object({ kind: z.literal('usual'), count: z.int(), usual: z.int(), z: z.number() }),
        ]),
      })
      .nullable(),
    since: z.iso.datetime(),
    /** The last day it should have been decided on: two working days after it came. */
    dueBy: daySchema,
    overdue: z.boolean(),
    /** The day lies in a closed period: letting it in takes two people. */
    closed: z.boolean(),
    state: z.enum(quarantineStates),
    decidedAt: z.iso.datetime().nullable(),
    decidedBy: z.string().nullable(),
    reason: z.string().nullable(),
    /** The proposal that waits for the second person. */
    proposal: z.uuid().nullable(),
  })
  .openapi('HeldRecord')
export type HeldRecord = z.infer<typeof heldRecordSchema>

export const listHeldRecords = createRoute({
  method: 'get',
  path: '/api/quarantine',
  operationId: 'listHeldRecords',
  summary: 'Records that are held, the longest waiting first; or those that have been decided, the newest first',
  request: {
    query: z.object({
      ...langQuery,
      state: z.enum(['waiting', 'settled']).optional(),
      unit: unitCodeSchema.optional(),
      /** So many have been seen. */
      offset: writtenNumber(z.int().min(0).max(100_000)).optional(),
    }),
  },
  responses: {
    200: answer(
      'At most a hundred',
      z.object({
        records: z.array(heldRecordSchema),
        total: z.int(),
        overdue: z.int(),
        more: z.boolean(),
        names: actorNames,
      }),
    ),
    ...behindSignIn,
  },
})

export const decideQuarantine = createRoute({
  method: 'post',
  path: '/api/quarantine-decisions',
  operationId: 'decideQuarantine',
  summary: 'Let held records in, or refuse them, with the reason; in a closed period a second person must agree',
  request: {
    body: body(
      z.strictObject({
        records: z
          .array(z.strictObject({ collection: z.int().positive(), unit: unitCodeSchema, day: daySchema }))
          .min(1)
          .max(100),
        decision: z.enum(['release', 'refuse']),
        reason: reasonGiven,
      }),
    ),
  },
  responses: {
    200: answer(
      'How many were let in, refused, and proposed to a second person',
      z.object({ released: z.int(), refused: z.int(), proposed: z.int(), proposals: z.array(z.uuid()) }),
    ),
    ...behindSignIn,
    ...conflict,
  },
})

export const quarantineContract = { listHeldRecords, decideQuarantine }

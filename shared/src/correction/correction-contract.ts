import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, body, byId, conflict } from '../account/identity-contract-parts.ts'
import { daySchema } from '../day.ts'
import { deltaReasons } from '../feed/delta-reason.ts'
import { measureIdSchema } from '../feed/measure.ts'
import { answer, refusals } from '../problem.ts'
import { submissionStates } from '../submission/submission.ts'
import { subsystemIdSchema } from '../subsystem/subsystem.ts'
import { langQuery, textSchema } from '../text.ts'
import { unitCodeSchema } from '../unit/unit.ts'
import { writtenInstant } from '../written-instant.ts'
import { writtenNumber } from '../written-number.ts'
import { actorNames, reasonGiven } from './closing-contract.ts'

/** One figure as it was and as it is to be. */
const figureSchema = z.object({
  unit: z.string(),
  day: daySchema,
  measure: z.string(),
  name: textSchema,
  before: z.int().nullable(),
  after: z.int(),
})

/** What a person put right, or proposes to: with the reason, the person, and whoever agreed. */
export const correctionSchema = z
  .object({
    id: z.uuid(),
    /** `release`: held records let in; `reversal`: a correction taken back. */
    kind: z.enum(['correction', 'reversal', 'release']),
    dataset: z.string(),
    reason: z.string(),
    madeAt: z.iso.datetime(),
    madeBy: z.string(),
    state: z.enum(submissionStates),
    decidedAt: z.iso.datetime().nullable(),
    decidedBy: z.string().nullable(),
    decidedReason: z.string().nullable(),
    reverses: z.uuid().nullable(),
    /** Somebody has taken it back. */
    reversedBy: z.uuid().nullable(),
    figures: z.array(figureSchema),
    collection: z.int().nullable(),
    /** Whoever asks made it, and so cannot be the second pair of eyes. */
    own: z.boolean(),
  })
  .openapi('CorrectionMade')
export type CorrectionMade = z.infer<typeof correctionSchema>

export const listCorrections = createRoute({
  method: 'get',
  path: '/api/corrections',
  operationId: 'listCorrections',
  summary: 'Corrections and what waits for a second person, the newest first',
  request: {
    query: z.object({ ...langQuery, state: z.enum(submissionStates).optional(), unit: unitCodeSchema.optional() }),
  },
  responses: {
    200: answer('At most a hundred', z.object({ corrections: z.array(correctionSchema), names: actorNames })),
    ...behindSignIn,
  },
})

const one = answer('The correction', z.object({ correction: correctionSchema }))

export const makeCorrection = createRoute({
  method: 'post',
  path: '/api/corrections',
  operationId: 'makeCorrection',
  summary: 'Put reported figures right, with the reason; in a closed period a second person must agree',
  request: {
    body: body(
      z.strictObject({
        dataset: subsystemIdSchema,
        records: z
          .array(
            z.strictObject({
              unit: unitCodeSchema,
              day: daySchema,
              counts: z.record(measureIdSchema, z.int().min(0).max(1_000_000_000)),
            }),
          )
          .min(1)
          .max(200),
        reason: reasonGiven,
      }),
    ),
  },
  responses: { 201: one, ...behindSignIn, ...conflict },
})

export const decideCorrection = createRoute({
  method: 'post',
  path: '/api/corrections/{id}/decision',
  operationId: 'decideCorrection',
  summary: 'The second pair of eyes: agree to a proposed correction, or refuse it',
  request: {
    params: byId,
    body: body(z.strictObject({ decision: z.enum(['approve', 'refuse']), reason: reasonGiven })),
  },
  responses: { 200: one, ...behindSignIn, ...conflict },
})

export const withdrawCorrection = createRoute({
  method: 'post',
  path: '/api/corrections/{id}/withdrawal',
  operationId: 'withdrawCorrection',
  summary: 'Take back a proposal of one’s own before anybody has decided on it',
  request: { params: byId },
  responses: { 200: one, ...behindSignIn, ...conflict },
})

export const reverseCorrection = createRoute({
  method: 'post',
  path: '/api/corrections/{id}/reversal',
  operationId: 'reverseCorrection',
  summary: 'Put figures back to what they were before a correction; in a closed period a second person must agree',
  request: { params: byId, body: body(z.strictObject({ reason: reasonGiven })) },
  responses: { 201: one, ...behindSignIn, ...conflict },
})

/** What has moved figures that had been reported: everything but first reports in time. */
export const changeSchema = z
  .object({
    collection: z.int(),
    version: z.int(),
    recordedAt: z.iso.datetime(),
    feed: z.union([z.object({ id: z.string(), name: textSchema }), z.null()]),
    dataset: z.string(),
    reasons: z.array(z.enum(deltaReasons)),
    from: daySchema,
    to: daySchema,
    /** How many figures moved, and of how many days. */
    figures: z.int(),
    days: z.int(),
    /** A KPI that these figures stand in, to begin asking with; null where none does. */
    kpi: z.string().nullable(),
  })
  .openapi('LedgerChange')
export type LedgerChange = z.infer<typeof changeSchema>

export const listChanges = createRoute({
  method: 'get',
  path: '/api/changes',
  operationId: 'listChanges',
  summary: 'What has moved since an instant, besides first reports in time: late ones, corrections, decisions',
  request: {
    query: z.object({
      ...langQuery,
      since: writtenInstant.optional(),
      before: writtenNumber(z.int().positive()).optional(),
    }),
  },
  responses: {
    200: answer(
      'The newest first, at most fifty',
      z.object({ changes: z.array(changeSchema), more: z.int().nullable() }),
    ),
    ...refusals,
  },
})

export const correctionContract = {
  listCorrections,
  makeCorrection,
  decideCorrection,
  withdrawCorrection,
  reverseCorrection,
  listChanges,
}

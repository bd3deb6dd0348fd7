import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, body, conflict, problem } from '../../account/identity-contract-parts.ts'
import { daySchema } from '../../day.ts'
import { answer } from '../../problem.ts'
import { langQuery } from '../../text.ts'
import { unitCodeSchema } from '../../unit/unit.ts'
import { collectionOutcomes, feedIdSchema, quarantineRules, rejectReasons } from '../feed.ts'
import { connectorSchema } from './connector.ts'
import { connectorSecretSchema } from './connector-secret.ts'

const driftSchema = z.object({
  /** `records`, `unit`, `day` or a measure. */
  of: z.string(),
  path: z.string(),
  problem: z.enum(['missing', 'twice', 'unreadable']),
  pointer: z.string(),
  seen: z.array(z.string()),
})

const countsSchema = z.record(z.string(), z.int())

const connectorTrial = z
  .object({
    asked: z.object({
      method: z.string(),
      url: z.string(),
      from: daySchema,
      to: daySchema,
      /** Whose address it was, where each unit has its own. */
      unit: z.string().nullable(),
    }),
    /** Where each unit has an address of its own: how many there are, and in how many questions history comes in. */
    fanOut: z.object({ units: z.int(), questions: z.int() }).nullable(),
    tookMs: z.int(),
    /** What is wrong with the answer as a whole; null where its records were read. */
    error: z
      .object({ outcome: z.enum(collectionOutcomes), detail: z.string(), pointer: z.string().optional() })
      .nullable(),
    drift: z.array(driftSchema),
    bytes: z.int().nullable(),
    contentType: z.string().nullable(),
    /** The beginning of what came, as text. */
    excerpt: z.string(),
    accepted: z.int(),
    suspicious: z.int(),
    rejected: z.int(),
    rows: z.array(
      z.object({
        pointer: z.string(),
        unit: z.string(),
        day: daySchema,
        counts: countsSchema,
        /** Beside what stands: not reported yet, the same, or other figures. */
        compared: z.enum(['fresh', 'same', 'changed']),
        /** Why it would wait for a decision. */
        doubt: z.enum(quarantineRules).nullable(),
      }),
    ),
    rejects: z.array(
      z.object({
        pointer: z.string(),
        reason: z.enum(rejectReasons),
        field: z.string().nullable(),
        excerpt: z.string(),
      }),
    ),
    compared: z.object({ fresh: z.int(), same: z.int(), changed: z.int() }),
  })
  .openapi('ConnectorTrial')
export interface ConnectorTrial extends z.infer<typeof connectorTrial> {}
const connectorTrialSchema: z.ZodType<ConnectorTrial, ConnectorTrial> = connectorTrial

const busy = { 503: problem('Another one is being tried; `Retry-After` says when to come back.') }

export const tryConnector = createRoute({
  method: 'post',
  path: '/api/connector-trials',
  operationId: 'tryConnector',
  summary: 'Ask the source once, now, and show what would become of its answer; nothing is kept',
  request: {
    query: z.object(langQuery),
    body: body(
      z.strictObject({
        /** Whose secret is sent, where none is given here. */
        id: feedIdSchema.optional(),
        /** Whose address is tried, where each unit has its own; without it the first one's. */
        unit: unitCodeSchema.optional(),
        definition: connectorSchema,
        secret: connectorSecretSchema.optional(),
      }),
    ),
  },
  responses: { 200: answer('What came and what it comes to', connectorTrialSchema), ...behindSignIn, ...busy },
})

const connectorRehearsal = z
  .object({
    /** Kept answers that were read, the newest first; of a unit's day the newest that says anything counts. */
    answers: z.array(
      z.object({
        collection: z.int(),
        askedAt: z.iso.datetime(),
        from: daySchema,
        to: daySchema,
        records: z.int(),
        rejected: z.int(),
        error: z.string().nullable(),
        drift: z.array(driftSchema),
      }),
    ),
    /** Older answers that were not read, because these are enough for one look. */
    left: z.int(),
    /** Units' days: as they stand, other than they stand, read and not standing, standing and not read. */
    same: z.int(),
    different: z.int(),
    fresh: z.int(),
    missing: z.int(),
    differences: z.array(
      z.object({
        collection: z.int(),
        pointer: z.string(),
        unit: z.string(),
        day: daySchema,
        measure: z.string(),
        stands: z.int().nullable(),
        reads: z.int(),
      }),
    ),
    absent: z.array(z.object({ unit: z.string(), day: daySchema })),
  })
  .openapi('ConnectorRehearsal')
export interface ConnectorRehearsal extends z.infer<typeof connectorRehearsal> {}
const connectorRehearsalSchema: z.ZodType<ConnectorRehearsal, ConnectorRehearsal> = connectorRehearsal

export const rehearseConnector = createRoute({
  method: 'post',
  path: '/api/connector-rehearsals',
  operationId: 'rehearseConnector',
  summary: 'Read answers that have been kept by this definition, and hold them beside what stands; nothing is kept',
  request: {
    query: z.object(langQuery),
    body: body(z.strictObject({ feed: feedIdSchema, definition: connectorSchema })),
  },
  responses: { 200: answer('Row by row', connectorRehearsalSchema), ...behindSignIn, ...conflict, ...busy },
})

import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, body, conflict, problem } from '../../account/identity-contract-parts.ts'
import { daySchema } from '../../day.ts'
import { frequencies } from '../../frequency.ts'
import { answer } from '../../problem.ts'
import { langQuery, textSchema } from '../../text.ts'
import { collectionOutcomes, feedIdSchema, quarantineRules, rejectReasons } from '../feed.ts'
import { feedStates } from '../feed-contract.ts'
import { unitCodeSchema } from '../../unit/unit.ts'
import { connectorSchema } from './connector.ts'

const reason = z.string().trim().min(3).max(500)
const byFeedId = z.object({ id: feedIdSchema.meta({ example: 'phan-anh-moi' }) })
/** Written, used and never shown: no answer gives it back. */
const secret = z.strictObject({
  header: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/),
  value: z
    .string()
    .min(1)
    .max(2_000)
    .regex(/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/),
})

const versionShape = {
  version: z.int(),
  reason: z.string(),
  recordedAt: z.iso.datetime(),
  recordedBy: z.string().nullable(),
}

const connectorAnswer = z
  .object({
    id: feedIdSchema,
    definition: connectorSchema,
    enabled: z.boolean(),
    /** Null while it has never been switched on. */
    state: z.enum(feedStates).nullable(),
    /** Since when there is a secret, for which host, in which header. */
    secret: z.object({ header: z.string(), origin: z.string(), setAt: z.iso.datetime() }).nullable(),
    ...versionShape,
  })
  .openapi('Connector')
export interface ConnectorAnswer extends z.infer<typeof connectorAnswer> {}
const connectorAnswerSchema: z.ZodType<ConnectorAnswer, ConnectorAnswer> = connectorAnswer

const connectorDataset = z
  .object({
    id: z.string(),
    name: textSchema,
    frequency: z.enum(frequencies),
    measures: z.array(z.object({ id: z.string(), name: textSchema })),
    /** What brings it now. */
    feed: z.object({ id: z.string(), name: textSchema }).nullable(),
  })
  .openapi('ConnectorDataset')
export interface ConnectorDataset extends z.infer<typeof connectorDataset> {}
const connectorDatasetSchema: z.ZodType<ConnectorDataset, ConnectorDataset> = connectorDataset

export const listConnectors = createRoute({
  method: 'get',
  path: '/api/connectors',
  operationId: 'listConnectors',
  summary: 'Sources that were set up by form, and the datasets a source can bring',
  request: { query: z.object(langQuery) },
  responses: {
    200: answer(
      'The connectors',
      z.object({ connectors: z.array(connectorAnswerSchema), datasets: z.array(connectorDatasetSchema) }),
    ),
    ...behindSignIn,
  },
})

export const readConnector = createRoute({
  method: 'get',
  path: '/api/connectors/{id}',
  operationId: 'readConnector',
  summary: 'One connector and its versions, the newest first',
  request: { params: byFeedId, query: z.object(langQuery) },
  responses: {
    200: answer(
      'The connector',
      z.object({ connector: connectorAnswerSchema, versions: z.array(z.object(versionShape)) }),
    ),
    ...behindSignIn,
  },
})

const one = answer('The connector', z.object({ connector: connectorAnswerSchema }))

export const createConnector = createRoute({
  method: 'post',
  path: '/api/connectors',
  operationId: 'createConnector',
  summary: 'Set a source up; it is not asked before it is switched on',
  request: {
    body: body(z.strictObject({ id: feedIdSchema, definition: connectorSchema, secret: secret.optional(), reason })),
  },
  responses: { 201: one, ...behindSignIn, ...conflict },
})

export const changeConnector = createRoute({
  method: 'put',
  path: '/api/connectors/{id}',
  operationId: 'changeConnector',
  summary: 'Set a source up anew: a version is added, and what was read by earlier ones stays readable by them',
  request: {
    params: byFeedId,
    body: body(
      z.strictObject({
        /** The version that was looked at: nobody overwrites what they have not seen. */
        basedOn: z.int().min(1),
        definition: connectorSchema,
        secret: secret.optional(),
        reason,
      }),
    ),
  },
  responses: { 200: one, ...behindSignIn, ...conflict },
})

export const switchConnector = createRoute({
  method: 'post',
  path: '/api/connectors/{id}/switch',
  operationId: 'switchConnector',
  summary: 'Have it asked by its schedule from now on, or not any more',
  request: {
    params: byFeedId,
    body: body(
      z.strictObject({
        on: z.boolean(),
        /** Takes the place of whatever brings its dataset now, which is asked again when this one is switched off. */
        takesOver: z.boolean(),
        reason,
      }),
    ),
  },
  responses: { 200: one, ...behindSignIn, ...conflict },
})

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
        secret: secret.optional(),
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

export const connectorContract = {
  listConnectors,
  readConnector,
  createConnector,
  changeConnector,
  switchConnector,
  tryConnector,
  rehearseConnector,
}

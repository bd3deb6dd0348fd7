import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, body, byId, conflict } from '../../account/identity-contract-parts.ts'
import { frequencies } from '../../frequency.ts'
import { answer } from '../../problem.ts'
import { langQuery, textSchema } from '../../text.ts'
import { feedIdSchema } from '../feed.ts'
import { feedStates } from '../feed-contract.ts'
import { connectorSchema } from './connector.ts'
import { connectorSecretSchema } from './connector-secret.ts'
import { rehearseConnector, tryConnector } from './connector-trial-contract.ts'

const reason = z.string().trim().min(3).max(500)
const byFeedId = z.object({ id: feedIdSchema.meta({ example: 'phan-anh-moi' }) })
const versionShape = {
  version: z.int(),
  reason: z.string(),
  recordedAt: z.iso.datetime(),
  recordedBy: z.string().nullable(),
}

export const proposalKinds = ['enable', 'change'] as const

/** What another person has to confirm before it holds; until then the version in force is asked by. */
const proposal = z
  .object({
    id: z.uuid(),
    kind: z.enum(proposalKinds),
    version: z.int(),
    definition: connectorSchema,
    takesOver: z.boolean(),
    secretGiven: z.boolean(),
    reason: z.string(),
    proposedAt: z.iso.datetime(),
    proposedBy: z.string(),
  })
  .openapi('ConnectorProposal')
export interface ConnectorProposal extends z.infer<typeof proposal> {}
const proposalSchema: z.ZodType<ConnectorProposal, ConnectorProposal> = proposal

const connectorAnswer = z
  .object({
    id: feedIdSchema,
    definition: connectorSchema,
    enabled: z.boolean(),
    /** Null while it has never been switched on. */
    state: z.enum(feedStates).nullable(),
    /** Since when there is a secret, for which host, in which header. */
    secret: z.object({ header: z.string(), origin: z.string(), setAt: z.iso.datetime() }).nullable(),
    proposal: proposalSchema.nullable(),
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
      z.object({
        connector: connectorAnswerSchema,
        versions: z.array(
          z.object({
            ...versionShape,
            /** What became of it, where it had to be confirmed. */
            proposal: z.enum(['proposed', 'confirmed', 'withdrawn']).nullable(),
            decidedAt: z.iso.datetime().nullable(),
            decidedBy: z.string().nullable(),
            decidedReason: z.string().nullable(),
          }),
        ),
        /** What those are called whose ids stand there. */
        people: z.record(z.string(), z.string()),
      }),
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
    body: body(
      z.strictObject({
        id: feedIdSchema,
        definition: connectorSchema,
        secret: connectorSecretSchema.optional(),
        reason,
      }),
    ),
  },
  responses: { 201: one, ...behindSignIn, ...conflict },
})

export const changeConnector = createRoute({
  method: 'put',
  path: '/api/connectors/{id}',
  operationId: 'changeConnector',
  summary:
    'Set a source up anew: a version is added. Of one that is switched on, another address, secret or mapping holds once another person has confirmed it',
  request: {
    params: byFeedId,
    body: body(
      z.strictObject({
        /** The version that was looked at: nobody overwrites what they have not seen. */
        basedOn: z.int().min(1),
        definition: connectorSchema,
        secret: connectorSecretSchema.optional(),
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
  summary: 'Propose to have it asked by its schedule, which another person confirms; or have it asked no more, at once',
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

export const decideConnector = createRoute({
  method: 'post',
  path: '/api/connector-proposals/{id}/decision',
  operationId: 'decideConnector',
  summary: 'Confirm what another person proposed of a source, or take it back before it holds',
  request: {
    params: byId,
    body: body(z.strictObject({ decision: z.enum(['confirmed', 'withdrawn']), reason })),
  },
  responses: { 200: one, ...behindSignIn, ...conflict },
})

export const connectorContract = {
  listConnectors,
  readConnector,
  createConnector,
  changeConnector,
  switchConnector,
  decideConnector,
  tryConnector,
  rehearseConnector,
}

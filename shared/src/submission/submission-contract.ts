import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, body, byId, problem } from '../account/identity-contract-parts.ts'
import { daySchema } from '../day.ts'
import { quarantineRules, rejectReasons } from '../feed/feed.ts'
import { answer } from '../problem.ts'
import { subsystemIdSchema } from '../subsystem/subsystem.ts'
import { langQuery, textSchema } from '../text.ts'
import { unitCodeSchema } from '../unit/unit.ts'
import { pushExamples } from './push-examples.ts'
import { submissionKinds, submissionStates } from './submission.ts'

/** What one submission may hold; more comes in several. */
export const mostRecords = 2_000

const writtenText = (most: number) =>
  z
    .string()
    .trim()
    .min(3)
    .max(most)
    .regex(/^[^\p{C}]+$/u)

/** Of somebody's making, a UUID: what makes a repetition a repetition. */
export const idempotencyHeaders = z.object({ 'idempotency-key': z.uuid() })

export const givenRecordSchema = z
  .strictObject({
    unit: z.string().max(20),
    day: z.string().max(10),
    /** Every measure of the dataset; of a unit’s day that has been reported, those that change are enough. */
    counts: z.record(z.string().max(50), z.number()),
  })
  .openapi('GivenRecord')
export type GivenRecord = z.infer<typeof givenRecordSchema>

/** What a record came to: as a problem where it was not taken in, by its letter where it was. */
export const recordProblemSchema = z
  .object({
    /** Place of the record in what was handed in, from 0; of a spreadsheet, its row as people count them. */
    index: z.int(),
    /** JSON pointer into the payload, or `row 12`. */
    pointer: z.string(),
    verdict: z.enum(['rejected', 'waits']),
    reason: z.union([z.enum(rejectReasons), z.enum(quarantineRules)]),
    field: z.string().nullable(),
    detail: z.string(),
    /** What stands there, cut short; null where it says no more than the place. */
    written: z.string().nullable(),
  })
  .openapi('RecordProblem')
export type RecordProblem = z.infer<typeof recordProblemSchema>

export const submissionSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(submissionKinds),
    dataset: z.string(),
    datasetName: textSchema,
    unit: unitCodeSchema.nullable(),
    /** A person’s account or a key’s id; whoever may not read of people learns only which of the two. */
    by: z.object({ kind: z.enum(['person', 'key']), name: z.string().nullable() }),
    reason: z.string().nullable(),
    fileName: z.string().nullable(),
    receivedAt: z.iso.datetime(),
    state: z.enum(submissionStates),
    records: z.int(),
    accepted: z.int(),
    unchanged: z.int(),
    rejected: z.int(),
    quarantined: z.int(),
    /** The days it speaks of. */
    from: daySchema.nullable(),
    to: daySchema.nullable(),
    /** Of the ledger; null where it moved no figure. */
    version: z.int().nullable(),
    collection: z.int().nullable(),
  })
  .openapi('Submission')
export type Submission = z.infer<typeof submissionSchema>

export const handedInSchema = z
  .object({
    id: z.uuid(),
    records: z.int(),
    /** New figures, or other figures than before. */
    accepted: z.int(),
    /** Figures that were known already, just so. */
    unchanged: z.int(),
    rejected: z.int(),
    /** Wait for an officer’s decision. */
    quarantined: z.int(),
    /** Of the ledger; null where no figure moved. */
    version: z.int().nullable(),
    /** A letter for each record, in their order: `a` accepted, `u` unchanged, `r` rejected, `w` waits. */
    verdicts: z.string(),
    problems: z.array(recordProblemSchema),
  })
  .openapi('HandedIn')
export type HandedInAnswer = z.infer<typeof handedInSchema>

export const submit = createRoute({
  method: 'post',
  path: '/api/submissions',
  operationId: 'submit',
  summary: 'Hand in counts of a dataset: by a machine with its key, or by a person',
  description: [
    'Each record is one unit on one day, with all counts of the dataset. A record is judged by itself: what is sound is',
    'kept, and of every other one is said why. Sent again with the same `Idempotency-Key` and the same body, it is answered',
    'as it was (`Idempotent-Replayed: true`) and changes nothing, so whoever had no answer simply sends it again; with',
    `another body it is refused (422). At most ${mostRecords} records and 1 MB a time.`,
    '',
    'A key reaches its own dataset and its own unit; one for all units has `*`.',
    '',
    ...pushExamples,
  ].join('\n'),
  request: {
    headers: idempotencyHeaders,
    body: body(
      z
        .strictObject({
          dataset: subsystemIdSchema.meta({ example: 'petition' }),
          /** Why, where somebody will ask. */
          reason: writtenText(1_000).nullable().default(null),
          records: z.array(givenRecordSchema).min(1).max(mostRecords),
        })
        .openapi('GivenFigures'),
    ),
  },
  responses: {
    201: answer('What came of it', handedInSchema),
    200: answer('As it was answered before', handedInSchema),
    ...behindSignIn,
    409: problem(
      'The same is being kept at this moment, and `Retry-After` says when to ask again; or nobody hands these in.',
    ),
    413: problem('More than is taken at once.'),
    422: problem('The key was used before, for something else.'),
    429: problem('Too many; `Retry-After` says when to come back.'),
    503: problem('Too much is being kept at this moment; `Retry-After` says when to come back.'),
  },
})

export const listSubmissions = createRoute({
  method: 'get',
  path: '/api/submissions',
  operationId: 'listSubmissions',
  summary: 'What has been handed in, newest first',
  request: {
    query: z.object({
      kind: z.enum(submissionKinds).optional(),
      dataset: subsystemIdSchema.optional(),
      unit: unitCodeSchema.optional(),
      /** Older than this one. */
      before: z.uuid().optional(),
      ...langQuery,
    }),
  },
  responses: {
    200: answer('Fifty at a time', z.object({ submissions: z.array(submissionSchema), more: z.boolean() })),
    ...behindSignIn,
  },
})

export const readSubmission = createRoute({
  method: 'get',
  path: '/api/submissions/{id}',
  operationId: 'readSubmission',
  summary: 'One submission and what became of its records',
  request: { params: byId, query: z.object(langQuery) },
  responses: {
    200: answer('The submission', z.object({ submission: submissionSchema, problems: z.array(recordProblemSchema) })),
    ...behindSignIn,
  },
})

const givenDatasetSchema = z
  .object({
    id: z.string(),
    name: textSchema,
    scope: z.enum(['all-units', 'communes', 'province']),
    frequency: z.string(),
    measures: z.array(z.object({ id: z.string(), name: textSchema })),
    /** Whether a system of the province brings it, too. */
    fed: z.boolean(),
    /** Counted by this program itself: put right where need be, never handed in. */
    own: z.boolean(),
  })
  .openapi('GivenDataset')
export type GivenDataset = z.infer<typeof givenDatasetSchema>

export const listGivenDatasets = createRoute({
  method: 'get',
  path: '/api/submission-datasets',
  operationId: 'listGivenDatasets',
  summary: 'What can be handed in, with its measures, and for which units',
  request: { query: z.object(langQuery) },
  responses: {
    200: answer(
      'The datasets, and the one unit the asker speaks for (null: any)',
      z.object({ datasets: z.array(givenDatasetSchema), unit: z.string().nullable() }),
    ),
    ...behindSignIn,
  },
})

export const readKnownCounts = createRoute({
  method: 'get',
  path: '/api/submission-datasets/{id}/counts',
  operationId: 'readKnownCounts',
  summary: 'What is known of one unit’s day: what a form begins with',
  request: {
    params: z.object({ id: subsystemIdSchema.meta({ example: 'petition' }) }),
    query: z.object({ unit: unitCodeSchema, day: daySchema, ...langQuery }),
  },
  responses: {
    200: answer(
      'The counts, or null where nothing has been reported',
      z.object({ counts: z.record(z.string(), z.int()).nullable() }),
    ),
    ...behindSignIn,
  },
})

export const submissionContract = { submit, listSubmissions, readSubmission, listGivenDatasets, readKnownCounts }

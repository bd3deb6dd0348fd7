import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, problem } from '../account/identity-contract-parts.ts'
import { daySchema } from '../day.ts'
import { answer } from '../problem.ts'
import { subsystemIdSchema } from '../subsystem/subsystem.ts'
import { langQuery } from '../text.ts'
import { unitCodeSchema } from '../unit/unit.ts'
import { sheetLimits, sheetMappingSchema } from './sheet.ts'
import { handedInSchema, idempotencyHeaders, recordProblemSchema } from './submission-contract.ts'

const mapping = z.string().min(2).max(6_000).meta({ description: 'A `SheetMapping`, as JSON' })
const digest = z.string().regex(/^[0-9a-f]{64}$/)
const dataset = subsystemIdSchema.meta({ example: 'petition' })

const file = {
  required: true,
  content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
}
const refusedFile = {
  409: problem('Another file is being read, or it is not the file that was looked at.'),
  413: problem(`The file is larger than ${sheetLimits.bytes} bytes.`),
  415: problem('It was not sent as a file.'),
}

const supposedSchema = z.object({
  headerRow: z.int(),
  unit: z.int().nullable(),
  day: z.int().nullable(),
  measures: sheetMappingSchema.shape.measures,
})

export const lookedSheetSchema = z
  .object({
    name: z.string(),
    rows: z.int(),
    columns: z.int(),
    /** The first rows, as they show. */
    head: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
    /** What stands above each column, the rows of a header put together. */
    labels: z.array(z.string()),
    /** Which columns could be what. */
    supposed: supposedSchema,
    /** What the asker said of such a table the last time. */
    remembered: sheetMappingSchema.nullable(),
  })
  .openapi('LookedSheet')
export type LookedSheet = z.infer<typeof lookedSheetSchema>

export const lookAtSheet = createRoute({
  method: 'post',
  path: '/api/sheets/look',
  operationId: 'lookAtSheet',
  summary: 'What a spreadsheet seems to hold; nothing is kept',
  request: { query: z.object({ dataset, ...langQuery }), body: file },
  responses: {
    200: answer(
      'Its sheets, and what could stand where',
      z.object({ digest, format: z.enum(['xlsx', 'csv']), sheets: z.array(lookedSheetSchema) }),
    ),
    ...behindSignIn,
    ...refusedFile,
  },
})

export const sheetPreviewSchema = z
  .object({
    digest,
    /** Rows that hold figures of a unit. */
    records: z.int(),
    /** Of these: taken in as they are, held back for a decision, not taken in. */
    accepted: z.int(),
    suspicious: z.int(),
    rejected: z.int(),
    /** Titles, groups, sums. */
    skipped: z.int(),
    /** Rows with a figure that was calculated when the file was last saved. */
    calculated: z.int(),
    units: z.int(),
    from: daySchema.nullable(),
    to: daySchema.nullable(),
    /** Measures no column was named for: only days that have been reported can be put right without them. */
    missing: z.array(z.string()),
    /** What is known of these days already; null where there are too many to compare. */
    compared: z.object({ fresh: z.int(), changed: z.int(), unchanged: z.int() }).nullable(),
    /** Sums of the file that its rows do not come to, the first of them. */
    totals: z.array(z.object({ row: z.int(), measure: z.string(), said: z.int(), summed: z.int() })),
    problems: z.array(recordProblemSchema),
    problemsMore: z.int(),
    /** The first rows that would be taken in. */
    sample: z.array(
      z.object({ row: z.int(), unit: unitCodeSchema, day: daySchema, counts: z.record(z.string(), z.int()) }),
    ),
  })
  .openapi('SheetPreview')
export type SheetPreview = z.infer<typeof sheetPreviewSchema>

export const previewSheet = createRoute({
  method: 'post',
  path: '/api/sheets/preview',
  operationId: 'previewSheet',
  summary: 'What would become of every row; nothing is kept',
  request: { query: z.object({ dataset, mapping, ...langQuery }), body: file },
  responses: { 200: answer('The verdicts', sheetPreviewSchema), ...behindSignIn, ...refusedFile },
})

export const submitSheet = createRoute({
  method: 'post',
  path: '/api/sheets',
  operationId: 'submitSheet',
  summary: 'Take the figures of a spreadsheet in, as its preview showed them',
  request: {
    headers: idempotencyHeaders,
    query: z.object({
      dataset,
      mapping,
      /** Of the file whose preview was read. */
      digest,
      fileName: z.string().trim().min(1).max(200).optional(),
      reason: z.string().trim().min(3).max(1_000).optional(),
      ...langQuery,
    }),
    body: file,
  },
  responses: {
    201: answer('What came of it', handedInSchema),
    200: answer('As it was answered before', handedInSchema),
    ...behindSignIn,
    ...refusedFile,
    422: problem('The key was used before, for something else.'),
    503: problem('Too much is being kept at this moment; `Retry-After` says when to come back.'),
  },
})

export const readSheetTemplate = createRoute({
  method: 'get',
  path: '/api/submission-datasets/{id}/template',
  operationId: 'readSheetTemplate',
  summary: 'An empty spreadsheet for a dataset: for those who have no system that exports one',
  request: {
    params: z.object({ id: dataset }),
    query: z.object({ day: daySchema.optional(), ...langQuery }),
  },
  responses: {
    200: {
      description: 'The spreadsheet',
      content: {
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
          schema: z.string().meta({ format: 'binary' }),
        },
      },
    },
    ...behindSignIn,
  },
})

export const sheetContract = { lookAtSheet, previewSheet, submitSheet, readSheetTemplate }

import { createRoute, z } from '@hono/zod-openapi'
import { problem } from '../account/identity-contract-parts.ts'
import { daySchema } from '../day.ts'
import { deltaReasons } from '../feed/delta-reason.ts'
import { asOfQuery } from '../kpi/kpi-contract.ts'
import { aggregations, kpiIdSchema } from '../kpi/kpi.ts'
import { appliedTargetSchema, knowledgeSchema, valueSchema } from '../kpi/value-contract.ts'
import { definitionQuery } from '../kpi/version/version-contract.ts'
import { periodQuery, statedPeriodSchema } from '../period-contract.ts'
import { answer, refusals } from '../problem.ts'
import { langQuery, textSchema } from '../text.ts'
import { parseGroup } from '../unit/group-key.ts'
import { unitCodeSchema } from '../unit/unit.ts'
import { writtenNumber } from '../written-number.ts'

const idPath = z.object({ id: kpiIdSchema.meta({ example: 'T02' }) })

const groupQuery = {
  group: z
    .string()
    .max(800)
    .refine((text) => parseGroup(text) !== null, { error: 'expected a group of units' })
    .optional()
    .openapi({ example: 'kind.ward' }),
}

/** The number that is asked about: of which unit or group (the province without one), over what time, as known when. */
const numberAsked = {
  ...periodQuery,
  ...asOfQuery,
  ...langQuery,
  ...definitionQuery,
  ...groupQuery,
  unit: unitCodeSchema.optional(),
}

export const explainedTermSchema = z
  .object({
    measure: z.string(),
    name: textSchema,
    coefficient: z.int(),
    /** Σ of its deltas over the days and units counted. */
    total: z.int(),
  })
  .openapi('ExplainedTerm')
const sideSchema = z.object({ label: textSchema, terms: z.array(explainedTermSchema), total: z.int() })

/** Deltas of one batch, or of one sort, put together in the words of the KPI. */
const contribution = {
  numerator: z.int(),
  denominator: z.int(),
  /** How many figures of the ledger it is made of. */
  figures: z.int(),
}

/** One batch: an answer of a feed, or what somebody handed in, as far as it moved this number. */
export const explainedBatchSchema = z
  .object({
    collection: z.int(),
    version: z.int(),
    recordedAt: z.iso.datetime(),
    /** What brought it: a feed that was asked, or what somebody handed in. */
    feed: z.union([z.object({ id: z.string(), name: textSchema }), z.null()]),
    submission: z.uuid().nullable(),
    reasons: z.array(z.enum(deltaReasons)),
    /** The days of this number it moved. */
    from: daySchema,
    to: daySchema,
    hasPayload: z.boolean(),
    ...contribution,
  })
  .openapi('ExplainedBatch')
export type ExplainedBatch = z.infer<typeof explainedBatchSchema>

const sidesSchema = z.object({ numerator: z.int(), denominator: z.int() })

/** Days of a unit's line: what the ledger holds under the code, and what of it is the unit's. */
export const explainedPartSchema = z
  .object({
    unit: z.string(),
    from: daySchema,
    to: daySchema,
    share: z.number().min(0).max(1),
    counted: sidesSchema,
    taken: sidesSchema,
  })
  .openapi('ExplainedPart')
export type ExplainedPart = z.infer<typeof explainedPartSchema>

/** The units that stand together in a number, as they did at the instant that is asked for. */
export const explainedGroupSchema = z
  .object({
    /** As it is to stand in an address; of peers with the version of their definition. */
    key: z.string(),
    name: z.string(),
    /** The day by which membership is told. */
    on: daySchema,
    members: z.array(z.object({ unit: z.string(), value: valueSchema })),
  })
  .openapi('ExplainedGroup')

export const explanationSchema = z
  .object({
    kpi: kpiIdSchema,
    /** Null where the number is a group's. */
    unit: z.string().nullable(),
    group: z.union([explainedGroupSchema, z.null()]),
    period: statedPeriodSchema,
    knowledge: knowledgeSchema,
    /** Asked for as of this instant, the number is this one for ever. */
    at: z.iso.datetime(),
    value: valueSchema,
    target: z.union([appliedTargetSchema, z.null()]),
    definition: z.object({
      /** Counted from 1; a changed formula is another version. */
      version: z.int(),
      recordedAt: z.iso.datetime().nullable(),
      /** The first day it is counted by, and on what basis; null of what came with the province's catalogue. */
      from: z.union([daySchema, z.null()]),
      basis: z.string().nullable(),
      aggregation: z.enum(aggregations),
      text: textSchema,
      /** Versions that hold on other days, by which the same number can be asked for. */
      others: z.array(z.object({ version: z.int(), from: z.union([daySchema, z.null()]) })),
    }),
    /** Of a unit that came from others: under which codes its figures of these days stand, and by what share. */
    line: z.array(explainedPartSchema),
    numerator: sideSchema,
    denominator: z.union([sideSchema, z.null()]),
    /** Whether what the ledger adds up to, shares taken, is the number that is shown; anything else is a fault of ours. */
    agrees: z.boolean(),
    days: z.object({
      /** Of a state: the days it was last reported on; of a flow: the days that are added up. */
      from: daySchema.nullable(),
      to: daySchema.nullable(),
      /** Of one unit: the days it owed and did not report, the newest last, as far as they are named. */
      missing: z.array(daySchema),
      /** Of the province: who owes most, the most first, as far as they are named. */
      owing: z.array(z.object({ unit: z.string(), missing: z.int() })),
      missingTotal: z.int(),
      /** How many units owe anything. */
      owingTotal: z.int(),
    }),
    reasons: z.array(z.object({ reason: z.enum(deltaReasons), ...contribution })),
    batches: z.array(explainedBatchSchema),
    batchesTotal: z.int(),
    /** Ask with it as `before` for the batches before these; null when there are none. */
    more: z.int().nullable(),
  })
  .openapi('Explanation')
export type Explanation = z.infer<typeof explanationSchema>

export const readExplanation = createRoute({
  method: 'get',
  path: '/api/kpis/{id}/explanation',
  operationId: 'readExplanation',
  summary: 'Where a number comes from: its formula, its days, and every batch that moved it',
  request: {
    params: idPath,
    query: z.object({
      ...numberAsked,
      /** The version before which batches are listed, the newest first. */
      before: writtenNumber(z.int().positive()).optional(),
    }),
  },
  responses: { 200: answer('The explanation', explanationSchema), ...refusals },
})

/** One unit's day as one batch moved it. */
export const explainedRecordSchema = z
  .object({
    unit: z.string(),
    day: daySchema,
    moves: z.array(z.object({ measure: z.string(), delta: z.int(), reason: z.enum(deltaReasons) })),
    /** What the measure was before this batch and after it. */
    numerator: z.int(),
    denominator: z.int(),
  })
  .openapi('ExplainedRecord')
export type ExplainedRecord = z.infer<typeof explainedRecordSchema>

export const listExplainedRecords = createRoute({
  method: 'get',
  path: '/api/kpis/{id}/explained-records',
  operationId: 'listExplainedRecords',
  summary: 'Every unit and day of a number that one batch moved, and by how much',
  request: {
    params: idPath,
    query: z.object({
      ...numberAsked,
      collection: writtenNumber(z.int().positive()),
      /** The last one already seen, `2025-07-23 13285`. */
      after: z
        .string()
        .regex(/^\d{4}-\d\d-\d\d \S{1,20}$/)
        .optional(),
    }),
  },
  responses: {
    200: answer(
      'Records by day and unit, fifty at a time',
      z.object({ records: z.array(explainedRecordSchema), more: z.string().nullable() }),
    ),
    ...refusals,
  },
})

const excerpted = {
  collection: z.int(),
  /** SHA-256 of the bytes as they came, in hexadecimal, and how many they are. */
  hash: z.string(),
  bytes: z.int(),
  contentType: z.string().nullable(),
  /** `/data/12` in JSON, `line 12` in a file of lines, `row 12` in a spreadsheet. */
  pointer: z.string(),
  /** The field or column that holds the measure, where one is asked for and a single one holds it. */
  field: z.string().nullable(),
}

/** Of what is text, the place and what stands round it. */
export const textExcerptSchema = z
  .object({
    kind: z.literal('text'),
    ...excerpted,
    /** The first line shown, counted from 1. */
    line: z.int(),
    /** What stands before the place, at the place, and after it. */
    before: z.string(),
    place: z.string(),
    after: z.string(),
    /** Within the place: where the field begins and ends. */
    mark: z.union([z.object({ from: z.int(), to: z.int() }), z.null()]),
  })
  .openapi('TextExcerpt')
export type TextExcerpt = z.infer<typeof textExcerptSchema>

const sheetLines = z.array(z.object({ row: z.int(), cells: z.array(z.string()) }))

/** Of a spreadsheet that was uploaded, the row with those round it, under the rows that head it. */
export const sheetExcerptSchema = z
  .object({
    kind: z.literal('sheet'),
    ...excerpted,
    fileName: z.string().nullable(),
    /** What the sheet is called; a file of lines has none. */
    sheet: z.string().nullable(),
    header: sheetLines,
    rows: sheetLines,
    /** The row that is meant, from 1, and the column in it, from 0; none where no measure was asked for. */
    row: z.int(),
    column: z.int().nullable(),
  })
  .openapi('SheetExcerpt')
export type SheetExcerpt = z.infer<typeof sheetExcerptSchema>

export const excerptSchema = z
  .discriminatedUnion('kind', [textExcerptSchema, sheetExcerptSchema])
  .openapi('PayloadExcerpt')
export type PayloadExcerpt = z.infer<typeof excerptSchema>

export const readExcerpt = createRoute({
  method: 'get',
  path: '/api/collections/{id}/excerpt',
  operationId: 'readExcerpt',
  summary: "The very place in a subsystem's raw answer where a unit's figure of a day stands",
  request: {
    params: z.object({ id: writtenNumber(z.int().positive()) }),
    query: z.object({ ...langQuery, unit: unitCodeSchema, day: daySchema, measure: z.string().max(60).optional() }),
  },
  responses: {
    200: answer('The place, with what stands around it', excerptSchema),
    ...refusals,
    413: problem('What came is too large to be opened at a place.'),
    503: problem('Other files are being opened; `Retry-After` says when to come back.'),
  },
})

export const explanationContract = { readExplanation, listExplainedRecords, readExcerpt }

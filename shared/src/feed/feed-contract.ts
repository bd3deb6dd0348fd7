import { createRoute, z } from '@hono/zod-openapi'
import { daySchema } from '../day.ts'
import { answer, refusals } from '../problem.ts'
import { langQuery, textSchema } from '../text.ts'
import { writtenNumber } from '../written-number.ts'
import {
  collectionOutcomes,
  feedFormats,
  feedIdSchema,
  mappedFormat,
  quarantineRules,
  rejectReasons,
  scheduleSchema,
} from './feed.ts'

/**
 * - `loading`: history is still coming in.
 * - `healthy`: the newest due day has arrived.
 * - `late`: the last asking worked, but a day that is due has not come.
 * - `failing`: the last asking failed.
 * - `never`: not asked yet.
 * - `paused`: not asked any more, or for the time being; another may bring its figures.
 */
export const feedStates = ['loading', 'healthy', 'late', 'failing', 'never', 'paused'] as const
export type FeedState = (typeof feedStates)[number]

const errorSchema = z.object({
  outcome: z.enum(collectionOutcomes),
  detail: z.string(),
  pointer: z.string().optional(),
})

export const feedStatusSchema = z
  .object({
    id: feedIdSchema,
    subsystem: z.string(),
    dataset: z.string(),
    name: textSchema,
    format: z.enum([...feedFormats, mappedFormat]),
    schedule: scheduleSchema,
    state: z.enum(feedStates),
    historyFrom: daySchema,
    /** The last day this feed has brought everything up to. */
    caughtUpTo: daySchema.nullable(),
    /** The newest day whose figures are due by now. */
    dueTo: daySchema,
    lagHours: z.int(),
    /** How many days `caughtUpTo` is behind `dueTo`. */
    daysBehind: z.int(),
    lastAttemptAt: z.iso.datetime().nullable(),
    lastSuccessAt: z.iso.datetime().nullable(),
    nextAt: z.iso.datetime().nullable(),
    failures: z.int(),
    lastError: errorSchema.nullable(),
    /** Over the last 30 days of collections. */
    rejected: z.int(),
    quarantined: z.int(),
    corrections: z.int(),
  })
  .openapi('FeedStatus')
export type FeedStatus = z.infer<typeof feedStatusSchema>

export const listFeeds = createRoute({
  method: 'get',
  path: '/api/feeds',
  operationId: 'listFeeds',
  summary: 'Every feed: last success, lag, rejects',
  request: { query: z.object(langQuery) },
  responses: {
    200: answer('The feeds', z.object({ now: z.iso.datetime(), feeds: z.array(feedStatusSchema) })),
    ...refusals,
  },
})

export const collectionSchema = z
  .object({
    id: z.int(),
    /** Whose address was asked, where each unit has its own. */
    unit: z.string().nullable(),
    askedFrom: daySchema,
    askedTo: daySchema,
    askedAt: z.iso.datetime(),
    tookMs: z.int(),
    outcome: z.enum(collectionOutcomes),
    error: errorSchema.nullable(),
    /** SHA-256 of the raw answer, in hexadecimal. */
    payload: z.string().nullable(),
    payloadBytes: z.int().nullable(),
    records: z.int(),
    rejected: z.int(),
    quarantined: z.int(),
    deltas: z.int(),
    corrections: z.int(),
    version: z.int().nullable(),
  })
  .openapi('Collection')
export type Collection = z.infer<typeof collectionSchema>

const fanOutSchema = z
  .object({
    units: z.int(),
    /** Never answered yet. */
    unheard: z.int(),
    failing: z.array(
      z.object({
        unit: z.string(),
        failures: z.int(),
        error: errorSchema.nullable(),
        askedAt: z.iso.datetime().nullable(),
        nextAt: z.iso.datetime(),
      }),
    ),
  })
  .openapi('FeedFanOut')
export type FeedFanOut = z.infer<typeof fanOutSchema>

const feedPath = z.object({ id: feedIdSchema.meta({ example: 'mot-cua' }) })

export const readFeedDetail = createRoute({
  method: 'get',
  path: '/api/feeds/{id}',
  operationId: 'readFeedDetail',
  summary: 'One feed: its last collections, rejects and quarantined records',
  request: { params: feedPath, query: z.object(langQuery) },
  responses: {
    200: answer(
      'The feed',
      z.object({
        feed: feedStatusSchema,
        url: z.string(),
        /** Where each unit has an address of its own: how many there are, and those that brought nothing last. */
        fanOut: fanOutSchema.nullable(),
        collections: z.array(collectionSchema),
        rejects: z.array(
          z.object({
            collection: z.int(),
            pointer: z.string(),
            reason: z.enum(rejectReasons),
            field: z.string().nullable(),
            excerpt: z.string(),
          }),
        ),
        quarantined: z.array(
          z.object({
            collection: z.int(),
            unit: z.string(),
            day: daySchema,
            rule: z.enum(quarantineRules),
            pointer: z.string(),
            counts: z.record(z.string(), z.number()),
          }),
        ),
      }),
    ),
    ...refusals,
  },
})

/**
 * One letter a day: `r` reported, `m` missing, `c` reported and later corrected, `q` quarantined,
 * `n` nothing owed, `p` not due yet.
 */
export const readCompleteness = createRoute({
  method: 'get',
  path: '/api/feeds/{id}/completeness',
  operationId: 'readCompleteness',
  summary: 'Unit × day: what has arrived, what is missing',
  request: { params: feedPath, query: z.object({ from: daySchema.optional(), to: daySchema.optional() }) },
  responses: {
    200: answer(
      'A string of letters for each unit, one letter a day from `from` to `to`',
      z.object({
        from: daySchema,
        to: daySchema,
        units: z.array(z.object({ code: z.string(), days: z.string(), reported: z.int(), expected: z.int() })),
      }),
    ),
    ...refusals,
  },
})

export const readPayload = createRoute({
  method: 'get',
  path: '/api/collections/{id}/payload',
  operationId: 'readPayload',
  summary: 'What a subsystem answered or somebody handed in, byte for byte as it came',
  request: { params: z.object({ id: writtenNumber(z.int().positive()) }) },
  responses: {
    200: {
      description: 'The bytes, as text; a spreadsheet as the file it was',
      content: {
        'text/plain': { schema: z.string() },
        'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) },
      },
    },
    ...refusals,
  },
})

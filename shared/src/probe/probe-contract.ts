import { createRoute, z } from '@hono/zod-openapi'
import { daySchema } from '../day.ts'
import { answer, refusals } from '../problem.ts'
import { subsystemIdSchema } from '../subsystem/subsystem.ts'
import { langQuery, textSchema } from '../text.ts'
import { unitCodeSchema } from '../unit/unit.ts'
import { writtenInstant } from '../written-instant.ts'
import { writtenNumber } from '../written-number.ts'
import { countings } from './availability.ts'
import { connectionIdSchema, connectionKinds } from './connection.ts'
import { contractHoursSchema } from './contract-hours.ts'
import { pathNodeSchema } from './path-node.ts'
import { errorClasses } from './sample.ts'
import { connectionStates, overlays, reasons, statisticNames } from './state.ts'

const idPath = z.object({ id: connectionIdSchema.meta({ example: '13285-dan-cu' }) })
/** Seconds since 1970. */
const seconds = z.int()
/** Epoch ms. */
const instant = z.number()
const us = z.number()

const standingFields = {
  state: z.enum(connectionStates),
  reasons: z.array(z.enum(reasons)),
  overlays: z.array(z.enum(overlays)),
  /** The path node whose trouble explains this one. */
  root: z.string().nullable(),
}

export const stateCountsSchema = z
  .object({ unknown: z.int(), up: z.int(), degraded: z.int(), unstable: z.int(), down: z.int() })
  .openapi('StateCounts')
export type StateCounts = z.infer<typeof stateCountsSchema>

export const boardSchema = z
  .object({
    /** Where the stream of changes goes on from this answer: give it to `/api/stream` as `after`. */
    stream: z.string(),
    at: seconds,
    /** Every way in which connections stand, once; the columns refer to them by place. */
    standings: z.array(z.object(standingFields)),
    /** One entry per connection in each column. */
    connections: z.object({
      n: z.array(z.int()),
      id: z.array(connectionIdSchema),
      unit: z.array(unitCodeSchema.nullable()),
      subsystem: z.array(subsystemIdSchema),
      kind: z.array(z.enum(connectionKinds)),
      standing: z.array(z.int()),
      since: z.array(seconds),
      /** Newest round; null before the first. */
      lastAt: z.array(seconds.nullable()),
      lastUs: z.array(us.nullable()),
    }),
    /** Names of connections that belong to no unit, by id. */
    names: z.array(z.object({ id: connectionIdSchema, name: textSchema })),
    /** Stretches of the last 24 hours that were anything but up. `to` is null while it lasts. */
    troubles: z.object({
      n: z.array(z.int()),
      from: z.array(seconds),
      to: z.array(seconds.nullable()),
      standing: z.array(z.int()),
    }),
  })
  .openapi('ConnectionBoard')
export type Board = z.infer<typeof boardSchema>

export const readBoard = createRoute({
  method: 'get',
  path: '/api/connections',
  operationId: 'readBoard',
  summary: 'All watched connections and how they stand',
  responses: { 200: answer('The board, by columns', boardSchema), ...refusals },
})

export const whySchema = z
  .object({
    statistics: z.array(
      z.object({
        name: z.enum(statisticNames),
        reason: z.enum(reasons),
        value: z.number(),
        threshold: z.number(),
      }),
    ),
    counted: z.array(z.object({ at: instant, kind: z.enum(['failed', 'slow', 'lossy']), measure: z.number() })),
    usualUs: us.nullable(),
    slowAboveUs: us.nullable(),
    usualFailureRate: z.number(),
    learning: z.boolean(),
  })
  .openapi('ConnectionWhy')

export const connectionDetailSchema = z
  .object({
    n: z.int(),
    id: connectionIdSchema,
    name: textSchema,
    kind: z.enum(connectionKinds),
    unit: unitCodeSchema.nullable(),
    subsystem: subsystemIdSchema,
    provider: z.string().nullable(),
    providerName: textSchema.nullable(),
    intervalS: z.int(),
    deadlineMs: z.int(),
    contractualMs: z.number().nullable(),
    contractHours: contractHoursSchema,
    enabled: z.boolean(),
    path: z.array(z.object({ id: z.string(), kind: pathNodeSchema.shape.kind, name: textSchema })),
    /** Null before the first round. */
    standing: z
      .object({
        ...standingFields,
        since: instant,
        last: z.object({ at: instant, cls: z.enum(errorClasses), totalUs: us, connectUs: us.nullable() }).nullable(),
      })
      .nullable(),
    why: z.union([whySchema.extend({ at: instant }), z.null()]),
    /** The last seven days. */
    history: z.array(z.object({ ...standingFields, from: instant, to: instant.nullable() })),
    /** Others of the same subsystem, and others of the same unit, for comparison. */
    sisters: z.object({
      subsystem: stateCountsSchema,
      unit: z.array(
        z.object({ id: connectionIdSchema, subsystem: subsystemIdSchema, state: z.enum(connectionStates) }),
      ),
    }),
  })
  .openapi('ConnectionDetail')
export type ConnectionDetail = z.infer<typeof connectionDetailSchema>

export const readConnection = createRoute({
  method: 'get',
  path: '/api/connections/{id}',
  operationId: 'readConnection',
  summary: 'One connection: how it stands, why, and how it stood',
  request: { params: idPath },
  responses: { 200: answer('The connection', connectionDetailSchema), ...refusals },
})

export const bandsSchema = z
  .object({
    from: instant,
    to: instant,
    slotS: z.int(),
    /** One entry per slot in each column; latencies of right answers, null where there was none. */
    n: z.array(z.int()),
    failed: z.array(z.int()),
    blind: z.array(z.int()),
    sent: z.array(z.int()),
    lost: z.array(z.int()),
    p05: z.array(us.nullable()),
    p25: z.array(us.nullable()),
    p50: z.array(us.nullable()),
    p75: z.array(us.nullable()),
    p95: z.array(us.nullable()),
    /**
     * Where the time of right answers went, medians: to resolve the name, to connect, to agree on TLS, until the first
     * byte. Null where a kind of connection has no such part, or nothing is known; the rest of an answer came after.
     */
    dns: z.array(us.nullable()),
    connect: z.array(us.nullable()),
    tls: z.array(us.nullable()),
    firstByte: z.array(us.nullable()),
    /** What was usual at these hours in the fortnight before, on the same kind of day: tenth, fifth and ninth tenth. */
    usual: z.object({
      low: z.array(us.nullable()),
      middle: z.array(us.nullable()),
      high: z.array(us.nullable()),
    }),
    /** Rounds that failed, newest last, at most 500: when and how. */
    failures: z.array(z.object({ at: instant, cls: z.enum(errorClasses) })),
  })
  .openapi('ConnectionBands')
export type Bands = z.infer<typeof bandsSchema>

export const readSamples = createRoute({
  method: 'get',
  path: '/api/connections/{id}/samples',
  operationId: 'readSamples',
  summary: 'What one connection measured, as bands of latency over time',
  request: {
    params: idPath,
    query: z
      .object({
        from: writtenInstant.optional(),
        to: writtenInstant.optional(),
        /** So many hours up to `to`, in place of `from`. */
        hours: writtenNumber(z.int().min(1).max(9_600)).optional(),
      })
      .refine(({ from, hours }) => from === undefined || hours === undefined, {
        path: ['hours'],
        error: 'expected either from or hours',
      }),
  },
  responses: { 200: answer('Bands; without from, to and hours, of the last 24 hours', bandsSchema), ...refusals },
})

const counting = z.enum(countings)

export const availabilityRowSchema = z
  .object({
    /** A connection, subsystem, provider or unit, as `by` says; the province’s code for `province`; "" for none. */
    key: z.string(),
    connections: z.int(),
    /** Minutes of owed time by kind. */
    minutes: z.object({
      up: z.number(),
      degraded: z.number(),
      unstable: z.number(),
      down: z.number(),
      unknown: z.number(),
      blind: z.number(),
      maintenance: z.number(),
    }),
    good: z.number(),
    bad: z.number(),
    excluded: z.number(),
    share: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    downs: z.int(),
    longestDownMinutes: z.number(),
    /** Of all right answers together, from merged histograms. */
    p50Us: us.nullable(),
    p95Us: us.nullable(),
    rounds: z.int(),
    failedRounds: z.int(),
  })
  .openapi('AvailabilityRow')
export type AvailabilityRow = z.infer<typeof availabilityRowSchema>

export const availabilityBys = ['province', 'subsystem', 'provider', 'unit', 'connection'] as const

const availabilityAnswer = z
  .object({
    from: daySchema,
    to: daySchema,
    /** How each kind of time counts; up is good and down is bad. */
    rule: z.object({
      degraded: counting,
      unstable: counting,
      unknown: counting,
      blind: counting,
      maintenance: counting,
    }),
    rows: z.array(availabilityRowSchema),
  })
  .openapi('AvailabilityAnswer')
export type AvailabilityAnswer = z.infer<typeof availabilityAnswer>

export const readAvailability = createRoute({
  method: 'get',
  path: '/api/availability',
  operationId: 'readAvailability',
  summary: 'Availability in contract hours, at any level; without days, of this month so far',
  request: {
    query: z.object({
      /** Without it, the province as a whole. */
      by: z.enum(availabilityBys).optional(),
      from: daySchema.optional(),
      to: daySchema.optional(),
      connection: connectionIdSchema.optional(),
      subsystem: subsystemIdSchema.optional(),
      unit: unitCodeSchema.optional(),
      ...langQuery,
    }),
  },
  responses: { 200: answer('Rows by what was asked, worst first', availabilityAnswer), ...refusals },
})

export const readPathGraph = createRoute({
  method: 'get',
  path: '/api/path-graph',
  operationId: 'readPathGraph',
  summary: 'What connections run through, and how many of them stand how behind each',
  responses: {
    200: answer(
      'Nodes with their parents',
      z.object({
        nodes: z.array(
          pathNodeSchema.extend({
            connections: z.int(),
            states: stateCountsSchema,
          }),
        ),
      }),
    ),
    ...refusals,
  },
})

export const probeContract = { readBoard, readConnection, readSamples, readAvailability, readPathGraph }
export type ProbeContract = typeof probeContract

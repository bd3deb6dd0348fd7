import { z } from 'zod'
import { daySchema } from '../../day.ts'
import { subsystemIdSchema } from '../../subsystem/subsystem.ts'
import { textSchema } from '../../text.ts'
import { unitCodeSchema } from '../../unit/unit.ts'
import { scheduleSchema } from '../feed.ts'
import { measureIdSchema } from '../measure.ts'

/** `2025-07-23`, `20250723`, `23/07/2025`. */
export const addressDayStyles = ['iso', 'compact', 'vietnamese'] as const
export type AddressDayStyle = (typeof addressDayStyles)[number]

/** Besides: an instant, whose day depends on the zone, and a month or a year, which stand for their last day. */
export const dayStyles = [...addressDayStyles, 'instant', 'month', 'year'] as const
export type DayStyle = (typeof dayStyles)[number]

/** `plain`: digits alone. `comma`: `1.234,0` as Vietnam writes. `dot`: `1,234.0`. */
export const numberStyles = ['plain', 'comma', 'dot'] as const
export type NumberStyle = (typeof numberStyles)[number]

/** Where an instant that names no zone was written. */
export const zones = ['Asia/Ho_Chi_Minh', 'UTC'] as const
export type Zone = (typeof zones)[number]

export const csvDelimiters = [';', ',', '\t', '|'] as const
export const csvEncodings = ['utf-8', 'windows-1258', 'utf-16le'] as const
export type CsvEncoding = (typeof csvEncodings)[number]

export const connectorLimits = { megabytes: 20, rows: 100_000, otherNames: 300, measures: 60 } as const

/** A path in JSON, or the heading of a column. */
const place = z.string().trim().min(1).max(300)

export const shapeSchema = z.discriminatedUnion('format', [
  /** `records` leads to each record: one unit on one day. */
  z.strictObject({ format: z.literal('json'), records: place }),
  z.strictObject({
    format: z.literal('csv'),
    delimiter: z.enum(csvDelimiters),
    encoding: z.enum(csvEncodings),
    /** The line of the headings, counted from 1. */
    headingLine: z.int().min(1).max(50),
  }),
])
export type ConnectorShape = z.infer<typeof shapeSchema>

/** What the answer's places mean. */
export const mappingSchema = z.strictObject({
  shape: shapeSchema,
  /** Where a record says whose it is, by code or by name; the one unit all of them are of; or the unit that was asked for. */
  unit: z.union([
    z.strictObject({ at: place, by: z.enum(['code', 'name']) }),
    z.strictObject({ code: unitCodeSchema }),
    z.strictObject({ asked: z.literal(true) }),
  ]),
  /** What the source calls units otherwise: former names, its own codes. */
  otherNames: z
    .array(z.strictObject({ name: z.string().trim().min(1).max(120), unit: unitCodeSchema }))
    .max(connectorLimits.otherNames),
  /** Where a record says of which day it is; null: of the one day that was asked for. */
  day: z.strictObject({ at: place, style: z.enum(dayStyles), zone: z.enum(zones) }).nullable(),
  numbers: z.enum(numberStyles),
  measures: z
    .array(z.strictObject({ measure: measureIdSchema, at: place }))
    .min(1)
    .max(connectorLimits.measures),
})
export type Mapping = z.infer<typeof mappingSchema>

/** How a source is asked: `{from}` `{to}` `{day}` `{unit}` are filled in each time, in the address and in what is posted. */
export const askedSchema = z.strictObject({
  url: z.string().trim().min(8).max(2_000),
  method: z.enum(['GET', 'POST']),
  body: z.string().max(4_000).nullable(),
  days: z.enum(addressDayStyles),
  /** Sent only with the secret that was given for this address; without one it is not asked. */
  credential: z.boolean(),
  deadlineMs: z.int().min(1_000).max(60_000),
  /** Where each unit has an address of its own: no more of them than so many a minute. */
  perMinute: z.int().min(6).max(6_000),
  maxBytes: z
    .int()
    .min(1_000)
    .max(connectorLimits.megabytes * 1_000_000),
})
export type ConnectorAsked = z.infer<typeof askedSchema>

const definition = z
  .strictObject({
    name: textSchema,
    subsystem: subsystemIdSchema,
    dataset: subsystemIdSchema,
    asked: askedSchema,
    mapping: mappingSchema,
    schedule: scheduleSchema,
    historyFrom: daySchema,
    backfillDays: z.int().min(1).max(400),
    recheckDays: z.int().min(1).max(60),
    lagHours: z.int().min(1).max(2_400),
  })
  .meta({ id: 'ConnectorDefinition' })
/** A source that was set up by form: where it is asked, when, and what its answer means. */
export interface ConnectorDefinition extends z.infer<typeof definition> {}
/** Called by its name, for the compiler writes out in full whatever has none, in every route that speaks of it. */
export const connectorSchema: z.ZodType<ConnectorDefinition, ConnectorDefinition> = definition

import { z } from 'zod'
import { daySchema } from '../day.ts'
import { frequencies } from '../frequency.ts'
import { subsystemIdSchema } from '../subsystem/subsystem.ts'
import { textSchema } from '../text.ts'
import type { MeasureId } from './measure.ts'

export const feedIdSchema = subsystemIdSchema

/** The shapes in which the province's systems answer; one pure reader stands behind each. */
export const feedFormats = [
  'dossier-json',
  'document-json',
  'procedure-json',
  'petition-json',
  'signature-json',
  'certificate-json',
  'checklist-json',
  'line-csv',
  'meeting-csv',
  'gateway-jsonl',
  'connection-json',
  'arrival-json',
] as const
export type FeedFormat = (typeof feedFormats)[number]

/** What the program counts itself: of the connections it watches, and of what feeds have brought. Nobody is asked. */
export const ownFormats = ['connection-json', 'arrival-json'] as const satisfies readonly FeedFormat[]
export type OwnFormat = (typeof ownFormats)[number]
export const isOwn = (format: KeptFeed['format']): format is OwnFormat =>
  (ownFormats as readonly string[]).includes(format)

/** A set of measures that arrive together: one record of it is one unit on one day. */
export const datasetSchema = z
  .strictObject({
    id: subsystemIdSchema,
    name: textSchema,
    frequency: z.enum(frequencies),
    scope: z.enum(['all-units', 'communes', 'province']),
  })
  .meta({ id: 'Dataset' })
export type Dataset = z.infer<typeof datasetSchema>

export const scheduleSchema = z
  .discriminatedUnion('kind', [
    /** Once a day at a wall-clock time in Vietnam. */
    z.strictObject({ kind: z.literal('daily'), at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) }),
    z.strictObject({ kind: z.literal('every'), minutes: z.int().min(1).max(1440) }),
  ])
  .meta({ id: 'Schedule' })
export type Schedule = z.infer<typeof scheduleSchema>

/** A source set up by form; what its answer means stands in the connector of its id, not in a reader of its own. */
export const mappedFormat = 'mapped'

/** Where, how and how often one subsystem is asked for one dataset. */
export const feedSchema = z
  .strictObject({
    id: feedIdSchema,
    subsystem: subsystemIdSchema,
    dataset: subsystemIdSchema,
    name: textSchema,
    format: z.enum(feedFormats),
    /** `own:` and nothing else for what the program counts itself. */
    url: z.union([z.url({ protocol: /^https?$/ }), z.literal('own:')]),
    schedule: scheduleSchema,
    historyFrom: daySchema,
    /** Days asked for in one request while history is loaded. */
    backfillDays: z.int().min(1).max(400),
    /** Days asked for again each time, so that late and corrected figures arrive. */
    recheckDays: z.int().min(1).max(60),
    deadlineMs: z.int().min(100).max(120_000),
    maxBytes: z.int().min(1_000).max(200_000_000),
    /** Hours after the end of a day by which its figures are due. */
    lagHours: z.int().min(1).max(2_400),
  })
  .meta({ id: 'Feed' })
/** As the province's document describes it. */
export type Feed = z.infer<typeof feedSchema>
/** As it is kept: from the document, or as somebody set it up by form. */
export type KeptFeed = Feed | MappedFeed
export interface MappedFeed extends Omit<Feed, 'format'> {
  format: typeof mappedFormat
  measures: readonly MeasureId[]
  /** Each unit that owes has an address of its own; no more of them are asked than so many a minute. */
  fanOut: { perMinute: number } | null
}

/** What one asking came to. `kept` and `unchanged` are successes; the rest are errors and keep nothing. */
export const collectionOutcomes = [
  'kept',
  'unchanged',
  'unreachable',
  'deadline',
  'status',
  'too-large',
  'unreadable',
  'drifted',
] as const
export type CollectionOutcome = (typeof collectionOutcomes)[number]

/** Why one record of an otherwise readable answer was not kept. */
export const rejectReasons = [
  'unknown-unit',
  'unit-closed',
  'unit-not-yet',
  'bad-day',
  'outside-asked',
  'missing-field',
  'not-a-count',
  'negative',
  'duplicate',
  'parts-do-not-add-up',
  'out-of-scope',
  'unknown-measure',
  'ambiguous-unit',
  'not-yours',
  'breaks-rule',
] as const
export type RejectReason = (typeof rejectReasons)[number]

/**
 * Why a record waits for an officer's decision.
 * - `part-exceeds-whole`: arithmetic that holds for every honest record does not hold for it.
 * - `closed-period`: it would move figures that have been reported and closed.
 * - `does-not-agree`, `unusual`: a rule that people have set does not hold for it.
 */
export const quarantineRules = ['part-exceeds-whole', 'closed-period', 'does-not-agree', 'unusual'] as const
export type QuarantineRule = (typeof quarantineRules)[number]

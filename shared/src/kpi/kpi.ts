import { z } from 'zod'
import { daySchema } from '../day.ts'
import { measureIdSchema } from '../feed/measure.ts'
import { frequencies } from '../frequency.ts'
import { subsystemIdSchema } from '../subsystem/subsystem.ts'
import { textSchema } from '../text.ts'
import { formerProvinces, unitCodeSchema, unitKinds } from '../unit/unit.ts'

export const kpiIdSchema = z.string().regex(/^[A-Z]\d{2}$/)
export type KpiId = string

export const termSchema = z.strictObject({
  measure: measureIdSchema,
  coefficient: z.union([z.literal(1), z.literal(-1)]),
})
export type Term = z.infer<typeof termSchema>

/** Numerator or denominator: a signed sum of measures and the words an officer uses for it. */
export const sideSchema = z.strictObject({ label: textSchema, terms: z.array(termSchema) })

/**
 * - `sum`: Σ numerator over the days of the period; there is no denominator.
 * - `ratio-of-sums`: Σ numerator / Σ denominator over the days and units asked, never a mean of rates.
 * - `time-weighted`: the same arithmetic with minutes as counts.
 * - `last`: the state at the end of the period, the last one reported; summed over units.
 * - `percentile`: recomputed from a histogram; not a ratio.
 */
export const aggregations = ['sum', 'ratio-of-sums', 'time-weighted', 'last', 'percentile'] as const
export type Aggregation = (typeof aggregations)[number]

export const comparators = ['at-least', 'at-most'] as const

/** One step of a target: what holds from a day on, until another day or until further notice. */
export const targetStepShape = {
  comparator: z.enum(comparators),
  /** In the unit the KPI is shown in, at most one decimal: 80 is 80 %, 99.5 is 99,5 %. */
  value: z.number().min(0).multipleOf(0.1),
  from: daySchema,
  to: daySchema.nullable(),
  instrument: z.string().nullable(),
  note: textSchema.nullable(),
}

/** A group of units somebody put together and named, with its members of that moment. */
export const namedGroupSchema = z.strictObject({ id: z.string(), name: z.string(), units: z.array(unitCodeSchema) })

/**
 * A target in force from a day on, for at most one of: a unit, a kind of units, a former province, a named group; for
 * none of them it is the province's. A unit's own beats its group's, a group's beats the province's.
 */
export const targetSchema = z
  .strictObject({
    unit: unitCodeSchema.nullable(),
    kind: z.enum(unitKinds).nullable(),
    formerProvince: z.enum(formerProvinces).optional(),
    group: namedGroupSchema.optional(),
    ...targetStepShape,
    /** What it rests on where that is no instrument of the register. */
    basis: z.string().optional(),
  })
  .meta({ id: 'Target' })
export type Target = z.infer<typeof targetSchema>

/** A legal instrument (văn bản) that a definition or a target rests on, with its time of force. */
export const instrumentSchema = z
  .strictObject({
    id: z.string().min(1),
    title: textSchema,
    issued: daySchema.nullable(),
    effectiveFrom: daySchema.nullable(),
    effectiveTo: daySchema.nullable(),
    replacedBy: z.string().nullable(),
    /** `confirmed` in a public source, or `unconfirmed`: known but not yet read in one. */
    confidence: z.enum(['confirmed', 'unconfirmed']),
  })
  .meta({ id: 'Instrument' })
export type Instrument = z.infer<typeof instrumentSchema>

export const kpiSchema = z
  .strictObject({
    id: kpiIdSchema,
    name: textSchema,
    /** One sentence: what is counted and by which rule. */
    definition: textSchema,
    numerator: sideSchema,
    denominator: sideSchema.nullable(),
    measuredIn: z.enum(['percent', 'dossier', 'document', 'workday', 'minute', 'millisecond', 'point']),
    direction: z.enum(['higher', 'lower', 'neutral']),
    aggregation: z.enum(aggregations),
    /** False where the same thing exists in many units (procedures): the province's figure comes from the source. */
    additive: z.boolean(),
    /** Which units owe the figure. */
    scope: z.enum(['all-units', 'communes', 'province']),
    /** Decimals on screen. */
    decimals: z.int().min(0).max(2),
    frequency: z.enum(frequencies),
    dataset: subsystemIdSchema.nullable(),
    /** Why there is no dataset yet, in words; null exactly when `dataset` is given. */
    awaiting: textSchema.nullable(),
    subsystems: z.array(subsystemIdSchema),
    /** Place on leadership's one page; null when not there. */
    headline: z.int().positive().nullable(),
    instruments: z.array(z.string()),
    targets: z.array(targetSchema),
  })
  .meta({ id: 'Kpi' })
export type Kpi = z.infer<typeof kpiSchema>

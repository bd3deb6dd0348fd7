import { z } from 'zod'
import { measureIdSchema } from '../measure.ts'
import { textSchema } from '../../text.ts'

/**
 * - `reject`: the record is not kept, and its source is told.
 * - `quarantine`: it waits for an officer.
 * - `warn`: it counts, and stands on the list of doubts.
 */
export const validationSeverities = ['reject', 'quarantine', 'warn'] as const
export type ValidationSeverity = (typeof validationSeverities)[number]

/**
 * What to do where a measure of the comparison has not been reported: leave the comparison out when any is missing, or
 * only when all of a side are (the rest counts as it is), or take what is missing for 0.
 */
export const missingStrategies = ['skip-any', 'skip-all', 'as-zero'] as const
export type MissingStrategy = (typeof missingStrategies)[number]

const sideSchema = z.array(measureIdSchema).min(1).max(6)

export const validationTestSchema = z.discriminatedUnion('kind', [
  /** One sum of counts against another, of the same unit and day, whichever datasets they come from. */
  z.strictObject({
    kind: z.literal('compare'),
    left: sideSchema,
    comparator: z.enum(['at-most', 'equal']),
    right: sideSchema,
    missing: z.enum(missingStrategies),
    /** How far apart they may be all the same, in counts. */
    tolerance: z.int().min(0).max(1_000_000),
  }),
  /** A count against what is usual for the unit on such a day: the last twelve days of the week alike. */
  z.strictObject({
    kind: z.literal('usual'),
    measure: measureIdSchema,
    /** How many robust deviations it may be away. */
    z: z.number().min(3).max(50).multipleOf(0.5),
    /** Nearer than so many counts it is nobody’s concern. */
    atLeast: z.int().min(1).max(1_000_000),
  }),
])
export type ValidationTest = z.infer<typeof validationTestSchema>

export const validationRuleShape = {
  name: textSchema,
  test: validationTestSchema,
  severity: z.enum(validationSeverities),
  enabled: z.boolean(),
}
export interface ValidationRule {
  id: string
  version: number
  name: z.infer<typeof textSchema>
  test: ValidationTest
  severity: ValidationSeverity
  enabled: boolean
}

/** The measures a rule looks at. */
export const measuresOfTest = (test: ValidationTest): string[] =>
  test.kind === 'usual' ? [test.measure] : [...new Set([...test.left, ...test.right])]

import { z } from 'zod'
import { measureIdSchema } from '../measure.ts'
import { textSchema } from '../../text.ts'
import { missingStrategies, type ValidationSeverity, validationSeverities } from './severity.ts'

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

import { z } from 'zod'
import { subsystemIdSchema } from '../subsystem/subsystem.ts'
import { textSchema } from '../text.ts'

/** A count that a subsystem reports: whole, never negative, one value per unit and day. */
export const measureIdSchema = z.string().regex(/^[a-z][a-z0-9_]{1,49}$/)
export type MeasureId = string

export const measureSchema = z
  .strictObject({ id: measureIdSchema, dataset: subsystemIdSchema, name: textSchema })
  .meta({ id: 'Measure' })
export type Measure = z.infer<typeof measureSchema>

/** No unit of a province counts a thousand million of anything in a day; sums over a country stay exact below it. */
export const largestCount = 1_000_000_000

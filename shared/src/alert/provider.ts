import { z } from 'zod'
import { textSchema } from '../text.ts'

export const providerIdSchema = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,59}$/)

/** Who answers for lines and systems: a telecom company, a department, a ministry. */
export const providerSchema = z
  .strictObject({
    id: providerIdSchema,
    name: textSchema,
    /** Where somebody answers, as an officer would write it down; null where none is known. */
    contact: z.union([z.string().min(1).max(200), z.null()]),
  })
  .meta({ id: 'Provider' })
export type Provider = z.infer<typeof providerSchema>

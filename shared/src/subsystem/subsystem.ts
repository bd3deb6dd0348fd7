import { z } from 'zod'
import { textSchema } from '../text.ts'
import { subsystemKinds } from './subsystem-kind.ts'

export const idForm = /^[a-z][a-z0-9-]{1,39}$/
export const subsystemIdSchema = z.string().regex(idForm)

/** An information system the province runs, or one it leans on. `provider` answers for its working. */
export const subsystemSchema = z
  .strictObject({
    id: subsystemIdSchema,
    name: textSchema,
    abbreviation: z.string().nullable(),
    level: z.enum(['province', 'national']),
    kind: z.enum(subsystemKinds).optional(),
    provider: textSchema.nullable(),
    /** Where people reach it; shown, never asked. */
    address: z.url().nullable(),
    note: textSchema.nullable(),
  })
  .meta({ id: 'Subsystem' })
export type Subsystem = z.infer<typeof subsystemSchema>

/** A path between two systems, as the workshop named them; it is what the probes will watch. */
export const connectionSchema = z
  .strictObject({
    id: subsystemIdSchema,
    name: textSchema,
    from: subsystemIdSchema,
    to: subsystemIdSchema,
    /** True for the connections the workshop called unstable. */
    reportedUnstable: z.boolean(),
  })
  .meta({ id: 'Connection' })
export type Connection = z.infer<typeof connectionSchema>

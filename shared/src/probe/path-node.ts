import { z } from 'zod'
import { subsystemIdSchema } from '../subsystem/subsystem.ts'
import { textSchema } from '../text.ts'
import { unitCodeSchema } from '../unit/unit.ts'

export const pathNodeIdSchema = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,59}$/)

export const nodeKinds = ['vantage', 'dns', 'core', 'segment', 'line', 'gateway', 'system', 'national-link'] as const

/** What can be the root of a trouble: a thing that connections run through. The graph of `parents` has no circle. */
export const pathNodeSchema = z
  .strictObject({
    id: pathNodeIdSchema,
    kind: z.enum(nodeKinds),
    name: textSchema,
    parents: z.array(pathNodeIdSchema),
    /** Members of one group stand in for each other: the group has failed only when all of them have. */
    redundancy: z.string().min(1).optional(),
    /** The unit a line leads to. */
    unit: unitCodeSchema.nullable(),
    subsystem: subsystemIdSchema.nullable(),
    /** Who is called when it fails: the id of a provider. */
    provider: z.string().min(1).nullable(),
  })
  .meta({ id: 'PathNodeDefinition' })
export type PathNodeDefinition = z.infer<typeof pathNodeSchema>

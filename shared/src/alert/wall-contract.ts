import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn } from '../account/identity-contract-parts.ts'
import { stateCountsSchema } from '../probe/probe-contract.ts'
import { answer } from '../problem.ts'
import { textSchema } from '../text.ts'
import { incidentScopes, severities } from './incident.ts'

/**
 * What a screen on a wall shows of the connections: sums and names of things, and nobody's name. Whoever walks past reads
 * it, so that somebody took an incident up is told, and who did is not.
 */
export const wallSchema = z
  .object({
    at: z.iso.datetime(),
    states: stateCountsSchema,
    systems: z.array(z.object({ subsystem: z.string(), states: stateCountsSchema })),
    /** Open, of connections and feeds; the gravest first, of those what concerns most. */
    incidents: z.array(
      z.object({
        number: z.int(),
        scope: z.enum(incidentScopes),
        name: textSchema,
        severity: z.enum(severities),
        condition: z.string(),
        reasons: z.array(z.string()),
        openedAt: z.iso.datetime(),
        members: z.int(),
        takenUp: z.boolean(),
        maintenance: z.boolean(),
      }),
    ),
    open: z.object({ info: z.int(), warning: z.int(), major: z.int(), critical: z.int() }),
  })
  .meta({ id: 'Wall' })
export type WallAnswer = z.infer<typeof wallSchema>

export const readWall = createRoute({
  method: 'get',
  path: '/api/wall',
  operationId: 'readWall',
  summary: 'Connections and open incidents as a wall display shows them, without names of people',
  responses: { 200: answer('How it stands now', wallSchema), ...behindSignIn },
})

export const wallContract = { readWall }

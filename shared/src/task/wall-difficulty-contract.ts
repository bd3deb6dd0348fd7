import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn } from '../account/identity-contract-parts.ts'
import { causeClasses } from '../alert/incident.ts'
import { answer } from '../problem.ts'
import { answerers } from './difficulty.ts'

/**
 * Difficulties nobody has settled in time, as a screen on a wall shows them: what somebody typed is not among it, for
 * names of people may stand there.
 */
export const readWallDifficulties = createRoute({
  method: 'get',
  path: '/api/wall/difficulties',
  operationId: 'readWallDifficulties',
  summary: 'Difficulties that are overdue, the latest first, without a word that somebody typed',
  responses: {
    200: answer(
      'How many are open and overdue, and those that are late the longest',
      z.object({
        open: z.int(),
        overdue: z.int(),
        longest: z.array(
          z.object({
            number: z.int(),
            class: z.enum(causeClasses),
            subsystem: z.string().nullable(),
            units: z.int(),
            answerer: z.enum(answerers),
            dossiers: z.int().nullable(),
            /** Working days it is late by. */
            days: z.int(),
          }),
        ),
      }),
    ),
    ...behindSignIn,
  },
})

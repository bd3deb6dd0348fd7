import { createRoute, z } from '@hono/zod-openapi'
import { daySchema } from '../day.ts'
import { answer, refusals } from '../problem.ts'
import { textSchema } from '../text.ts'
import { unitCodeSchema } from '../unit/unit.ts'
import { feedIdSchema } from './feed.ts'

/** The other way to read `readCompleteness`: one unit, every source it owes figures to. */
export const readUnitCompleteness = createRoute({
  method: 'get',
  path: '/api/units/{code}/completeness',
  operationId: 'readUnitCompleteness',
  summary: 'Source × day of one unit: what has arrived, what is missing',
  request: {
    params: z.object({ code: unitCodeSchema.meta({ example: '13285' }) }),
    query: z.object({ from: daySchema.optional(), to: daySchema.optional() }),
  },
  responses: {
    200: answer(
      'A string of letters for each source, one letter a day from `from` to `to`',
      z.object({
        unit: unitCodeSchema,
        from: daySchema,
        to: daySchema,
        feeds: z.array(
          z.object({
            feed: feedIdSchema,
            name: textSchema,
            /** Under which code: its own first, then those of the units it came from, of the days before it stood. */
            under: unitCodeSchema,
            days: z.string(),
            reported: z.int(),
            expected: z.int(),
          }),
        ),
      }),
    ),
    ...refusals,
  },
})

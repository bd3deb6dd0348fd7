import { createRoute, z } from '@hono/zod-openapi'
import { daySchema } from '../../day.ts'
import { answer, refusals } from '../../problem.ts'
import { langQuery } from '../../text.ts'
import { unitCodeSchema } from '../../unit/unit.ts'
import { asOfQuery } from '../kpi-contract.ts'
import { kpiIdSchema } from '../kpi.ts'
import { knowledgeSchema } from '../value-contract.ts'
import { definitionQuery } from '../version/version-contract.ts'

const meanings = ['improvement', 'concern', 'neutral'] as const

export const earlyWarningSchema = z
  .object({
    kind: z.enum(['watched', 'none']),
    /** Not counted by the day; fewer than forty days to learn from; all alike; or too few cases a day to tell anything. */
    why: z.enum(['not-daily', 'too-few', 'no-spread', 'too-thin']).nullable(),
    /** In standard deviations from what is usual: the day itself (null where it is not counted), the average, its limits. */
    days: z.array(
      z.object({
        day: daySchema,
        score: z.number().nullable(),
        value: z.number(),
        low: z.number(),
        high: z.number(),
        /** What it means that the average lies beyond a limit; null within them. */
        means: z.enum(meanings).nullable(),
      }),
    ),
    /** On which side the average lies beyond its limits on the last day, and from which day on; null within them. */
    side: z.enum(['above', 'below']).nullable(),
    since: daySchema.nullable(),
    means: z.enum(meanings).nullable(),
  })
  .openapi('EarlyWarning')
export type EarlyWarning = z.infer<typeof earlyWarningSchema>

export const readEarlyWarning = createRoute({
  method: 'get',
  path: '/api/kpis/{id}/early-warning',
  operationId: 'readEarlyWarning',
  summary:
    'Whether the last days of a KPI drift from what is usual: a moving average of daily deviations within its limits',
  request: {
    params: z.object({ id: kpiIdSchema.meta({ example: 'T02' }) }),
    query: z.object({ ...asOfQuery, ...langQuery, ...definitionQuery, unit: unitCodeSchema.optional() }),
  },
  responses: {
    200: answer(
      'The last thirty days',
      z.object({ kpi: kpiIdSchema, unit: unitCodeSchema, knowledge: knowledgeSchema, warning: earlyWarningSchema }),
    ),
    ...refusals,
  },
})

export const earlyContract = { readEarlyWarning }

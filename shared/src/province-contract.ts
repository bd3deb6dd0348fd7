import { createRoute, z } from '@hono/zod-openapi'
import { daySchema } from './day.ts'
import { kpiSchema } from './kpi/kpi.ts'
import { valueSchema } from './kpi/value-contract.ts'
import { answer, refusals } from './problem.ts'
import { publishedFigureSchema, qualityFlagSchema, specialDaySchema } from './province.ts'
import { connectionSchema, subsystemSchema } from './subsystem/subsystem.ts'
import { langQuery, textSchema } from './text.ts'
import { unitSchema } from './unit/unit.ts'

export const readProvince = createRoute({
  method: 'get',
  path: '/api/province',
  operationId: 'readProvince',
  summary: 'What every page needs to know: units, KPIs, subsystems, the day it is',
  responses: {
    200: answer(
      'The province',
      z.object({
        code: z.string(),
        name: textSchema,
        simulated: z.boolean(),
        historyFrom: daySchema,
        today: daySchema,
        units: z.array(unitSchema),
        /** Units that stand no more, or not yet; whoever continues them. */
        otherUnits: z.array(
          unitSchema.extend({
            from: z.union([daySchema, z.null()]),
            to: z.union([daySchema, z.null()]),
            heirs: z.array(z.string()),
          }),
        ),
        kpis: z.array(
          kpiSchema
            .pick({
              id: true,
              name: true,
              measuredIn: true,
              direction: true,
              aggregation: true,
              additive: true,
              scope: true,
              decimals: true,
              frequency: true,
              dataset: true,
              awaiting: true,
              headline: true,
              subsystems: true,
            })
            .extend({ hasDenominator: z.boolean() }),
        ),
        subsystems: z.array(subsystemSchema),
        connections: z.array(connectionSchema),
        specialDays: z.array(specialDaySchema),
      }),
    ),
    ...refusals,
  },
})

export const readPublished = createRoute({
  method: 'get',
  path: '/api/published',
  operationId: 'readPublished',
  summary: 'Published figures beside ours, and the contradictions of their source',
  request: { query: z.object(langQuery) },
  responses: {
    200: answer(
      'Figures and flags',
      z.object({
        figures: z.array(publishedFigureSchema.extend({ ours: valueSchema, agrees: z.boolean() })),
        flags: z.array(qualityFlagSchema),
      }),
    ),
    ...refusals,
  },
})

export const readHealth = createRoute({
  method: 'get',
  path: '/api/health',
  operationId: 'readHealth',
  summary: 'Whether the program and its database answer',
  responses: {
    200: answer(
      'Both answer',
      z.object({ status: z.literal('ok'), version: z.string(), dataVersion: z.int(), today: daySchema }),
    ),
    ...refusals,
    503: refusals[500],
  },
})

export const readProgress = createRoute({
  method: 'get',
  path: '/api/progress',
  operationId: 'readProgress',
  summary: 'How far the loading of history has come, feed by feed',
  responses: {
    200: answer(
      'Feeds that are still loading',
      z.object({
        dataVersion: z.int(),
        feeds: z.array(
          z.object({ id: z.string(), name: textSchema, done: z.int(), total: z.int(), failing: z.boolean() }),
        ),
      }),
    ),
    ...refusals,
  },
})

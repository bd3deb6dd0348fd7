import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, body, byId, conflict } from '../../account/identity-contract-parts.ts'
import { daySchema } from '../../day.ts'
import { periodQuery, statedPeriodSchema } from '../../period-contract.ts'
import { answer, refusals } from '../../problem.ts'
import { assurances, variations } from '../../statistics/chart-icon.ts'
import { chartRules } from '../../statistics/chart-rule.ts'
import { whyNot } from '../../statistics/no-answer.ts'
import { langQuery } from '../../text.ts'
import { unitCodeSchema } from '../../unit/unit.ts'
import { writtenNumber } from '../../written-number.ts'
import { asOfQuery } from '../kpi-contract.ts'
import { kpiIdSchema } from '../kpi.ts'
import { appliedTargetSchema, knowledgeSchema, valueSchema } from '../value-contract.ts'
import { definitionQuery } from '../version/version-contract.ts'
import { annotationKinds } from './annotation-kind.ts'

/** Limits begin anew here: something was changed for good, and why is written down. */
export const rebaselineSchema = z
  .object({
    id: z.uuid(),
    kpi: kpiIdSchema,
    /** Null: of every unit's chart. */
    unit: unitCodeSchema.nullable(),
    from: daySchema,
    reason: z.string(),
    madeAt: z.iso.datetime(),
  })
  .openapi('Rebaseline')
export type RebaselineAnswer = z.infer<typeof rebaselineSchema>

export const annotationSchema = z
  .object({
    id: z.uuid(),
    kpi: kpiIdSchema,
    unit: unitCodeSchema.nullable(),
    kind: z.enum(annotationKinds),
    from: daySchema,
    to: daySchema,
    text: z.string(),
    madeAt: z.iso.datetime(),
  })
  .openapi('Annotation')
export type AnnotationAnswer = z.infer<typeof annotationSchema>

export const chartPointSchema = z
  .object({
    period: statedPeriodSchema,
    value: valueSchema,
    target: z.union([appliedTargetSchema, z.null()]),
    /** The version of the definition it is counted by. */
    definition: z.int(),
    /** What is drawn: the share, or for sums and means the value `measuredPer` says; null where there is none. */
    y: z.number().nullable(),
    centre: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    /** Not over, or less than 95 % of its figures have come: drawn hollow, and no part of limits and signals. */
    provisional: z.boolean(),
    signals: z.array(z.object({ rule: z.enum(chartRules), side: z.enum(['above', 'below']) })),
    /** What the signals mean for this KPI; null without any. */
    means: z.enum(['improvement', 'concern', 'neutral']).nullable(),
  })
  .openapi('ControlPoint')
export type ControlPoint = z.infer<typeof chartPointSchema>

export const controlChartSchema = z
  .object({
    kind: z.enum(['p-prime', 'xmr', 'none']),
    why: z.enum(whyNot).nullable(),
    /** `working-day`: a sum is drawn per working day, so that Tết and short months are no signals. */
    measuredPer: z.enum(['period', 'working-day']),
    points: z.array(chartPointSchema),
    /** Stretches with limits of their own, each from the period a re-baseline falls in or another definition begins. */
    segments: z.array(
      z.object({
        from: daySchema,
        centre: z.number(),
        /** How much more than chance the points move; null for XmR. */
        sigmaZ: z.number().nullable(),
        points: z.int(),
        rebaseline: z.uuid().nullable(),
        definition: z.int(),
      }),
    ),
    /** From the last point that is not provisional, of a chart of 13 points or more. */
    variation: z.enum(variations),
    assurance: z.enum(assurances),
    /** How many points icons and limits rest on. */
    counted: z.int(),
    /** Whether the last stretch rises or falls as a whole, beyond how much its points move anyway; null of too few points. */
    trend: z.object({ way: z.enum(['up', 'down', 'none']), p: z.number() }).nullable(),
    /** Correlation of neighbours; above 0.4 signals come too easily. */
    autocorrelation: z.number().nullable(),
    /** Too few cases a period, or neighbours too alike: a longer period would be better. */
    lengthen: z.boolean(),
  })
  .openapi('ControlChart')
export type ControlChart = z.infer<typeof controlChartSchema>

export const readControlChart = createRoute({
  method: 'get',
  path: '/api/kpis/{id}/control-chart',
  operationId: 'readControlChart',
  summary: 'One KPI of one unit as a P′ (or XmR) chart: points, limits, signals, icons, re-baselines, annotations',
  request: {
    params: z.object({ id: kpiIdSchema.meta({ example: 'T02' }) }),
    query: z.object({
      ...periodQuery,
      ...asOfQuery,
      ...langQuery,
      ...definitionQuery,
      /** Without it the province. */
      unit: unitCodeSchema.optional(),
      /** How many periods, the last one included; 25 without it. */
      count: writtenNumber(z.int().min(2).max(65)).optional(),
    }),
  },
  responses: {
    200: answer(
      'The chart',
      z.object({
        kpi: kpiIdSchema,
        unit: unitCodeSchema,
        knowledge: knowledgeSchema,
        chart: controlChartSchema,
        rebaselines: z.array(rebaselineSchema),
        annotations: z.array(annotationSchema),
      }),
    ),
    ...refusals,
  },
})

const reason = z.string().trim().min(3).max(500)
const oneRebaseline = answer('The re-baseline', z.object({ rebaseline: rebaselineSchema }))
const oneAnnotation = answer('The annotation', z.object({ annotation: annotationSchema }))

export const rebaseline = createRoute({
  method: 'post',
  path: '/api/rebaselines',
  operationId: 'rebaseline',
  summary: 'Let the limits of a chart begin anew from a day, with the reason; it is written into the trail',
  request: {
    body: body(
      z.strictObject({ kpi: kpiIdSchema, unit: z.union([unitCodeSchema, z.null()]), from: daySchema, reason }),
    ),
  },
  responses: { 201: oneRebaseline, ...behindSignIn, ...conflict },
})

export const withdrawRebaseline = createRoute({
  method: 'post',
  path: '/api/rebaselines/{id}/withdrawal',
  operationId: 'withdrawRebaseline',
  summary: 'Take a re-baseline back, with the reason',
  request: { params: byId, body: body(z.strictObject({ reason })) },
  responses: { 200: oneRebaseline, ...behindSignIn, ...conflict },
})

export const annotate = createRoute({
  method: 'post',
  path: '/api/annotations',
  operationId: 'annotate',
  summary: 'Write beside a chart what happened; a commune writes beside its own',
  request: {
    body: body(
      z
        .strictObject({
          kpi: kpiIdSchema,
          unit: z.union([unitCodeSchema, z.null()]),
          kind: z.enum(annotationKinds),
          from: daySchema,
          to: daySchema,
          text: reason,
        })
        .refine(({ from, to }) => from <= to, { error: 'expected an end after the beginning' }),
    ),
  },
  responses: { 201: oneAnnotation, ...behindSignIn },
})

export const withdrawAnnotation = createRoute({
  method: 'post',
  path: '/api/annotations/{id}/withdrawal',
  operationId: 'withdrawAnnotation',
  summary: 'Take an annotation back',
  request: { params: byId },
  responses: { 200: oneAnnotation, ...behindSignIn, ...conflict },
})

export const chartContract = { readControlChart, rebaseline, withdrawRebaseline, annotate, withdrawAnnotation }

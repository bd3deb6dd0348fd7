import { createRoute, z } from '@hono/zod-openapi'
import { periodQuery, statedPeriodSchema } from '../../period-contract.ts'
import { answer, refusals } from '../../problem.ts'
import { funnelPositions } from '../../statistics/funnel.ts'
import { whyNot } from '../../statistics/no-answer.ts'
import { langQuery } from '../../text.ts'
import { peerSetSchema, peersQuery } from '../../unit/peer-contract.ts'
import { unitCodeSchema } from '../../unit/unit.ts'
import { asOfQuery } from '../kpi-contract.ts'
import { comparators, kpiIdSchema } from '../kpi.ts'
import { appliedTargetSchema, knowledgeSchema, valueSchema } from '../value-contract.ts'
import { definitionQuery } from '../version/version-contract.ts'

export const noAnswerSchema = z.object({ kind: z.literal('none'), why: z.enum(whyNot) }).openapi('NoAnswer')

/** What a group's funnel is drawn from; limits at any denominator by `funnelLimits` of the shared statistics. */
export const funnelSchema = z
  .object({
    kind: z.literal('funnel'),
    /** Σ numerators and Σ denominators of the peers: the centre line. */
    centre: z.object({ x: z.number(), n: z.number() }),
    theta: z.number(),
    units: z.int(),
    phi: z.number(),
    tau2: z.number(),
    overdispersed: z.boolean(),
  })
  .openapi('Funnel')

/** One KPI of all units asked for, as columns in the order of `units`: many numbers, few bytes. */
export const comparisonColumnSchema = z
  .object({
    kpi: kpiIdSchema,
    /**
     * A letter for each unit: `v` value, `m` missing, `0` none arose, `-` not applicable, `q` quarantined.
     */
    states: z.string(),
    numerators: z.array(z.int().nullable()),
    denominators: z.array(z.int().nullable()),
    reported: z.array(z.int()),
    expected: z.array(z.int()),
    /** A letter for each unit, as `positionLetters` has them; `.` where it has no place in the funnel. */
    positions: z.string(),
    funnel: z.discriminatedUnion('kind', [funnelSchema, noAnswerSchema]),
    /** The targets there are, and which of them is each unit's. */
    targets: z.array(z.object({ comparator: z.enum(comparators), value: z.number(), text: z.string() })),
    targetOf: z.array(z.int().nullable()),
  })
  .openapi('ComparisonColumn')
export type ComparisonColumn = z.infer<typeof comparisonColumnSchema>

export const readComparison = createRoute({
  method: 'get',
  path: '/api/comparison',
  operationId: 'readComparison',
  summary: 'Units × KPIs over a period: counts, where each stands in the funnel of its peers, completeness',
  request: {
    query: z.object({
      ...periodQuery,
      ...asOfQuery,
      ...langQuery,
      ...peersQuery,
      /** Ids with commas between; without it every KPI units have figures of. */
      kpis: z
        .string()
        .max(400)
        .regex(/^[A-Z]\d{2}(,[A-Z]\d{2})*$/)
        .optional()
        .openapi({ example: 'T02,T04' }),
    }),
  },
  responses: {
    200: answer(
      'A column for each KPI',
      z.object({
        period: statedPeriodSchema,
        knowledge: knowledgeSchema,
        peers: peerSetSchema,
        /** The rows of every column. */
        units: z.array(unitCodeSchema),
        columns: z.array(comparisonColumnSchema),
      }),
    ),
    ...refusals,
  },
})

const share = z.number().min(0).max(1)
export const intervalSchema = z.object({ low: share, high: share })

/** One unit among its peers. What cannot be worked out is null, and `why` says why. */
export const comparedUnitSchema = z
  .object({
    unit: unitCodeSchema,
    value: valueSchema,
    target: z.union([appliedTargetSchema, z.null()]),
    /** 95 % Wilson interval of the share. */
    interval: z.union([intervalSchema, z.null()]),
    position: z.enum(funnelPositions).nullable(),
    /** Standard deviations from the centre, overdispersion included. */
    z: z.number().nullable(),
    why: z.enum(whyNot).nullable(),
    /** Drawn towards the peers, the more the fewer cases: for ordering and shading, never an official figure. */
    shrunk: z.union([z.object({ share, low: share, high: share }), z.null()]),
    /** Places it may hold with 95 % confidence, 1 the best; null where ranks are hidden or it has too few cases. */
    rank: z.union([z.object({ from: z.int(), to: z.int(), expected: z.number() }), z.null()]),
    /** Fewer cases than may be ranked, or less than four fifths of its figures have come. */
    notRanked: z.enum(['too-few-cases', 'incomplete', 'no-value']).nullable(),
  })
  .openapi('ComparedUnit')
export type ComparedUnit = z.infer<typeof comparedUnitSchema>

export const rankingSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('shown'),
      rankability: z.number(),
      level: z.enum(['moderate', 'high']),
      ranked: z.int(),
      method: z.enum(['simulated', 'bonferroni']),
      /** How much more than chance a unit moves from month to month; the errors of the ranks carry it. */
      inflation: z.number(),
    }),
    z.object({
      kind: z.literal('hidden'),
      /** `low-rankability`: less than half of what is seen is difference between units. */
      why: z.enum(['low-rankability', 'too-few-units', 'no-direction', ...whyNot]),
      rankability: z.number().nullable(),
      ranked: z.int(),
    }),
  ])
  .openapi('Ranking')
export type Ranking = z.infer<typeof rankingSchema>

export const funnelLimitsSchema = z.object({
  n: z.int(),
  low998: share,
  low95: share,
  high95: share,
  high998: share,
})
export type FunnelLimitsRow = z.infer<typeof funnelLimitsSchema>

export const readKpiComparison = createRoute({
  method: 'get',
  path: '/api/kpis/{id}/comparison',
  operationId: 'readKpiComparison',
  summary: 'One KPI of all peers in depth: funnel, intervals, shrunk shares, rank sets or why there are none',
  request: {
    params: z.object({ id: kpiIdSchema.meta({ example: 'T02' }) }),
    query: z.object({ ...periodQuery, ...asOfQuery, ...langQuery, ...definitionQuery, ...peersQuery }),
  },
  responses: {
    200: answer(
      'The peers, each with where it stands',
      z.object({
        kpi: kpiIdSchema,
        period: statedPeriodSchema,
        knowledge: knowledgeSchema,
        peers: peerSetSchema,
        /** The peers together: the centre line. */
        centre: valueSchema,
        funnel: z.discriminatedUnion('kind', [funnelSchema, noAnswerSchema]),
        /** Limits over the range of denominators, to be drawn: with overdispersion, and exact binomial without. */
        adjusted: z.array(funnelLimitsSchema),
        exact: z.array(funnelLimitsSchema),
        prior: z.discriminatedUnion('kind', [
          z.object({
            kind: z.literal('prior'),
            a: z.number(),
            b: z.number(),
            by: z.enum(['likelihood', 'moments']),
          }),
          noAnswerSchema,
        ]),
        ranking: rankingSchema,
        /** How many cases a unit needs to be ranked. */
        fewestCases: z.int(),
        rows: z.array(comparedUnitSchema),
      }),
    ),
    ...refusals,
  },
})
export type KpiComparison = z.infer<
  (typeof readKpiComparison)['responses'][200]['content']['application/json']['schema']
>

export const comparisonContract = { readComparison, readKpiComparison }

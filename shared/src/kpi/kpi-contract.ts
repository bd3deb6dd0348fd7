import { createRoute, z } from '@hono/zod-openapi'
import { daySchema } from '../day.ts'
import { comparedPeriodSchema, comparisons, periodQuery, statedPeriodSchema } from '../period-contract.ts'
import { answer, refusals } from '../problem.ts'
import { langQuery, textSchema } from '../text.ts'
import { unitCodeSchema } from '../unit/unit.ts'
import { writtenNumber } from '../written-number.ts'
import { instrumentSchema, kpiIdSchema, kpiSchema } from './kpi.ts'
import { appliedTargetSchema, knowledgeSchema, valueSchema } from './value-contract.ts'
import { definitionQuery } from './version/version-contract.ts'

const idPath = z.object({ id: kpiIdSchema.meta({ example: 'T02' }) })

/** Instants beyond these have no four-digit year in some time zone, and the database writes them otherwise than we do. */
const isInReach = (asOf: string): boolean => asOf >= '1000-01-02' && asOf < '9999-12-30'

const notAnInstant = 'expected a day or an instant'
/** `asOf`: an instant, or a day, meaning the end of it in Vietnam. */
export const asOfQuery = {
  asOf: z
    .union([z.iso.datetime({ offset: true }), daySchema], { error: notAnInstant })
    .refine(isInReach, { error: notAnInstant })
    .optional(),
}

/** A KPI as it is defined today, and from when it has been counted by which version of its definition. */
export const catalogueKpiSchema = kpiSchema
  .extend({
    version: z.int(),
    /** The earliest first; `from` null: as far back as there are figures. */
    versions: z.array(
      z.object({ version: z.int(), from: z.union([daySchema, z.null()]), basis: z.string().nullable() }),
    ),
  })
  .openapi('CatalogueKpi')
export type CatalogueKpi = z.infer<typeof catalogueKpiSchema>

export const listKpis = createRoute({
  method: 'get',
  path: '/api/kpis',
  operationId: 'listKpis',
  summary: 'The catalogue of KPIs',
  responses: {
    200: answer('Every KPI with its formula and targets', z.object({ kpis: z.array(catalogueKpiSchema) })),
    ...refusals,
  },
})

export const readKpi = createRoute({
  method: 'get',
  path: '/api/kpis/{id}',
  operationId: 'readKpi',
  summary: 'One KPI: definition, formula, targets, legal basis',
  request: { params: idPath },
  responses: {
    200: answer(
      'The KPI and the instruments it rests on',
      z.object({
        kpi: catalogueKpiSchema,
        instruments: z.array(instrumentSchema),
        measures: z.array(z.object({ id: z.string(), name: textSchema })),
        feeds: z.array(z.object({ id: z.string(), name: textSchema })),
      }),
    ),
    ...refusals,
  },
})

export const breakdowns = ['province', 'unit', 'former-province', 'kind'] as const
export type Breakdown = (typeof breakdowns)[number]

export const valueRowSchema = z
  .object({
    /** A unit code, a former province, or a kind of unit, as `by` says. */
    key: z.string(),
    value: valueSchema,
    compared: valueSchema.nullable(),
    target: appliedTargetSchema.nullable(),
  })
  .openapi('ValueRow')
export type ValueRow = z.infer<typeof valueRowSchema>

export const readKpiValues = createRoute({
  method: 'get',
  path: '/api/kpis/{id}/values',
  operationId: 'readKpiValues',
  summary: 'One KPI over any period: numerator, denominator, ratio and how complete they are',
  request: {
    params: idPath,
    query: z.object({
      ...periodQuery,
      ...asOfQuery,
      ...langQuery,
      ...definitionQuery,
      by: z.enum(breakdowns).optional(),
      unit: unitCodeSchema.optional(),
      compare: z.enum(comparisons).optional(),
    }),
  },
  responses: {
    200: answer(
      'A row for each unit or group asked for',
      z.object({
        kpi: kpiIdSchema,
        /** The version of the definition all of it is counted by, what is compared included. */
        definition: z.int(),
        period: statedPeriodSchema,
        comparedWith: comparedPeriodSchema,
        knowledge: knowledgeSchema,
        rows: z.array(valueRowSchema),
      }),
    ),
    ...refusals,
  },
})

export const trendPointSchema = z
  .object({
    period: statedPeriodSchema,
    value: valueSchema,
    target: appliedTargetSchema.nullable(),
    /** The version it is counted by; where it changes from point to point, the line is broken. */
    definition: z.int(),
  })
  .openapi('TrendPoint')
export type TrendPoint = z.infer<typeof trendPointSchema>

export const readKpiTrend = createRoute({
  method: 'get',
  path: '/api/kpis/{id}/trend',
  operationId: 'readKpiTrend',
  summary: 'One KPI of one unit, period after period, up to the one asked for',
  request: {
    params: idPath,
    query: z.object({
      ...periodQuery,
      ...asOfQuery,
      ...langQuery,
      ...definitionQuery,
      unit: unitCodeSchema.optional(),
      /** How many periods, the last one included. */
      count: writtenNumber(z.int().min(2).max(65)).optional(),
    }),
  },
  responses: {
    200: answer(
      'Points from the earliest to the one asked for',
      z.object({ kpi: kpiIdSchema, unit: z.string(), knowledge: knowledgeSchema, points: z.array(trendPointSchema) }),
    ),
    ...refusals,
  },
})

/** A KPI in one row: where it stands, against what, and the way it came. */
export const kpiRowSchema = z
  .object({
    kpi: kpiIdSchema,
    value: valueSchema,
    compared: valueSchema.nullable(),
    target: appliedTargetSchema.nullable(),
    /** Thirteen periods up to this one; `ratio` is null where there is no number. */
    trend: z.array(
      z.object({
        key: z.string(),
        from: daySchema,
        to: daySchema,
        ratio: z.number().nullable(),
        text: z.string(),
        state: z.string(),
        /** The version of the definition it is counted by. */
        definition: z.int(),
      }),
    ),
  })
  .openapi('KpiRow')
export type KpiRow = z.infer<typeof kpiRowSchema>

export const attentionKinds = ['feed-failing', 'feed-late', 'coverage-low', 'target-missed', 'units-missing'] as const
/** Something leadership should know; ordered by weight, never more than seven. */
export const attentionSchema = z
  .object({
    kind: z.enum(attentionKinds),
    kpi: kpiIdSchema.nullable(),
    feed: z.string().nullable(),
    unit: unitCodeSchema.nullable(),
    /** In dossiers, unit-days or hours, as the kind says; what the list is ordered by. */
    effect: z.int(),
    text: z.string(),
  })
  .openapi('Attention')
export type Attention = z.infer<typeof attentionSchema>

export const dataStatusSchema = z
  .object({
    feeds: z.object({ healthy: z.int(), late: z.int(), failing: z.int(), loading: z.int(), total: z.int() }),
    /** The last day for which every healthy daily feed has arrived. */
    completeTo: daySchema.nullable(),
    lastSuccessAt: z.iso.datetime().nullable(),
    reported: z.int(),
    expected: z.int(),
    /** While history is being loaded: days kept of days to load, over all feeds. */
    loading: z.object({ done: z.int(), total: z.int() }).nullable(),
  })
  .openapi('DataStatus')
export type DataStatus = z.infer<typeof dataStatusSchema>

export const readOverview = createRoute({
  method: 'get',
  path: '/api/overview',
  operationId: 'readOverview',
  summary: "Leadership's one page: data status, headline KPIs, what needs attention",
  request: { query: z.object({ ...periodQuery, ...asOfQuery, ...langQuery, compare: z.enum(comparisons).optional() }) },
  responses: {
    200: answer(
      'The page in one answer',
      z.object({
        period: statedPeriodSchema,
        comparedWith: comparedPeriodSchema,
        knowledge: knowledgeSchema,
        data: dataStatusSchema,
        rows: z.array(kpiRowSchema),
        attention: z.array(attentionSchema),
      }),
    ),
    ...refusals,
  },
})

export const readUnitKpis = createRoute({
  method: 'get',
  path: '/api/units/{code}/kpis',
  operationId: 'readUnitKpis',
  summary: 'All KPIs of one unit, with their trends and what is missing',
  request: {
    params: z.object({ code: unitCodeSchema.meta({ example: '13285' }) }),
    query: z.object({ ...periodQuery, ...asOfQuery, ...langQuery, compare: z.enum(comparisons).optional() }),
  },
  responses: {
    200: answer(
      'A row for each KPI the unit owes, and the days it has not reported',
      z.object({
        unit: unitCodeSchema,
        period: statedPeriodSchema,
        comparedWith: comparedPeriodSchema,
        knowledge: knowledgeSchema,
        rows: z.array(kpiRowSchema),
        missing: z.array(
          z.object({
            dataset: z.string(),
            feed: z.string(),
            name: textSchema,
            days: z.array(daySchema),
            total: z.int(),
          }),
        ),
      }),
    ),
    ...refusals,
  },
})

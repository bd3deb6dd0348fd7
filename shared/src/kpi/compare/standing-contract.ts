import { createRoute, z } from '@hono/zod-openapi'
import { daySchema } from '../../day.ts'
import { periodQuery, periodSchema, statedPeriodSchema } from '../../period-contract.ts'
import { answer, refusals } from '../../problem.ts'
import { assurances, variations } from '../../statistics/chart-icon.ts'
import { funnelPositions } from '../../statistics/funnel.ts'
import { scoreGroupIds } from '../../statistics/score-766.ts'
import { langQuery } from '../../text.ts'
import { peerSetSchema, peersQuery } from '../../unit/peer-contract.ts'
import { unitCodeSchema } from '../../unit/unit.ts'
import { asOfQuery } from '../kpi-contract.ts'
import { kpiIdSchema } from '../kpi.ts'
import { appliedTargetSchema, knowledgeSchema, valueSchema } from '../value-contract.ts'

/** A gap as work: whole things to do, and what is left of the period to do them in. */
export const workSchema = z
  .object({
    kpi: kpiIdSchema,
    value: valueSchema,
    target: appliedTargetSchema,
    /** What is counted, in the words of the numerator: `hồ sơ nộp trực tuyến`. */
    counted: z.string(),
    comparator: z.enum(['at-least', 'at-most']),
    /** With the cases as they are: so many would have to turn out otherwise. */
    convertible: z.int(),
    /** So many new good cases in a row would do it; null where no number would. */
    growth: z.int().nullable(),
    /** What is left of a running period, by its working days; null of one that is over. */
    rest: z.union([
      z.object({
        coming: z.int(),
        needed: z.int(),
        rate: z.number().nullable(),
        reachable: z.boolean(),
        allowedMisses: z.int(),
      }),
      z.null(),
    ]),
  })
  .openapi('Work')
export type Work = z.infer<typeof workSchema>

/** The first sentence of the page, in parts; `text` is it in the reader's language. */
export const firstSentenceSchema = z
  .object({
    kind: z.enum(['short', 'over', 'all-met', 'no-figures', 'period-over']),
    work: z.union([workSchema, z.null()]),
    to: daySchema,
    workingDaysLeft: z.int(),
    text: z.string(),
  })
  .openapi('FirstSentence')

export const spineRowSchema = z
  .object({
    kpi: kpiIdSchema,
    value: valueSchema,
    target: z.union([appliedTargetSchema, z.null()]),
    /** Of the peers that have a value: how many, and their quartiles. Null of none. */
    peers: z.union([
      z.object({
        count: z.int(),
        min: z.number(),
        q1: z.number(),
        median: z.number(),
        q3: z.number(),
        max: z.number(),
      }),
      z.null(),
    ]),
    position: z.enum(funnelPositions).nullable(),
    /** `better` or `worse` than peers beyond 99.8 %; null where neither way is better or nothing is told. */
    stands: z.enum(['better', 'worse', 'alike']).nullable(),
  })
  .openapi('SpineRow')
export type SpineRow = z.infer<typeof spineRowSchema>

/** A control chart small enough to stand among twelve: parallel arrays, null where a period has no point. */
export const smallChartSchema = z
  .object({
    kpi: kpiIdSchema,
    value: valueSchema,
    target: z.union([appliedTargetSchema, z.null()]),
    keys: z.array(z.string()),
    /** The version of the definition each point is counted by; where it changes, the line is broken. */
    definitions: z.array(z.int()),
    ys: z.array(z.number().nullable()),
    centres: z.array(z.number().nullable()),
    lows: z.array(z.number().nullable()),
    highs: z.array(z.number().nullable()),
    /** A letter a point: `.` none, `+` improvement, `-` concern, `~` neither way is better, `o` provisional. */
    marks: z.string(),
    variation: z.enum(variations),
    assurance: z.enum(assurances),
  })
  .openapi('SmallChart')
export type SmallChart = z.infer<typeof smallChartSchema>

export const score766Schema = z
  .object({
    rules: z.string(),
    instrument: z.string(),
    /** Components whose weights the document review left open. */
    unconfirmed: z.array(z.string()),
    /** The index counts calendar months: the last one that was over by the end of the period. */
    period: periodSchema,
    score: z.number(),
    max: z.number(),
    ofKnown: z.union([z.object({ score: z.number(), points: z.number(), max: z.number() }), z.null()]),
    groups: z.array(z.object({ id: z.enum(scoreGroupIds), max: z.number(), points: z.number(), lost: z.number() })),
    components: z.array(
      z.object({
        id: z.string(),
        group: z.enum(scoreGroupIds),
        name: z.string(),
        kpi: kpiIdSchema.nullable(),
        max: z.number(),
        points: z.number(),
        lost: z.number(),
        state: z.enum(['scored', 'none-arose', 'missing', 'not-applicable', 'not-counts']),
        numerator: z.int().nullable(),
        denominator: z.int().nullable(),
        /** What one more success adds, and how many bring full points. */
        perCase: z.number().nullable(),
        toFull: z.int().nullable(),
      }),
    ),
    cheapest: z.union([
      z.object({ id: z.string(), perCase: z.number(), cases: z.int(), gain: z.number(), text: z.string() }),
      z.null(),
    ]),
  })
  .openapi('Score766')
export type Score766 = z.infer<typeof score766Schema>

export const readStanding = createRoute({
  method: 'get',
  path: '/api/units/{code}/standing',
  operationId: 'readStanding',
  summary: 'Where a commune stands: first sentence, three gaps as work, spine against peers, own charts, 766 score',
  request: {
    params: z.object({ code: unitCodeSchema.meta({ example: '13285' }) }),
    /** Without a period the running month of Decree 09, since the work is in it; without peers the nearest eight. */
    query: z.object({ ...periodQuery, ...asOfQuery, ...langQuery, ...peersQuery }),
  },
  responses: {
    200: answer(
      'The page in one answer',
      z.object({
        unit: unitCodeSchema,
        period: statedPeriodSchema,
        knowledge: knowledgeSchema,
        peers: peerSetSchema,
        first: firstSentenceSchema,
        /** At most three, most work first. */
        work: z.array(workSchema),
        /** How many KPIs have a target, and how many of them are met. */
        targets: z.object({ met: z.int(), missed: z.int(), unknown: z.int() }),
        spine: z.array(spineRowSchema),
        charts: z.array(smallChartSchema),
        score: score766Schema,
      }),
    ),
    ...refusals,
  },
})
export type Standing = z.infer<(typeof readStanding)['responses'][200]['content']['application/json']['schema']>

export const exceptionSchema = z
  .object({
    kpi: kpiIdSchema,
    unit: unitCodeSchema,
    value: valueSchema,
    target: z.union([appliedTargetSchema, z.null()]),
    /** The centre its own chart had, and how many counts the last point is worse by: what the list is ordered by. */
    centre: z.number(),
    effect: z.int(),
    counted: z.string(),
    p: z.number(),
    variation: z.enum(variations),
    assurance: z.enum(assurances),
    /** Who answers for it: the head of the unit. */
    owner: z.object({ unit: unitCodeSchema, title: z.string() }),
    due: daySchema,
    /** Working days left to the due day; negative once it is past. */
    workingDaysLeft: z.int(),
    text: z.string(),
  })
  .openapi('Exception')
export type Exception = z.infer<typeof exceptionSchema>

export const listExceptions = createRoute({
  method: 'get',
  path: '/api/exceptions',
  operationId: 'listExceptions',
  summary: 'What leadership should ask about: at most seven charts, false alarms held down over all of them',
  request: { query: z.object({ ...periodQuery, ...asOfQuery, ...langQuery }) },
  responses: {
    200: answer(
      'The list, most effect first',
      z.object({
        period: statedPeriodSchema,
        knowledge: knowledgeSchema,
        /** Charts there are, those with 13 points or more, those that stand out by themselves, and those that stand after Benjamini–Hochberg. */
        charts: z.object({ all: z.int(), tested: z.int(), alone: z.int(), standing: z.int() }),
        q: z.number(),
        exceptions: z.array(exceptionSchema),
      }),
    ),
    ...refusals,
  },
})

export const standingContract = { readStanding, listExceptions }

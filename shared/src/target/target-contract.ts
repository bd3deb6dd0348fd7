import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, body, byId, conflict } from '../account/identity-contract-parts.ts'
import { daySchema } from '../day.ts'
import { instrumentSchema, kpiIdSchema, targetStepShape } from '../kpi/kpi.ts'
import { asOfQuery } from '../kpi/kpi-contract.ts'
import { mostSteps } from '../kpi/step-fault.ts'
import { targetLevels } from '../kpi/target-plan.ts'
import { appliedTargetSchema, valueSchema } from '../kpi/value-contract.ts'
import { statedPeriodSchema } from '../period-contract.ts'
import { answer, refusals } from '../problem.ts'
import { langQuery } from '../text.ts'
import { unitCodeSchema } from '../unit/unit.ts'

const line = (most: number) =>
  z
    .string()
    .trim()
    .min(3)
    .max(most)
    .regex(/^[^\p{C}]+$/u)

const targetStepSchema = z.strictObject(targetStepShape).meta({ id: 'TargetStep' })

export const targetPlanSchema = z
  .object({
    id: z.int(),
    kpi: kpiIdSchema,
    level: z.enum(targetLevels),
    /** A unit's code, a group's id, a kind or a former province; empty for the province's own. */
    key: z.string(),
    steps: z.array(targetStepSchema),
    basis: z.string().nullable(),
    reason: z.string().nullable(),
    source: z.enum(['catalogue', 'officer']),
    /** Null: it came with the province, and has always been known. */
    recordedAt: z.iso.datetime().nullable(),
  })
  .openapi('TargetPlan')

export const unitGroupSchema = z
  .object({
    id: z.uuid(),
    version: z.int(),
    name: z.string(),
    units: z.array(unitCodeSchema),
    recordedAt: z.iso.datetime(),
  })
  .openapi('UnitGroup')
export type UnitGroup = z.infer<typeof unitGroupSchema>

export const listTargets = createRoute({
  method: 'get',
  path: '/api/targets',
  operationId: 'listTargets',
  summary: 'The targets that are set, for whom, with their steps, now or as they were known at an instant',
  request: { query: z.object({ ...asOfQuery, ...langQuery }) },
  responses: {
    200: answer(
      'One plan for each place, the groups they may be for, and the instruments they may rest on',
      z.object({
        plans: z.array(targetPlanSchema),
        groups: z.array(unitGroupSchema),
        instruments: z.array(instrumentSchema),
      }),
    ),
    ...refusals,
  },
})

const byKpi = z.object({ kpi: kpiIdSchema.meta({ example: 'T02' }) })

export const readTargetHistory = createRoute({
  method: 'get',
  path: '/api/targets/{kpi}/history',
  operationId: 'readTargetHistory',
  summary: 'Every plan that was ever recorded for a KPI, newest first',
  request: { params: byKpi },
  responses: {
    200: answer(
      'The plans, those no longer in force included, and the groups as they were',
      z.object({ plans: z.array(targetPlanSchema), groups: z.array(unitGroupSchema) }),
    ),
    ...refusals,
  },
})

export const newTargetPlanSchema = z.strictObject({
  kpi: kpiIdSchema,
  level: z.enum(targetLevels),
  key: z.string().max(60),
  /** None: the place falls back to the next wider level. */
  steps: z.array(targetStepSchema).max(mostSteps),
  basis: line(300).nullable(),
  reason: line(500).nullable(),
  /** The plan that was seen when this one was written; where another has come since, it is refused. */
  basedOn: z.int().nullable(),
})
export type NewTargetPlan = z.infer<typeof newTargetPlanSchema>

/** How a set of units stands against its targets. */
export const standingSchema = z.object({ judged: z.int(), met: z.int(), gap: z.int() }).openapi('TargetStanding')
export type TargetStanding = z.infer<typeof standingSchema>

export const targetPreviewSchema = z
  .object({
    /** The figures are those of this period, whatever day the targets are of. */
    period: statedPeriodSchema,
    /** For the end of the period, and for each later day on which a step begins: today's figures against that day's targets. */
    moments: z.array(z.object({ day: daySchema, before: standingSchema, after: standingSchema })),
    /** The rows that differ, on the first of these days on which any does. */
    changedOn: daySchema.nullable(),
    rows: z.array(
      z.object({
        key: z.string(),
        value: valueSchema,
        before: appliedTargetSchema.nullable(),
        after: appliedTargetSchema.nullable(),
      }),
    ),
    /** What would become of the alert on the province's figure; null where no alert watches this KPI. */
    alert: z.object({ before: z.boolean(), after: z.boolean(), open: z.boolean() }).nullable(),
    /** It says otherwise of days that are over: closed periods will be judged anew, except as of before. */
    touchesPast: z.boolean(),
  })
  .openapi('TargetPreview')
export type TargetPreview = z.infer<typeof targetPreviewSchema>

export const previewTarget = createRoute({
  method: 'post',
  path: '/api/targets/preview',
  operationId: 'previewTarget',
  summary: 'What a plan would change, before anything is kept',
  request: { body: body(newTargetPlanSchema) },
  responses: { 200: answer('The effect', targetPreviewSchema), ...behindSignIn },
})

export const setTarget = createRoute({
  method: 'post',
  path: '/api/targets',
  operationId: 'setTarget',
  summary: 'Set the targets of one place of a KPI; what was set before is kept beside it',
  request: { body: body(newTargetPlanSchema) },
  responses: {
    201: answer('The plan, in force from now on', z.object({ plan: targetPlanSchema })),
    ...behindSignIn,
    ...conflict,
  },
})

const oneGroup = answer('The group', z.object({ group: unitGroupSchema }))
const groupShape = { name: line(100), units: z.array(unitCodeSchema).max(500) }

export const createUnitGroup = createRoute({
  method: 'post',
  path: '/api/unit-groups',
  operationId: 'createUnitGroup',
  summary: 'Name a group of units, so that it can be given targets of its own',
  request: { body: body(z.strictObject(groupShape)) },
  responses: { 201: oneGroup, ...behindSignIn, ...conflict },
})

export const changeUnitGroup = createRoute({
  method: 'put',
  path: '/api/unit-groups/{id}',
  operationId: 'changeUnitGroup',
  summary: 'Change a group; without units it is a group no more. Its former versions are kept',
  request: { params: byId, body: body(z.strictObject({ ...groupShape, basedOn: z.int() })) },
  responses: { 200: oneGroup, ...behindSignIn, ...conflict },
})

export const targetContract = {
  listTargets,
  readTargetHistory,
  previewTarget,
  setTarget,
  createUnitGroup,
  changeUnitGroup,
}

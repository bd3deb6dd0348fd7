import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, body, byId, conflict } from '../account/identity-contract-parts.ts'
import { daySchema } from '../day.ts'
import { kpiIdSchema } from '../kpi/kpi.ts'
import { statedPeriodSchema } from '../period-contract.ts'
import { answer, refusals } from '../problem.ts'
import { langQuery } from '../text.ts'
import { changeFaultKinds } from '../unit/check-change.ts'
import { unitChangeSchema } from '../unit/unit-change.ts'
import { unitSchema } from '../unit/unit.ts'

const given = z.string().trim().min(3).max(500)

const dayOrNever = z.union([daySchema, z.null()])

/** A unit with the days it stands on, who continues it, and whose figures of earlier days are its own. */
export const standingUnitSchema = unitSchema
  .extend({
    from: dayOrNever,
    to: dayOrNever,
    heirs: z.array(z.string()),
    before: z.array(z.object({ unit: z.string(), from: dayOrNever, to: dayOrNever, share: z.number().nullable() })),
    /** Before this day nobody can tell its figures from others'; null where they go back as far as any. */
    comparableFrom: dayOrNever,
  })
  .openapi('StandingUnit')
export type StandingUnit = z.infer<typeof standingUnitSchema>

export const changeStates = ['proposed', 'confirmed', 'withdrawn'] as const

export const keptChangeSchema = unitChangeSchema
  .extend({
    id: z.uuid(),
    /** The legal instrument it rests on, in words. */
    basis: z.string(),
    reason: z.string(),
    state: z.enum(changeStates),
    recordedAt: z.iso.datetime(),
    recordedBy: z.string(),
    decidedAt: z.union([z.iso.datetime(), z.null()]),
    decidedBy: z.string().nullable(),
    decidedReason: z.string().nullable(),
    /** Of one that was confirmed and whose day was still to come: who asked to take it back, and who agreed. */
    withdrawal: z.union([
      z.object({
        reason: z.string(),
        askedAt: z.iso.datetime(),
        askedBy: z.string(),
        agreedAt: z.union([z.iso.datetime(), z.null()]),
        agreedBy: z.string().nullable(),
      }),
      z.null(),
    ]),
  })
  .openapi('KeptUnitChange')
export type KeptUnitChange = z.infer<typeof keptChangeSchema>

export const listUnits = createRoute({
  method: 'get',
  path: '/api/units',
  operationId: 'listUnits',
  summary: 'The units as they stood, or will stand, on a day; without one, those of today',
  request: { query: z.object({ ...langQuery, on: daySchema.optional() }) },
  responses: {
    200: answer(
      'The units of the day, those of other days apart',
      z.object({
        on: daySchema,
        units: z.array(standingUnitSchema),
        others: z.array(standingUnitSchema),
      }),
    ),
    ...refusals,
  },
})

export const listUnitChanges = createRoute({
  method: 'get',
  path: '/api/unit-changes',
  operationId: 'listUnitChanges',
  summary: 'Every change of units that was recorded, with who recorded it and who confirmed it',
  request: { query: z.object(langQuery) },
  responses: {
    200: answer(
      'The newest day first, with what whoever is named in them is called',
      z.object({ changes: z.array(keptChangeSchema), names: z.record(z.string(), z.string()) }),
    ),
    ...behindSignIn,
  },
})

export const changeFaultSchema = z.object({
  at: z.string(),
  kind: z.enum([...changeFaultKinds, 'has-figures']),
  detail: z.string(),
})

const figureText = z.object({ unit: z.string(), value: z.string(), target: z.string().nullable() })

export const changePreviewSchema = z
  .object({
    faults: z.array(changeFaultSchema),
    /** Whether it would be so at once. */
    now: z.boolean(),
    period: statedPeriodSchema,
    units: z.array(standingUnitSchema),
    /** KPI by KPI: what the units said in the period, and what the units after the change would say of it. */
    series: z.array(z.object({ kpi: kpiIdSchema, before: z.array(figureText), after: z.array(figureText) })),
    /** Own targets of units that end: taken over where all asked for the same, else the wider one holds. */
    targets: z.array(
      z.object({ kpi: kpiIdSchema, unit: z.string(), own: z.array(figureText), after: z.string().nullable() }),
    ),
    /** How many definitions of peers, and named groups, speak of units that end. */
    peers: z.int(),
    groups: z.array(z.string()),
    /** Who answers for units that end, and what is open there. */
    scopes: z.array(
      z.object({ unit: z.string(), people: z.int(), keys: z.int(), tasks: z.int(), difficulties: z.int() }),
    ),
  })
  .openapi('UnitChangePreview')
export type ChangePreview = z.infer<typeof changePreviewSchema>

export const previewUnitChange = createRoute({
  method: 'post',
  path: '/api/unit-changes/preview',
  operationId: 'previewUnitChange',
  summary: 'What a change of units would do to series, targets, peers, accounts and tasks; nothing is kept',
  request: { body: body(unitChangeSchema) },
  responses: { 200: answer('What would come of it', changePreviewSchema), ...behindSignIn },
})

const one = answer('The change', z.object({ change: keptChangeSchema }))

export const proposeUnitChange = createRoute({
  method: 'post',
  path: '/api/unit-changes',
  operationId: 'proposeUnitChange',
  summary: 'Record a change of units with its legal basis; it holds once another person has confirmed it',
  request: { body: body(unitChangeSchema.extend({ basis: given, reason: given })) },
  responses: { 201: one, ...behindSignIn, ...conflict },
})

export const decideUnitChange = createRoute({
  method: 'post',
  path: '/api/unit-changes/{id}/decision',
  operationId: 'decideUnitChange',
  summary:
    'Confirm a change another person recorded, or withdraw it: one that was confirmed for a day to come takes two people',
  request: {
    params: byId,
    body: body(z.strictObject({ decision: z.enum(['confirmed', 'withdrawn']), reason: given })),
  },
  responses: { 200: one, ...behindSignIn, ...conflict },
})

export const changeContract = { listUnits, listUnitChanges, previewUnitChange, proposeUnitChange, decideUnitChange }

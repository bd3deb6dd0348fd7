import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, body, conflict } from '../../account/identity-contract-parts.ts'
import { daySchema } from '../../day.ts'
import { statedPeriodSchema } from '../../period-contract.ts'
import { answer, refusals } from '../../problem.ts'
import { langQuery, textSchema } from '../../text.ts'
import { writtenNumber } from '../../written-number.ts'
import { kpiIdSchema } from '../kpi.ts'
import { valueSchema } from '../value-contract.ts'
import { versionFaultKinds } from './check-version.ts'
import { newVersionSchema, redefinitionShape } from './version.ts'

const given = z.string().trim().min(3).max(500)
const ofKpi = z.object({ id: kpiIdSchema.meta({ example: 'T02' }) })

/** `?definition=2`: counted by that version whatever the day. Without it, by the one in force on the last day. */
export const definitionQuery = { definition: writtenNumber(z.int().positive()).optional() }

export const versionStates = ['proposed', 'confirmed', 'withdrawn'] as const

export const keptVersionSchema = z
  .object({
    ...redefinitionShape,
    version: z.int(),
    /** The first day it is counted by; null: as far back as there are figures. */
    from: z.union([daySchema, z.null()]),
    /** The legal instrument it rests on, and why it was made; null of what came with the province's catalogue. */
    basis: z.string().nullable(),
    reason: z.string().nullable(),
    state: z.enum(versionStates),
    recordedAt: z.iso.datetime(),
    /** Who that was is told to whoever may confirm a version. */
    recordedBy: z.string().nullable(),
    decidedAt: z.union([z.iso.datetime(), z.null()]),
    decidedBy: z.string().nullable(),
    decidedReason: z.string().nullable(),
  })
  .openapi('KeptKpiVersion')
export type KeptVersion = z.infer<typeof keptVersionSchema>

export const listKpiVersions = createRoute({
  method: 'get',
  path: '/api/kpis/{id}/versions',
  operationId: 'listKpiVersions',
  summary: 'Every version of a definition: formula, direction, rounding, from when, on what basis',
  request: { params: ofKpi, query: z.object(langQuery) },
  responses: {
    200: answer(
      'What was decided on, the newest first',
      z.object({
        kpi: kpiIdSchema,
        /** The version in force today. */
        inForce: z.int(),
        versions: z.array(keptVersionSchema),
        /** The fields a formula of this KPI can be made of. */
        measures: z.array(z.object({ id: z.string(), name: textSchema })),
      }),
    ),
    ...refusals,
  },
})

export const listVersionProposals = createRoute({
  method: 'get',
  path: '/api/kpis/{id}/version-proposals',
  operationId: 'listVersionProposals',
  summary: 'Every version of a definition somebody recorded, whatever became of it, with who did and who decided',
  request: { params: ofKpi, query: z.object(langQuery) },
  responses: {
    200: answer(
      'The newest first, with what whoever is named in them is called',
      z.object({ kpi: kpiIdSchema, versions: z.array(keptVersionSchema), names: z.record(z.string(), z.string()) }),
    ),
    ...behindSignIn,
  },
})

export const versionPreviewSchema = z
  .object({
    faults: z.array(z.object({ at: z.string(), kind: z.enum(versionFaultKinds), detail: z.string() })),
    /** The version in force on that day without it. */
    replaces: z.int(),
    /** Whether it would be counted by at once. */
    now: z.boolean(),
    /** The province over the last periods, by the definition it would replace and by the new one. */
    periods: z.array(z.object({ period: statedPeriodSchema, before: valueSchema, after: valueSchema })),
    /** Each unit over the newest period that is over. */
    period: z.union([statedPeriodSchema, z.null()]),
    units: z.array(
      z.object({
        unit: z.string(),
        before: valueSchema,
        after: valueSchema,
        /** Whether the target is met by each; null without a target or a value. */
        metBefore: z.boolean().nullable(),
        metAfter: z.boolean().nullable(),
      }),
    ),
    /** The first day of which every field of the new formula has a figure; null: none has yet. */
    figuresFrom: z.union([daySchema, z.null()]),
    /** Closed periods that end on or after the day: their figures would be told anew. */
    closings: z.int(),
  })
  .openapi('KpiVersionPreview')
export type VersionPreview = z.infer<typeof versionPreviewSchema>

export const previewKpiVersion = createRoute({
  method: 'post',
  path: '/api/kpis/{id}/versions/preview',
  operationId: 'previewKpiVersion',
  summary: 'What a version of a definition would make of the last periods, beside the present one; nothing is kept',
  request: { params: ofKpi, body: body(newVersionSchema) },
  responses: { 200: answer('Old and new side by side', versionPreviewSchema), ...behindSignIn },
})

const one = answer('The version', z.object({ version: keptVersionSchema }))

export const proposeKpiVersion = createRoute({
  method: 'post',
  path: '/api/kpis/{id}/versions',
  operationId: 'proposeKpiVersion',
  summary: 'Record a version of a definition with its legal basis; it holds once another person has confirmed it',
  request: { params: ofKpi, body: body(newVersionSchema.extend({ basis: given, reason: given })) },
  responses: { 201: one, ...behindSignIn, ...conflict },
})

export const decideKpiVersion = createRoute({
  method: 'post',
  path: '/api/kpi-versions/{id}/decision',
  operationId: 'decideKpiVersion',
  summary: 'Confirm a version another person recorded, or withdraw one whose day has not come',
  request: {
    /** A version as its KPI and its number: `T02@2`. */
    params: z.object({
      id: z
        .string()
        .regex(/^[A-Z]\d{2}@[1-9]\d{0,5}$/)
        .meta({ example: 'T02@2' }),
    }),
    body: body(z.strictObject({ decision: z.enum(['confirmed', 'withdrawn']), reason: given })),
  },
  responses: { 200: one, ...behindSignIn, ...conflict },
})

export const versionContract = {
  listKpiVersions,
  listVersionProposals,
  previewKpiVersion,
  proposeKpiVersion,
  decideKpiVersion,
}

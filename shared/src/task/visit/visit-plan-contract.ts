import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, body, byId, conflict } from '../../account/identity-contract-parts.ts'
import { daySchema } from '../../day.ts'
import { answer } from '../../problem.ts'
import { textSchema } from '../../text.ts'
import { unitCodeSchema } from '../../unit/unit.ts'
import { questionsSchema } from './checklist.ts'
import { mostStops, planPhases, visitPhases } from './visit.ts'

const title = z.string().trim().min(5).max(200)
const sentence = z.string().trim().min(3).max(4_000)
const instant = z.iso.datetime()

const personSchema = z.object({ id: z.string(), name: z.string() })

export const visitPlanSchema = z
  .object({
    id: z.uuid(),
    number: z.int(),
    title: z.string(),
    leader: personSchema,
    members: z.array(personSchema),
    /** Who comes along and has no account here: of another department, of a company. */
    guests: z.array(z.string()),
    from: daySchema,
    to: daySchema,
    phase: z.enum(planPhases),
    template: z.object({ id: z.string(), version: z.int(), name: textSchema }),
    visits: z.int(),
    done: z.int(),
    /** Whether whoever asks is of the group, or may change the plan. */
    may: z.object({ fill: z.boolean(), plan: z.boolean() }),
  })
  .meta({ id: 'VisitPlan' })
export type VisitPlan = z.infer<typeof visitPlanSchema>

export const visitSchema = z
  .object({
    id: z.uuid(),
    plan: z.uuid(),
    unit: z.string(),
    day: daySchema,
    place: z.int(),
    phase: z.enum(visitPhases),
    answered: z.int(),
    /** Questions to which two stand side by side. */
    conflicts: z.int(),
    photos: z.int(),
  })
  .meta({ id: 'Visit' })
export type Visit = z.infer<typeof visitSchema>

export const visitTemplateSchema = z
  .object({
    id: z.string(),
    version: z.int(),
    name: textSchema,
    questions: questionsSchema,
    at: instant,
  })
  .meta({ id: 'VisitTemplate' })
export type VisitTemplate = z.infer<typeof visitTemplateSchema>

export const listVisitPlans = createRoute({
  method: 'get',
  path: '/api/visit-plans',
  operationId: 'listVisitPlans',
  summary: 'Plans of working groups, the newest first',
  responses: {
    200: answer('The latest hundred plans', z.object({ plans: z.array(visitPlanSchema) })),
    ...behindSignIn,
  },
})

const planDetail = answer(
  'The plan and its visits, in the order of the route',
  z.object({ plan: visitPlanSchema, visits: z.array(visitSchema), basedOn: z.int() }),
)
export const readVisitPlan = createRoute({
  method: 'get',
  path: '/api/visit-plans/{id}',
  operationId: 'readVisitPlan',
  summary: 'One plan',
  request: { params: byId },
  responses: { 200: planDetail, ...behindSignIn },
})

const people = z.array(z.uuid()).max(20)
export const newVisitPlanSchema = z.strictObject({
  title,
  leader: z.uuid(),
  members: people.default([]),
  guests: z.array(z.string().trim().min(2).max(120)).max(20).default([]),
  from: daySchema,
  to: daySchema,
  template: z.string().min(1).max(40),
  units: z.array(unitCodeSchema).min(1).max(mostStops),
})
export type NewVisitPlan = z.infer<typeof newVisitPlanSchema>

export const planVisits = createRoute({
  method: 'post',
  path: '/api/visit-plans',
  operationId: 'planVisits',
  summary: 'Plan visits of a group; the route goes area by area, from neighbour to neighbour',
  request: { body: body(newVisitPlanSchema) },
  responses: { 201: planDetail, ...behindSignIn },
})
export const changeVisitRoute = createRoute({
  method: 'put',
  path: '/api/visit-plans/{id}/route',
  operationId: 'changeVisitRoute',
  summary: 'Another order, other days; every visit of the plan is named once',
  request: {
    params: byId,
    body: body(
      z.strictObject({
        stops: z
          .array(z.strictObject({ visit: z.uuid(), day: daySchema }))
          .min(1)
          .max(mostStops),
        basedOn: z.int().min(0),
      }),
    ),
  },
  responses: { 200: planDetail, ...behindSignIn, ...conflict },
})
export const cancelVisitPlan = createRoute({
  method: 'post',
  path: '/api/visit-plans/{id}/cancellation',
  operationId: 'cancelVisitPlan',
  summary: 'Call the plan off, and say why; what was filled in stays',
  request: { params: byId, body: body(z.strictObject({ text: sentence })) },
  responses: { 200: planDetail, ...behindSignIn, ...conflict },
})

export const listVisitTemplates = createRoute({
  method: 'get',
  path: '/api/visit-templates',
  operationId: 'listVisitTemplates',
  summary: 'Checklists, each in its newest version',
  responses: {
    200: answer('Checklists', z.object({ templates: z.array(visitTemplateSchema) })),
    ...behindSignIn,
  },
})
export const setVisitTemplate = createRoute({
  method: 'post',
  path: '/api/visit-templates',
  operationId: 'setVisitTemplate',
  summary: 'A new version of a checklist, or a new one; plans keep the version they were made with',
  request: {
    body: body(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/),
        name: textSchema,
        questions: questionsSchema,
        /** The version it was made from; 0 for a new checklist. */
        basedOn: z.int().min(0),
      }),
    ),
  },
  responses: { 201: answer('As it is kept', visitTemplateSchema), ...behindSignIn, ...conflict },
})
export const listVisitPeople = createRoute({
  method: 'get',
  path: '/api/visit-people',
  operationId: 'listVisitPeople',
  summary: 'Who can go along: people of the Department, by name alone',
  responses: { 200: answer('People', z.object({ people: z.array(personSchema) })), ...behindSignIn },
})

export const visitPlanContract = {
  listVisitPlans,
  readVisitPlan,
  planVisits,
  changeVisitRoute,
  cancelVisitPlan,
  listVisitTemplates,
  setVisitTemplate,
  listVisitPeople,
}

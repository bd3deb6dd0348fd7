import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, body, byId, conflict } from '../account/identity-contract-parts.ts'
import { daySchema } from '../day.ts'
import { answer } from '../problem.ts'

const names = z.array(z.string().min(1).max(80)).max(200)
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const instant = z.iso.datetime({ offset: true })
const weekday = z.int().min(1).max(7)

const recurrenceSchema = z.discriminatedUnion('every', [
  z.strictObject({ every: z.literal('week'), weekdays: z.array(weekday).min(1).max(7) }),
  z.strictObject({ every: z.literal('month'), daysOfMonth: z.array(z.int().min(1).max(31)).min(1).max(31) }),
  z.strictObject({ every: z.literal('nth-weekday'), nth: z.int().min(1).max(5), weekday }),
  z.strictObject({ every: z.literal('rest-day') }),
])

export const workTimeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('once'), from: instant, to: instant }),
  z.strictObject({
    kind: z.literal('recurring'),
    on: recurrenceSchema,
    from: clock,
    minutes: z.int().min(5).max(2_880),
    firstDay: daySchema,
    lastDay: z.union([daySchema, z.null()]),
  }),
])

export const maintenanceDefinitionSchema = z
  .strictObject({
    time: workTimeSchema,
    on: z.strictObject({ nodes: names, connections: names, subsystems: names, units: names, providers: names }),
    reason: z.string().trim().min(3).max(500),
  })
  .refine(({ time }) => time.kind !== 'once' || Date.parse(time.from) < Date.parse(time.to), {
    error: 'expected an end after the beginning',
  })
  .refine(({ on }) => Object.values(on).some((list) => list.length > 0), { error: 'expected something to work on' })
  .meta({ id: 'MaintenanceDefinition' })
export type MaintenanceDefinition = z.infer<typeof maintenanceDefinitionSchema>

export const maintenanceWindowSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    provider: z.string().nullable(),
    definition: maintenanceDefinitionSchema,
    createdAt: z.iso.datetime(),
    cancelledAt: z.iso.datetime().nullable(),
    /** Incidents that went on past the announced end. */
    overran: z.int(),
  })
  .meta({ id: 'MaintenanceWindow' })
export type MaintenanceWindowAnswer = z.infer<typeof maintenanceWindowSchema>

const newWindow = z.strictObject({
  name: z
    .string()
    .trim()
    .min(3)
    .max(200)
    .regex(/^[^\p{C}]+$/u),
  provider: z.union([z.string().min(1).max(80), z.null()]),
  definition: maintenanceDefinitionSchema,
})
export type NewMaintenanceWindow = z.infer<typeof newWindow>
const oneWindow = answer('The announcement', z.object({ window: maintenanceWindowSchema }))

export const listMaintenance = createRoute({
  method: 'get',
  path: '/api/maintenance',
  operationId: 'listMaintenance',
  summary: 'Announced work, and every time it takes place between two days',
  request: { query: z.object({ from: daySchema.optional(), to: daySchema.optional() }) },
  responses: {
    200: answer(
      'Announcements, and their times in order',
      z.object({
        from: daySchema,
        to: daySchema,
        windows: z.array(maintenanceWindowSchema),
        times: z.array(z.object({ window: z.uuid(), from: z.iso.datetime(), to: z.iso.datetime() })),
      }),
    ),
    ...behindSignIn,
  },
})
export const announceMaintenance = createRoute({
  method: 'post',
  path: '/api/maintenance',
  operationId: 'announceMaintenance',
  summary: 'Announce work',
  request: { body: body(newWindow) },
  responses: { 201: oneWindow, ...behindSignIn, ...conflict },
})
export const changeMaintenance = createRoute({
  method: 'put',
  path: '/api/maintenance/{id}',
  operationId: 'changeMaintenance',
  summary: 'Change announced work: move it, or let it last longer',
  request: { params: byId, body: body(newWindow) },
  responses: { 200: oneWindow, ...behindSignIn, ...conflict },
})
export const cancelMaintenance = createRoute({
  method: 'post',
  path: '/api/maintenance/{id}/cancellation',
  operationId: 'cancelMaintenance',
  summary: 'Take an announcement back',
  request: { params: byId },
  responses: { 200: oneWindow, ...behindSignIn, ...conflict },
})

export const maintenanceContract = { listMaintenance, announceMaintenance, changeMaintenance, cancelMaintenance }

import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, body, conflict } from '../account/identity-contract-parts.ts'
import { answer } from '../problem.ts'
import { langQuery, textSchema } from '../text.ts'
import { subsystemKinds } from './subsystem-kind.ts'
import { subsystemIdSchema, subsystemSchema } from './subsystem.ts'

const words = z.string().trim().min(1).max(160)
const named = z.strictObject({ vi: words, en: words })

/** What a form says of a system. Whom to ring up is told to those who answer for sources, and to nobody else. */
const described = {
  name: named,
  kind: z.enum(subsystemKinds),
  level: z.enum(['province', 'national']),
  provider: named.nullable(),
  contact: z.string().trim().min(3).max(300),
  reason: z.string().trim().min(3).max(500),
}

const knownSubsystem = subsystemSchema
  .extend({
    /** Null of those the document of the province names: they are changed there. */
    added: z
      .object({
        contact: z.string(),
        version: z.int(),
        changedAt: z.iso.datetime(),
        changedBy: z.string().nullable(),
      })
      .nullable(),
    /** The feeds that are asked of it. */
    feeds: z.array(z.object({ id: z.string(), name: textSchema })),
  })
  .openapi('KnownSubsystem')
export interface KnownSubsystem extends z.infer<typeof knownSubsystem> {}
const knownSchema: z.ZodType<KnownSubsystem, KnownSubsystem> = knownSubsystem

export const listSubsystems = createRoute({
  method: 'get',
  path: '/api/subsystems',
  operationId: 'listSubsystems',
  summary: 'The systems figures come from, those that were added by form with whom to ring up',
  request: { query: z.object(langQuery) },
  responses: { 200: answer('The systems', z.object({ subsystems: z.array(knownSchema) })), ...behindSignIn },
})

const one = answer('The system', z.object({ subsystem: knownSchema }))

export const addSubsystem = createRoute({
  method: 'post',
  path: '/api/subsystems',
  operationId: 'addSubsystem',
  summary: 'Add a system a source can be set up for; the document of the province leaves it where it is',
  request: { body: body(z.strictObject({ id: subsystemIdSchema, ...described })) },
  responses: { 201: one, ...behindSignIn, ...conflict },
})

export const changeSubsystem = createRoute({
  method: 'put',
  path: '/api/subsystems/{id}',
  operationId: 'changeSubsystem',
  summary: 'Describe a system anew that was added by form',
  request: {
    params: z.object({ id: subsystemIdSchema.meta({ example: 'lich-cong-tac' }) }),
    body: body(
      z.strictObject({
        /** The version that was looked at: nobody overwrites what they have not seen. */
        basedOn: z.int().min(1),
        ...described,
      }),
    ),
  },
  responses: { 200: one, ...behindSignIn, ...conflict },
})

export const subsystemContract = { listSubsystems, addSubsystem, changeSubsystem }

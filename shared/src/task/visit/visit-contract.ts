import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, body, byId, conflict, problem } from '../../account/identity-contract-parts.ts'
import { answer } from '../../problem.ts'
import { answerValueSchema, questionsSchema } from './checklist.ts'
import { mostEdits, photoLimits } from './visit.ts'
import { visitPlanContract, visitPlanSchema, visitSchema } from './visit-plan-contract.ts'

const instant = z.iso.datetime()
const note = z.string().trim().max(2_000)
const question = z.string().min(1).max(40)

export const editSchema = z
  .strictObject({
    /** Made where it was typed: sent twice it is one. */
    id: z.uuid(),
    question,
    value: answerValueSchema,
    note: note.default(''),
    /** The edit that stood there when it was typed; null: none. */
    base: z.uuid().nullable().default(null),
    /** Those beside it that whoever typed it has seen and decided on. */
    settles: z.array(z.uuid()).max(20).default([]),
    /** By the clock of the device; only to be read. */
    madeAt: instant,
  })
  .meta({ id: 'VisitEdit' })
export type VisitEdit = z.infer<typeof editSchema>

const keptEditSchema = editSchema.extend({ by: z.string().nullable(), receivedAt: instant })
export type KeptEdit = z.infer<typeof keptEditSchema>

export const visitDetailSchema = z
  .object({
    visit: visitSchema,
    plan: visitPlanSchema,
    questions: questionsSchema,
    /** How many edits have come in: of two answers about a visit, the one with more is the later. */
    edits: z.int(),
    standings: z.array(
      z.object({
        question: z.string(),
        head: keptEditSchema.nullable(),
        revision: z.int(),
        sides: z.array(keptEditSchema),
        same: z.array(z.string()),
      }),
    ),
    photos: z.array(
      z.object({
        id: z.uuid(),
        question: z.string(),
        width: z.int(),
        height: z.int(),
        bytes: z.int(),
        by: z.string().nullable(),
        at: instant,
      }),
    ),
    /** What was found and has become a difficulty, by the question it was found at. */
    difficulties: z.array(z.object({ id: z.uuid(), number: z.int(), title: z.string(), question: z.string() })),
  })
  .meta({ id: 'VisitDetail' })
export type VisitDetail = z.infer<typeof visitDetailSchema>

const detail = answer('The visit, its questions and what stands to each', visitDetailSchema)
export const readVisit = createRoute({
  method: 'get',
  path: '/api/visits/{id}',
  operationId: 'readVisit',
  summary: 'One visit: everything a phone needs to fill it in without a line',
  request: { params: byId },
  responses: { 200: detail, ...behindSignIn },
})
export const putVisitAnswers = createRoute({
  method: 'put',
  path: '/api/visits/{id}/answers',
  operationId: 'putVisitAnswers',
  summary:
    'What was typed, in its order. An edit that is there already is not taken twice; one that conflicts is kept beside',
  request: {
    params: byId,
    body: body(z.strictObject({ edits: z.array(editSchema).min(1).max(mostEdits) })),
  },
  responses: { 200: detail, ...behindSignIn, ...conflict },
})
export const endVisit = createRoute({
  method: 'post',
  path: '/api/visits/{id}/end',
  operationId: 'endVisit',
  summary: 'The visit is over: the commune sees what was written',
  request: { params: byId },
  responses: { 200: detail, ...behindSignIn, ...conflict },
})

const photoBytes = {
  required: true,
  content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
}
const refusedPhoto = {
  ...conflict,
  413: problem(`The photo is larger than ${photoLimits.bytes} bytes.`),
  415: problem('It was not sent as a file.'),
}
export const readVisitPhoto = createRoute({
  method: 'get',
  path: '/api/visit-photos/{id}',
  operationId: 'readVisitPhoto',
  summary: 'A photo, as a picture and nothing else',
  request: { params: byId },
  responses: {
    200: { description: 'JPEG', content: { 'image/jpeg': { schema: z.string() } } },
    ...behindSignIn,
  },
})
export const putVisitPhoto = createRoute({
  method: 'put',
  path: '/api/visit-photos/{id}',
  operationId: 'putVisitPhoto',
  summary: 'A photo under an id made on the phone: JPEG, PNG or WebP; it is drawn anew, without place, time and device',
  request: { params: byId, query: z.object({ visit: z.uuid(), question }), body: photoBytes },
  responses: { 200: detail, ...behindSignIn, ...refusedPhoto },
})
export const removeVisitPhoto = createRoute({
  method: 'delete',
  path: '/api/visit-photos/{id}',
  operationId: 'removeVisitPhoto',
  summary: 'Take a photo away for good',
  request: { params: byId },
  responses: { 200: detail, ...behindSignIn },
})

export const visitContract = {
  ...visitPlanContract,
  readVisit,
  putVisitAnswers,
  endVisit,
  readVisitPhoto,
  putVisitPhoto,
  removeVisitPhoto,
}

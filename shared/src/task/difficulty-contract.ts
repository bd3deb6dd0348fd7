import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, body, byId, conflict } from '../account/identity-contract-parts.ts'
import { causeClasses } from '../alert/incident.ts'
import { daySchema } from '../day.ts'
import { answer } from '../problem.ts'
import { textSchema } from '../text.ts'
import { unitCodeSchema } from '../unit/unit.ts'
import { writtenNumber } from '../written-number.ts'
import { answerers, causeSides, difficultyPhases, difficultySources } from './difficulty.ts'

const instant = z.iso.datetime()
const title = z.string().trim().min(5).max(200)
const sentence = z.string().trim().min(3).max(4_000)
const system = z.string().trim().min(1).max(80)
const provider = z.string().trim().min(1).max(80)

export const difficultySchema = z
  .object({
    id: z.uuid(),
    number: z.int(),
    title: z.string(),
    text: z.string(),
    class: z.enum(causeClasses),
    subsystem: z.string().nullable(),
    /** Where it is felt; none: in the whole province. */
    units: z.array(z.string()),
    /** The unit that reported it; null: the Department. */
    unit: z.string().nullable(),
    answerer: z.enum(answerers),
    provider: z.string().nullable(),
    providerName: textSchema.nullable(),
    /** Dossiers that were late, returned or done twice because of it, as far as known. */
    dossiers: z.int().nullable(),
    evidence: z.string().nullable(),
    source: z.enum(difficultySources),
    /** What it was raised from: an incident, an exception, a flag. */
    sourceRef: z.string().nullable(),
    phase: z.enum(difficultyPhases),
    mergedInto: z.uuid().nullable(),
    /** How many were merged into it. */
    merged: z.int(),
    /** Tasks there are for it, and how many of them are done. */
    tasks: z.int(),
    tasksDone: z.int(),
    cause: z.string().nullable(),
    causeSide: z.enum(causeSides).nullable(),
    answer: z.object({ question: z.string(), text: z.string(), at: instant }).nullable(),
    reportedAt: instant,
    changedAt: instant,
  })
  .meta({ id: 'Difficulty' })
export type Difficulty = z.infer<typeof difficultySchema>

export const registerEntrySchema = z
  .object({
    seq: z.int(),
    at: instant,
    kind: z.string(),
    /** Who did it, by name; null: the program. */
    actor: z.string().nullable(),
    text: z.string().nullable(),
    body: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'RegisterEntry' })
export type RegisterEntry = z.infer<typeof registerEntrySchema>

export const listDifficulties = createRoute({
  method: 'get',
  path: '/api/difficulties',
  operationId: 'listDifficulties',
  summary: 'The register of difficulties, the newest first',
  request: {
    query: z.object({
      /** What is not answered or closed; without it all. */
      phase: z.enum(difficultyPhases).optional(),
      class: z.enum(causeClasses).optional(),
      answerer: z.enum(answerers).optional(),
      unit: unitCodeSchema.optional(),
      subsystem: system.optional(),
      /** Words of its title or text. */
      q: z.string().trim().min(2).max(100).optional(),
      from: daySchema.optional(),
      to: daySchema.optional(),
      /** Difficulties with a smaller number than the last of the page before. */
      before: writtenNumber(z.int().positive()).optional(),
      limit: writtenNumber(z.int().min(1).max(200)).optional(),
    }),
  },
  responses: {
    200: answer(
      'A page of difficulties, where the next begins, and how many there are of each phase',
      z.object({
        difficulties: z.array(difficultySchema),
        next: z.int().nullable(),
        counts: z.object({ open: z.int(), answered: z.int(), closed: z.int(), merged: z.int() }),
      }),
    ),
    ...behindSignIn,
  },
})

const detail = answer(
  'The difficulty, what became of it, and what was answered to others of the same kind',
  z.object({
    difficulty: difficultySchema,
    timeline: z.array(registerEntrySchema),
    merged: z.array(z.object({ id: z.uuid(), number: z.int(), title: z.string() })),
    alike: z.array(z.object({ question: z.string(), answer: z.string(), at: instant })),
  }),
)
const acted = { 200: detail, ...behindSignIn, ...conflict }

export const readDifficulty = createRoute({
  method: 'get',
  path: '/api/difficulties/{id}',
  operationId: 'readDifficulty',
  summary: 'One difficulty',
  request: { params: byId },
  responses: { 200: detail, ...behindSignIn },
})

export const newDifficultySchema = z.strictObject({
  title,
  text: sentence,
  class: z.enum(causeClasses),
  subsystem: system.nullable().default(null),
  units: z.array(unitCodeSchema).max(200).default([]),
  answerer: z.enum(answerers).default('department'),
  provider: provider.nullable().default(null),
  dossiers: z.int().min(0).max(10_000_000).nullable().default(null),
  evidence: z.string().trim().max(2_000).nullable().default(null),
  source: z.enum(difficultySources).default('commune'),
  sourceRef: z.string().trim().min(1).max(200).nullable().default(null),
})
export type NewDifficulty = z.infer<typeof newDifficultySchema>

export const reportDifficulty = createRoute({
  method: 'post',
  path: '/api/difficulties',
  operationId: 'reportDifficulty',
  summary: 'Report what is hard',
  request: { body: body(newDifficultySchema) },
  responses: { 201: detail, ...behindSignIn },
})

export const answerDifficulty = createRoute({
  method: 'post',
  path: '/api/difficulties/{id}/answer',
  operationId: 'answerDifficulty',
  summary: 'Answer it; the question as it is put here is shown to others who have the same difficulty',
  request: {
    params: byId,
    body: body(
      z.strictObject({
        question: title,
        answer: sentence,
        cause: z.string().trim().min(3).max(500).nullable().default(null),
        side: z.enum(causeSides).nullable().default(null),
      }),
    ),
  },
  responses: acted,
})
export const replyDifficulty = createRoute({
  method: 'post',
  path: '/api/difficulties/{id}/reply',
  operationId: 'replyDifficulty',
  summary: 'The company that must answer answers; nobody else’s difficulties are there for it',
  request: { params: byId, body: body(z.strictObject({ question: title, answer: sentence })) },
  responses: acted,
})
export const assignDifficulty = createRoute({
  method: 'post',
  path: '/api/difficulties/{id}/answerer',
  operationId: 'assignDifficulty',
  summary: 'Say who must answer',
  request: {
    params: byId,
    body: body(z.strictObject({ answerer: z.enum(answerers), provider: provider.nullable().default(null) })),
  },
  responses: acted,
})
export const commentDifficulty = createRoute({
  method: 'post',
  path: '/api/difficulties/{id}/comments',
  operationId: 'commentDifficulty',
  summary: 'A line for its history',
  request: { params: byId, body: body(z.strictObject({ text: sentence })) },
  responses: acted,
})
export const closeDifficulty = createRoute({
  method: 'post',
  path: '/api/difficulties/{id}/closing',
  operationId: 'closeDifficulty',
  summary: 'Say that it is a difficulty no longer, and why',
  request: { params: byId, body: body(z.strictObject({ text: sentence })) },
  responses: acted,
})
export const reopenDifficulty = createRoute({
  method: 'post',
  path: '/api/difficulties/{id}/reopening',
  operationId: 'reopenDifficulty',
  summary: 'Say that it is one still',
  request: { params: byId, body: body(z.strictObject({ text: sentence })) },
  responses: acted,
})
export const mergeDifficulty = createRoute({
  method: 'post',
  path: '/api/difficulties/{id}/merging',
  operationId: 'mergeDifficulty',
  summary: 'It is the same as another; its units go over to that one',
  request: { params: byId, body: body(z.strictObject({ into: z.uuid() })) },
  responses: acted,
})

export const difficultyContract = {
  listDifficulties,
  readDifficulty,
  reportDifficulty,
  answerDifficulty,
  replyDifficulty,
  assignDifficulty,
  commentDifficulty,
  closeDifficulty,
  reopenDifficulty,
  mergeDifficulty,
}

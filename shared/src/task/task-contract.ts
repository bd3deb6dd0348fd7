import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, body, byId, conflict } from '../account/identity-contract-parts.ts'
import { daySchema } from '../day.ts'
import { kpiIdSchema } from '../kpi/kpi.ts'
import { answer } from '../problem.ts'
import { textSchema } from '../text.ts'
import { unitCodeSchema } from '../unit/unit.ts'
import { writtenNumber } from '../written-number.ts'
import { difficultyContract, registerEntrySchema } from './difficulty-contract.ts'
import { colours, standingReasons, taskPhases } from './standing.ts'
import { longestWorkingDays, taskKinds } from './task.ts'
import { readWallDifficulties } from './wall-difficulty-contract.ts'

const sentence = z.string().trim().min(3).max(4_000)
const workingDays = z.int().min(1).max(longestWorkingDays)

export const taskSchema = z
  .object({
    id: z.uuid(),
    number: z.int(),
    kind: z.enum(taskKinds),
    title: z.string(),
    text: z.string(),
    difficulty: z.object({ id: z.uuid(), number: z.int(), title: z.string() }).nullable(),
    /** What it is to better, or to explain. */
    kpi: z.string().nullable(),
    connection: z.string().nullable(),
    /** Whose task it is: a unit's or a company's. */
    unit: z.string().nullable(),
    provider: z.string().nullable(),
    providerName: textSchema.nullable(),
    /** The unit that gave it; null: the leadership or the Department. */
    givenByUnit: z.string().nullable(),
    phase: z.enum(taskPhases),
    givenOn: daySchema,
    workingDays: z.int(),
    /** The day that counts: one that has become a day off has moved on. */
    dueOn: daySchema,
    reportedOn: daySchema.nullable(),
    returns: z.int(),
    /** Xanh, Vàng or Đỏ, worked out of the facts above; null for what was withdrawn. */
    colour: z.enum(colours).nullable(),
    why: z.enum(standingReasons),
    /** Working days left, or late. */
    days: z.int(),
    /** What whoever asks may do with it. */
    may: z.object({ own: z.boolean(), give: z.boolean() }),
  })
  .meta({ id: 'Task' })
export type Task = z.infer<typeof taskSchema>

export const listTasks = createRoute({
  method: 'get',
  path: '/api/tasks',
  operationId: 'listTasks',
  summary: 'Tasks, the most pressing first',
  request: {
    query: z.object({
      /** `open`: what is still to be done or accepted; without it that too. */
      state: z.enum(['open', 'ended', 'all']).optional(),
      colour: z.enum(colours).optional(),
      kind: z.enum(taskKinds).optional(),
      unit: unitCodeSchema.optional(),
      provider: z.string().min(1).max(80).optional(),
      difficulty: z.uuid().optional(),
      kpi: kpiIdSchema.optional(),
      offset: writtenNumber(z.int().min(0).max(1_000_000)).optional(),
      limit: writtenNumber(z.int().min(1).max(200)).optional(),
    }),
  },
  responses: {
    200: answer(
      'A page of tasks, how many there are in all, and how many of each colour among those still open',
      z.object({
        tasks: z.array(taskSchema),
        total: z.int(),
        open: z.object({ green: z.int(), amber: z.int(), red: z.int() }),
      }),
    ),
    ...behindSignIn,
  },
})

const shareSchema = z.object({ from: daySchema, to: daySchema, numerator: z.number(), denominator: z.number() })
export const effectSchema = z
  .object({
    kpi: z.string(),
    /** The unit it is seen in; null: the province. */
    unit: z.string().nullable(),
    direction: z.enum(['higher', 'lower']),
    /** Null: too few days on either side, or nothing to compare. */
    compared: z
      .object({
        before: shareSchema,
        after: shareSchema,
        difference: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
        verdict: z.enum(['better', 'worse', 'not-told-apart', 'too-little']),
      })
      .nullable(),
    /** From when there will be a week on either side; null where there is one, or never will be. */
    from: daySchema.nullable(),
  })
  .meta({ id: 'TaskEffect' })
export type TaskEffect = z.infer<typeof effectSchema>

const detail = answer(
  'The task and its history',
  z.object({ task: taskSchema, timeline: z.array(registerEntrySchema), effect: effectSchema.nullable() }),
)
const acted = { 200: detail, ...behindSignIn, ...conflict }

export const readTask = createRoute({
  method: 'get',
  path: '/api/tasks/{id}',
  operationId: 'readTask',
  summary: 'One task, its history, and what came of it',
  request: { params: byId },
  responses: { 200: detail, ...behindSignIn },
})

export const newTaskSchema = z.strictObject({
  kind: z.enum(taskKinds),
  title: z.string().trim().min(5).max(200),
  text: z.string().trim().max(4_000).default(''),
  difficulty: z.uuid().nullable().default(null),
  kpi: kpiIdSchema.nullable().default(null),
  connection: z.string().trim().min(1).max(80).nullable().default(null),
  unit: unitCodeSchema.nullable().default(null),
  provider: z.string().trim().min(1).max(80).nullable().default(null),
  workingDays,
})
export type NewTask = z.infer<typeof newTaskSchema>

export const giveTask = createRoute({
  method: 'post',
  path: '/api/tasks',
  operationId: 'giveTask',
  summary: 'Give a task to a unit or a company, due in so many working days',
  request: { body: body(newTaskSchema) },
  responses: { 201: detail, ...behindSignIn, ...conflict },
})
export const takeTask = createRoute({
  method: 'post',
  path: '/api/tasks/{id}/taking',
  operationId: 'takeTask',
  summary: 'Begin with it',
  request: { params: byId },
  responses: acted,
})
export const noteTask = createRoute({
  method: 'post',
  path: '/api/tasks/{id}/progress',
  operationId: 'noteTask',
  summary: 'Say how far it is',
  request: { params: byId, body: body(z.strictObject({ text: sentence })) },
  responses: acted,
})
export const reportTask = createRoute({
  method: 'post',
  path: '/api/tasks/{id}/report',
  operationId: 'reportTask',
  summary: 'Say that it is done, and what was done',
  request: { params: byId, body: body(z.strictObject({ text: sentence })) },
  responses: acted,
})
export const acceptTask = createRoute({
  method: 'post',
  path: '/api/tasks/{id}/acceptance',
  operationId: 'acceptTask',
  summary: 'Accept what was reported; nobody accepts their own report',
  request: { params: byId, body: body(z.strictObject({ text: z.string().trim().max(4_000).default('') })) },
  responses: acted,
})
export const returnTask = createRoute({
  method: 'post',
  path: '/api/tasks/{id}/return',
  operationId: 'returnTask',
  summary: 'Give it back, saying what is missing, with time of its own where one is given',
  request: {
    params: byId,
    body: body(z.strictObject({ text: sentence, workingDays: workingDays.nullable().default(null) })),
  },
  responses: acted,
})
export const moveTask = createRoute({
  method: 'post',
  path: '/api/tasks/{id}/deadline',
  operationId: 'moveTask',
  summary: 'Give it so many working days from today, and say why',
  request: { params: byId, body: body(z.strictObject({ text: sentence, workingDays })) },
  responses: acted,
})
export const withdrawTask = createRoute({
  method: 'post',
  path: '/api/tasks/{id}/withdrawal',
  operationId: 'withdrawTask',
  summary: 'Take it back, and say why',
  request: { params: byId, body: body(z.strictObject({ text: sentence })) },
  responses: acted,
})

const latenessSchema = z.object({
  unit: z.string().nullable(),
  faultyDays: z.int(),
  received: z.int(),
  late: z.int(),
  expected: z.number(),
  excess: z.number(),
  low: z.number(),
  high: z.number(),
  verdict: z.enum(['more', 'fewer', 'not-told-apart', 'too-little']),
})

export const readFaultLateness = createRoute({
  method: 'get',
  path: '/api/fault-lateness',
  operationId: 'readFaultLateness',
  summary: 'Late dossiers on days over which a system or a line was at fault, against each unit’s other days',
  request: {
    query: z.object({
      /** Without them the last ninety days. */
      from: daySchema.optional(),
      to: daySchema.optional(),
      subsystem: z.string().min(1).max(80).optional(),
      unit: unitCodeSchema.optional(),
    }),
  },
  responses: {
    200: answer(
      'All units together, each by itself with the greatest excess first, and what was late on whatever day',
      z.object({
        from: daySchema,
        to: daySchema,
        all: latenessSchema,
        units: z.array(latenessSchema),
        lateInAll: z.int(),
      }),
    ),
    ...behindSignIn,
  },
})

export const taskContract = {
  ...difficultyContract,
  listTasks,
  readTask,
  giveTask,
  takeTask,
  noteTask,
  reportTask,
  acceptTask,
  returnTask,
  moveTask,
  withdrawTask,
  readFaultLateness,
  readWallDifficulties,
}

import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, body, byId, conflict } from '../account/identity-contract-parts.ts'
import { daySchema } from '../day.ts'
import { contractHoursSchema } from '../probe/contract-hours.ts'
import { answer } from '../problem.ts'
import { channelDefinitionSchema, channelKinds, chatSchema, emailAddressSchema } from './channel.ts'
import { incidentScopes, severities } from './incident.ts'

const named = z
  .string()
  .regex(/^[^\p{C}]+$/u)
  .trim()
  .min(1)
  .max(100)
const id = z.uuid()
const instant = z.iso.datetime({ offset: true })
const severity = z.enum(severities)

// ---- ways ------------------------------------------------------------------------------------------

export const channelSchema = z
  .object({
    id,
    name: z.string(),
    kind: z.enum(channelKinds),
    enabled: z.boolean(),
    definition: channelDefinitionSchema,
    /** Since when there is a secret; the secret itself is never shown. */
    secretSetAt: z.iso.datetime().nullable(),
    /** The last word that went out by it, and the last that did not. */
    lastSentAt: z.iso.datetime().nullable(),
    waiting: z.int(),
    dead: z.int(),
    lastError: z.string().nullable(),
  })
  .meta({ id: 'Channel' })
export type Channel = z.infer<typeof channelSchema>

export const newChannelSchema = z.strictObject({
  name: named,
  enabled: z.boolean(),
  definition: channelDefinitionSchema,
  /** Only when it is to be set or replaced; needed again when the address moves to another host. */
  secret: z.string().min(8).max(500).optional(),
})
export type NewChannel = z.infer<typeof newChannelSchema>

const oneChannel = answer('The channel', z.object({ channel: channelSchema }))

export const listChannels = createRoute({
  method: 'get',
  path: '/api/alert-channels',
  operationId: 'listChannels',
  summary: 'The ways by which alerts go out, without their secrets',
  responses: { 200: answer('The channels', z.object({ channels: z.array(channelSchema) })), ...behindSignIn },
})
export const createChannel = createRoute({
  method: 'post',
  path: '/api/alert-channels',
  operationId: 'createChannel',
  summary: 'A new way',
  request: { body: body(newChannelSchema) },
  responses: { 201: oneChannel, ...behindSignIn, ...conflict },
})
export const changeChannel = createRoute({
  method: 'put',
  path: '/api/alert-channels/{id}',
  operationId: 'changeChannel',
  summary: 'Change a way; moving it to another host asks for its secret again',
  request: { params: byId, body: body(newChannelSchema) },
  responses: { 200: oneChannel, ...behindSignIn, ...conflict },
})
export const testChannel = createRoute({
  method: 'post',
  path: '/api/alert-channels/{id}/test',
  operationId: 'testChannel',
  summary: 'Send a test message by this way, to one of its recipients',
  request: { params: byId, body: body(z.strictObject({ recipient: z.string().max(254) })) },
  responses: {
    200: answer(
      'What became of it',
      z.object({ outcome: z.enum(['sent', 'failed', 'unknown']), detail: z.string().nullable() }),
    ),
    ...behindSignIn,
    ...conflict,
  },
})

// ---- duty roster -----------------------------------------------------------------------------------

const personSchema = z.strictObject({ name: named, recipient: z.union([emailAddressSchema, chatSchema]) })
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

export const dutyRosterDefinitionSchema = z
  .strictObject({
    channel: id,
    people: z.array(personSchema).min(1).max(50),
    turn: z.enum(['day', 'week']),
    firstDay: daySchema,
    handover: clock,
    hours: contractHoursSchema,
    outside: z.union([personSchema, z.null()]),
    swaps: z.array(z.strictObject({ from: instant, to: instant, person: personSchema })).max(200),
  })
  .meta({ id: 'DutyRosterDefinition' })
export type DutyRosterDefinition = z.infer<typeof dutyRosterDefinitionSchema>

export const dutyRosterSchema = z
  .object({
    id,
    name: z.string(),
    definition: dutyRosterDefinitionSchema,
    /** Who is called at this moment. */
    now: z.string().nullable(),
    /** Turns to come: who has them, and until when. */
    turns: z.array(z.object({ name: z.string(), from: z.iso.datetime(), to: z.iso.datetime() })),
  })
  .meta({ id: 'DutyRoster' })
export type DutyRosterAnswer = z.infer<typeof dutyRosterSchema>

const newRoster = z.strictObject({ name: named, definition: dutyRosterDefinitionSchema })
export type NewRoster = z.infer<typeof newRoster>
const oneRoster = answer('The roster', z.object({ roster: dutyRosterSchema }))

export const listRosters = createRoute({
  method: 'get',
  path: '/api/duty-rosters',
  operationId: 'listRosters',
  summary: 'Who is on duty when',
  responses: { 200: answer('The rosters', z.object({ rosters: z.array(dutyRosterSchema) })), ...behindSignIn },
})
export const createRoster = createRoute({
  method: 'post',
  path: '/api/duty-rosters',
  operationId: 'createRoster',
  summary: 'A new roster',
  request: { body: body(newRoster) },
  responses: { 201: oneRoster, ...behindSignIn, ...conflict },
})
export const changeRoster = createRoute({
  method: 'put',
  path: '/api/duty-rosters/{id}',
  operationId: 'changeRoster',
  summary: 'Change a roster',
  request: { params: byId, body: body(newRoster) },
  responses: { 200: oneRoster, ...behindSignIn, ...conflict },
})

// ---- rules -----------------------------------------------------------------------------------------

const target = z.strictObject({ kind: z.enum(['channel', 'roster']), id })
const names = z.array(z.string().min(1).max(80)).max(200)

export const ruleDefinitionSchema = z
  .strictObject({
    scopes: z.array(z.enum(incidentScopes)).max(incidentScopes.length),
    atLeast: severity,
    subsystems: names,
    units: names,
    providers: names,
    to: z.array(target).max(20),
    digestBelow: z.union([severity, z.null()]),
    /** Without it, every four hours. */
    digestMinutes: z.int().min(1).max(1_440).optional(),
    nightBelow: z.union([severity, z.null()]),
    repeatMinutes: z.union([z.int().min(5).max(10_080), z.null()]),
    escalation: z
      .array(z.strictObject({ afterMinutes: z.int().min(1).max(10_080), to: z.array(target).min(1).max(20) }))
      .max(5)
      .refine(
        (levels) => levels.every(({ afterMinutes }, at) => at === 0 || levels[at - 1]!.afterMinutes < afterMinutes),
        {
          error: 'expected levels in the order of their minutes',
        },
      ),
  })
  .meta({ id: 'RuleDefinition' })
export type RuleDefinition = z.infer<typeof ruleDefinitionSchema>

export const alertRuleSchema = z
  .object({ id, name: z.string(), place: z.int(), enabled: z.boolean(), definition: ruleDefinitionSchema })
  .meta({ id: 'AlertRule' })
export type AlertRuleAnswer = z.infer<typeof alertRuleSchema>

const newRule = z.strictObject({
  name: named,
  place: z.int().min(0).max(1_000),
  enabled: z.boolean(),
  definition: ruleDefinitionSchema,
})
export type NewRule = z.infer<typeof newRule>
const oneRule = answer('The rule', z.object({ rule: alertRuleSchema }))

export const listRules = createRoute({
  method: 'get',
  path: '/api/alert-rules',
  operationId: 'listRules',
  summary: 'Which alerts go to whom; the first rule that fits decides',
  responses: {
    200: answer('The rules in their order', z.object({ rules: z.array(alertRuleSchema) })),
    ...behindSignIn,
  },
})
export const createRule = createRoute({
  method: 'post',
  path: '/api/alert-rules',
  operationId: 'createRule',
  summary: 'A new rule',
  request: { body: body(newRule) },
  responses: { 201: oneRule, ...behindSignIn, ...conflict },
})
export const changeRule = createRoute({
  method: 'put',
  path: '/api/alert-rules/{id}',
  operationId: 'changeRule',
  summary: 'Change a rule',
  request: { params: byId, body: body(newRule) },
  responses: { 200: oneRule, ...behindSignIn, ...conflict },
})

// ---- what was told ---------------------------------------------------------------------------------

export const notificationStates = ['waiting', 'sending', 'sent', 'dead', 'folded', 'moot'] as const
export const notificationSchema = z
  .object({
    id: z.int(),
    incident: z.uuid().nullable(),
    kind: z.string(),
    channel: z.string(),
    recipient: z.string(),
    state: z.enum(notificationStates),
    doubtful: z.boolean(),
    attempts: z.int(),
    createdAt: z.iso.datetime(),
    dueAt: z.iso.datetime(),
    sentAt: z.iso.datetime().nullable(),
    lastError: z.string().nullable(),
  })
  .meta({ id: 'Notification' })
export type NotificationAnswer = z.infer<typeof notificationSchema>

export const listDeadLetters = createRoute({
  method: 'get',
  path: '/api/alert-dead-letters',
  operationId: 'listDeadLetters',
  summary: 'What could not be delivered, newest first',
  responses: { 200: answer('Letters', z.object({ letters: z.array(notificationSchema) })), ...behindSignIn },
})
export const resendLetter = createRoute({
  method: 'post',
  path: '/api/alert-dead-letters/{id}/resend',
  operationId: 'resendLetter',
  summary: 'Try a letter again that was given up',
  request: { params: z.object({ id: z.string().regex(/^[1-9]\d{0,14}$/) }) },
  responses: { 200: answer('The letter', z.object({ letter: notificationSchema })), ...behindSignIn, ...conflict },
})

export const setupContract = {
  listChannels,
  createChannel,
  changeChannel,
  testChannel,
  listRosters,
  createRoster,
  changeRoster,
  listRules,
  createRule,
  changeRule,
  listDeadLetters,
  resendLetter,
}

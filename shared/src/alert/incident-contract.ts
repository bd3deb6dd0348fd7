import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, body, byId, conflict } from '../account/identity-contract-parts.ts'
import { daySchema } from '../day.ts'
import { kpiIdSchema } from '../kpi/kpi.ts'
import { answer } from '../problem.ts'
import { textSchema } from '../text.ts'
import { unitCodeSchema } from '../unit/unit.ts'
import { writtenNumber } from '../written-number.ts'
import { causeClasses, incidentPhases, incidentScopes, severities } from './incident.ts'

const instant = z.iso.datetime()

export const incidentSchema = z
  .object({
    id: z.uuid(),
    number: z.int(),
    scope: z.enum(incidentScopes),
    /** Connection, node, KPI or feed id. */
    object: z.string(),
    name: textSchema,
    unit: z.string().nullable(),
    subsystem: z.string().nullable(),
    provider: z.string().nullable(),
    kpi: z.string().nullable(),
    phase: z.enum(incidentPhases),
    severity: z.enum(severities),
    condition: z.string(),
    reasons: z.array(z.string()),
    members: z.int(),
    /** Connections whose own incident is kept back because this one explains it. */
    suppressed: z.int(),
    /** The incident that explains this one. */
    suppressedBy: z.uuid().nullable(),
    maintenance: z.uuid().nullable(),
    openedAt: instant,
    settledAt: instant.nullable(),
    recurrences: z.int(),
    acknowledgedAt: instant.nullable(),
    acknowledgedBy: z.string().nullable(),
    assignee: z.string().nullable(),
    snoozedUntil: instant.nullable(),
    cause: z.enum(causeClasses).nullable(),
    causeNote: z.string().nullable(),
  })
  .meta({ id: 'Incident' })
export type IncidentAnswer = z.infer<typeof incidentSchema>

export const listIncidents = createRoute({
  method: 'get',
  path: '/api/incidents',
  operationId: 'listIncidents',
  summary: 'Incidents, the newest first',
  request: {
    query: z.object({
      phase: z.enum(incidentPhases).optional(),
      /** This grave or graver. */
      severity: z.enum(severities).optional(),
      scope: z.enum(incidentScopes).optional(),
      unit: unitCodeSchema.optional(),
      subsystem: z.string().min(1).max(80).optional(),
      provider: z.string().min(1).max(80).optional(),
      cause: z.enum(causeClasses).optional(),
      acknowledged: z.enum(['yes', 'no']).optional(),
      /** Those that another explains too; without it they stand under that one only. */
      suppressed: z.enum(['yes', 'no']).optional(),
      /** Open at some time between these days. */
      from: daySchema.optional(),
      to: daySchema.optional(),
      /** Incidents with a smaller number than the last of the page before. */
      before: writtenNumber(z.int().positive()).optional(),
      limit: writtenNumber(z.int().min(1).max(200)).optional(),
    }),
  },
  responses: {
    200: answer(
      'A page of incidents, where the next begins, and how many are open of each gravity',
      z.object({
        incidents: z.array(incidentSchema),
        next: z.int().nullable(),
        open: z.object({ info: z.int(), warning: z.int(), major: z.int(), critical: z.int() }),
      }),
    ),
    ...behindSignIn,
  },
})

export const timelineEntrySchema = z
  .object({
    seq: z.int(),
    at: instant,
    kind: z.string(),
    /** Who did it, by name; null: the program. */
    actor: z.string().nullable(),
    body: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'IncidentEvent' })
export type TimelineEntry = z.infer<typeof timelineEntrySchema>

const letterSchema = z.object({
  kind: z.string(),
  channel: z.string(),
  recipient: z.string(),
  state: z.string(),
  doubtful: z.boolean(),
  attempts: z.int(),
  createdAt: instant,
  sentAt: instant.nullable(),
  lastError: z.string().nullable(),
})

export const incidentDetailSchema = z
  .object({
    incident: incidentSchema,
    provider: z.object({ id: z.string(), name: textSchema, contact: z.string().nullable() }).nullable(),
    timeline: z.array(timelineEntrySchema),
    /** Whom it concerns or concerned; `incident` where one of them has its own. */
    members: z.array(
      z.object({ id: z.string(), name: textSchema, unit: z.string().nullable(), state: z.string().nullable() }),
    ),
    /** Incidents of the same thing before. */
    earlier: z.array(z.object({ id: z.uuid(), number: z.int(), openedAt: instant, settledAt: instant.nullable() })),
    /** What was told to whom; null for whoever may not see addresses. */
    letters: z.array(letterSchema).nullable(),
    /** Whether whoever asks may act on it, besides reading it. */
    mayAct: z.boolean(),
  })
  .meta({ id: 'IncidentDetail' })
export type IncidentDetail = z.infer<typeof incidentDetailSchema>

const detail = answer('The incident', incidentDetailSchema)

export const readIncident = createRoute({
  method: 'get',
  path: '/api/incidents/{id}',
  operationId: 'readIncident',
  summary: 'One incident: how it stands, what happened, whom it concerns',
  request: { params: byId },
  responses: { 200: detail, ...behindSignIn },
})

const sentence = z.string().trim().min(1).max(2_000)
const acted = { 200: detail, ...behindSignIn, ...conflict }

export const acknowledgeIncident = createRoute({
  method: 'post',
  path: '/api/incidents/{id}/acknowledgement',
  operationId: 'acknowledgeIncident',
  summary: 'Take it up: nobody else is called',
  request: { params: byId },
  responses: acted,
})
export const assignIncident = createRoute({
  method: 'post',
  path: '/api/incidents/{id}/assignment',
  operationId: 'assignIncident',
  summary: 'Say who sees to it',
  request: { params: byId, body: body(z.strictObject({ to: z.union([z.string().trim().min(1).max(100), z.null()]) })) },
  responses: acted,
})
export const commentIncident = createRoute({
  method: 'post',
  path: '/api/incidents/{id}/comments',
  operationId: 'commentIncident',
  summary: 'A line for its timeline',
  request: { params: byId, body: body(z.strictObject({ text: sentence })) },
  responses: acted,
})
export const snoozeIncident = createRoute({
  method: 'post',
  path: '/api/incidents/{id}/snooze',
  operationId: 'snoozeIncident',
  summary: 'Say nothing of it until then, unless it becomes graver or is over; null wakes it',
  request: {
    params: byId,
    body: body(z.strictObject({ until: z.union([z.iso.datetime({ offset: true }), z.null()]) })),
  },
  responses: acted,
})
export const explainIncident = createRoute({
  method: 'post',
  path: '/api/incidents/{id}/resolution',
  operationId: 'explainIncident',
  summary: 'Say what it was; it closes when the evidence agrees that it is over',
  request: {
    params: byId,
    body: body(z.strictObject({ cause: z.enum(causeClasses), note: z.string().trim().max(2_000) })),
  },
  responses: acted,
})

/** The evidence in one file, to be handed to whoever answers for it. */
export const readEvidence = createRoute({
  method: 'get',
  path: '/api/incidents/{id}/evidence',
  operationId: 'readEvidence',
  summary: 'What was seen minute by minute, beside sister lines',
  request: { params: byId, query: z.object({ form: z.enum(['html', 'json']).optional() }) },
  responses: {
    200: {
      description: 'A file',
      content: { 'text/html': { schema: z.string() }, 'application/octet-stream': { schema: z.string() } },
    },
    ...behindSignIn,
  },
})

export const incidentBandSchema = z
  .object({
    id: z.uuid(),
    number: z.int(),
    scope: z.enum(incidentScopes),
    name: textSchema,
    severity: z.enum(severities),
    from: instant,
    to: instant.nullable(),
  })
  .meta({ id: 'IncidentBand' })
export type IncidentBand = z.infer<typeof incidentBandSchema>

export const listIncidentBands = createRoute({
  method: 'get',
  path: '/api/incident-bands',
  operationId: 'listIncidentBands',
  summary: 'The gravest incidents between two days, to be drawn behind figures',
  request: {
    query: z.object({
      /** Without them the last thirty days. */
      from: daySchema.optional(),
      to: daySchema.optional(),
      unit: unitCodeSchema.optional(),
      /** Only what touches the systems this KPI is counted from. */
      kpi: kpiIdSchema.optional(),
      limit: writtenNumber(z.int().min(1).max(100)).optional(),
    }),
  },
  responses: { 200: answer('Bands', z.object({ bands: z.array(incidentBandSchema) })), ...behindSignIn },
})

export const providerRowSchema = z
  .object({
    provider: z.string(),
    name: textSchema,
    contact: z.string().nullable(),
    incidents: z.int(),
    open: z.int(),
    /** Mean minutes until somebody took it up, and until it was over; null where there was none. */
    acknowledgeMinutes: z.number().nullable(),
    restoreMinutes: z.number().nullable(),
    longestMinutes: z.number().nullable(),
    recurrences: z.int(),
    byCause: z.object({ function: z.int(), connection: z.int(), user: z.int(), unexplained: z.int() }),
    bySeverity: z.object({ info: z.int(), warning: z.int(), major: z.int(), critical: z.int() }),
    /** Of owed time, as the contract counts; null where nothing was owed or seen. */
    availability: z.number().nullable(),
    connections: z.int(),
    downMinutes: z.int(),
    unstableMinutes: z.int(),
    /**
     * Of the difficulties put to it that were reported in these days: how many, how many were answered, after how long
     * (median), and how long the one has waited that waits longest. Null for whoever does not read the register.
     */
    answers: z
      .object({
        asked: z.int(),
        answered: z.int(),
        medianMinutes: z.number().nullable(),
        longestWaitMinutes: z.number().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'ProviderRow' })
export type ProviderRow = z.infer<typeof providerRowSchema>

export const readScorecard = createRoute({
  method: 'get',
  path: '/api/provider-scorecard',
  operationId: 'readScorecard',
  summary: 'Each provider over a period: incidents, how soon taken up and restored, availability',
  request: { query: z.object({ from: daySchema.optional(), to: daySchema.optional() }) },
  responses: {
    200: answer(
      'A row for each provider',
      z.object({ from: daySchema, to: daySchema, rows: z.array(providerRowSchema) }),
    ),
    ...behindSignIn,
  },
})

export const incidentContract = {
  listIncidents,
  readIncident,
  acknowledgeIncident,
  assignIncident,
  commentIncident,
  snoozeIncident,
  explainIncident,
  readEvidence,
  listIncidentBands,
  readScorecard,
}

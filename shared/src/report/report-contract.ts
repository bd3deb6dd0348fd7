import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, byId } from '../account/identity-contract-parts.ts'
import { daySchema } from '../day.ts'
import { kpiIdSchema } from '../kpi/kpi.ts'
import { valueSchema } from '../kpi/value-contract.ts'
import { calendars, grains } from '../period-contract.ts'
import { answer } from '../problem.ts'
import { langQuery, locales, textSchema } from '../text.ts'
import { unitCodeSchema } from '../unit/unit.ts'
import { writtenNumber } from '../written-number.ts'
import { reportDocumentSchema } from './document.ts'
import { reportEvents, reportStates } from './life.ts'
import { runStates } from './run-state.ts'

/** Every format a report is written in, by the extension of its file. */
export const reportFormats = ['pdf', 'docx', 'xlsx', 'json'] as const
export type ReportFormat = (typeof reportFormats)[number]
/** As what each is sent. */
export const reportFileTypes: Readonly<Record<ReportFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
}

export const passageId = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/)

export const reportPeriodSchema = z.object({
  calendar: z.enum(calendars),
  grain: z.enum(grains),
  key: z.string(),
  from: daySchema,
  to: daySchema,
  cumulative: z.boolean().optional(),
})

export const reportSchema = z
  .object({
    id: z.uuid(),
    number: z.int(),
    template: z.object({ id: z.string(), version: z.int(), name: textSchema }),
    locale: z.enum(locales),
    /** Whose own it is; null for the province's. */
    unit: unitCodeSchema.nullable(),
    /** What a thematic report is about. */
    subject: z.object({ id: z.string(), name: z.string() }).nullable(),
    period: reportPeriodSchema,
    /** Which issued report it supplements, as its how-manieth supplement. */
    supplements: z.object({ id: z.uuid(), ordinal: z.int() }).nullable(),
    state: z.enum(reportStates),
    /** Grows with every word and number that changes. */
    revision: z.int(),
    /** The state of the ledger its numbers are from, and up to when it knows. */
    dataVersion: z.int(),
    cutOff: z.iso.datetime(),
    dueOn: daySchema.nullable(),
    madeAt: z.iso.datetime(),
    madeBy: z.string().nullable(),
    issuedAt: z.iso.datetime().nullable(),
    /** SHA-256 of the tree that was approved. */
    digest: z.string().nullable(),
    /** After issue the ledger has moved under numbers it states; so many read otherwise now. */
    corrected: z.object({ at: z.iso.datetime(), version: z.int(), numbers: z.int() }).nullable(),
    unwritten: z.int(),
    openComments: z.int(),
  })
  .openapi('Report')
export type Report = z.infer<typeof reportSchema>

export const reportDetailSchema = z
  .object({
    report: reportSchema,
    /** What hand has written, by passage: the newest of each. */
    passages: z.array(
      z.object({
        id: passageId,
        ordinal: z.int(),
        text: z.string().nullable(),
        writtenAt: z.iso.datetime(),
        writtenBy: z.string().nullable(),
      }),
    ),
    comments: z.array(
      z.object({
        id: z.uuid(),
        passage: passageId.nullable(),
        text: z.string(),
        madeAt: z.iso.datetime(),
        madeBy: z.string().nullable(),
        settledAt: z.iso.datetime().nullable(),
        settledBy: z.string().nullable(),
      }),
    ),
    history: z.array(
      z.object({
        seq: z.int(),
        at: z.iso.datetime(),
        kind: z.enum(reportEvents),
        actor: z.string().nullable(),
        revision: z.int(),
        body: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
      }),
    ),
    /** Of an issued report: its files as they are kept. */
    files: z.array(z.object({ format: z.enum(reportFormats), name: z.string(), bytes: z.int(), sha256: z.string() })),
    /** SHA-256 of what it was composed from, and when that was read. */
    input: z.object({ digest: z.string(), takenAt: z.iso.datetime() }),
    /** Its supplements that are not discarded, first to last. */
    supplements: z.array(z.object({ id: z.uuid(), ordinal: z.int(), state: z.enum(reportStates) })),
    /** The run that writes the files of what is not issued yet, as it stands; null where nobody asked for one. */
    run: z
      .object({
        state: z.enum(runStates),
        /** What is written, of so many. */
        formats: z.array(z.enum(reportFormats)),
        of: z.int(),
        askedAt: z.iso.datetime(),
        /** Why it failed the last time. */
        fault: z.string().nullable(),
      })
      .nullable(),
    /** Of an issued report: whom it was put out to, and who could be sent it; empty for whoever may not see addresses. */
    deliveries: z.array(
      z.object({
        recipient: z.string(),
        /** What it was; `unsent` for whoever became a recipient only after the issue. */
        state: z.enum(['unsent', 'waiting', 'sending', 'sent', 'dead', 'folded', 'moot']),
        sentAt: z.iso.datetime().nullable(),
        /** By what it can be sent now; null where there is no need, or nobody to send it to any more. */
        send: z.uuid().nullable(),
      }),
    ),
    /** Whether the asker made it, and so may not pass it. */
    ownWork: z.boolean(),
  })
  .openapi('ReportDetail')
export type ReportDetail = z.infer<typeof reportDetailSchema>

export const oneReport = answer('The report as it stands now', reportDetailSchema)

export const listReports = createRoute({
  method: 'get',
  path: '/api/reports',
  operationId: 'listReports',
  summary: 'Reports, newest first; a commune sees those that were issued about it',
  request: {
    query: z.object({
      ...langQuery,
      state: z.enum(reportStates).optional(),
      template: z.string().max(40).optional(),
      before: writtenNumber(z.int().min(1)).optional(),
      limit: writtenNumber(z.int().min(1).max(200)).optional(),
    }),
  },
  responses: {
    200: answer('A page of reports', z.object({ reports: z.array(reportSchema), next: z.int().nullable() })),
    ...behindSignIn,
  },
})

export const readReport = createRoute({
  method: 'get',
  path: '/api/reports/{id}',
  operationId: 'readReport',
  summary: 'One report: how it stands, what was written and said, who passed it, its files',
  request: { params: byId, query: z.object(langQuery) },
  responses: { 200: oneReport, ...behindSignIn },
})

export const readReportDocument = createRoute({
  method: 'get',
  path: '/api/reports/{id}/document',
  operationId: 'readReportDocument',
  summary: 'The report as a tree: every sentence, table and bound number; Word, PDF and spreadsheet are drawn from it',
  request: { params: byId, query: z.object(langQuery) },
  responses: { 200: answer('The tree', reportDocumentSchema), ...behindSignIn },
})

const binary = z.string().meta({ format: 'binary' })
const binaryKinds = Object.fromEntries(
  reportFormats
    .filter((format) => format !== 'json')
    .map((format) => [reportFileTypes[format], { schema: binary }] as const),
)

export const readReportFile = createRoute({
  method: 'get',
  path: '/api/reports/{id}/file',
  operationId: 'readReportFile',
  summary: 'The report in one format: of an issued report the very bytes that are kept, of a draft as it stands now',
  request: { params: byId, query: z.object({ ...langQuery, format: z.enum(reportFormats).default('pdf') }) },
  responses: {
    200: {
      description: 'The file',
      content: { ...binaryKinds, 'application/json': { schema: reportDocumentSchema } },
    },
    ...behindSignIn,
  },
})

/** A figure that reads otherwise now than it was stated. */
export const changedFigureSchema = z
  .object({
    kpi: kpiIdSchema,
    name: z.string(),
    /** A unit's code or the province's, and its name. */
    place: z.string(),
    placeName: z.string(),
    from: daySchema,
    to: daySchema,
    before: valueSchema,
    after: valueSchema,
    /** What the ledger recorded between: entries of its measures in these days, and when the first and last came. */
    entries: z.int(),
    firstAt: z.iso.datetime().nullable(),
    lastAt: z.iso.datetime().nullable(),
  })
  .openapi('ChangedFigure')
export type ChangedFigure = z.infer<typeof changedFigureSchema>

export const readReportChanges = createRoute({
  method: 'get',
  path: '/api/reports/{id}/changes',
  operationId: 'readReportChanges',
  summary: 'What the ledger has changed since: numbers of the last issued report that read otherwise now',
  request: { params: byId, query: z.object(langQuery) },
  responses: {
    200: answer(
      'Against an issued report itself, the one that is supplemented, or the last one issued from the template',
      z.object({
        /** Null: nothing was issued before. */
        since: z
          .object({
            id: z.uuid(),
            number: z.int(),
            period: reportPeriodSchema,
            version: z.int(),
            issuedAt: z.iso.datetime(),
          })
          .nullable(),
        /** The version of the ledger it is held against. */
        version: z.int(),
        /** All that changed; the list is cut at 500. */
        total: z.int(),
        changes: z.array(changedFigureSchema),
      }),
    ),
    ...behindSignIn,
  },
})

export const reportContract = {
  listReports,
  readReport,
  readReportDocument,
  readReportFile,
  readReportChanges,
}

import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, body, conflict } from '../account/identity-contract-parts.ts'
import { daySchema } from '../day.ts'
import { kpiIdSchema } from '../kpi/kpi.ts'
import { answer } from '../problem.ts'
import { periodQuery } from '../period-contract.ts'
import { langQuery, locales, textSchema } from '../text.ts'
import { reportDocumentSchema } from './document.ts'
import { reportStates } from './life.ts'
import { reportPeriodSchema } from './report-contract.ts'
import { letterheadGivenSchema, reportTemplateSchema } from './template.ts'
import { standingParts } from './standing-part.ts'
import { templateLayoutSchema, templateWords } from './template-layout.ts'

export const listReportTemplates = createRoute({
  method: 'get',
  path: '/api/report-templates',
  operationId: 'listReportTemplates',
  summary: 'The templates of reports, each in its newest version',
  request: { query: z.object(langQuery) },
  responses: {
    200: answer('The templates', z.object({ templates: z.array(reportTemplateSchema) })),
    ...behindSignIn,
  },
})

export const listReportDeadlines = createRoute({
  method: 'get',
  path: '/api/report-deadlines',
  operationId: 'listReportDeadlines',
  summary: 'The reporting calendar: what was due last and is due next from each template, and what became of it',
  request: { query: z.object(langQuery) },
  responses: {
    200: answer(
      'By the day they are due',
      z.object({
        deadlines: z.array(
          z.object({
            template: z.object({ id: z.string(), name: textSchema }),
            period: reportPeriodSchema,
            /** When the program drafts it. */
            draftAt: z.iso.datetime(),
            dueOn: daySchema,
            report: z.object({ id: z.uuid(), state: z.enum(reportStates) }).nullable(),
          }),
        ),
      }),
    ),
    ...behindSignIn,
  },
})

const byName = z.object({ id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/) })

const oneTemplate = answer(
  'The template in its newest version, and who made which version why',
  z
    .object({
      template: reportTemplateSchema,
      /** What a standing passage can quote. */
      numbers: z.array(z.object({ kpi: kpiIdSchema, parts: z.array(z.enum(standingParts)) })),
      versions: z.array(
        z.object({
          version: z.int(),
          /** Null for what came with the program. */
          madeAt: z.iso.datetime().nullable(),
          madeBy: z.string().nullable(),
          reason: z.string().nullable(),
          /** Reports that were drafted from it and keep it. */
          reports: z.int(),
        }),
      ),
    })
    .openapi('TemplateWithVersions'),
)

export const readReportTemplate = createRoute({
  method: 'get',
  path: '/api/report-templates/{id}',
  operationId: 'readReportTemplate',
  summary: 'One template: its sections in order, what stands in every report, and its versions',
  request: { params: byName, query: z.object(langQuery) },
  responses: { 200: oneTemplate, ...behindSignIn },
})

const given = { letterhead: letterheadGivenSchema, layout: templateLayoutSchema }

export const previewReportTemplate = createRoute({
  method: 'post',
  path: '/api/report-templates/{id}/preview',
  operationId: 'previewReportTemplate',
  summary: 'How a report of a period would read by a template as it is being written; nothing is kept',
  request: {
    params: byName,
    body: body(
      z.strictObject({
        ...given,
        subject: z.string().min(1).max(80).optional(),
        ...periodQuery,
        lang: z.enum(locales).default('vi'),
      }),
    ),
  },
  responses: { 200: answer('The tree', reportDocumentSchema), ...behindSignIn },
})

export const saveReportTemplate = createRoute({
  method: 'post',
  path: '/api/report-templates/{id}/versions',
  operationId: 'saveReportTemplate',
  summary: 'Keep a template as its next version; reports that were drafted keep the version they were drafted from',
  request: {
    params: byName,
    body: body(
      z.strictObject({
        ...given,
        name: z.strictObject({ vi: templateWords(200).trim().min(3), en: templateWords(200).trim().min(3) }),
        /** The version that was seen when this one was written. */
        basedOn: z.int().min(1),
        reason: templateWords(500).trim().min(3),
      }),
    ),
  },
  responses: { 201: oneTemplate, ...behindSignIn, ...conflict },
})

export const reportTemplateContract = {
  listReportTemplates,
  listReportDeadlines,
  readReportTemplate,
  previewReportTemplate,
  saveReportTemplate,
}

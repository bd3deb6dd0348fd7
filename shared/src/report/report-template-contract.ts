import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn } from '../account/identity-contract-parts.ts'
import { daySchema } from '../day.ts'
import { answer } from '../problem.ts'
import { langQuery, textSchema } from '../text.ts'
import { reportStates } from './life.ts'
import { reportPeriodSchema } from './report-contract.ts'
import { reportTemplateSchema } from './template.ts'

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

export const reportTemplateContract = { listReportTemplates, listReportDeadlines }

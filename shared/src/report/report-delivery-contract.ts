import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, body, byId, conflict } from '../account/identity-contract-parts.ts'
import { emailAddressSchema } from '../alert/channel.ts'
import { answer } from '../problem.ts'
import { langQuery } from '../text.ts'
import { unitCodeSchema } from '../unit/unit.ts'

/** How a report comes to somebody: the PDF itself, or where to read it once signed in. */
export const deliveryForms = ['attachment', 'link'] as const
export type DeliveryForm = (typeof deliveryForms)[number]

const givenShape = {
  template: z.string().min(1).max(40),
  /** Of one unit's own reports; null for the province's. */
  unit: unitCodeSchema.nullable().default(null),
  address: emailAddressSchema,
  form: z.enum(deliveryForms),
}
export const reportRecipientSchema = z
  .object({
    ...givenShape,
    unit: unitCodeSchema.nullable(),
    id: z.uuid(),
    madeAt: z.iso.datetime(),
  })
  .openapi('ReportRecipient')
export type ReportRecipient = z.infer<typeof reportRecipientSchema>

const everybody = answer('Who is sent what is issued', z.object({ recipients: z.array(reportRecipientSchema) }))

export const listReportRecipients = createRoute({
  method: 'get',
  path: '/api/report-recipients',
  operationId: 'listReportRecipients',
  summary: 'Who is sent the reports that are issued, by template',
  request: { query: z.object(langQuery) },
  responses: { 200: everybody, ...behindSignIn },
})

export const addReportRecipient = createRoute({
  method: 'post',
  path: '/api/report-recipients',
  operationId: 'addReportRecipient',
  summary: 'Have the reports of a template sent to an address from now on',
  request: { body: body(z.strictObject(givenShape)) },
  responses: { 201: everybody, ...behindSignIn, ...conflict },
})

export const endReportRecipient = createRoute({
  method: 'post',
  path: '/api/report-recipients/{id}/end',
  operationId: 'endReportRecipient',
  summary: 'Send no more reports to this address',
  request: { params: byId },
  responses: { 200: everybody, ...behindSignIn },
})

export const reportDeliveryContract = { listReportRecipients, addReportRecipient, endReportRecipient }

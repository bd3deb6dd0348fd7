import type { OpenAPIHono } from '@hono/zod-openapi'
import { reportDeliveryContract as delivery } from 'shared/report/report-delivery-contract.ts'
import { reportTemplateContract as templates } from 'shared/report/report-template-contract.ts'
import { currentAsker } from '../account/access/current.ts'
import { demand } from '../account/access/demand.ts'
import { makeDoors } from '../http/doors.ts'
import { readTemplates } from './ask-report.ts'
import type { ReportDeps } from './draft-report.ts'
import { readDeadlines } from './read-deadlines.ts'
import { addRecipient, endRecipient, listRecipients } from './recipient-store.ts'

/** From what reports are made, when they are due, and who is sent them. */
export function templateDoors(deps: ReportDeps): OpenAPIHono {
  const { db, now } = deps
  const doors = makeDoors()

  doors.openapi(templates.listReportTemplates, async (c) => {
    demand('report.compose')
    return c.json({ templates: await readTemplates(db) }, 200)
  })

  doors.openapi(templates.listReportDeadlines, async (c) => {
    demand('report.check')
    return c.json({ deadlines: await readDeadlines(db, now()) }, 200)
  })

  doors.openapi(delivery.listReportRecipients, async (c) => {
    demand('report.compose')
    return c.json({ recipients: await listRecipients(db) }, 200)
  })

  doors.openapi(delivery.addReportRecipient, async (c) => {
    demand('report.compose')
    await addRecipient(deps, currentAsker(), c.req.valid('json'))
    return c.json({ recipients: await listRecipients(db) }, 201)
  })

  doors.openapi(delivery.endReportRecipient, async (c) => {
    demand('report.compose')
    await endRecipient(deps, currentAsker(), c.req.valid('param').id)
    return c.json({ recipients: await listRecipients(db) }, 200)
  })

  return doors
}

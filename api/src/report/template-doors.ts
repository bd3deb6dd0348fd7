import type { OpenAPIHono } from '@hono/zod-openapi'
import { reportDeliveryContract as delivery } from 'shared/report/report-delivery-contract.ts'
import { reportTemplateContract as templates } from 'shared/report/report-template-contract.ts'
import { currentAsker } from '../account/access/current.ts'
import { demand } from '../account/access/demand.ts'
import { makeDoors } from '../http/doors.ts'
import { composeReport } from 'shared/report/compose-report.ts'
import type { Db } from '../db/open.ts'
import { askReport, readTemplates } from './ask-report.ts'
import type { ReportDeps } from './draft-report.ts'
import { gatherReport } from './gather-report.ts'
import { readDeadlines } from './read-deadlines.ts'
import { addRecipient, endRecipient, listRecipients } from './recipient-store.ts'
import {
  demandLayout,
  findTemplate,
  readStandingNumbers,
  readTemplateVersions,
  saveTemplate,
} from './template-store.ts'

/** From what reports are made, when they are due, and who is sent them. */
export function templateDoors(deps: ReportDeps & { system: Db }): OpenAPIHono {
  const { db, system, now } = deps
  const whole = async (id: string) => ({
    template: await findTemplate(db, id),
    numbers: await readStandingNumbers(db),
    versions: await readTemplateVersions(db, system, id),
  })
  const doors = makeDoors()

  doors.openapi(templates.listReportTemplates, async (c) => {
    demand('report.compose')
    return c.json({ templates: await readTemplates(db) }, 200)
  })

  doors.openapi(templates.readReportTemplate, async (c) => {
    demand('report.compose')
    return c.json(await whole(c.req.valid('param').id), 200)
  })

  doors.openapi(templates.previewReportTemplate, async (c) => {
    demand('report.compose')
    const { id } = c.req.valid('param')
    const { letterhead, layout, subject, lang, ...period } = c.req.valid('json')
    const written = { ...(await findTemplate(db, id)), letterhead, layout }
    await demandLayout(db, written, written)
    const about = subject === undefined ? {} : { subject }
    const query = { ...period, ...about, template: id, until: [], asOf: undefined, locale: lang }
    const asked = await askReport(db, query, now())
    const snapshot = await gatherReport(db, { ...asked, template: written }, now())
    return c.json(composeReport(snapshot, lang), 200)
  })

  doors.openapi(templates.saveReportTemplate, async (c) => {
    demand('report.compose')
    const { id } = c.req.valid('param')
    const { basedOn, reason, ...given } = c.req.valid('json')
    await saveTemplate(deps, currentAsker(), { id, basedOn, reason, given })
    return c.json(await whole(id), 201)
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

import { randomUUID } from 'node:crypto'
import type { ReportRecipient } from 'shared/report/report-delivery-contract.ts'
import { reportRecipientSays } from 'shared/messages/report-letter.ts'
import type { Asker } from '../account/access/current.ts'
import { appendAudit } from '../account/audit/append-audit.ts'
import type { Db } from '../db/open.ts'
import { badRequest, notFound, Refusal } from '../http/refusal.ts'
import { readTemplates } from './ask-report.ts'
import type { ReportDeps } from './draft-report.ts'

export async function listRecipients(db: Db): Promise<ReportRecipient[]> {
  const rows = await db
    .selectFrom('report_recipient')
    .select(['id', 'template', 'unit', 'address', 'form', 'made_at'])
    .where('ended_at', 'is', null)
    .orderBy('template')
    .orderBy('address')
    .execute()
  return rows.map(({ made_at, ...row }) => ({ ...row, madeAt: made_at.toISOString() }))
}

type Given = Pick<ReportRecipient, 'template' | 'unit' | 'address' | 'form'>

export async function addRecipient({ db, keyring, now }: ReportDeps, asker: Asker, given: Given): Promise<void> {
  const [id, at] = [randomUUID(), now()]
  await db.transaction().execute(async (trx) => {
    const template = (await readTemplates(trx)).find((one) => one.id === given.template)
    if (!template) throw badRequest({ at: 'body.template', detail: reportRecipientSays.noSuchTemplate })
    if ((template.kind === 'unit') !== (given.unit !== null))
      throw badRequest({ at: 'body.unit', detail: reportRecipientSays[given.unit === null ? 'whichUnit' : 'noUnit'] })
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('report_recipient')
      .values({ id, ...given, made_at: at, made_by: asker.identity.id, ended_at: null, ended_by: null })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows === 0n) throw new Refusal(409, reportRecipientSays.thereAlready)
    const { unit, form } = given
    const detail = { template: template.id, form }
    const about = { objectType: 'report-recipient', objectId: id, unit, after: given, detail }
    await appendAudit(trx, keyring, { asker, action: 'report-recipient.add', ...about })
  })
}

export async function endRecipient({ db, keyring, now }: ReportDeps, asker: Asker, id: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const ended = await trx
      .updateTable('report_recipient')
      .set({ ended_at: now(), ended_by: asker.identity.id })
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .returning(['template', 'unit', 'form'])
      .executeTakeFirst()
    if (!ended) throw notFound(reportRecipientSays.noSuchRecipient)
    const { template, unit, form } = ended
    const about = { objectType: 'report-recipient', objectId: id, unit, detail: { template, form } }
    await appendAudit(trx, keyring, { asker, action: 'report-recipient.end', ...about })
  })
}

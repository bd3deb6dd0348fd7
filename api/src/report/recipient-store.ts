import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { ReportContent } from 'shared/alert/alert-content.ts'
import type { ReportRecipient } from 'shared/report/report-delivery-contract.ts'
import { reportRecipientSays } from 'shared/messages/report-letter.ts'
import type { Asker } from '../account/access/current.ts'
import { appendAudit } from '../account/audit/append-audit.ts'
import type { Db } from '../db/open.ts'
import { badRequest, notFound, Refusal } from '../http/refusal.ts'
import { readTemplates } from './ask-report.ts'
import type { ReportDeps } from './draft-report.ts'
import type { ReportRow } from './report-store.ts'

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
    if (!(await readTemplates(trx)).some((one) => one.id === given.template))
      throw badRequest({ at: 'body.template', detail: reportRecipientSays.noSuchTemplate })
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('report_recipient')
      .values({ id, ...given, made_at: at, made_by: asker.identity.id, ended_at: null, ended_by: null })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows === 0n) throw new Refusal(409, reportRecipientSays.thereAlready)
    const { template, unit, form } = given
    const about = { objectType: 'report-recipient', objectId: id, unit, after: given, detail: { template, form } }
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

/** Puts an issued report out to whoever is to have it, in the transaction that issues it. Sending is another's work. */
export async function putOutReport(
  trx: Db,
  report: Pick<ReportRow, 'id' | 'template' | 'unit'>,
  { content, at }: { content: Omit<ReportContent, 'form'>; at: Date },
): Promise<number> {
  const rows = await trx
    .selectFrom('report_recipient')
    .select(['address', 'form'])
    .where('template', '=', report.template)
    .where('unit', 'is not distinct from', report.unit)
    .where('ended_at', 'is', null)
    .orderBy('address')
    .execute()
  if (rows.length === 0) return 0
  await sql`insert into notification (topic, step, channel, recipient, incident, kind, unit, content, due_at, created_at)
    select ${report.id}, 1, 'report', r.address, null, 'report', ${report.unit}, ${JSON.stringify(content)}::jsonb || jsonb_build_object('form', r.form),
      ${at}::timestamptz, ${at}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (address text, form text)`.execute(trx)
  return rows.length
}

import { sql } from 'kysely'
import type { ReportContent } from 'shared/alert/alert-content.ts'
import type { ReportDocument } from 'shared/report/document.ts'
import type { DeliveryForm } from 'shared/report/report-delivery-contract.ts'
import type { Report, ReportDetail } from 'shared/report/report-contract.ts'
import type { Db } from '../db/open.ts'
import type { ReportRow } from './report-store.ts'

type Delivery = ReportDetail['deliveries'][number]

/** What a letter says of a report; in which form it comes is its recipient's. */
export const letterOf = (
  { id, locale }: Pick<ReportRow, 'id' | 'locale'>,
  { head }: ReportDocument,
  kept: { issuedAt: Date; digest: string; pdf: { name: string; sha256: string } },
): Omit<ReportContent, 'form'> => ({
  kind: 'report',
  report: id,
  locale,
  title: [head.kind, ...head.subject].join(' '),
  issuedAt: kept.issuedAt.toISOString(),
  digest: kept.digest,
  pdf: { name: kept.pdf.name, sha256: kept.pdf.sha256 },
})

interface PutOut {
  content: Omit<ReportContent, 'form'>
  at: Date
  to: readonly { address: string; form: DeliveryForm }[]
  /** The how-manieth sending of this report; the first is that of its issue. */
  step: number
}

/** Puts an issued report out to its recipients. Sending is another's work. */
export async function putOutReport(
  trx: Db,
  { id, unit }: Pick<ReportRow, 'id' | 'unit'>,
  { content, at, to, step }: PutOut,
): Promise<void> {
  if (to.length === 0) return
  await sql`insert into notification (topic, step, channel, recipient, incident, kind, unit, content, due_at, created_at)
    select ${id}, ${step}::int, 'report', r.address, null, 'report', ${unit}, ${JSON.stringify(content)}::jsonb || jsonb_build_object('form', r.form),
      ${at}::timestamptz, ${at}::timestamptz
    from json_to_recordset(${JSON.stringify(to)}::json) as r (address text, form text)`.execute(trx)
}

/** Whoever is sent the reports of a template about a unit, or about the province. */
export const recipientsOf = (db: Db, { template, unit }: Pick<ReportRow, 'template' | 'unit'>) =>
  db
    .selectFrom('report_recipient')
    .select(['id', 'address', 'form'])
    .where('template', '=', template)
    .where('unit', 'is not distinct from', unit)
    .where('ended_at', 'is', null)
    .orderBy('address')
    .execute()

/** What became of a report's letters, the newest to each address, and whom it could be sent to beside. */
export async function readDeliveries(
  system: Db,
  report: Pick<Report, 'id' | 'unit' | 'template'>,
): Promise<Delivery[]> {
  const sent = await system
    .selectFrom('notification')
    .distinctOn('recipient')
    .select(['recipient', 'state', 'sent_at'])
    .where('topic', '=', report.id)
    .where('kind', '=', 'report')
    .orderBy('recipient')
    .orderBy('step', 'desc')
    .execute()
  const recipients = await recipientsOf(system, { template: report.template.id, unit: report.unit })
  const again = (address: string) => recipients.find((one) => one.address === address)?.id ?? null
  return [
    ...sent.map(({ recipient, state, sent_at }) => ({
      recipient,
      state,
      sentAt: sent_at?.toISOString() ?? null,
      send: state === 'dead' || state === 'moot' ? again(recipient) : null,
    })),
    ...recipients
      .filter(({ address }) => !sent.some(({ recipient }) => recipient === address))
      .map(({ id, address }) => ({ recipient: address, state: 'unsent' as const, sentAt: null, send: id })),
  ].toSorted((one, other) => (one.recipient < other.recipient ? -1 : 1))
}

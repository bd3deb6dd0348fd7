import { reportRecipientSays } from 'shared/messages/report-letter.ts'
import type { Locale } from 'shared/text.ts'
import { byHandOf } from '../account/access/by-hand.ts'
import type { Asker } from '../account/access/current.ts'
import { demand } from '../account/access/demand.ts'
import { appendAudit } from '../account/audit/append-audit.ts'
import type { Db } from '../db/open.ts'
import { notFound, Refusal } from '../http/refusal.ts'
import { wrongState } from './act-on-report.ts'
import { letterOf, putOutReport, readDeliveries, recipientsOf } from './delivery-store.ts'
import type { ReportDeps } from './draft-report.ts'
import { keptDocument } from './kept-report.ts'
import { appendEvent, findReport, holdReport } from './report-store.ts'

interface Sending {
  id: string
  recipient: string
  locale: Locale
}

/**
 * Sends an issued report to one of its recipients by hand: to somebody who was added after the issue, or whom its letter
 * did not reach. What is on its way, or has arrived, is not sent twice.
 */
export async function sendReport(
  { system, keyring, now }: ReportDeps & { system: Db },
  asker: Asker,
  { id, recipient, locale }: Sending,
): Promise<void> {
  const at = now()
  await system.transaction().execute(async (trx) => {
    // Letters of others are the program's to look at; everything else is done as whoever asks.
    const byHand = byHandOf(trx, asker.identity)
    const held = await byHand(() => holdReport(trx, id))
    demand('report.compose', { unit: held.unit }, asker.identity)
    if (held.state !== 'issued') throw wrongState(held, locale)
    const to = (await byHand(() => recipientsOf(trx, held))).find((one) => one.id === recipient)
    if (!to) throw notFound(reportRecipientSays.noSuchRecipient)
    const standing = await readDeliveries(trx, (await findReport(trx, id))!)
    if (!standing.some(({ send }) => send === recipient)) throw new Refusal(409, reportRecipientSays.sentAlready)
    const { count } = await trx
      .selectFrom('report_event')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('report', '=', id)
      .where('kind', '=', 'deliver')
      .executeTakeFirstOrThrow()
    const pdf = await trx
      .selectFrom('report_file')
      .select(['name', 'sha256'])
      .where('report', '=', id)
      .where('format', '=', 'pdf')
      .executeTakeFirstOrThrow()
    const kept = { issuedAt: held.issued_at!, digest: held.digest!, pdf }
    const content = letterOf(held, await keptDocument(trx, held), kept)
    const step = Number(count) + 2
    await putOutReport(trx, held, { content, at, to: [to], step })
    await byHand(async () => {
      await appendEvent(trx, held, { kind: 'deliver', actor: asker.identity.id, at, body: { recipient } })
      const detail = { recipient, step, form: to.form }
      const about = { objectType: 'report', objectId: id, unit: held.unit, detail }
      await appendAudit(trx, keyring, { asker, action: 'report.deliver', ...about })
    })
  })
}

import { reportSays } from 'shared/messages/report-life.ts'
import type { Asker } from '../account/access/current.ts'
import { Refusal } from '../http/refusal.ts'
import { type Acting, actOnReport } from './act-on-report.ts'
import type { ReportDeps } from './draft-report.ts'
import { digestOf, keptDocument, sha256 } from './kept-report.ts'
import { putOutReport } from './recipient-store.ts'
import { findRow } from './report-store.ts'
import { fileName, renderReport } from './write-report.ts'

/**
 * Issues what was approved. The files are made before anything is held, for making them takes a second; what is kept is
 * of the very tree that was approved, or nothing is.
 */
export async function issueReport(deps: ReportDeps, asker: Asker, acting: Omit<Acting, 'act'>): Promise<void> {
  const { db } = deps
  const report = await findRow(db, acting.id)
  const document = await keptDocument(db, report)
  const made = digestOf(document)
  const rendered = report.state === 'approved' ? await renderReport(document) : []
  const name = fileName(document)
  await actOnReport(deps, asker, { ...acting, act: 'issue' }, async (trx, held, digest) => {
    if (digest !== held.digest || digest !== made || rendered.length === 0)
      throw new Refusal(409, reportSays.changedSince)
    const files = rendered.map(({ extension, body }) => ({
      report: held.id,
      format: extension,
      name: `${name}.${extension}`,
      bytes: body,
      sha256: sha256(body),
    }))
    await trx.insertInto('report_file').values(files).execute()
    const pdf = files.find(({ format }) => format === 'pdf')!
    const at = deps.now()
    await putOutReport(trx, held, {
      content: {
        kind: 'report',
        report: held.id,
        locale: held.locale,
        title: [document.head.kind, ...document.head.subject].join(' '),
        issuedAt: at.toISOString(),
        digest,
        pdf: { name: pdf.name, sha256: pdf.sha256 },
      },
      at,
    })
    return Object.fromEntries(files.map(({ format, sha256: hash }) => [format, hash]))
  })
}

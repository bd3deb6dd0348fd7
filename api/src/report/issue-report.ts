import { reportSays } from 'shared/messages/report-life.ts'
import type { ReportDocument } from 'shared/report/document.ts'
import { reportFormats } from 'shared/report/report-contract.ts'
import type { Db } from '../db/open.ts'
import type { Asker } from '../account/access/current.ts'
import { Refusal } from '../http/refusal.ts'
import { type Acting, actOnReport } from './act-on-report.ts'
import type { ReportDeps } from './draft-report.ts'
import { digestOf, keptDocument, sha256 } from './kept-report.ts'
import { letterOf, putOutReport, recipientsOf } from './delivery-store.ts'
import { renderers } from './renderers.ts'
import { findRow, type ReportRow } from './report-store.ts'
import { findRunFile } from './run-store.ts'
import { fileName } from './write-report.ts'

/**
 * Issues what was approved. The files are made before anything is held, for making them takes a second; what is kept is
 * of the very tree that was approved, or nothing is.
 */
export async function issueReport(deps: ReportDeps, asker: Asker, acting: Omit<Acting, 'act'>): Promise<void> {
  const { db } = deps
  const report = await findRow(db, acting.id)
  const document = await keptDocument(db, report)
  const made = digestOf(document)
  const rendered = report.state === 'approved' ? await readyFiles(db, report, document) : []
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
    const { name: pdfName, sha256: hash } = files.find(({ format }) => format === 'pdf')!
    const at = deps.now()
    const content = letterOf(held, document, { issuedAt: at, digest, pdf: { name: pdfName, sha256: hash } })
    await putOutReport(trx, held, { content, at, to: await recipientsOf(trx, held), step: 1 })
    return Object.fromEntries(files.map((file) => [file.format, file.sha256]))
  })
}

/** The files a run has written since the approval; what it has not, is written now. */
const readyFiles = (db: Db, report: ReportRow, document: ReportDocument) =>
  Promise.all(
    reportFormats.map(async (extension) => ({
      extension,
      body: (await findRunFile(db, report, extension)) ?? Buffer.from(await renderers[extension](document)),
    })),
  )

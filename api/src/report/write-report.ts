import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReportDocument } from 'shared/report/document.ts'
import { type ReportFormat, reportFormats } from 'shared/report/report-contract.ts'
import { renderers } from './renderers.ts'

export interface WrittenFile {
  file: string
  bytes: number
  hash: string
}

/** A report in every format at once: one thread sets the PDF while another writes the files of office programs. */
export const renderReport = (document: ReportDocument): Promise<{ extension: ReportFormat; body: Buffer }[]> =>
  Promise.all(reportFormats.map(async (extension) => ({ extension, body: await renderers[extension](document) })))

/** A report in every format, in one folder; the same tree gives the same bytes. */
export async function writeReport(document: ReportDocument, folder: string): Promise<WrittenFile[]> {
  await mkdir(folder, { recursive: true })
  const written: WrittenFile[] = []
  for (const { extension, body } of await renderReport(document)) {
    const file = join(folder, `${fileName(document)}.${extension}`)
    await writeFile(file, body)
    written.push({ file, bytes: body.length, hash: createHash('sha256').update(body).digest('hex') })
  }
  return written
}

/** `bao-cao-dinh-ky-2025-M07`: the template and the key of its period, safe in every file system. */
export const fileName = ({ source: { template, subject, period } }: ReportDocument): string =>
  ['bao-cao', template.id, ...(subject === null ? [] : [subject]), period.key.replaceAll('..', '_')].join('-')

import type { ReportDocument } from 'shared/report/document.ts'
import type { ReportFormat } from 'shared/report/report-contract.ts'
import { renderForOffice } from './render/office-thread.ts'
import { renderPdf } from './render/render-pdf.ts'

type Render = (document: ReportDocument) => Buffer | Promise<Buffer>

/** Every format a report is written in, by the extension of its file; none in the thread that answers. */
export const renderers: Readonly<Record<ReportFormat, Render>> = {
  pdf: renderPdf,
  docx: renderForOffice('docx'),
  xlsx: renderForOffice('xlsx'),
  json: (document) => Buffer.from(`${JSON.stringify(document)}\n`),
}

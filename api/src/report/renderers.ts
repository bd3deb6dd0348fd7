import type { ReportDocument } from 'shared/report/document.ts'
import { renderDocx } from './render/render-docx.ts'
import { renderPdf } from './render/render-pdf.ts'
import { renderXlsx } from './render/render-xlsx.ts'

type Render = (document: ReportDocument) => Buffer | Promise<Buffer>

/** Every format a report is written in, by the extension of its file. */
export const renderers: Readonly<Record<string, Render>> = {
  pdf: renderPdf,
  docx: renderDocx,
  xlsx: renderXlsx,
  json: (document) => Buffer.from(`${JSON.stringify(document, null, 2)}\n`),
}

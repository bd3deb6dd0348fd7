import type { ReportDocument } from 'shared/report/document.ts'
import { inThread } from './in-thread.ts'
import { pdfInput } from './pdf-input.ts'

/** The setter's memory lies outside of JavaScript, whose own share of the thread is one text: it need not grow. */
const small = { maxYoungGenerationSizeMb: 4 }

/** The report as it is printed and kept: PDF/A-2a, its typeface inside. Setting takes long, so a thread does it. */
export const renderPdf = (document: ReportDocument): Promise<Buffer> =>
  inThread(new URL('./pdf-worker.ts', import.meta.url), { data: JSON.stringify(pdfInput(document)) }, small)

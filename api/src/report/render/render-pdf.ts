import { Worker } from 'node:worker_threads'
import type { ReportDocument } from 'shared/report/document.ts'
import { pdfInput } from './pdf-input.ts'

/** The report as it is printed and kept: PDF/A-2a, its typeface inside. Setting takes long, so a thread does it. */
export function renderPdf(document: ReportDocument): Promise<Buffer> {
  const workerData = { data: JSON.stringify(pdfInput(document)) }
  return new Promise((done, failed) => {
    const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), { workerData })
    worker.on('message', (bytes: Uint8Array) => done(Buffer.from(bytes)))
    worker.on('error', failed)
    worker.on('exit', () => failed(new Error('the thread that sets reports ended before it had one')))
  })
}

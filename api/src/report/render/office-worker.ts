import { parentPort } from 'node:worker_threads'
import type { ReportDocument } from 'shared/report/document.ts'
import { renderDocx } from './render-docx.ts'
import { renderXlsx } from './render-xlsx.ts'

/** Writes reports for office programs beside the loop that answers, one after the other. */
const render = { docx: renderDocx, xlsx: renderXlsx } as const

interface Order {
  id: number
  format: keyof typeof render
  document: string
}

parentPort?.on('message', ({ id, format, document }: Order) => {
  render[format](JSON.parse(document) as ReportDocument).then(
    (bytes) => parentPort?.postMessage({ id, bytes }),
    (error: unknown) => parentPort?.postMessage({ id, fault: String(error) }),
  )
})

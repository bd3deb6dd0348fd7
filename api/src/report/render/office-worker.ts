import { parentPort, workerData } from 'node:worker_threads'
import type { ReportDocument } from 'shared/report/document.ts'
import { renderDocx } from './render-docx.ts'
import { renderXlsx } from './render-xlsx.ts'

/** Writes one report for an office program beside the loop that answers, and ends. */
const render = { docx: renderDocx, xlsx: renderXlsx } as const
const { format, document } = workerData as { format: keyof typeof render; document: string }
parentPort?.postMessage(await render[format](JSON.parse(document) as ReportDocument))

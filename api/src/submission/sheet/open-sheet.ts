import { FaultInSheet } from './fault-in-sheet.ts'
import { openCsv } from './read-csv-sheet.ts'
import { openXlsx } from './read-xlsx.ts'
import type { OpenedSheet } from './sheet-row.ts'

/** How documents, archives, pictures and programs begin. */
const others = ['%PDF', 'Rar!', '7z\u00bc', '\u001f\u008b', '\u0089PNG', '\u007fELF', 'MZ']

/** Opens a file as what its first bytes say it is; what it is called is nobody's word. */
export async function openSheet(bytes: Buffer): Promise<OpenedSheet & { format: 'xlsx' | 'csv' }> {
  if (bytes.length === 0) throw new FaultInSheet('empty')
  const head = bytes.subarray(0, 8)
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return { ...(await openXlsx(bytes)), format: 'xlsx' }
  // The old format of Excel, and a new one under a password, are both a compound file.
  if (head.toString('hex') === 'd0cf11e0a1b11ae1') throw new FaultInSheet('old-excel')
  if (head.subarray(0, 2).toString('latin1') === 'PK') throw new FaultInSheet('broken-archive')
  if (others.some((start) => head.toString('latin1').startsWith(start))) throw new FaultInSheet('not-a-sheet')
  return { ...openCsv(bytes), format: 'csv' }
}

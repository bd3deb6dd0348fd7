import { CsvError, parse } from 'csv-parse/sync'
import { sheetLimits } from 'shared/submission/sheet.ts'
import { FaultInSheet } from './fault-in-sheet.ts'
import type { OpenedSheet, SheetRow } from './sheet-row.ts'

/** A file of lines as a workbook of one sheet. */
export function openCsv(bytes: Buffer): OpenedSheet {
  const text = decodeText(bytes)
  if (text.trim() === '') throw new FaultInSheet('empty')
  if (/^\s*</.test(text.slice(0, 1_000))) throw new FaultInSheet('web-page')
  if (text.includes('\0')) throw new FaultInSheet('nul-byte')
  const rows = parseLines(text, delimiterOf(text))
  return { names: ['CSV'], rows: (sheet) => (sheet === 0 ? rows : refuse(sheet)) }
}

const refuse = (sheet: number): never => {
  throw new FaultInSheet('no-such-sheet', String(sheet + 1))
}

/**
 * UTF-8, UTF-16 as Excel saves “Unicode text”, or else the Vietnamese code page of Windows: bytes that are no UTF-8 have
 * been written by an old program, and here that means windows-1258. Its tone marks stand apart and are put on their letters.
 */
export function decodeText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC')
  } catch {
    return new TextDecoder('windows-1258').decode(bytes).normalize('NFC')
  }
}

/** The sign that parts the first lines most evenly: most of it, outside of quotes, in the line that has least. */
export function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replaceAll(/"[^"]*"/g, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20)
  const counts = [';', '\t', ',', '|'].map((sign) => {
    const each = lines.map((line) => line.split(sign).length - 1).sort((a, b) => a - b)
    // Titles above a table have no delimiter; half of the lines at least are of the table.
    return { sign, typical: each[Math.floor(each.length / 2)] ?? 0 }
  })
  return counts.reduce((best, one) => (one.typical > best.typical ? one : best)).sign
}

function parseLines(text: string, delimiter: string): SheetRow[] {
  let found: { record: string[]; info: { lines: number } }[]
  try {
    found = parse(text, {
      delimiter,
      info: true,
      bom: true,
      relax_column_count: true,
      // Xã "Liêm Hà" in a field without quotes around it: the quotes are the writer's own.
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: sheetLimits.letters,
      to: sheetLimits.rows + 1,
      record_delimiter: ['\r\n', '\n', '\r'],
    }) as unknown as typeof found
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const at = `row ${Number(error['lines'] ?? 1)}`
    throw new FaultInSheet(error.code === 'CSV_MAX_RECORD_SIZE' ? 'cell-too-long' : 'bad-quotes', at)
  }
  if (found.length > sheetLimits.rows) throw new FaultInSheet('too-many-rows', `row ${sheetLimits.rows + 1}`)
  return found.map(({ record, info }) => {
    if (record.length > sheetLimits.columns) throw new FaultInSheet('too-many-columns', `row ${info.lines}`)
    return { row: info.lines, cells: record.map((cell) => (cell.trim() === '' ? null : cell)) }
  })
}

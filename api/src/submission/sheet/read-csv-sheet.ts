import { CsvError, parse } from 'csv-parse/sync'
import type { SheetPlace } from 'shared/submission/sheet-place.ts'
import { sheetLimits } from 'shared/submission/sheet.ts'
import { FaultInSheet } from './fault-in-sheet.ts'
import type { OpenedSheet, SheetRow } from './sheet-row.ts'

/** A file of lines as a workbook of one sheet. */
export function openCsv(bytes: Buffer): OpenedSheet {
  const text = decodeText(bytes)
  if (text.trim() === '') throw new FaultInSheet('empty')
  if (/^\s*</.test(text.slice(0, 1_000))) throw new FaultInSheet('web-page')
  const nul = text.indexOf('\0')
  if (nul >= 0) throw new FaultInSheet('nul-byte', lineAt(lineOf(text, nul)))
  const delimiter = delimiterOf(text)
  // Cells of nothing count as no letters, and by the million they would all be made before anybody counts columns.
  const crowd = crowdIn(text, delimiter)
  if (crowd >= 0) throw new FaultInSheet('too-many-columns', lineAt(lineOf(text, crowd), sheetLimits.columns))
  const rows = parseLines(text, delimiter)
  return { names: ['CSV'], rows: (sheet) => (sheet === 0 ? rows : refuse(sheet)) }
}

/** Where in one line more delimiters have come than a cell may have letters; be it all one quoted cell, it is too long. */
function crowdIn(text: string, delimiter: string): number {
  const sign = delimiter.charCodeAt(0)
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || code === 13) count = 0
    else if (code === sign && ++count > sheetLimits.letters) return at
  }
  return -1
}

const lineOf = (text: string, at: number): number => text.slice(0, at).split(/\r\n?|\n/).length
const lineAt = (row: number, column?: number): SheetPlace => ({
  in: 'sheet',
  sheet: null,
  row,
  ...(column !== undefined && { column }),
})

const refuse = (sheet: number): never => {
  throw new FaultInSheet('no-such-sheet', { in: 'number', sheet: sheet + 1 })
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
    // Tabs may be all that is left of a line whose every cell stands in quotes.
    .filter((line) => /[^ ]/.test(line))
    .slice(0, 20)
  const counts = [';', '\t', ',', '|'].map((sign) => {
    const each = lines.map((line) => line.split(sign).length - 1).sort((a, b) => a - b)
    // Titles above a table have no delimiter; half of the lines at least are of the table.
    return { sign, typical: each[Math.floor(each.length / 2)] ?? 0 }
  })
  return counts.reduce((best, one) => (one.typical > best.typical ? one : best)).sign
}

function parseLines(text: string, delimiter: string): SheetRow[] {
  let count = 0
  const rowOf = (record: string[], row: number): SheetRow => {
    if (++count > sheetLimits.rows) throw new FaultInSheet('too-many-rows', lineAt(row))
    if (record.length > sheetLimits.columns)
      throw new FaultInSheet('too-many-columns', lineAt(row, sheetLimits.columns))
    return { row, cells: record.map((cell) => (cell.trim() === '' ? null : cell)) }
  }
  try {
    return parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      // Xã "Liêm Hà" in a field without quotes around it: the quotes are the writer's own.
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: sheetLimits.letters,
      record_delimiter: ['\r\n', '\n', '\r'],
      // Row by row, so that of a large file nothing is held but its rows; the library’s types know of no rows but its own.
      on_record: (record: string[], { lines }) => rowOf(record, lines) as unknown as string[],
    }) as unknown as SheetRow[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const at = lineAt(Number(error['lines'] ?? 1))
    throw new FaultInSheet(error.code === 'CSV_MAX_RECORD_SIZE' ? 'cell-too-long' : 'bad-quotes', at)
  }
}

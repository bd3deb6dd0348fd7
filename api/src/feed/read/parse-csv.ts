import { CsvError, parse } from 'csv-parse/sync'
import { decode } from './decode.ts'
import { drifted, type Reading, unreadable } from './reading.ts'

export interface CsvRow {
  /** The cell of a column, or undefined where the row is too short. */
  cell: (column: string) => string | undefined
  line: number
  cells: readonly string[]
}

export type ParsedCsv = { ok: true; rows: CsvRow[] } | { ok: false; reading: Reading }

const longestRow = 4_000

/** CSV with a header. Columns are found by name, so a new or moved column does no harm and a missing one is noticed. */
export function parseCsv(bytes: Uint8Array, delimiter: string, columns: readonly string[]): ParsedCsv {
  const decoded = decode(bytes)
  if (!decoded.ok) return decoded
  let found: { record: string[]; info: { lines: number } }[]
  try {
    found = parse(decoded.text, {
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestRow,
      record_delimiter: ['\r\n', '\n'],
    }) as unknown as typeof found
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { ok: false, reading: unreadable('notCsv', { line: Number(error['lines'] ?? 1) }) }
  }
  const [header, ...rest] = found
  if (!header) return { ok: false, reading: unreadable('empty') }
  const places = new Map<string, number>()
  for (const column of columns) {
    const place = header.record.indexOf(column)
    if (place < 0 || place !== header.record.lastIndexOf(column))
      return { ok: false, reading: drifted('columnMissing', 'line 1', { field: column }) }
    places.set(column, place)
  }
  const rows = rest.map(({ record, info }) => ({
    cell: (column: string) => record[places.get(column) ?? -1],
    line: info.lines,
    cells: record,
  }))
  return { ok: true, rows }
}

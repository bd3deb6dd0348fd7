import { CsvError, parse } from 'csv-parse/sync'
import { connectorLimits, type ConnectorShape, type CsvEncoding } from 'shared/feed/connector/connector.ts'
import type { MappedPayload } from 'shared/feed/connector/open-records.ts'
import { decode, type Decoded, judgeText } from '../read/decode.ts'
import { parseJson } from '../read/parse-json.ts'
import { type Reading, unreadable } from '../read/reading.ts'

export type OpenedPayload = { ok: true; payload: MappedPayload } | { ok: false; reading: Reading }

const longestLine = 32_000
const mostColumns = 200

/** The bytes of an answer as JSON or as lines under headings, or why they are neither. */
export function openPayload(shape: ConnectorShape, bytes: Uint8Array): OpenedPayload {
  if (shape.format === 'csv') return openLines(shape, bytes)
  const parsed = parseJson(bytes)
  return parsed.ok ? { ok: true, payload: { format: 'json', value: parsed.value } } : parsed
}

/** windows-1258 knows every byte, so only what no text holds tells that it is none; its tone marks stand apart. */
export function decodeAs(bytes: Uint8Array, encoding: CsvEncoding): Decoded {
  if (encoding === 'utf-8') return decode(bytes)
  let text: string
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes).normalize('NFC')
  } catch {
    return { ok: false, reading: unreadable('notInEncoding', { encoding }) }
  }
  return text.includes('\0') ? { ok: false, reading: unreadable('notInEncoding', { encoding }) } : judgeText(text)
}

function openLines(
  { delimiter, encoding, headingLine }: Extract<ConnectorShape, { format: 'csv' }>,
  bytes: Uint8Array,
): OpenedPayload {
  const decoded = decodeAs(bytes, encoding)
  if (!decoded.ok) return decoded
  let found: { record: string[]; info: { lines: number } }[]
  try {
    found = parse(decoded.text, {
      delimiter,
      info: true,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestLine,
      to: headingLine + connectorLimits.rows + 1,
      record_delimiter: ['\r\n', '\n'],
    }) as unknown as typeof found
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { ok: false, reading: unreadable('notCsv', { line: Number(error['lines'] ?? 1) }) }
  }
  const heading = found.find(({ info }) => info.lines === headingLine)?.record
  if (!heading) return { ok: false, reading: unreadable('headingMissing', { line: headingLine }) }
  const rows = found
    .filter(({ info }) => info.lines > headingLine)
    .map(({ record, info }) => ({ line: info.lines, cells: record }))
  return { ok: true, payload: { format: 'csv', heading: heading.slice(0, mostColumns), rows } }
}

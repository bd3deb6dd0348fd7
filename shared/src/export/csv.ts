import { formatDay, formatInstant } from '../format.ts'
import type { Locale } from '../text.ts'
import { plainText } from './plain-text.ts'
import { factsOf, machineFacts, type Provenance } from './provenance.ts'
import { isCode, isFigure, type Sheet, type SheetCell, type SheetColumn } from './sheet.ts'

/** Excel takes a file for UTF-8 only when it begins with this. */
const byteOrderMark = '\ufeff'
const lineEnd = '\r\n'

/**
 * For programs (RFC 4180): comma, ISO days, raw integers, exact quotients with a point; codes instead of words. What the
 * table is of stands in each row, so that files may be laid one under another.
 */
export function machineCsv(sheet: Sheet, provenance: Provenance): string {
  const facts = machineFacts(provenance)
  const head = [...sheet.columns.map(({ key }) => key), ...facts.map(([key]) => key)]
  const own = facts.map(([, text]) => text)
  const rows = sheet.rows.map((row) => [...row.map(forMachine), ...own])
  return written([head, ...rows], ',')
}

/**
 * For Excel as it is set up in a Vietnamese office: semicolon, decimal comma, dd/mm/yyyy, words. What the table is of
 * stands above it.
 */
export function officeCsv(sheet: Sheet, provenance: Provenance, locale: Locale): string {
  const rows = sheet.rows.map((row) => row.map((cell, at) => forOffice(cell, sheet.columns[at], locale)))
  return written(
    [
      [provenance.title],
      ...factsOf(locale, provenance).map(({ name, text }) => [name, text]),
      [],
      sheet.columns.map(({ head }) => head),
      ...rows,
    ],
    ';',
  )
}

/** Numbers are numbers: only a text can be taken for a formula, so only texts are guarded. */
type Written = string | { number: string }

function forMachine(cell: SheetCell): Written {
  if (cell === null) return ''
  if (typeof cell === 'number') return { number: String(cell) }
  if (isCode(cell)) return cell.code
  if (!isFigure(cell)) return cell
  const { numerator, denominator } = cell
  if (denominator === 0) return ''
  return { number: String(denominator === null ? numerator : numerator / denominator) }
}

function forOffice(cell: SheetCell, column: SheetColumn | undefined, locale: Locale): Written {
  if (cell === null) return ''
  if (typeof cell === 'number') return { number: String(cell).replace('.', ',') }
  if (isCode(cell)) return cell.word
  if (isFigure(cell)) return { number: withComma(cell.text, locale) }
  if (column?.as === 'day') return formatDay('vi', cell)
  if (column?.as === 'instant') return formatInstant('vi', cell)
  return cell
}

/** `36.694` without its groups, which Excel may take for a decimal point; `77,9%` as it is; `77.9%` with a comma. */
const withComma = (text: string, locale: Locale): string =>
  locale === 'vi' ? text.replaceAll('.', '') : text.replaceAll(',', '').replace('.', ',')

function written(rows: readonly (readonly Written[])[], separator: string): string {
  const field = (value: Written): string => {
    if (typeof value !== 'string') return value.number
    const text = plainText(value)
    return /[";,\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return byteOrderMark + rows.map((row) => row.map(field).join(separator) + lineEnd).join('')
}

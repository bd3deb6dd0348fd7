import type { Locale } from 'shared/text.ts'
import { factsOf, type Provenance } from 'shared/export/provenance.ts'
import { sheetNumber } from 'shared/export/sheet-number.ts'
import { isCode, isFigure, type Sheet, type SheetCell, type SheetColumn } from 'shared/export/sheet.ts'
import { provenanceMessages as m } from 'shared/messages/provenance.ts'
import { say } from 'shared/messages/say.ts'
import writeXlsxFile, { type CellObject } from 'write-excel-file/browser'

/** As much as a cell of Excel holds. */
const longest = 32_767
// eslint-disable-next-line no-control-regex -- these are what a spreadsheet cannot hold
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu
const bold = { fontWeight: 'bold' } as const

/** The table on one sheet, where it comes from on another. Texts are typed as texts: no formula can come of them. */
export function writeXlsx(sheet: Sheet, provenance: Provenance, locale: Locale): Promise<Blob> {
  const data = sheet.rows.map((row) => row.map((cell, at) => written(cell, sheet.columns[at], locale)))
  return writeXlsxFile(
    [
      {
        sheet: say(locale, m.data),
        stickyRowsCount: 1,
        columns: sheet.columns.map((_, at) => ({
          width: widthOf([sheet.columns[at]!.head, ...sheet.rows.map((row) => shown(row[at] ?? null))]),
        })),
        data: [sheet.columns.map(({ head }) => ({ ...textCell(head), ...bold, wrap: true })), ...data],
      },
      {
        sheet: say(locale, m.about),
        columns: [{ width: 24 }, { width: 110 }],
        data: [
          [{ ...textCell(provenance.title), ...bold }],
          ...factsOf(locale, provenance).map(({ name, text }) => [{ ...textCell(name), ...bold }, textCell(text)]),
        ],
      },
    ],
    { fontFamily: 'Times New Roman', fontSize: 12 },
  ).toBlob()
}

const textCell = (text: string): CellObject => ({ value: text.slice(0, longest).replace(unwritable, ''), type: String })

function written(cell: SheetCell, column: SheetColumn | undefined, locale: Locale): CellObject | null {
  if (cell === null || cell === '') return null
  if (typeof cell === 'number') return Number.isFinite(cell) ? { value: cell, type: Number } : null
  if (isCode(cell)) return textCell(cell.word)
  if (isFigure(cell)) {
    const number = sheetNumber(cell, locale)
    return number ? { value: number.value, type: Number, format: number.format } : textCell(cell.text)
  }
  if (column?.as === 'day') return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' }
  // A spreadsheet knows no time zones: it shows Vietnam's clock.
  if (column?.as === 'instant')
    return { value: new Date(new Date(cell).getTime() + 7 * 3_600_000), type: Date, format: 'hh:mm dd/mm/yyyy' }
  return textCell(cell)
}

const shown = (cell: SheetCell): string =>
  cell === null ? '' : typeof cell === 'object' ? (isFigure(cell) ? cell.text : cell.word) : String(cell)

/** Wide enough for nearly all of it; a text of many words may wrap. */
const widthOf = (texts: readonly string[]): number =>
  Math.min(48, Math.max(9, ...texts.map((text, at) => (at === 0 ? Math.min(16, text.length) : text.length))) + 2)

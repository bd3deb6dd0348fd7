import { readPrinted } from 'shared/export/sheet-number.ts'
import type { Sheet, SheetCell, SheetColumn } from 'shared/export/sheet.ts'
import type { Locale } from 'shared/text.ts'

/** What a column of a page holds besides how it is drawn; a value is several columns: counts, rate, state. */
export interface ColumnData<Row> extends SheetColumn {
  of: (row: Row) => SheetCell
}

export interface ReadableColumn<Row> {
  key: string
  label: string
  numeric?: boolean
  /** Absent: what is read on the page. Empty: nothing of this column leaves it. */
  data?: readonly ColumnData<Row>[]
}

interface Shown<Row> {
  title: string
  columns: readonly ReadableColumn<Row>[]
  /** In the order in which they are shown. */
  rows: readonly Row[]
  table: HTMLTableElement | null
  locale: Locale
}

/** A table as data: by what its columns hold, and where they say nothing of it, by what one reads in their cells. */
export function tableSheet<Row>({ title, columns, rows, table, locale }: Shown<Row>): Sheet {
  const drawn = [...(table?.querySelectorAll('tbody > tr') ?? [])]
  const read = columns
    // Buttons have no heading, and are nothing to take along.
    .flatMap(({ key, label, numeric = false, data }, at): ColumnData<[Row, number]>[] => {
      if (data) return data.map(({ of, ...column }) => ({ ...column, of: ([row]) => of(row) }))
      if (label === '') return []
      return [
        { key: machineKey(key), head: label, of: ([, place]) => cellRead(drawn[place]?.children[at], numeric, locale) },
      ]
    })
  return {
    title,
    columns: read.map(({ key, head, as }) => ({ key, head, ...(as && { as }) })),
    rows: rows.map((row, place) => read.map(({ of }) => of([row, place]))),
  }
}

const machineKey = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replaceAll('-', '_')

/** What an eye reads in a cell; a number of its own where the column is one of figures. */
function cellRead(cell: Element | undefined, numeric: boolean, locale: Locale): SheetCell {
  if (!cell) return null
  const shown = cell.cloneNode(true) as HTMLElement
  for (const unseen of shown.querySelectorAll('.unseen, [aria-hidden="true"], button')) unseen.remove()
  const text = (shown.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
  if (text === '') return null
  const printed = numeric ? readPrinted(text, locale) : null
  if (!printed) return text
  if (!text.endsWith('%')) return printed.value
  return { numerator: Number((printed.value / 100).toPrecision(15)), denominator: null, format: 'percent', text }
}

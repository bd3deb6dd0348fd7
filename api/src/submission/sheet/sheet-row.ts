import type { Day } from 'shared/day.ts'

/** What stands in a cell. A day is one that the spreadsheet itself marks as such; a broken one says `#REF!` and the like. */
export type Cell = string | number | boolean | null | { day: Day } | { broken: string }

export interface SheetRow {
  /** As the file shows it, from 1. */
  row: number
  cells: Cell[]
  /** Columns whose value was calculated when the file was last saved. */
  formulas?: number[]
}

export interface OpenedSheet {
  names: string[]
  /** Rows of one sheet, in their order; rows without cells are left out. */
  rows: (sheet: number) => AsyncIterable<SheetRow> | Iterable<SheetRow>
}

/** A cell as text, for looking at and for names. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'object') return 'day' in cell ? cell.day : cell.broken
  return String(cell).normalize('NFC').trim()
}

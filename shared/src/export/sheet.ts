/** A table as it leaves the program: what stands in it, not how a page draws it. Written as CSV and as a spreadsheet. */
export interface Sheet {
  title: string
  columns: readonly SheetColumn[]
  rows: readonly (readonly SheetCell[])[]
}

export interface SheetColumn {
  /** For machines, stable in every language: `numerator`, `unit_code`. */
  key: string
  /** For people. */
  head: string
  /** Texts of this column are days (`2025-07-23`) or instants, and are written as each form writes them. */
  as?: 'day' | 'instant'
}

/** A number that was worked out from counts: its exact parts, and how it is printed everywhere else. */
export interface SheetFigure {
  numerator: number
  /** Null for a plain count. */
  denominator: number | null
  format: 'count' | 'percent' | 'decimal'
  text: string
}

/** One of a few answers: machines read the code, people the word. */
export interface SheetCode {
  code: string
  word: string
}

export type SheetCell = string | number | null | SheetFigure | SheetCode

export const isFigure = (cell: SheetCell): cell is SheetFigure =>
  typeof cell === 'object' && cell !== null && 'numerator' in cell
export const isCode = (cell: SheetCell): cell is SheetCode =>
  typeof cell === 'object' && cell !== null && 'code' in cell

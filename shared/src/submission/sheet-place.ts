/** Where in a file something stands: columns counted from 0, rows from 1, as the file shows them. */
export type SheetPlace =
  | { in: 'file' }
  /** The list of contents of an archive. */
  | { in: 'directory' }
  | { in: 'part'; part: string }
  /** A file of lines has no sheet; of a whole sheet there is no row. */
  | { in: 'sheet'; sheet: string | null; row?: number; column?: number }
  /** One that is not there, counted from 1. */
  | { in: 'number'; sheet: number }

export const wholeFile: SheetPlace = { in: 'file' }

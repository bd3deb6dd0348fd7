import { type SheetNumber, sheetNumber } from 'shared/export/sheet-number.ts'
import type { BoundNumber } from 'shared/report/document.ts'
import type { Locale } from 'shared/text.ts'

/** A bound number as a spreadsheet keeps it; null where it has no value. */
export function xlsxNumber({ state, numerator, ...bound }: BoundNumber, locale: Locale): SheetNumber | null {
  return state !== 'value' || numerator === null ? null : sheetNumber({ ...bound, numerator }, locale)
}

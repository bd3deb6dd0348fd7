import type { BoundNumber, Inline } from 'shared/report/document.ts'
import type { Locale } from 'shared/text.ts'
import type { CellObject } from 'write-excel-file/node'
import { cleanText } from './clean-text.ts'
import { xlsxNumber } from './xlsx-number.ts'

/** As much as a cell of Excel holds, less a mark that it was cut. */
const longest = 32_767

/** A text is a text whatever it begins with: `=1+1` is typed as a string and never becomes a formula. */
export function textCell(text: string, look: Partial<CellObject> = {}): CellObject | null {
  const clean = cleanText(text)
  if (clean === '') return Object.keys(look).length === 0 ? null : { ...look }
  const value = clean.length > longest ? `${cleanText(clean.slice(0, longest - 1))}…` : clean
  return { value, type: String, ...look }
}

/** A number as a number with the format of the report; one that has no value says so in words. */
export function numberCell(bound: BoundNumber, locale: Locale, look: Partial<CellObject> = {}): CellObject | null {
  const number = xlsxNumber(bound, locale)
  return number ? { value: number.value, type: Number, format: number.format, ...look } : textCell(bound.text, look)
}

/** What stands in a cell of the report: one number, or words and numbers as one text. */
export function contentCell(content: readonly Inline[], locale: Locale, look: Partial<CellObject>): CellObject | null {
  const [first] = content
  if (content.length === 1 && first?.kind === 'number') return numberCell(first, locale, look)
  return textCell(content.map(({ text }) => text).join(''), look)
}

import type { Locale } from '../text.ts'
import type { SheetFigure } from './sheet.ts'

/** A number as a spreadsheet keeps it: what it is, and how many decimals are shown. */
export interface SheetNumber {
  value: number
  format: string
}

/**
 * The exact quotient, unless a spreadsheet would show it as another figure than is printed: a rate that never reads as
 * 100 % while one is missing is rounded the other way there. Then the printed figure is the value.
 */
export function sheetNumber({ numerator, denominator, format, text }: SheetFigure, locale: Locale): SheetNumber | null {
  const printed = readPrinted(text, locale)
  // A number above 2^53 would lose its last digits in a spreadsheet; it stays words.
  if (printed === null || !Number.isFinite(numerator) || Math.abs(numerator) > Number.MAX_SAFE_INTEGER) return null
  const scale = format === 'percent' ? 100 : 1
  const exact = denominator === null ? numerator : denominator === 0 ? null : numerator / denominator
  const shown = exact === null ? null : roundHalfUp(exact * scale, printed.decimals)
  // A change is printed without its sign, which the sentence says in words.
  const same = shown !== null && (shown === printed.value || Math.abs(shown) === printed.value)
  const zeros = printed.decimals > 0 ? `.${'0'.repeat(printed.decimals)}` : ''
  return {
    value: exact !== null && same ? exact : Number((printed.value / scale).toPrecision(15)),
    format: format === 'percent' ? `0${zeros}%` : `#,##0${zeros}`,
  }
}

/** `36.694` and `77,94%` as numbers, with the decimals that are shown; null for what is no written number. */
export function readPrinted(text: string, locale: Locale): { value: number; decimals: number } | null {
  const [group, decimal] = locale === 'vi' ? ['.', ','] : [',', '.']
  const plain = text.replace(/[%\s]/g, '').replaceAll(group!, '').replace(decimal!, '.')
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return null
  return { value: Number(plain), decimals: plain.split('.')[1]?.length ?? 0 }
}

/** As spreadsheets round what they show: fifteen digits first, then half away from zero. */
function roundHalfUp(value: number, decimals: number): number {
  const kept = Number(value.toPrecision(15))
  const [whole, power = '0'] = String(Math.abs(kept)).split('e')
  const rounded = Math.round(Number(`${whole}e${Number(power) + decimals}`))
  return Math.sign(kept) * Number(`${rounded}e-${decimals}`)
}

import { type Day, isDay } from './day.ts'

/**
 * A day as people type it: `23/7/2025`, `23-07-2025`, `23.7.2025`, `23 7 25`, eight digits, or `2025-07-23`.
 * The day comes first, as Vietnam writes it; null where it is no day.
 */
export function readDay(text: string): Day | null {
  const typed = text.trim()
  if (isDay(typed)) return typed
  const parts = /^(\d{1,2})[/. -]+(\d{1,2})[/. -]+(\d{4}|\d{2})$/.exec(typed) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(typed)
  if (!parts) return null
  const [, day = '', month = '', year = ''] = parts
  const written = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(written) ? written : null
}

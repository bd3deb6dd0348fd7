import { formatCount } from 'shared/format.ts'
import type { Locale } from 'shared/text.ts'

/** How much something moved: `+1.204`, `−3`, `0`. */
export const signed = (locale: Locale, count: number): string =>
  count === 0 ? '0' : `${count > 0 ? '+' : '−'}${formatCount(locale, Math.abs(count))}`

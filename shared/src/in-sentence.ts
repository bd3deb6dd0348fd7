import type { Locale } from './text.ts'

/** `Tỉnh Ninh Bình` inside a Vietnamese sentence: `tỉnh Ninh Bình`. */
export const inSentence = (locale: Locale, name: string): string =>
  locale === 'vi' ? name.replace(/^(Tỉnh|Thành phố) /, (kind) => kind.toLowerCase()) : name

import { paperText } from './clean-text.ts'

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' })

/** What the embedded typeface has letters for: Latin with every Vietnamese mark, Greek, Cyrillic, common signs. */
const known =
  /^[\u0020-\u007e\u00a0-\u017f\u01a0\u01a1\u01af\u01b0\u0391-\u03a1\u03a3-\u03ce\u0401-\u040c\u040e-\u044f\u1ea0-\u1ef9\u200b\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u20ab\u20ac\u2122\u2190-\u2193\u2212\u2260\u2264\u2265\u25a1]+$/

/** An archival PDF may hold no letter that its typeface lacks: a box stands for an emoji, as on any printer. */
export function pdfText(text: string): string {
  const clean = paperText(text.normalize('NFC'))
  if (clean === '' || known.test(clean)) return clean
  return Array.from(graphemes.segment(clean), ({ segment }) => (known.test(segment) ? segment : '\u25a1')).join('')
}

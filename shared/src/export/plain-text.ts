/** Signs that make a spreadsheet calculate instead of show, full-width ones included, also behind blanks and marks of no width. */
// eslint-disable-next-line no-control-regex -- these are what may stand before it
const formula = /^[\s\u0000-\u001f\u00ad\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]/
/** What spreadsheets skip at the beginning of a cell. */
// eslint-disable-next-line no-control-regex -- these are what they skip
const skipped = /^[\t\r\n\u0000]/

/**
 * A text that stays a text in every spreadsheet: an apostrophe stands before what would be a formula (CWE-1236). NUL
 * goes, for readers end a file at it.
 */
export function plainText(text: string): string {
  const kept = text.replaceAll('\u0000', '')
  return formula.test(kept) || skipped.test(text) ? `'${kept}` : kept
}

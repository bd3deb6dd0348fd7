/**
 * Text as paper takes it: no control characters, no halves of a surrogate pair, none of the two code points that XML
 * forbids; a tab or a line's end is a space. Markup needs no care: every writer escapes it.
 */
export const cleanText = (text: string): string =>
  text
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    // eslint-disable-next-line no-control-regex -- these are what is to go
    .replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g, '')
    .replace(/\p{Surrogate}/gu, '')

/** No Vietnamese syllable and no address in a report is longer; what is must not run over the edge of the paper. */
const longest = 40
const overlong = /\S{41,}/gu

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' })

/** Clean text whose overlong words may be broken, at marks of no width, between what the eye takes for letters. */
export const paperText = (text: string): string =>
  cleanText(text).replace(overlong, (word) => {
    const letters = Array.from(graphemes.segment(word), ({ segment }) => segment)
    return letters.map((letter, place) => (place > 0 && place % longest === 0 ? `\u200b${letter}` : letter)).join('')
  })

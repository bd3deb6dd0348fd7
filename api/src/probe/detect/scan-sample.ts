import { type ErrorClass, type Sample, errorClasses } from 'shared/probe/sample.ts'

/**
 * Reads a sample's line whose fields stand in the order of the documentation, several times as fast as JSON.parse, which
 * makes an object of unknown shape of each. Anything else, however lawful, is null: the caller then parses it as JSON.
 */
export function scanSample(line: string): Sample | null {
  text = line
  at = 0
  const t = readField('{"t":')
  if (!(t >= 0)) return null
  if (!skip(',"c":"')) return null
  const connection = readText()
  if (connection === null || !skip(',"ok":')) return null
  const ok = text.charCodeAt(at) === letterT
  if (!(ok ? skip('true') : skip('false'))) return null
  const totalUs = readField(',"totalUs":')
  if (!(totalUs >= 0) || !skip(',"connectUs":')) return null
  const isNull = text.charCodeAt(at) === letterN
  const connectUs = isNull ? 0 : readNumber()
  if (isNull ? !skip('null') : !(connectUs >= 0)) return null
  if (!skip(',"cls":"')) return null
  const cls = classOf(readText())
  if (cls === null || (cls === 'ok') !== ok) return null
  const sent = readField(',"sent":')
  const lost = readField(',"lost":')
  if (!(lost >= 0 && lost <= sent) || !skip('}') || at !== text.length) return null
  return { at: t, connection, ok, cls, totalUs, connectUs: isNull ? null : connectUs, sent, lost }
}

let text = ''
let at = 0

const letterT = 't'.charCodeAt(0)
const letterN = 'n'.charCodeAt(0)
const quote = 34
const backslash = 92
const space = 32

/** Steps over these letters, and over a blank before each or after; false when others stand there. */
function skip(letters: string): boolean {
  for (let letter = 0; letter < letters.length; letter += 1) {
    const wanted = letters.charCodeAt(letter)
    if (text.charCodeAt(at) === space && wanted !== space) at += 1
    if (text.charCodeAt(at) !== wanted) return false
    at += 1
  }
  if (text.charCodeAt(at) === space && letters.charCodeAt(letters.length - 1) !== quote) at += 1
  return true
}

/** A plain number of up to 15 digits; NaN for whatever else. */
function readNumber(): number {
  const from = at
  let value = 0
  for (;;) {
    const digit = text.charCodeAt(at) - 48
    if (!(digit >= 0 && digit <= 9)) break
    value = value * 10 + digit
    at += 1
  }
  return at === from || at - from > 15 ? Number.NaN : value
}

const readField = (name: string): number => (skip(name) ? readNumber() : Number.NaN)

function readText(): string | null {
  const from = at
  for (; at < text.length; at += 1) {
    const letter = text.charCodeAt(at)
    if (letter === quote) {
      at += 1
      return text.slice(from, at - 1)
    }
    if (letter === backslash || letter < space) return null
  }
  return null
}

const classes = new Map<string, ErrorClass>(errorClasses.map((cls) => [cls, cls]))
const classOf = (name: string | null): ErrorClass | null => (name === null ? null : (classes.get(name) ?? null))

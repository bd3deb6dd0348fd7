import { decode } from './decode.ts'
import { type Reading, unreadable } from './reading.ts'

const deepest = 32

export type Parsed = { ok: true; value: unknown } | { ok: false; reading: Reading }

/** Bytes to JSON, or why they are none. */
export function parseJson(bytes: Uint8Array): Parsed {
  const decoded = decode(bytes)
  return decoded.ok ? parseJsonText(decoded.text) : decoded
}

/**
 * JSON that means one thing. `JSON.parse` blocks for seconds on a deep nest and silently takes the last of two equal
 * keys, so one pass over the text first looks at the depth and counts the keys; they must all be there afterwards.
 */
export function parseJsonText(text: string): Parsed {
  const shape = scan(text)
  if (shape.depth > deepest) return { ok: false, reading: unreadable('tooDeep') }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, reading: unreadable('notJson') }
  }
  if (countKeys(value) !== shape.keys) return { ok: false, reading: unreadable('sameKeyTwice') }
  return { ok: true, value }
}

/** Outside strings, a colon follows every key and stands nowhere else. */
export function scan(text: string): { depth: number; keys: number } {
  let inString = false
  let depth = 0
  let deepestSeen = 0
  let keys = 0
  for (let i = 0; i < text.length; i++) {
    const sign = text.charCodeAt(i)
    if (inString) {
      if (sign === 0x5c) i++
      else if (sign === 0x22) inString = false
    } else if (sign === 0x22) inString = true
    else if (sign === 0x3a) keys++
    else if (sign === 0x7b || sign === 0x5b) {
      if (++depth > deepestSeen) deepestSeen = depth
    } else if (sign === 0x7d || sign === 0x5d) depth--
  }
  return { depth: deepestSeen, keys }
}

/** Depth is bounded by the scan, so the walk may recurse. */
function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  let keys = 0
  if (Array.isArray(value)) {
    for (const item of value) keys += countKeys(item)
    return keys
  }
  for (const inner of Object.values(value)) keys += typeof inner === 'object' ? 1 + countKeys(inner) : 1
  return keys
}

export type JsonObject = Record<string, unknown>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A field of the record itself; what it inherits is not part of the answer. */
export const field = (record: JsonObject, name: string): unknown =>
  Object.hasOwn(record, name) ? record[name] : undefined

/** One step of a JSON pointer (RFC 6901). */
export const step = (key: string | number): string => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`

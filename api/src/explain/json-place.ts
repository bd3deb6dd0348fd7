/** Where a value stands in a text: from its first sign to after its last. */
export interface Place {
  from: number
  to: number
}

/**
 * Where the value of a JSON pointer (RFC 6901) stands in a text that was read before and is sound; null when it is not
 * there. The text itself is walked, so that what is shown is what came, blanks and order included.
 */
export function jsonPlace(text: string, pointer: string): Place | null {
  const steps = pointer.split('/').slice(1).map(readStep)
  let at = skipBlank(text, 0)
  for (const step of steps) {
    const inner =
      text[at] === '[' ? elementAt(text, at, Number(step)) : text[at] === '{' ? memberOf(text, at, step) : null
    if (inner === null) return null
    at = inner
  }
  return at < text.length ? { from: at, to: endOf(text, at) } : null
}

/** Where a member stands, its name included. */
export function memberPlace(text: string, { from, to }: Place, name: string): Place | null {
  const value = text[from] === '{' ? memberOf(text, from, name) : null
  if (value === null || value >= to) return null
  return { from: text.lastIndexOf(JSON.stringify(name), value), to: endOf(text, value) }
}

const readStep = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~')

function elementAt(text: string, open: number, place: number): number | null {
  if (!Number.isInteger(place) || place < 0) return null
  let at = skipBlank(text, open + 1)
  for (let left = place; text[at] !== ']' && at < text.length; left--) {
    if (left === 0) return at
    at = skipBlank(text, endOf(text, at))
    if (text[at] !== ',') return null
    at = skipBlank(text, at + 1)
  }
  return null
}

function memberOf(text: string, open: number, name: string): number | null {
  let at = skipBlank(text, open + 1)
  while (text[at] === '"') {
    const end = endOfString(text, at)
    const value = skipBlank(text, skipBlank(text, end) + 1)
    if (JSON.parse(text.slice(at, end)) === name) return value
    at = skipBlank(text, endOf(text, value))
    if (text[at] !== ',') return null
    at = skipBlank(text, at + 1)
  }
  return null
}

/** After the value that begins at `at`. */
function endOf(text: string, at: number): number {
  if (text[at] === '"') return endOfString(text, at)
  if (text[at] !== '{' && text[at] !== '[') {
    let end = at
    while (end < text.length && !',]} \n\r\t'.includes(text[end]!)) end++
    return end
  }
  let depth = 0
  for (let i = at; i < text.length; i++) {
    const sign = text[i]
    if (sign === '"') i = endOfString(text, i) - 1
    else if (sign === '{' || sign === '[') depth++
    else if ((sign === '}' || sign === ']') && --depth === 0) return i + 1
  }
  return text.length
}

function endOfString(text: string, at: number): number {
  let i = at + 1
  while (i < text.length && text[i] !== '"') i += text[i] === '\\' ? 2 : 1
  return i + 1
}

function skipBlank(text: string, at: number): number {
  let i = at
  while (i < text.length && ' \n\r\t'.includes(text[i]!)) i++
  return i
}

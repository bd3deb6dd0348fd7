import type { Day } from 'shared/day.ts'
import type { TextExcerpt } from 'shared/explain/explanation-contract.ts'
import { jsonPlace, memberPlace, type Place } from './json-place.ts'

export interface PlaceAsked {
  collection: number
  unit: string
  day: Day
  measure: string | null
}

type Cut = Pick<TextExcerpt, 'line' | 'before' | 'place' | 'after' | 'mark'>

/** So much of what stands around a place is shown, cut at the end of a line where there is one. */
const around = 240
const longestPlace = 4_000

/** Where the headings of a file of lines stand, and what parts its cells; by itself the first line, and what it seems. */
interface Heading {
  line?: number
  separator?: string
}

/** A place of a text with what stands around it; within the place the field is marked, where it stands there by name. */
export function cutOut(text: string, pointer: string, field: string | null, heading: Heading = {}): Cut {
  const line = /^line (\d+)$/.exec(pointer)
  const whole = line ? linePlace(text, Number(line[1])) : jsonPlace(text, pointer)
  const { from, to } = whole ?? { from: 0, to: 0 }
  const end = Math.min(to, from + longestPlace)
  const first = Math.max(0, from - around)
  const cut = text.lastIndexOf('\n', first) + 1
  const start = first - cut < around ? cut : first
  const next = text.indexOf('\n', Math.min(text.length, to + around))
  const stop = next >= 0 && next < to + 2 * around ? next : Math.min(text.length, to + around)
  const marked =
    field === null
      ? null
      : line
        ? cellPlace(text, { from, to: end }, field, heading)
        : (memberPlace(text, { from, to: end }, field) ?? innerPlace(text, { from, to: end }, `${pointer}/${field}`))
  return {
    line: text.slice(0, start).split('\n').length,
    before: text.slice(start, from),
    place: text.slice(from, end),
    after: text.slice(end, Math.max(end, stop)),
    mark: marked && { from: marked.from - from, to: marked.to - from },
  }
}

/** A value deeper in a record, or in one that is a list. */
function innerPlace(text: string, { from, to }: Place, pointer: string): Place | null {
  const inner = jsonPlace(text, pointer)
  return inner && inner.from >= from && inner.to <= to ? inner : null
}

function linePlace(text: string, line: number): Place | null {
  let from = 0
  for (let left = line - 1; left > 0; left--) {
    const next = text.indexOf('\n', from)
    if (next < 0) return null
    from = next + 1
  }
  const end = text.indexOf('\n', from)
  return { from, to: (end < 0 ? text.length : end) - (text[end - 1] === '\r' ? 1 : 0) }
}

/** The cell of a column, by the heading of the file; a row with quoted cells is shown whole. */
function cellPlace(
  text: string,
  { from, to }: Place,
  column: string,
  { line = 1, separator: known }: Heading,
): Place | null {
  const named = linePlace(text, line)
  const heading = named === null ? '' : text.slice(named.from, named.to).replace(/^\uFEFF/, '')
  const separator = known ?? (heading.includes(';') ? ';' : ',')
  const place = heading.split(separator).findIndex((name) => name.trim() === column)
  const row = text.slice(from, to)
  if (place < 0 || row.includes('"')) return null
  const cells = row.split(separator)
  if (place >= cells.length) return null
  const start = from + cells.slice(0, place).reduce((sum, cell) => sum + cell.length + 1, 0)
  return { from: start, to: start + cells[place]!.length }
}

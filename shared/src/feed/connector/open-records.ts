import type { Mapping } from './connector.ts'
import { type JsonPath, parseJsonPath, writeJsonPath } from './json-path.ts'
import type { Drift, MappedRow } from './mapped-row.ts'
import { type FoundNode, isLost, type LostAt, makeFieldFinder, pointerOf, sharedSteps, walkPath } from './walk-json.ts'

/** An answer once its bytes are read: JSON, or the lines of a file under their headings. */
export type MappedPayload =
  | { format: 'json'; value: unknown }
  | { format: 'csv'; heading: readonly string[]; rows: readonly { line: number; cells: readonly string[] }[] }

export interface OpenedRecord {
  pointer: string
  index: number
  source: () => unknown
  node: FoundNode
}

/** How one field is found in any record. */
export interface FieldReader {
  /** As the mapping says it. */
  path: string
  /** The same within a record, as a pointer goes on; a column by its heading. */
  field: string
  read: (
    record: OpenedRecord,
  ) => { found: true; value: unknown } | { found: false; pointer: string; seen: readonly string[] }
}

export interface OpenedRecords {
  records: OpenedRecord[]
  /** Where the path of the records ends early, beside others where it does not. */
  lost: MappedRow[]
  drift: Drift[]
  more: boolean
  unit: FieldReader | null
  day: FieldReader | null
  measures: FieldReader[]
}

export function openRecords(mapping: Mapping, payload: MappedPayload, most: number): OpenedRecords {
  const { unit, day, measures } = mapping
  const opened =
    mapping.shape.format === 'json' && payload.format === 'json'
      ? openJson(payload.value, pathOf(mapping.shape.records), most)
      : mapping.shape.format === 'csv' && payload.format === 'csv'
        ? openCsv(payload, mapping.shape.headingLine, most)
        : null
  if (!opened) throw new Error(`An answer in ${payload.format} was read by a mapping for ${mapping.shape.format}.`)
  const { reader, drift, ...rest } = opened
  const of = {
    unit: 'at' in unit ? reader(unit.at) : null,
    day: day && reader(day.at),
    measures: measures.map(({ at }) => reader(at)),
  }
  return { ...rest, ...of, drift: [...drift, ...opened.missing(mapping)] }
}

type Opened = Pick<OpenedRecords, 'records' | 'lost' | 'drift' | 'more'> & {
  reader: (at: string) => FieldReader
  /** What is seen to be missing before a record is looked at. */
  missing: (mapping: Mapping) => Drift[]
}

const pathOf = (text: string): JsonPath => {
  const parsed = parseJsonPath(text)
  if (!parsed.ok) throw new Error(`“${text}” is no path; it was checked when it was kept.`)
  return parsed.path
}

function openJson(whole: unknown, path: JsonPath, most: number): Opened {
  const { nodes, lost, more } = walkPath(whole, path.steps, most)
  const records = nodes.map((node, index) => ({
    pointer: pointerOf(node.place),
    index,
    source: () => node.value,
    node,
  }))
  const drift = nodes.length === 0 && lost[0] ? [recordsDrift(path, lost[0])] : []
  return {
    records,
    more,
    drift,
    missing: () => [],
    lost: lost.map(({ place }, at) => ({
      pointer: pointerOf(place),
      index: nodes.length + at,
      unit: null,
      day: null,
      source: null,
      counts: { ok: false, reason: 'missing-field', field: writeJsonPath(path) },
    })),
    reader(at) {
      const field = pathOf(at)
      const find = makeFieldFinder(path.steps, field)
      return {
        path: at,
        field: withinRecord(path, field),
        read(record) {
          const found = find(whole, record.node)
          if (!isLost(found)) return { found: true, value: found.value }
          return { found: false, pointer: pointerOf(found.place), seen: found.seen }
        },
      }
    },
  }
}

/** How a field's path goes on from its record, as a JSON pointer does: `counts/total`. */
function withinRecord(records: JsonPath, { root, steps }: JsonPath): string {
  const own = root === '@' ? steps : steps.slice(sharedSteps(records.steps, steps))
  return own.map((step) => (step.kind === 'name' ? step.name : step.kind === 'index' ? step.index : '*')).join('/')
}

/** Where a field stands within a record: as a pointer goes on, or the heading of its column. */
export const fieldWithin = ({ shape }: Mapping, at: string): string =>
  shape.format === 'csv' ? at.trim() : withinRecord(pathOf(shape.records), pathOf(at))

function recordsDrift(path: JsonPath, { place, seen }: LostAt): Drift {
  const reached = { ...path, steps: path.steps.slice(0, place.length + 1) }
  return { of: 'records', path: writeJsonPath(reached), problem: 'missing', pointer: pointerOf(place), seen }
}

function openCsv(
  { heading, rows }: Extract<MappedPayload, { format: 'csv' }>,
  headingLine: number,
  most: number,
): Opened {
  const names = heading.map((name) => name.trim())
  const placeOf = (at: string) => names.indexOf(at.trim())
  const records = rows.slice(0, most).map(({ line, cells }) => ({
    pointer: `line ${line}`,
    index: line,
    source: () => cells.slice(0, 12).join(' | '),
    node: { value: cells, place: [] },
  }))
  return {
    records,
    more: rows.length > most,
    lost: [],
    drift: [],
    missing({ unit, day, measures }) {
      const wanted = [
        ...('at' in unit ? [{ of: 'unit', path: unit.at }] : []),
        ...(day ? [{ of: 'day', path: day.at }] : []),
        ...measures.map(({ measure, at }) => ({ of: measure, path: at })),
      ]
      const seen = names.slice(0, 20).map((name) => name.slice(0, 40))
      return wanted.flatMap(({ of, path }): Drift[] => {
        const place = placeOf(path)
        const twice = place >= 0 && place !== names.lastIndexOf(path.trim())
        if (place >= 0 && !twice) return []
        return [{ of, path, problem: twice ? 'twice' : 'missing', pointer: `line ${headingLine}`, seen }]
      })
    },
    reader(at) {
      const place = placeOf(at)
      return {
        path: at,
        field: at.trim(),
        read({ node, pointer }) {
          const cell = (node.value as readonly string[])[place]
          return cell === undefined ? { found: false, pointer, seen: [] } : { found: true, value: cell }
        },
      }
    },
  }
}

import type { MeasureId } from 'shared/feed/measure.ts'
import { jsonCount } from './count.ts'
import type { Candidate } from './gather.ts'
import { field, type JsonObject } from './parse-json.ts'
import type { Counts } from './reading.ts'

/** Which field of the answer is which measure. */
export type FieldMap = readonly (readonly [field: string, measure: MeasureId])[]

/** Pairs the fields of an answer with measures, both in the order of the documentation. */
export function pair(fields: readonly string[], measures: readonly MeasureId[]): FieldMap {
  if (fields.length !== measures.length) throw new Error(`${fields.length} fields for ${measures.length} measures`)
  return fields.map((name, i) => [name, measures[i] ?? ''] as const)
}

/** All counts of a record, or the first field that is not a count: a record is taken whole or not at all. */
export function readCounts(record: JsonObject, fields: FieldMap): ReturnType<Candidate['counts']> {
  const counts: Counts = {}
  for (const [name, measure] of fields) {
    const counted = jsonCount(field(record, name))
    if (!counted.ok) return { ok: false, reason: counted.reason, field: name }
    counts[measure] = counted.count
  }
  return { ok: true, counts }
}

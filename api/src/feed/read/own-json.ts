import type { OwnFormat } from 'shared/feed/feed.ts'
import { formatMeasures } from 'shared/feed/format-measures.ts'
import { formatFields } from './format-fields.ts'
import { formatRules } from './format-rules.ts'
import { makeGatherer } from './gather.ts'
import { pair, readCounts } from './json-counts.ts'
import { field, isObject, parseJson } from './parse-json.ts'
import { drifted, type ReadContext, type Reading } from './reading.ts'
import { plainDay } from './written-day.ts'

/** What the program counted itself; it is judged like what others say. */
export function readOwnJson(format: OwnFormat, bytes: Uint8Array, context: ReadContext): Reading {
  const parsed = parseJson(bytes)
  if (!parsed.ok) return parsed.reading
  const records = isObject(parsed.value) ? field(parsed.value, 'records') : undefined
  if (!Array.isArray(records)) return drifted('notAList', '/records', { field: 'records' })
  const fields = pair(formatFields[format], formatMeasures[format])
  const gatherer = makeGatherer(context, formatRules[format])
  for (const [index, record] of records.entries()) {
    const pointer = `/records/${index}`
    if (!isObject(record)) {
      gatherer.reject('missing-field', null, pointer, record)
      continue
    }
    gatherer.offer({
      unit: field(record, 'unit'),
      unitField: 'unit',
      day: plainDay(field(record, 'day')),
      dayField: 'day',
      source: record,
      pointer,
      index,
      counts: () => readCounts(record, fields),
    })
  }
  return gatherer.finish()
}

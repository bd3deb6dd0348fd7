import { formatMeasures } from 'shared/feed/format-measures.ts'
import { formatFields } from './format-fields.ts'
import { formatRules } from './format-rules.ts'
import { makeGatherer } from './gather.ts'
import { pair, readCounts } from './json-counts.ts'
import { field, isObject, parseJson } from './parse-json.ts'
import { drifted, type ReadContext, type Reading } from './reading.ts'
import { plainDay } from './written-day.ts'

const fields = pair(formatFields['procedure-json'], formatMeasures['procedure-json'])

/** The national portal's counts of procedures and online services, as they stood at the end of a day. */
export function readProcedureJson(bytes: Uint8Array, context: ReadContext): Reading {
  const parsed = parseJson(bytes)
  if (!parsed.ok) return parsed.reading
  const result = isObject(parsed.value) ? field(parsed.value, 'result') : undefined
  if (!isObject(result)) return drifted('notAnObject', '/result', { field: 'result' })
  const items = field(result, 'items')
  if (!Array.isArray(items)) return drifted('notAList', '/result/items', { field: 'items' })

  const gatherer = makeGatherer(context, formatRules['procedure-json'])
  items.forEach((record: unknown, index) => {
    const pointer = `/result/items/${index}`
    if (!isObject(record)) return gatherer.reject('missing-field', null, pointer, record)
    gatherer.offer({
      unit: field(record, 'departmentCode'),
      unitField: 'departmentCode',
      day: plainDay(field(record, 'date')),
      dayField: 'date',
      source: record,
      pointer,
      index,
      counts: () => readCounts(record, fields),
    })
  })
  return gatherer.finish()
}

import { formatMeasures } from 'shared/feed/format-measures.ts'
import { formatFields } from './format-fields.ts'
import { formatRules } from './format-rules.ts'
import { makeGatherer } from './gather.ts'
import { pair, readCounts } from './json-counts.ts'
import { field, isObject, parseJson, step } from './parse-json.ts'
import { drifted, type ReadContext, type Reading } from './reading.ts'
import { plainDay } from './written-day.ts'

const fields = pair(formatFields['document-json'], formatMeasures['document-json'])

/** The document system: an entry per unit, and in it the days by name. */
export function readDocumentJson(bytes: Uint8Array, context: ReadContext): Reading {
  const parsed = parseJson(bytes)
  if (!parsed.ok) return parsed.reading
  const units = isObject(parsed.value) ? field(parsed.value, 'donVi') : undefined
  if (!Array.isArray(units)) return drifted('notAList', '/donVi', { field: 'donVi' })

  const gatherer = makeGatherer(context, formatRules['document-json'])
  let index = 0
  units.forEach((entry: unknown, i) => {
    const at = `/donVi/${i}`
    const days = isObject(entry) ? field(entry, 'ngay') : undefined
    if (!isObject(entry) || !isObject(days)) return gatherer.reject('missing-field', 'ngay', at, entry)
    for (const [written, record] of Object.entries(days)) {
      const pointer = `${at}/ngay${step(written)}`
      if (!isObject(record)) {
        gatherer.reject('missing-field', null, pointer, record)
        continue
      }
      gatherer.offer({
        unit: field(entry, 'ma'),
        unitField: 'ma',
        day: plainDay(written),
        dayField: null,
        source: record,
        pointer,
        index: index++,
        counts: () => readCounts(record, fields),
      })
    }
  })
  return gatherer.finish()
}

import { formatMeasures } from 'shared/feed/format-measures.ts'
import { formatFields } from './format-fields.ts'
import { formatRules } from './format-rules.ts'
import { makeGatherer } from './gather.ts'
import { pair, readCounts } from './json-counts.ts'
import { field, isObject, parseJson, step } from './parse-json.ts'
import { drifted, type ReadContext, type Reading } from './reading.ts'
import { plainDay } from './written-day.ts'

const fields = pair(formatFields['certificate-json'], formatMeasures['certificate-json'])

/** Certificates of officials as they stood on a day: the units under the day. */
export function readCertificateJson(bytes: Uint8Array, context: ReadContext): Reading {
  const parsed = parseJson(bytes)
  if (!parsed.ok) return parsed.reading
  const days = isObject(parsed.value) ? field(parsed.value, 'asOf') : undefined
  if (!isObject(days)) return drifted('notAnObject', '/asOf', { field: 'asOf' })

  const gatherer = makeGatherer(context, formatRules['certificate-json'])
  let index = 0
  for (const [written, units] of Object.entries(days)) {
    const at = `/asOf${step(written)}`
    if (!Array.isArray(units)) {
      gatherer.reject('missing-field', null, at, units)
      continue
    }
    units.forEach((record: unknown, i) => {
      const pointer = `${at}/${i}`
      if (!isObject(record)) return gatherer.reject('missing-field', null, pointer, record)
      gatherer.offer({
        unit: field(record, 'unit'),
        unitField: 'unit',
        day: plainDay(written),
        dayField: null,
        source: record,
        pointer,
        index: index++,
        counts: () => readCounts(record, fields),
      })
    })
  }
  return gatherer.finish()
}

import { formatMeasures } from 'shared/feed/format-measures.ts'
import { formatFields } from './format-fields.ts'
import { formatRules } from './format-rules.ts'
import { makeGatherer } from './gather.ts'
import { pair, readCounts } from './json-counts.ts'
import { field, isObject, parseJson } from './parse-json.ts'
import { drifted, type ReadContext, type Reading } from './reading.ts'
import { plainDay } from './written-day.ts'

const fields = pair(formatFields['petition-json'], formatMeasures['petition-json'])

/** Petitions and ratings of a week, dated on its Sunday: a bare list. */
export function readPetitionJson(bytes: Uint8Array, context: ReadContext): Reading {
  const parsed = parseJson(bytes)
  if (!parsed.ok) return parsed.reading
  if (!Array.isArray(parsed.value)) return drifted('notAList', '', { field: '/' })

  const gatherer = makeGatherer(context, formatRules['petition-json'])
  parsed.value.forEach((record: unknown, index) => {
    const pointer = `/${index}`
    if (!isObject(record)) return gatherer.reject('missing-field', null, pointer, record)
    gatherer.offer({
      unit: field(record, 'unit'),
      unitField: 'unit',
      day: plainDay(field(record, 'weekEnding')),
      dayField: 'weekEnding',
      source: record,
      pointer,
      index,
      counts: () => readCounts(record, fields),
    })
  })
  return gatherer.finish()
}

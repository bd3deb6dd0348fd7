import { formatMeasures } from 'shared/feed/format-measures.ts'
import { formatFields } from './format-fields.ts'
import { excerpt } from './excerpt.ts'
import { formatRules } from './format-rules.ts'
import { makeGatherer } from './gather.ts'
import { pair, readCounts } from './json-counts.ts'
import { field, isObject, parseJson } from './parse-json.ts'
import { drifted, type ReadContext, type Reading } from './reading.ts'
import { compactDay } from './written-day.ts'

const fields = pair(formatFields['dossier-json'], formatMeasures['dossier-json'])

/** The one-stop system: dossiers of a unit by the day of reception. It says in `error_code` when it cannot answer. */
export function readDossierJson(bytes: Uint8Array, context: ReadContext): Reading {
  const parsed = parseJson(bytes)
  if (!parsed.ok) return parsed.reading
  const answer = parsed.value
  if (!isObject(answer)) return drifted('notAnObject', '', { field: '/' })
  const code = field(answer, 'error_code')
  if (typeof code !== 'number') return drifted('notAnObject', '/error_code', { field: 'error_code' })
  if (code !== 0) {
    const message = excerpt(field(answer, 'error_message') ?? '')
    return {
      kind: 'status',
      fault: { message: 'refusedByItself', parameters: { code, message }, pointer: '/error_code' },
    }
  }
  const data = field(answer, 'data')
  if (!Array.isArray(data)) return drifted('notAList', '/data', { field: 'data' })

  const gatherer = makeGatherer(context, formatRules['dossier-json'])
  data.forEach((record: unknown, index) => {
    const pointer = `/data/${index}`
    if (!isObject(record)) return gatherer.reject('missing-field', null, pointer, record)
    gatherer.offer({
      unit: field(record, 'maDonVi'),
      unitField: 'maDonVi',
      day: compactDay(field(record, 'ngay')),
      dayField: 'ngay',
      source: record,
      pointer,
      index,
      counts: () => readCounts(record, fields),
    })
  })
  return gatherer.finish()
}

import { formatMeasures } from 'shared/feed/format-measures.ts'
import { makeGatherer, type Rules } from './gather.ts'
import { pair, readCounts } from './json-counts.ts'
import { field, isObject, parseJson, step } from './parse-json.ts'
import { drifted, type ReadContext, type Reading } from './reading.ts'
import { plainDay } from './written-day.ts'

const fields = pair(
  [
    'den',
    'di',
    'mat',
    'kySo',
    'traoDoi',
    'traoDoiDienTu',
    'goiTin',
    'goiTinThanhCong',
    'coThoiHan',
    'xuLyDungHan',
    'hoSoCongViec',
    'hoSoCongViecDienTu',
  ],
  formatMeasures['document-json'],
)

const rules: Rules = {
  within: [
    { part: 'documents_confidential', whole: 'documents_outgoing' },
    // A confidential document never enters the system, so it cannot be signed in it.
    { part: 'documents_signed', whole: 'documents_outgoing', without: 'documents_confidential' },
    { part: 'documents_exchanged_electronically', whole: 'documents_exchanged' },
    { part: 'messages_delivered', whole: 'messages_sent' },
    { part: 'documents_handled_on_time', whole: 'documents_with_deadline' },
    { part: 'work_files_electronic', whole: 'work_files' },
  ],
}

/** The document system: an entry per unit, and in it the days by name. */
export function readDocumentJson(bytes: Uint8Array, context: ReadContext): Reading {
  const parsed = parseJson(bytes)
  if (!parsed.ok) return parsed.reading
  const units = isObject(parsed.value) ? field(parsed.value, 'donVi') : undefined
  if (!Array.isArray(units)) return drifted('notAList', '/donVi', { field: 'donVi' })

  const gatherer = makeGatherer(context, rules)
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

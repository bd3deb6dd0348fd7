import { formatMeasures } from 'shared/feed/format-measures.ts'
import { excerpt } from './excerpt.ts'
import { makeGatherer, type Rules } from './gather.ts'
import { pair, readCounts } from './json-counts.ts'
import { field, isObject, parseJson } from './parse-json.ts'
import { drifted, type ReadContext, type Reading } from './reading.ts'
import { compactDay } from './written-day.ts'

const fields = pair(
  [
    'tiepNhan',
    'trucTuyen',
    'trucTiep',
    'buuChinh',
    'dungHan',
    'quaHanDangXuLy',
    'hoanThanh',
    'tongNgayXuLy',
    'duDieuKienToanTrinh',
    'toanTrinh',
    'coNghiaVuTaiChinh',
    'thanhToanTrucTuyen',
    'soHoaThanhPhan',
    'yeuCauKetQua',
    'ketQuaDienTu',
    'taiSuDung',
    'dungDuLieuDanCu',
    'phaiDongBo',
    'daDongBo',
  ],
  formatMeasures['dossier-json'],
)

const received = 'dossiers_received'
const rules: Rules = {
  adds: [{ parts: ['dossiers_online', 'dossiers_counter', 'dossiers_postal'], whole: received }],
  within: [
    { part: 'dossiers_online', whole: received },
    { part: 'dossiers_on_time', whole: received },
    { part: 'dossiers_full_process', whole: 'dossiers_full_process_eligible' },
    { part: 'dossiers_paid_online', whole: 'dossiers_with_fee' },
    { part: 'dossiers_digitised', whole: received },
    { part: 'dossiers_result_electronic', whole: 'dossiers_result_required' },
    { part: 'dossiers_data_reused', whole: received },
    { part: 'dossiers_population_data', whole: received },
    { part: 'dossiers_synced', whole: 'dossiers_to_sync' },
  ],
}

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

  const gatherer = makeGatherer(context, rules)
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

import type { Kpi } from '../kpi/kpi.ts'
import type { ValueState } from '../kpi/value-contract.ts'
import type { Text } from '../text.ts'

/** What stands where there is no number. Four different answers, never a dash for all of them. */
export const stateTexts: Record<Exclude<ValueState, 'value'>, Text> = {
  missing: { vi: 'Chưa có số liệu', en: 'No data yet' },
  'none-arose': { vi: 'Không phát sinh', en: 'None arose' },
  'not-applicable': { vi: 'Không áp dụng', en: 'Not applicable' },
  quarantined: { vi: 'Đang kiểm tra', en: 'Under review' },
}

/** The word after a figure that is not a rate. */
export const measuredInTexts: Record<Exclude<Kpi['measuredIn'], 'percent'>, Text> = {
  dossier: { vi: 'hồ sơ', en: 'dossiers' },
  document: { vi: 'văn bản', en: 'documents' },
  workday: { vi: 'ngày làm việc', en: 'working days' },
  minute: { vi: 'phút', en: 'minutes' },
  millisecond: { vi: 'mili giây', en: 'milliseconds' },
  point: { vi: 'điểm', en: 'points' },
}

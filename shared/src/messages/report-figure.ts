import type { Text } from '../text.ts'

/** Captions of the figures of a report, and the sentence that says what the eye takes from one. */
export const reportFigures = {
  numbered: { vi: 'Hình {n}. {caption}', en: 'Figure {n}. {caption}' },
  course: {
    vi: '{name}: từ {first} (kỳ {from}) đến {last} (kỳ {to}).',
    en: '{name}: from {first} ({from}) to {last} ({to}).',
  },
  dossierTrend: {
    vi: 'Kết quả giải quyết thủ tục hành chính qua các kỳ',
    en: 'Administrative procedures, period by period',
  },
  documentTrend: { vi: 'Tỷ lệ văn bản đi ký số qua các kỳ', en: 'Signed outgoing documents, period by period' },
  kpiTrend: { vi: 'Kết quả qua các kỳ', en: 'Period by period' },
  meeting: {
    vi: 'Số xã, phường đạt chỉ tiêu theo từng chỉ tiêu (trên số xã, phường có số liệu)',
    en: 'Communes and wards that met each target, of those with data',
  },
  meetingUnit: { vi: 'xã, phường', en: 'communes and wards' },
  down: {
    vi: 'Số phút gián đoạn của các kết nối trong giờ theo hợp đồng',
    en: 'Minutes of contract hours that connections were down',
  },
  minutes: { vi: 'phút', en: 'minutes' },
} satisfies Record<string, Text>

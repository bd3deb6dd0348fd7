import type { Text } from '../text.ts'

/** Names and heads of the spreadsheet of a report. */
export const reportSheets = {
  about: { vi: 'Thông tin', en: 'About' },
  numbers: { vi: 'Số liệu', en: 'Figures' },
  annex: { vi: 'Phụ lục {mark}', en: 'Annex {mark}' },
  template: { vi: 'Mẫu báo cáo', en: 'Template' },
  templateVersion: { vi: 'Phiên bản mẫu', en: 'Version of the template' },
  province: { vi: 'Mã đơn vị', en: 'Unit code' },
  period: { vi: 'Kỳ báo cáo', en: 'Period' },
  periodKey: { vi: 'Mã kỳ', en: 'Key of the period' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến ngày', en: 'To' },
  dataVersion: { vi: 'Phiên bản số liệu', en: 'Version of the data' },
  recordedAt: { vi: 'Số liệu ghi nhận đến', en: 'Recorded up to' },
  cutOff: { vi: 'Thời điểm chốt số liệu', en: 'Cut-off' },
  link: { vi: 'Tra cứu nguồn số liệu', en: 'Sources of the numbers' },
  warning: { vi: 'Lưu ý', en: 'Caution' },
  ordinal: { vi: 'TT', en: 'No.' },
  what: { vi: 'Chỉ tiêu', en: 'What is counted' },
  place: { vi: 'Phạm vi', en: 'Of what' },
  part: { vi: 'Thành phần', en: 'Part' },
  numerator: { vi: 'Tử số', en: 'Numerator' },
  denominator: { vi: 'Mẫu số', en: 'Denominator' },
  value: { vi: 'Giá trị', en: 'Value' },
  printed: { vi: 'In trong báo cáo', en: 'As printed' },
  state: { vi: 'Tình trạng', en: 'State' },
} satisfies Record<string, Text>

import type { Text } from '../text.ts'

/** Refusals about where a number comes from. */
export const explainSays = {
  noSuchGroup: {
    vi: 'Nhóm đơn vị này chưa có, hoặc không còn, vào thời điểm được hỏi.',
    en: 'There is no such group of units, or none any more, at the instant that is asked for.',
  },
  unitAndGroup: {
    vi: 'Chọn một đơn vị hoặc một nhóm đơn vị, không chọn cả hai.',
    en: 'Ask for one unit or for one group of units, not for both.',
  },
  noSuchPlace: {
    vi: 'Lần thu thập {id} không có số liệu gốc của đơn vị {unit} ngày {day}.',
    en: 'Collection {id} has no raw figure of unit {unit} on {day}.',
  },
  tooLargeToShow: {
    vi: 'Số liệu gốc quá lớn để mở trên trang ({megabytes} MB); hãy tải nguyên văn.',
    en: 'The raw answer is too large to open on a page ({megabytes} MB); fetch it whole.',
  },
} as const satisfies Record<string, Text>

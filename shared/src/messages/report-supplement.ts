import type { Text } from '../text.ts'

/** What a supplement says of the report it supplements. */
export const reportSupplement = {
  subject: {
    vi: '(bổ sung lần {ordinal} cho báo cáo đã phát hành ngày {day})',
    en: '(supplement {ordinal} to the report issued on {day})',
  },
  words: {
    vi: 'Báo cáo này bổ sung cho báo cáo đã phát hành ngày {day}; số liệu không thay đổi. Lý do lập báo cáo bổ sung: {reason}.',
    en: 'This supplements the report issued on {day}; no figure of it has changed. Reason for this supplement: {reason}.',
  },
  note: {
    vi: 'Sau khi báo cáo được phát hành ngày {day}, {n} số liệu đã thay đổi do đơn vị gửi bổ sung hoặc điều chỉnh. Lý do lập báo cáo bổ sung: {reason}.',
    en: 'After the report was issued on {day}, {n} {n:figure|figures} changed, for units sent more or corrected what they had sent. Reason for this supplement: {reason}.',
  },
  noteCited: {
    vi: 'Sau khi báo cáo được phát hành ngày {day}, {n} số liệu đã thay đổi do đơn vị gửi bổ sung hoặc điều chỉnh (Phụ lục {mark}). Lý do lập báo cáo bổ sung: {reason}.',
    en: 'After the report was issued on {day}, {n} {n:figure|figures} changed, for units sent more or corrected what they had sent (Annex {mark}). Reason for this supplement: {reason}.',
  },
  title: {
    vi: 'SỐ LIỆU THAY ĐỔI SO VỚI BÁO CÁO ĐÃ PHÁT HÀNH',
    en: 'FIGURES CHANGED SINCE THE REPORT WAS ISSUED',
  },
  figure: { vi: 'Chỉ tiêu', en: 'Indicator' },
  place: { vi: 'Đơn vị', en: 'Unit' },
  before: { vi: 'Đã báo cáo', en: 'As issued' },
  after: { vi: 'Nay là', en: 'Now' },
} as const satisfies Record<string, Text>

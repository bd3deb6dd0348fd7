import type { Text } from '../text.ts'

/** What charts say of themselves: summaries, legends, the words of a point. */
export const chartMessages = {
  map: { vi: 'bản đồ ô', en: 'tile map' },
  arrowsHint: {
    vi: 'Dùng phím mũi tên để đi từng điểm, phím t để xem bảng số.',
    en: 'Arrow keys walk the points, t shows the table.',
  },
  missing: { vi: 'Chưa có số liệu', en: 'No data' },
  noneArose: { vi: 'Không phát sinh', en: 'None arose' },
  tooFew: { vi: 'Dưới {n} trường hợp', en: 'Fewer than {n} cases' },
  quarantined: { vi: 'Đang kiểm tra', en: 'Being checked' },
  notApplicable: { vi: 'Không áp dụng', en: 'Not applicable' },
  classFrom: { vi: '{from} đến dưới {to}', en: '{from} to under {to}' },
  classLast: { vi: '{from} đến {to}', en: '{from} to {to}' },
  classOne: { vi: '{from}', en: '{from}' },
  unmapped: { vi: 'Chưa có ranh giới, không vẽ được', en: 'No boundary, not drawn' },
  boundaryMap: { vi: 'bản đồ ranh giới', en: 'map of boundaries' },
  legend: { vi: 'Chú giải, kèm số đơn vị', en: 'Legend with counts of units' },
  mapSummary: {
    vi: '{name}: {withValue}/{all} xã, phường có số. Cao nhất {max} ({maxAt}), thấp nhất {min} ({minAt}).',
    en: '{name}: {withValue} of {all} communes have a figure. Highest {max} ({maxAt}), lowest {min} ({minAt}).',
  },
  mapNothing: {
    vi: '{name}: chưa có số liệu của xã, phường nào trong kỳ này.',
    en: '{name}: no commune has a figure in this period.',
  },
  complete: { vi: 'đủ số liệu {share}', en: 'complete {share}' },
  bulletSummary: { vi: 'kết quả {value}, mục tiêu {target}', en: 'actual {value}, target {target}' },
  definitionFromPeriod: { vi: 'Định nghĩa {version} từ kỳ {period}', en: 'Definition {version} from {period} on' },
  definitionShort: { vi: 'ĐN {version}', en: 'Def. {version}' },
} as const satisfies Record<string, Text>

import type { Text } from '../text.ts'

/** What charts say of themselves: summaries, legends, the words of a point. */
export const chartMessages = {
  map: { vi: 'bản đồ ô', en: 'tile map' },
  arrowsHint: {
    vi: 'Dùng phím mũi tên để đi từng điểm, phím t để xem bảng số.',
    en: 'Arrow keys walk the points, t shows the table.',
  },
  trendSummary: {
    vi: 'Cao nhất {max} ({maxAt}), thấp nhất {min} ({minAt}), gần nhất {last} ({lastAt}).',
    en: 'Highest {max} ({maxAt}), lowest {min} ({minAt}), latest {last} ({lastAt}).',
  },
  trendMissing: { vi: ' {n} kỳ không có số.', en: ' {n} {n:period has|periods have} no figure.' },
  trendRunning: {
    vi: ' Kỳ cuối còn đang chạy, là số tạm tính.',
    en: ' The last period is still running and provisional.',
  },
  trendNothing: { vi: 'Chưa có số liệu cho các kỳ này.', en: 'There are no figures for these periods.' },
  series: { vi: 'Kết quả', en: 'Actual' },
  ghost: { vi: 'Trước khi thay đổi', en: 'Before it changed' },
  target: { vi: 'Mục tiêu', en: 'Target' },
  provisional: { vi: 'Tạm tính', en: 'Provisional' },
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
  units: { vi: '{n} đơn vị', en: '{n} {n:unit|units}' },
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
  period: { vi: 'Kỳ', en: 'Period' },
  definitionFrom: { vi: 'Định nghĩa {version} từ {day}', en: 'Definition {version} from {day}' },
  definitionFromPeriod: { vi: 'Định nghĩa {version} từ kỳ {period}', en: 'Definition {version} from {period} on' },
  definitionBreak: { vi: 'Đổi định nghĩa', en: 'Another definition' },
  definitionShort: { vi: 'ĐN {version}', en: 'Def. {version}' },
} as const satisfies Record<string, Text>

import type { Text } from '../text.ts'

/** Leadership's one page. */
export const overviewMessages = {
  title: { vi: 'Chuyển đổi số {province}', en: 'Digital transformation of {province}' },
  what: { vi: 'số liệu của trang này', en: 'the figures of this page' },
  mapWhat: { vi: 'số liệu từng xã, phường', en: 'the figures of the communes' },

  // Data status
  status: { vi: 'Tình trạng số liệu', en: 'State of the data' },
  completeTo: { vi: 'Đủ đến hết ngày {day}', en: 'Complete to {day}' },
  completeNever: { vi: 'Chưa có ngày nào đủ số liệu', en: 'No day is complete yet' },
  daysAgo: { vi: '{n} ngày trước', en: '{n} {n:day|days} ago' },
  yesterday: { vi: 'hôm qua', en: 'yesterday' },
  inPeriod: { vi: 'Trong kỳ có {share} số báo cáo phải có', en: '{share} of the reports owed in the period are in' },
  nothingOwed: { vi: 'Trong kỳ chưa có báo cáo nào đến hạn', en: 'No report of the period is due yet' },
  notReached: { vi: 'Kỳ này chưa được nạp tới', en: 'Loading has not reached this period' },
  sources: { vi: 'Nguồn', en: 'Sources' },
  healthy: { vi: '{n} bình thường', en: '{n} healthy' },
  late: { vi: '{n} chậm', en: '{n} late' },
  failing: { vi: '{n} lỗi', en: '{n} failing' },
  stillLoading: { vi: '{n} đang nạp', en: '{n} loading' },
  updated: { vi: 'Nhận lần cuối {when}', en: 'Last received {when}' },
  loadingHistory: { vi: 'Đang nạp lịch sử: {done}/{total} ngày', en: 'Loading history: {done} of {total} days' },
  stale: {
    vi: 'SỐ LIỆU CŨ. Ngày đủ số liệu gần nhất là {day}, đã {n} ngày. Các con số dưới đây có thể không còn đúng.',
    en: 'STALE DATA. The last complete day is {day}, {n} {n:day|days} ago. The figures below may no longer hold.',
  },

  // Rows
  indicators: { vi: 'Các chỉ tiêu chính', en: 'Headline indicators' },
  rowsCaption: { vi: 'Các chỉ tiêu chính, {period}', en: 'Headline indicators, {period}' },
  indicator: { vi: 'Chỉ tiêu', en: 'Indicator' },
  actual: { vi: 'Kết quả', en: 'Actual' },
  against: { vi: 'Thay đổi', en: 'Change' },
  againstTarget: { vi: 'So với mục tiêu', en: 'Against target' },
  lastPeriods: { vi: '{n} kỳ gần đây', en: 'Last {n} periods' },
  toGo: { vi: 'Còn thiếu', en: 'To go' },
  complete: { vi: 'Đủ số liệu', en: 'Complete' },
  rowsSummary: {
    vi: '{met} trên {withTarget} chỉ tiêu có mục tiêu đã đạt.{worst}',
    en: '{met} of {withTarget} indicators with a target meet it.{worst}',
  },
  rowsUnjudged: {
    vi: 'Chưa chỉ tiêu nào có số để so với mục tiêu.',
    en: 'No indicator has a figure to hold against its target yet.',
  },
  rowsWorst: { vi: ' Còn thiếu nhiều nhất: {name}, {gap}.', en: ' Furthest to go: {name}, {gap}.' },
  sparkSummary: {
    vi: '{name}, {n} kỳ: từ {first} đến {last}; {missing} kỳ không có số',
    en: '{name}, {n} periods: from {first} to {last}; {missing} without a figure',
  },
  noRows: { vi: 'Chưa có chỉ tiêu nào được chọn cho trang này.', en: 'No indicator has been chosen for this page.' },

  // Map
  mapTitle: { vi: 'Xã, phường theo', en: 'Communes by' },
  mapChoose: { vi: 'Chỉ tiêu trên bản đồ', en: 'Indicator on the map' },
  mapNote: {
    vi: 'Mỗi ô là một xã, phường, đặt gần đúng vị trí. Nét đậm: ranh giới ba tỉnh trước sáp nhập.',
    en: 'Each square is a commune, about where it lies. Heavy lines: the three former provinces.',
  },

  // Attention
  attention: { vi: 'Cần quan tâm', en: 'Needs attention' },
  nothingToNote: { vi: 'Không có việc gì cần lưu ý trong kỳ này.', en: 'Nothing needs attention in this period.' },
  judgedLater: { vi: 'Sẽ xét khi nạp xong lịch sử.', en: 'To be judged when the history is loaded.' },
  kindFeedFailing: { vi: 'Nguồn lỗi', en: 'Source failing' },
  kindFeedLate: { vi: 'Nguồn chậm', en: 'Source late' },
  kindCoverageLow: { vi: 'Thiếu số liệu', en: 'Data missing' },
  kindTargetMissed: { vi: 'Chưa đạt', en: 'Target missed' },
  kindUnitsMissing: { vi: 'Đơn vị chưa báo cáo', en: 'Units not reporting' },
} as const satisfies Record<string, Text>

import type { Text } from '../text.ts'

/** The list of units, and the page of one. */
export const unitPageMessages = {
  listTitle: { vi: 'Các đơn vị', en: 'Units' },
  listUnder: {
    vi: '{communes} xã, {wards} phường và {departments} sở, ngành cấp tỉnh.',
    en: '{communes} communes, {wards} wards and {departments} provincial departments.',
  },
  changes: { vi: 'Sắp xếp đơn vị', en: 'Changes of units' },
  search: { vi: 'Tìm đơn vị', en: 'Find a unit' },
  searchHint: { vi: 'Gõ tên hoặc mã, không cần dấu', en: 'Type a name or code, accents optional' },
  found: { vi: '{n} đơn vị khớp.', en: '{n} {n:unit matches|units match}.' },
  nothing: { vi: 'Không có đơn vị nào khớp “{text}”.', en: 'No unit matches “{text}”.' },
  clear: { vi: 'Xem tất cả', en: 'Show all' },
  departments: { vi: 'Sở, ngành cấp tỉnh', en: 'Provincial departments' },
  province: { vi: 'Toàn tỉnh', en: 'Whole province' },
  formerHaNam: { vi: 'Hà Nam trước sáp nhập', en: 'Former Hà Nam' },
  formerNamDinh: { vi: 'Nam Định trước sáp nhập', en: 'Former Nam Định' },
  formerNinhBinh: { vi: 'Ninh Bình trước sáp nhập', en: 'Former Ninh Bình' },
  counted: { vi: '{n} đơn vị', en: '{n} {n:unit|units}' },

  unknown: { vi: 'Không có đơn vị nào mang mã {code}.', en: 'There is no unit {code}.' },
  theUnit: { vi: 'số liệu của {unit}', en: 'the figures of {unit}' },
  code: { vi: 'mã {code}', en: 'code {code}' },
  area: { vi: '{n} km²', en: '{n} km²' },
  belongs: { vi: 'trước 01/7/2025 thuộc {former}', en: 'before 1 Jul 2025 part of {former}' },

  // The first sentence
  biggestGap: {
    vi: 'Xa mục tiêu nhất: {kpi} đạt {value}, mục tiêu {target}; còn {n} {what}.',
    en: 'Furthest from its target: {kpi} at {value}, target {target}; {n} {what} to go.',
  },
  biggestExcess: {
    vi: 'Xa mục tiêu nhất: {kpi} là {value}, mức {target}; vượt {n} {what}.',
    en: 'Furthest from its target: {kpi} at {value}, limit {target}; {n} {what} over.',
  },
  biggestOff: {
    vi: 'Xa mục tiêu nhất: {kpi} là {value}, mục tiêu {target}.',
    en: 'Furthest from its target: {kpi} at {value}, target {target}.',
  },
  allMet: {
    vi: 'Đạt cả {n} chỉ tiêu có mục tiêu trong kỳ.',
    en: 'Meets all {n} indicators that have a target in this period.',
  },
  noneToJudge: {
    vi: 'Chưa có chỉ tiêu nào vừa có số liệu vừa có mục tiêu trong kỳ.',
    en: 'No indicator has both a figure and a target in this period.',
  },
  tally: {
    vi: '{met} chỉ tiêu đạt, {missed} chưa đạt, {none} chưa có số.',
    en: '{met} met, {missed} missed, {none} without a figure.',
  },
  fewLeft: {
    vi: 'Không xét chỉ tiêu có mẫu số dưới 20.',
    en: 'Indicators with fewer than 20 cases are left aside.',
  },
  nextGaps: { vi: 'Tiếp theo', en: 'Next' },

  kpisTitle: { vi: 'Các chỉ tiêu', en: 'Indicators' },
  missingTitle: { vi: 'Số liệu còn thiếu', en: 'What is missing' },
  missingNone: {
    vi: 'Mọi nguồn đã gửi đủ số liệu của kỳ.',
    en: 'Every source has delivered all figures of the period.',
  },
  missingDays: { vi: 'thiếu {n} {unit}: {days}', en: '{n} {unit} missing: {days}' },
  missingMore: { vi: 'và {n} ngày khác', en: 'and {n} more' },
  missingRule: {
    vi: 'Ngày thiếu không được tính là 0; số trên bảng chỉ gồm những ngày đã có.',
    en: 'A missing day never counts as 0; the figures above hold only the days that came.',
  },
  missingFeed: { vi: 'Số liệu', en: 'Figures' },
  missingCount: { vi: 'Thiếu', en: 'Missing' },
  missingWhich: { vi: 'Những ngày', en: 'Which days' },
  missingCaption: { vi: 'Ngày chưa có số liệu', en: 'Days without figures' },
  calendarUnder: { vi: 'ghi dưới {unit}', en: 'under {unit}' },
  calendarTitle: { vi: 'Lịch đầy đủ số liệu của đơn vị', en: 'Completeness calendar of the unit' },
  calendarSummary: {
    vi: '{month}: đã gửi {reported}/{expected} lượt ({share}). {short} nguồn còn ngày thiếu.',
    en: '{month}: {reported} of {expected} reports ({share}). {short} {short:source is|sources are} short.',
  },
  calendarCaption: { vi: 'Mỗi hàng một nguồn, mỗi ô một ngày', en: 'A row for each source, a cell for each day' },
  calendarAllIn: { vi: 'Không nguồn nào thiếu ngày nào trong tháng này.', en: 'No source misses a day in this month.' },
  calendarEmpty: {
    vi: 'Đơn vị không phải gửi số liệu nào trong tháng này.',
    en: 'The unit owes no figures in this month.',
  },
  awaitingTitle: { vi: 'Chỉ tiêu chờ nguồn số liệu ({n})', en: 'Indicators awaiting a source ({n})' },
} as const satisfies Record<string, Text>

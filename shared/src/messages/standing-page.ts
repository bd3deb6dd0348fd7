import type { assurances, variations } from '../statistics/chart-icon.ts'
import type { scoreGroupIds } from '../statistics/score-766.ts'
import type { Text } from '../text.ts'

/** Where a unit stands, on its own page and on the one page. */
export const standingPageMessages = {
  what: { vi: 'việc cần làm và vị trí của {unit}', en: 'what to do and where {unit} stands' },
  running: { vi: 'đang chạy, số tạm tính', en: 'running, provisional' },
  targets: {
    vi: '{met} mục tiêu đạt, {missed} chưa đạt, {unknown} chưa có số.',
    en: '{met} {met:target|targets} met, {missed} missed, {unknown} without a figure.',
  },

  period: { vi: 'Kỳ {period}', en: 'Period: {period}' },

  // Work
  workTitle: { vi: 'Việc cần làm', en: 'What to do' },
  workGap: { vi: 'Còn {n} {counted} để đạt {target}', en: '{n} more {counted} to reach {target}' },
  workOver: { vi: 'Vượt {n} {counted} so với mức {target}', en: '{n} {counted} above the limit of {target}' },
  workRate: {
    vi: 'Từ nay đến hết kỳ cần {rate} trong khoảng {coming} trường hợp sắp tới ({needed} trường hợp).',
    en: 'From now on {rate} of about {coming} {coming:case|cases} to come ({needed}) must succeed.',
  },
  workMisses: {
    vi: 'Còn được phép hụt {n} trường hợp.',
    en: '{n} more {n:miss is|misses are} allowed.',
  },
  workUnreachable: {
    vi: 'Không thể đạt trong kỳ này, kể cả khi mọi trường hợp sắp tới đều đạt.',
    en: 'Out of reach in this period, even if every case to come succeeds.',
  },

  // Spine
  spineTitle: { vi: 'So với các đơn vị tương đương', en: 'Against its peers' },
  spineSummary: {
    vi: '{peers}. Khác hẳn nhóm (ngoài 99,8%): {better} chỉ tiêu tốt hơn, {worse} chỉ tiêu kém hơn.',
    en: '{peers}. Far from the peers (beyond 99.8%): {better} better, {worse} worse.',
  },
  spineHow: {
    vi: 'Vạch giữa là trung vị của nhóm, bên phải là tốt hơn. Dải nhạt: thấp nhất đến cao nhất; dải đậm: nửa giữa của nhóm.',
    en: 'The middle line is the peers’ median, the right is better. Light: least to most; dark: the middle half.',
  },
  openCompare: { vi: 'Mở trang so sánh', en: 'Open the comparison' },
  kpi: { vi: 'Chỉ tiêu', en: 'Indicator' },
  own: { vi: 'Đơn vị', en: 'Unit' },
  median: { vi: 'Trung vị nhóm', en: 'Peers’ median' },
  spread: { vi: 'Thấp nhất–cao nhất', en: 'Least–most' },
  stands: { vi: 'So với nhóm', en: 'Against peers' },
  better: { vi: 'Tốt hơn hẳn', en: 'Far better' },
  worse: { vi: 'Kém hơn hẳn', en: 'Far worse' },
  alike: { vi: 'Như nhóm', en: 'Alike' },
  noPeers: { vi: 'Nhóm chưa có số', en: 'No peer figures' },

  // Small charts
  chartsTitle: { vi: 'Diễn biến của chính đơn vị', en: 'Its own course' },
  chartsSummary: {
    vi: '{n} chỉ tiêu, mỗi chỉ tiêu một biểu đồ kiểm soát P′ với giới hạn của chính nó. {concern} xấu đi, {improvement} tốt lên ở kỳ đã chốt gần nhất.',
    en: '{n} {n:indicator|indicators}, each a P′ control chart within its own limits. {concern} worsening, {improvement} improving at the last closed period.',
  },
  chartsMore: { vi: 'Xem thêm {n} chỉ tiêu', en: 'Show {n} more' },
  variation: { vi: 'Biến động', en: 'Variation' },
  definition: { vi: 'Định nghĩa', en: 'Definition' },
  assurance: { vi: 'Khả năng đạt mục tiêu', en: 'Meeting the target' },
  last: { vi: 'Gần nhất', en: 'Latest' },

  // Score
  scoreTitle: { vi: 'Điểm theo bộ chỉ số 766', en: 'Score by the 766 index' },
  scoreSaid: {
    vi: '{score}/{max} điểm, {period}. Mất {lost} điểm.',
    en: '{score} of {max} points, {period}. {lost} {lost:point|points} lost.',
  },
  scoreKnown: {
    vi: 'Trên phần có số liệu: {score}% ({points}/{max} điểm).',
    en: 'Of what has figures: {score}% ({points} of {max}).',
  },
  scoreOpen: {
    vi: 'Trọng số của {ids} còn chờ đối chiếu văn bản.',
    en: 'The weights of {ids} await checking against the decision.',
  },
  group: { vi: 'Nhóm', en: 'Group' },
  component: { vi: 'Thành phần', en: 'Component' },
  points: { vi: 'Điểm', en: 'Points' },
  lost: { vi: 'Mất', en: 'Lost' },
  counts: { vi: 'Số đếm', en: 'Counts' },
  toFull: { vi: 'Cần thêm để đủ điểm', en: 'More for full points' },
  components: { vi: 'Xem từng thành phần', en: 'Show each component' },

  // Exceptions
  exceptionsTitle: { vi: 'Cần hỏi đến', en: 'To be asked about' },
  exceptionsWhat: { vi: 'danh sách cần hỏi đến', en: 'what is to be asked about' },
  exceptionsSaid: {
    vi: '{standing} trong {tested} biểu đồ đủ dài khác hẳn chính mình sau khi đã loại báo động giả (tỷ lệ giả tối đa {q}%). Nêu {n} biểu đồ ảnh hưởng nhiều nhất.',
    en: '{standing} of {tested} charts long enough differ from themselves once false alarms are held down (at most {q}% false). The {n} with most effect are listed.',
  },
  exceptionsNone: {
    vi: 'Không có biểu đồ nào xấu đi hơn mức thường thấy của chính nó.',
    en: 'No chart is worse than its own usual course.',
  },
  exceptionUnit: { vi: 'Đơn vị, chỉ tiêu', en: 'Unit, indicator' },
  exceptionEffect: { vi: 'Ảnh hưởng', en: 'Effect' },
  exceptionUsual: { vi: 'thường thấy {centre}', en: 'usually {centre}' },
  exceptionOwner: { vi: 'Người chịu trách nhiệm', en: 'Who answers for it' },
  exceptionDue: { vi: 'Hạn, giải trình', en: 'Due, explanation' },
  exceptionDays: { vi: 'còn {n} ngày làm việc', en: '{n} working {n:day|days} left' },
  exceptionLate: { vi: 'đã quá hạn {n} ngày làm việc', en: '{n} working {n:day|days} late' },

  // Incidents
  incidentsTitle: { vi: 'Sự cố đã ảnh hưởng đến đơn vị', en: 'Incidents that touched the unit' },
  incidentsNone: { vi: 'Không có sự cố nào trong kỳ.', en: 'No incidents in the period.' },
  incidentFrom: { vi: 'Từ', en: 'From' },
  incidentTo: { vi: 'Đến', en: 'To' },
  incidentStill: { vi: 'chưa khắc phục', en: 'not over' },
  incident: { vi: 'Sự cố', en: 'Incident' },
} as const satisfies Record<string, Text>

export const variationTexts: Readonly<Record<(typeof variations)[number], { mark: string; text: Text }>> = {
  improvement: { mark: '▲', text: { vi: 'Tốt lên', en: 'Improving' } },
  concern: { mark: '▼', text: { vi: 'Xấu đi', en: 'Worsening' } },
  'neutral-high': { mark: '△', text: { vi: 'Cao lên', en: 'Rising' } },
  'neutral-low': { mark: '▽', text: { vi: 'Thấp xuống', en: 'Falling' } },
  'common-cause': { mark: '○', text: { vi: 'Chưa đổi', en: 'No change' } },
  'too-few': { mark: '…', text: { vi: 'Chưa đủ dữ liệu', en: 'Too few points' } },
}

export const assuranceTexts: Readonly<Record<(typeof assurances)[number], Text>> = {
  pass: { vi: 'Đạt chắc', en: 'Will be met' },
  fail: { vi: 'Khó đạt', en: 'Will not be met' },
  'hit-or-miss': { vi: 'Lúc đạt lúc không', en: 'Hit or miss' },
  none: { vi: 'Chưa giao mục tiêu', en: 'No target' },
  'too-few': { vi: 'Chưa đủ dữ liệu', en: 'Too few points' },
}

export const scoreGroupTexts: Readonly<Record<(typeof scoreGroupIds)[number], Text>> = {
  publicity: { vi: 'Công khai, minh bạch', en: 'Publicity' },
  progress: { vi: 'Tiến độ, kết quả giải quyết', en: 'Handling on time' },
  online: { vi: 'Dịch vụ trực tuyến', en: 'Online services' },
  payment: { vi: 'Thanh toán trực tuyến', en: 'Online payment' },
  digitisation: { vi: 'Số hóa hồ sơ', en: 'Digitisation' },
  satisfaction: { vi: 'Mức độ hài lòng', en: 'Satisfaction' },
}

export const scoreStateTexts = {
  scored: { vi: 'đã tính', en: 'scored' },
  'none-arose': { vi: 'Không phát sinh', en: 'None arose' },
  missing: { vi: 'Chưa có số liệu', en: 'No data yet' },
  'not-applicable': { vi: 'Không áp dụng', en: 'Not applicable' },
  'not-counts': { vi: 'Chưa tính từ số đếm', en: 'Not from counts' },
} as const satisfies Record<string, Text>

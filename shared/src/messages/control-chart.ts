import type { AnnotationKind } from '../kpi/compare/annotation-kind.ts'
import type { ChartRule } from '../statistics/chart-rule.ts'
import type { Text } from '../text.ts'

/** The control chart on the page of a KPI, and what is written beside it. */
export const controlChartMessages = {
  titlePPrime: { vi: 'Biểu đồ kiểm soát P′ qua các kỳ', en: 'P′ control chart over the periods' },
  titleXmr: { vi: 'Biểu đồ kiểm soát XmR qua các kỳ', en: 'XmR control chart over the periods' },
  titleNone: { vi: 'Diễn biến qua các kỳ', en: 'Course over the periods' },
  perWorkingDay: {
    vi: 'Mỗi điểm là bình quân một ngày làm việc, để tháng ngắn và tháng có Tết không thành tín hiệu.',
    en: 'Each point is the mean of a working day, so that short months and Tết are no signals.',
  },
  limitsSaid: {
    vi: 'Mức thường thấy {centre}; kỳ đã chốt gần nhất dao động trong {low}–{high} là bình thường (tính từ {n} kỳ).',
    en: 'Usual level {centre}; at the last closed period {low}–{high} is ordinary (from {n} periods).',
  },
  limitsWide: {
    vi: 'Các kỳ dao động gấp {times} lần mức ngẫu nhiên; giới hạn đã nới theo.',
    en: 'Periods move {times} times as much as chance would; the limits allow for it.',
  },
  signalsSaid: {
    vi: '{n} kỳ ngoài mức thường thấy.',
    en: '{n} {n:period lies|periods lie} outside the usual.',
  },
  noLimits: {
    vi: 'Chưa đủ kỳ đã chốt và đủ số liệu để tính giới hạn.',
    en: 'There are too few closed and complete periods for limits.',
  },
  noLimitsBy: {
    vi: 'Chưa đủ kỳ đã chốt tính theo định nghĩa {version} để có giới hạn.',
    en: 'There are too few closed periods counted by definition {version} for limits.',
  },
  tooFew: {
    vi: 'Có {n}/{needed} kỳ; đủ {needed} kỳ mới kết luận về biến động.',
    en: '{n} of {needed} periods; nothing is concluded before {needed}.',
  },
  lengthen: {
    vi: 'Mỗi kỳ có ít trường hợp, hoặc các kỳ liền nhau quá giống nhau: nên xem theo kỳ dài hơn.',
    en: 'There are few cases a period, or neighbouring periods are too alike: look at longer periods.',
  },
  trendUp: {
    vi: 'Xu hướng chung tăng qua {n} kỳ (kiểm định xu hướng, p {p}, đã trừ phần các kỳ vốn dao động).',
    en: 'A rising trend over {n} periods (trend test, p {p}, allowing for how much periods move anyway).',
  },
  trendDown: {
    vi: 'Xu hướng chung giảm qua {n} kỳ (kiểm định xu hướng, p {p}, đã trừ phần các kỳ vốn dao động).',
    en: 'A falling trend over {n} periods (trend test, p {p}, allowing for how much periods move anyway).',
  },
  trendNone: { vi: 'Chưa thấy xu hướng tăng hay giảm rõ rệt.', en: 'No clear trend up or down.' },
  earlyTitle: { vi: 'Cảnh báo sớm theo ngày', en: 'Daily early warning' },
  earlyWhat: { vi: 'cảnh báo sớm theo ngày', en: 'the daily early warning' },
  earlyHow: {
    vi: 'Trung bình động có trọng số (EWMA, λ = 0,2) của độ lệch từng ngày so với mức thường thấy, tính bằng độ lệch chuẩn; giới hạn ± 3 độ lệch. Mức thường thấy học từ các ngày trước {day}; ngày chưa đủ số liệu không tính.',
    en: 'Exponentially weighted average (EWMA, λ = 0.2) of how far each day is from the usual, in standard deviations; limits at ± 3. The usual is learnt from the days before {day}; days without whole figures do not count.',
  },
  earlyQuiet: {
    vi: 'Trong 30 ngày qua chưa có dấu hiệu lệch khỏi mức thường thấy tính đến {day}.',
    en: 'Nothing drifts from the usual as of {day}.',
  },
  earlyBack: {
    vi: 'Đến {day} trung bình động nằm trong giới hạn; {n} trong {of} ngày qua đã vượt, gần nhất là ngày {last}.',
    en: 'On {day} the moving average is within its limits; {n} of the last {of} days went beyond, most recently {last}.',
  },
  earlyAbove: {
    vi: '{since} cao hơn mức thường thấy vượt giới hạn ({meaning}).',
    en: '{since} above the usual beyond its limits ({meaning}).',
  },
  earlyBelow: {
    vi: '{since} thấp hơn mức thường thấy vượt giới hạn ({meaning}).',
    en: '{since} below the usual beyond its limits ({meaning}).',
  },
  earlySince: { vi: 'Từ {day}', en: 'Since {day}' },
  earlySinceLong: { vi: 'Ít nhất từ {day}', en: 'Since {day} at least' },
  earlyTooFew: {
    vi: 'Chưa đủ 40 ngày có số liệu trước 30 ngày gần nhất để biết mức thường thấy.',
    en: 'There are fewer than 40 days of figures before the last 30 to learn the usual from.',
  },
  earlyNoSpread: {
    vi: 'Các ngày không khác nhau nên không có gì để cảnh báo.',
    en: 'Days are all alike, so there is nothing to warn of.',
  },
  earlyTooThin: {
    vi: 'Mỗi ngày có quá ít trường hợp để nói được gì; xem theo tháng.',
    en: 'There are too few cases a day to tell anything; look at months.',
  },
  earlyNotDaily: {
    vi: 'Chỉ tiêu này không đếm theo ngày.',
    en: 'This indicator is not counted by the day.',
  },
  earlyDay: { vi: 'Ngày', en: 'Day' },
  earlyScore: { vi: 'Độ lệch trong ngày', en: 'Deviation of the day' },
  earlyAverage: { vi: 'Trung bình động', en: 'Moving average' },
  saysTitle: { vi: 'Biểu đồ kiểm soát nói gì', en: 'What the control chart says' },
  variation: { vi: 'Biến động', en: 'Variation' },
  assurance: { vi: 'Khả năng đạt mục tiêu', en: 'Meeting the target' },

  centre: { vi: 'Mức thường thấy', en: 'Usual level' },
  limits: { vi: 'Giới hạn kiểm soát', en: 'Control limits' },
  limitLow: { vi: 'Giới hạn dưới', en: 'Lower limit' },
  limitHigh: { vi: 'Giới hạn trên', en: 'Upper limit' },
  signal: { vi: 'Tín hiệu', en: 'Signal' },
  better: { vi: 'Tốt lên', en: 'Better' },
  worse: { vi: 'Xấu đi', en: 'Worse' },
  neutral: { vi: 'Khác thường', en: 'Unusual' },
  incident: { vi: 'Sự cố kết nối', en: 'Incident' },
  written: { vi: 'Ghi chú bên dưới', en: 'Note below' },
  countedBy: { vi: 'Tính theo định nghĩa {version}', en: 'Counted by definition {version}' },
  definition: { vi: 'Định nghĩa', en: 'Definition' },
  breaksSaid: {
    vi: '{breaks}: các kỳ trước và sau không nối với nhau.',
    en: '{breaks}: the periods before and after are not joined.',
  },
  drawnAs: { vi: 'Mỗi ngày làm việc', en: 'Per working day' },

  // Whose chart
  whose: { vi: 'Xem của', en: 'Of' },
  wholeProvince: { vi: 'Toàn tỉnh', en: 'The whole province' },
  communes: { vi: 'Xã, phường', en: 'Communes and wards' },
  departments: { vi: 'Sở, ngành', en: 'Departments' },
  toUnitPage: { vi: 'Trang của {unit}', en: 'Page of {unit}' },
  toCompare: { vi: 'So với các đơn vị khác', en: 'Against the other units' },
  unitOwesNot: {
    vi: '{unit} không báo cáo chỉ tiêu này.',
    en: '{unit} does not report this indicator.',
  },

  // Notes beside the chart
  notesTitle: { vi: 'Ghi chú trên biểu đồ', en: 'Notes on the chart' },
  notesNone: { vi: 'Chưa có ghi chú nào.', en: 'Nothing has been written yet.' },
  rebaselined: { vi: 'Đặt lại đường cơ sở', en: 'Re-baselined' },
  ofEveryUnit: { vi: 'mọi đơn vị', en: 'every unit' },
  recordedAt: { vi: 'ghi lúc {when}', en: 'recorded {when}' },
  beforeChart: { vi: 'trước kỳ đầu của biểu đồ', en: 'before the first period shown' },
  withdraw: { vi: 'Rút lại', en: 'Withdraw' },
  withdrawOf: { vi: 'Rút lại: {what}', en: 'Withdraw: {what}' },
  withdrawTitle: { vi: 'Rút lại lần đặt đường cơ sở', en: 'Withdraw the re-baseline' },
  withdrawNoteTitle: { vi: 'Rút lại ghi chú', en: 'Withdraw the note' },
  withdrawNoteAsk: {
    vi: 'Ghi chú sẽ không còn trên biểu đồ; nội dung vẫn nằm trong nhật ký.',
    en: 'The note leaves the chart; its words stay in the audit trail.',
  },
  withdrawReason: { vi: 'Lý do rút lại', en: 'Why it is withdrawn' },

  // Forms
  rebaseline: { vi: 'Đặt lại đường cơ sở', en: 'Re-baseline' },
  rebaselineHow: {
    vi: 'Chỉ đặt lại khi quy trình đã thay đổi thật và lâu dài. Giới hạn được tính lại từ kỳ chứa ngày này; các kỳ trước giữ giới hạn cũ. Việc đặt lại được ghi vào nhật ký.',
    en: 'Only when the process has changed for good. Limits begin anew with the period that holds this day; those before keep theirs. It is written into the audit trail.',
  },
  fromDay: { vi: 'Từ ngày', en: 'From' },
  toDay: { vi: 'Đến ngày', en: 'To' },
  reason: { vi: 'Lý do', en: 'Reason' },
  reasonHint: { vi: 'Điều gì đã thay đổi, theo văn bản nào.', en: 'What changed, and by which document.' },
  onWhich: { vi: 'Áp dụng cho', en: 'On' },
  thisChart: { vi: 'Biểu đồ này: {unit}', en: 'This chart: {unit}' },
  everyChart: { vi: 'Biểu đồ của mọi đơn vị', en: 'The charts of every unit' },
  annotate: { vi: 'Thêm ghi chú', en: 'Add a note' },
  kind: { vi: 'Loại', en: 'Kind' },
  text: { vi: 'Nội dung', en: 'Text' },
  save: { vi: 'Lưu', en: 'Save' },
  dayNeeded: { vi: 'Ghi một ngày từ {first} đến {last}.', en: 'Give a day from {first} to {last}.' },
  endBefore: { vi: 'Ngày kết thúc phải sau ngày bắt đầu.', en: 'The end is before the beginning.' },
  textNeeded: { vi: 'Ghi ít nhất 3 ký tự.', en: 'Give at least 3 characters.' },
} as const satisfies Record<string, Text>

export const annotationKindTexts: Readonly<Record<AnnotationKind, Text>> = {
  definition: { vi: 'Thay đổi cách tính', en: 'Change of definition' },
  event: { vi: 'Sự kiện', en: 'Event' },
  explanation: { vi: 'Giải trình', en: 'Explanation' },
}

export const chartRuleTexts: Readonly<Record<ChartRule, Text>> = {
  'beyond-limits': { vi: 'ngoài giới hạn', en: 'beyond the limits' },
  run: { vi: '7 kỳ liền cùng một phía', en: 'seven in a row on one side' },
  trend: { vi: '7 kỳ liền tăng hoặc giảm', en: 'seven in a row rising or falling' },
  'two-of-three': { vi: '2 trong 3 kỳ sát giới hạn', en: 'two of three near a limit' },
}

import type { Aggregation, Kpi } from '../kpi/kpi.ts'
import type { Frequency } from '../frequency.ts'
import type { Text } from '../text.ts'

/** The list of KPIs, and the page of one. */
export const kpiPageMessages = {
  listTitle: { vi: 'Chỉ tiêu', en: 'Indicators' },
  listUnder: {
    vi: '{n} chỉ tiêu đang có số liệu, {awaiting} chỉ tiêu chờ nguồn.',
    en: '{n} indicators with figures, {awaiting} awaiting a source.',
  },
  theKpis: { vi: 'danh mục chỉ tiêu', en: 'the indicators' },
  theKpi: { vi: 'chỉ tiêu {id}', en: 'indicator {id}' },
  tableCaption: { vi: '{group}: kết quả {period} của {unit}', en: '{group}: {unit}, {period}' },
  kpi: { vi: 'Chỉ tiêu', en: 'Indicator' },
  actual: { vi: 'Kết quả', en: 'Actual' },
  ofProvince: { vi: 'Toàn tỉnh', en: 'Province' },
  change: { vi: 'Thay đổi', en: 'Change' },
  target: { vi: 'Mục tiêu', en: 'Target' },
  gap: { vi: 'Khoảng cách', en: 'Gap' },
  coverage: { vi: 'Đủ số liệu', en: 'Complete' },
  trend: { vi: '13 kỳ', en: '13 periods' },
  trendOf: { vi: 'Diễn biến 13 kỳ', en: 'Over 13 periods' },
  awaitingTitle: { vi: 'Chờ nguồn số liệu ({n})', en: 'Awaiting a source ({n})' },
  awaiting: { vi: 'Chờ nguồn', en: 'Awaiting' },
  noTarget: { vi: 'chưa giao', en: 'none set' },

  unknownKpi: { vi: 'Không có chỉ tiêu nào mang mã {id}.', en: 'There is no indicator {id}.' },
  toList: { vi: 'Xem tất cả chỉ tiêu', en: 'See all indicators' },
  awaitingSource: { vi: 'Chưa có nguồn số liệu', en: 'No source yet' },

  // The heading number
  ofWhat: { vi: '{numerator} trên {denominator}', en: '{numerator} of {denominator}' },
  met: { vi: 'Đạt mục tiêu {target}.', en: 'Meets the target {target}.' },
  toReach: { vi: 'Còn {n} {what} để đạt {target}.', en: '{n} {what} short of {target}.' },
  tooMany: { vi: 'Vượt {n} {what} so với mức {target}.', en: '{n} {what} above the limit of {target}.' },
  offMean: { vi: 'Chưa đạt mục tiêu {target}.', en: 'Misses the target {target}.' },
  noTargetYet: { vi: 'Chưa có mục tiêu được giao cho kỳ này.', en: 'No target is set for this period.' },
  cannotJudge: {
    vi: 'Mục tiêu {target}; chưa có số liệu để so.',
    en: 'Target {target}; there is no figure to hold against it.',
  },
  unitDays: { vi: 'ngày-đơn vị', en: 'unit-days' },
  unitWorkdays: { vi: 'ngày làm việc-đơn vị', en: 'unit-working-days' },
  unitWeeks: { vi: 'tuần-đơn vị', en: 'unit-weeks' },
  unitMonths: { vi: 'tháng-đơn vị', en: 'unit-months' },
  unitYears: { vi: 'năm-đơn vị', en: 'unit-years' },
  coverageFull: { vi: '{reported}/{expected} {what} ({share})', en: '{reported}/{expected} {what} ({share})' },
  coverageNothingDue: { vi: 'Chưa đến hạn báo cáo.', en: 'Nothing is due yet.' },
  dataVersion: { vi: 'Bản số liệu {version}, ghi lúc {when}', en: 'Data version {version}, recorded {when}' },
  dataNone: { vi: 'Chưa có số liệu nào được ghi', en: 'Nothing has been recorded yet' },
  coverageLabel: { vi: 'Độ đủ số liệu', en: 'Completeness' },
  dataLabel: { vi: 'Bản số liệu', en: 'Data' },
  tetShifted: {
    vi: 'Hai kỳ lệch nhau về Tết: {own} và {other} ngày làm việc quanh Tết. Nên so gộp cả tháng 1 và tháng 2.',
    en: 'The two periods differ in Tết: {own} and {other} working days around it. January and February are better compared together.',
  },
  compareLabel: { vi: 'So với {label}', en: 'Against {label}' },
  quarantined: {
    vi: '{n} bản ghi đang kiểm tra, chưa tính vào kết quả',
    en: '{n} {n:record|records} being checked, not counted yet',
  },
  provisional: { vi: 'Tạm tính: kỳ chưa kết thúc.', en: 'Provisional: the period is still running.' },

  // Trend
  trendTarget: { vi: '{met}/{n} kỳ đạt mục tiêu.', en: '{met} of {n} periods met the target.' },
  ghost: { vi: 'Kẻ thêm số như đã biết ngày', en: 'Draw beside it what was known on' },
  ghostOff: { vi: 'Bỏ', en: 'Remove' },
  ghostOf: { vi: 'Như đã biết ngày {day}', en: 'As known on {day}' },
  ghostMoved: {
    vi: '{n} kỳ khác với số đã biết ngày {day}.',
    en: '{n} {n:period differs|periods differ} from what was known on {day}.',
  },
  ghostSame: {
    vi: 'Không kỳ nào khác với số đã biết ngày {day}.',
    en: 'No period differs from what was known on {day}.',
  },
  trendNone: { vi: 'Chưa có kỳ nào có số liệu.', en: 'No period has figures yet.' },
  period: { vi: 'Kỳ', en: 'Period' },
  days: { vi: 'Ngày', en: 'Days' },
  numerator: { vi: 'Tử số', en: 'Numerator' },
  denominator: { vi: 'Mẫu số', en: 'Denominator' },
  yearAgo: { vi: 'Cùng kỳ năm trước', en: 'Same period last year' },
  actualSeries: { vi: 'Kết quả', en: 'Actual' },

  mapTitle: { vi: 'Trên bản đồ', en: 'On the map' },

  // Breakdown
  breakdownTitle: { vi: 'Theo khu vực và loại đơn vị', en: 'By area and kind of unit' },
  breakdownSummary: {
    vi: 'Cao nhất {max} ({maxOf}), thấp nhất {min} ({minOf}).',
    en: 'Highest {max} ({maxOf}), lowest {min} ({minOf}).',
  },
  breakdownNone: {
    vi: 'Chỉ tiêu này không chia theo khu vực và loại đơn vị.',
    en: 'This indicator is not broken down.',
  },
  group: { vi: 'Nhóm', en: 'Group' },
  formerProvince: { vi: 'Tỉnh trước sáp nhập', en: 'Former province' },
  kind: { vi: 'Loại đơn vị', en: 'Kind of unit' },
  haNam: { vi: 'Hà Nam', en: 'Hà Nam' },
  namDinh: { vi: 'Nam Định', en: 'Nam Định' },
  ninhBinh: { vi: 'Ninh Bình', en: 'Ninh Bình' },
  departments: { vi: 'Sở, ngành', en: 'Departments' },
  communes: { vi: 'Xã', en: 'Communes' },
  wards: { vi: 'Phường', en: 'Wards' },

  // Units
  unitsTitle: { vi: 'Các đơn vị', en: 'Units' },
  unitsSummary: {
    vi: '{shown}/{all} đơn vị. {met} đạt mục tiêu, {missed} chưa đạt, {none} chưa có số.',
    en: '{shown} of {all} units. {met} meet the target, {missed} do not, {none} have no figure.',
  },
  unitsSummaryPlain: {
    vi: '{shown}/{all} đơn vị, {none} chưa có số.',
    en: '{shown} of {all} units, {none} without a figure.',
  },
  unitsFew: {
    vi: '{n} đơn vị có mẫu số dưới 20 (dấu °): hiện phân số trước, tỷ lệ chỉ để tham khảo.',
    en: '{n} {n:unit has|units have} fewer than 20 cases (marked °): the fraction comes first, the rate is for orientation only.',
  },
  unitsCaption: { vi: 'Kết quả từng đơn vị, {period}', en: 'Each unit, {period}' },
  unitsNothing: { vi: 'Không có đơn vị nào khớp bộ lọc.', en: 'No unit matches the filter.' },
  clearFilter: { vi: 'Bỏ lọc', en: 'Clear the filter' },
  filterText: { vi: 'Lọc theo tên', en: 'Filter by name' },
  filterHint: { vi: 'Lọc theo tên, gõ không dấu cũng được', en: 'Filter by name, accents optional' },
  filterKind: { vi: 'Loại đơn vị', en: 'Kind' },
  filterFormer: { vi: 'Tỉnh trước sáp nhập', en: 'Former province' },
  allKinds: { vi: 'Mọi loại đơn vị', en: 'All kinds' },
  allFormer: { vi: 'Cả ba tỉnh trước sáp nhập', en: 'All former provinces' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  cases: { vi: 'Mẫu số', en: 'Cases' },
  fewMark: { vi: 'ít trường hợp', en: 'few cases' },
  provinceOnly: {
    vi: 'Chỉ tiêu này chỉ có ở cấp tỉnh, không chia theo đơn vị.',
    en: 'This indicator exists for the province only, not by unit.',
  },

  // Definition
  definitionTitle: { vi: 'Định nghĩa và căn cứ', en: 'Definition and basis' },
  formula: { vi: 'Công thức', en: 'Formula' },
  measures: { vi: 'Số đếm dùng trong công thức', en: 'Counts in the formula' },
  minus: { vi: 'trừ', en: 'less' },
  plus: { vi: 'cộng', en: 'plus' },
  aggregation: { vi: 'Cách cộng gộp', en: 'How it is aggregated' },
  direction: { vi: 'Chiều tốt', en: 'Direction' },
  frequency: { vi: 'Tần suất báo cáo', en: 'Reported' },
  scope: { vi: 'Đơn vị phải báo cáo', en: 'Owed by' },
  sources: { vi: 'Nguồn số liệu', en: 'Source' },
  subsystems: { vi: 'Hệ thống', en: 'Systems' },
  measuredIn: { vi: 'Đơn vị tính', en: 'Unit of measure' },
  percent: { vi: 'phần trăm (%)', en: 'percent (%)' },
  targets: { vi: 'Mục tiêu', en: 'Targets' },
  targetsNone: { vi: 'Chưa có mục tiêu nào được giao.', en: 'No target has been set.' },
  from: { vi: 'từ {from}', en: 'from {from}' },
  fromTo: { vi: 'từ {from} đến {to}', en: '{from} to {to}' },
  inForceNow: { vi: 'đang áp dụng', en: 'in force' },
  forUnit: { vi: 'riêng {unit}', en: '{unit} only' },
  legalBasis: { vi: 'Căn cứ pháp lý', en: 'Legal basis' },
  legalNone: { vi: 'Chỉ tiêu nội bộ, không dẫn văn bản.', en: 'An internal indicator; it rests on no instrument.' },
  effective: { vi: 'hiệu lực từ {from}', en: 'in force from {from}' },
  effectiveTo: { vi: 'hiệu lực {from} đến {to}', en: 'in force {from} to {to}' },
  issued: { vi: 'ban hành {day}', en: 'issued {day}' },
  effectiveUnknown: { vi: 'chưa rõ ngày hiệu lực', en: 'date of force not known' },
  replacedBy: { vi: 'thay bằng {id}', en: 'replaced by {id}' },
  expired: { vi: 'hết hiệu lực', en: 'no longer in force' },
  unconfirmed: { vi: 'chưa đối chiếu với văn bản gốc', en: 'not yet checked against the original' },
  confirmed: { vi: 'đã đối chiếu', en: 'checked' },
  notAdditive: {
    vi: 'Không cộng được giữa các đơn vị: cùng một thủ tục có ở nhiều nơi, cộng lại là đếm nhiều lần. Số của tỉnh lấy thẳng từ hệ thống nguồn; không có số theo khu vực.',
    en: 'Not added up over units: the same procedure exists in many of them and would be counted many times. The province’s figure is the source’s own; there is none by area.',
  },
  notAdditiveProvince: {
    vi: 'Chỉ đo ở cấp tỉnh: hệ thống nguồn không tách số theo đơn vị.',
    en: 'Measured for the province only: the source does not tell units apart.',
  },
} as const satisfies Record<string, Text>

export const aggregationTexts: Record<Aggregation, Text> = {
  sum: { vi: 'Tổng các ngày trong kỳ và các đơn vị.', en: 'The sum over the days of the period and over units.' },
  'ratio-of-sums': {
    vi: 'Tổng tử số chia tổng mẫu số của cả kỳ và mọi đơn vị; không lấy trung bình các tỷ lệ.',
    en: 'Sum of numerators over sum of denominators, for the whole period and all units; never a mean of rates.',
  },
  'time-weighted': {
    vi: 'Tổng số phút đạt chia tổng số phút theo kế hoạch; đơn vị có nhiều phút hơn thì nặng hơn.',
    en: 'Minutes achieved over minutes planned; a unit with more minutes weighs more.',
  },
  last: {
    vi: 'Trạng thái cuối kỳ: lấy số báo cáo gần nhất của từng đơn vị rồi cộng lại.',
    en: 'The state at the end of the period: the last report of each unit, added up.',
  },
  percentile: { vi: 'Tính lại từ phân bố của cả kỳ.', en: 'Recomputed from the distribution over the period.' },
}

export const directionTexts: Record<Kpi['direction'], Text> = {
  higher: { vi: '▲ càng cao càng tốt', en: '▲ higher is better' },
  lower: { vi: '▼ càng thấp càng tốt', en: '▼ lower is better' },
  neutral: { vi: '○ không xếp tốt, xấu', en: '○ neither is better' },
}

export const frequencyTexts: Record<Frequency, Text> = {
  daily: { vi: 'hằng ngày', en: 'every day' },
  workday: { vi: 'mỗi ngày làm việc', en: 'every working day' },
  weekly: { vi: 'hằng tuần, tính đến Chủ nhật', en: 'every week, up to Sunday' },
  monthly: { vi: 'hằng tháng, tính đến ngày cuối tháng', en: 'every month, up to its last day' },
  yearly: { vi: 'hằng năm, tính đến 31/12', en: 'every year, up to 31 December' },
}

export const scopeTexts: Record<Kpi['scope'], Text> = {
  'all-units': { vi: 'các xã, phường và sở, ngành', en: 'communes, wards and departments' },
  communes: { vi: 'các xã, phường', en: 'communes and wards' },
  province: { vi: 'chỉ cấp tỉnh', en: 'the province only' },
}

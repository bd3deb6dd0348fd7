import type { ConnectionState, Overlay, Reason, StatisticName } from '../probe/state.ts'
import type { ErrorClass } from '../probe/sample.ts'
import type { Counting, TimeKind } from '../probe/availability.ts'
import type { NodeKind } from '../probe/topology.ts'
import type { Text } from '../text.ts'

export const stateNames: Readonly<Record<ConnectionState, Text>> = {
  unknown: { vi: 'Chưa rõ', en: 'Unknown' },
  up: { vi: 'Bình thường', en: 'Up' },
  degraded: { vi: 'Giảm chất lượng', en: 'Degraded' },
  unstable: { vi: 'Không ổn định', en: 'Unstable' },
  down: { vi: 'Mất kết nối', en: 'Down' },
}

export const overlayNames: Readonly<Record<Overlay, Text>> = {
  maintenance: { vi: 'đang bảo trì', en: 'in maintenance' },
  suppressed: { vi: 'do nguyên nhân chung', en: 'for a shared cause' },
  blind: { vi: 'máy đo đang lỗi', en: 'the prober is sick' },
}

export const reasonNames: Readonly<Record<Reason, Text>> = {
  errors: { vi: 'lỗi lẻ tẻ', en: 'errors' },
  flapping: { vi: 'chập chờn', en: 'flapping' },
  slow: { vi: 'chậm', en: 'slow' },
  lossy: { vi: 'mất gói', en: 'lossy' },
  drift: { vi: 'chậm dần', en: 'drifting' },
  unreachable: { vi: 'không tới được', en: 'unreachable' },
  recurring: { vi: 'tái diễn', en: 'recurring' },
  certificate: { vi: 'chứng thư sắp hết hạn', en: 'certificate expiring' },
  clock: { vi: 'lệch đồng hồ', en: 'clock off' },
}

export const statisticTexts: Readonly<Record<StatisticName, Text>> = {
  leak: { vi: 'Lỗi rỉ rả (từ 2%)', en: 'A trickle of errors (from 2%)' },
  weak: { vi: 'Lỗi thưa (từ 6%)', en: 'Sparse errors (from 6%)' },
  strong: { vi: 'Lỗi dày (từ 35%)', en: 'Dense errors (from 35%)' },
  slow: { vi: 'Trả lời chậm', en: 'Slow answers' },
  loss: { vi: 'Mất gói', en: 'Lost packets' },
  drift: { vi: 'Chậm dần so với thường lệ', en: 'Drift from what is usual' },
  flap: { vi: 'Chập chờn', en: 'Flapping' },
  run: { vi: 'Lỗi liên tiếp', en: 'Failures in a row' },
  certificate: { vi: 'Chứng thư (ngày)', en: 'Certificate (days)' },
  clock: { vi: 'Lệch đồng hồ (giây)', en: 'Clock offset (seconds)' },
}

export const errorNames: Readonly<Record<ErrorClass, Text>> = {
  ok: { vi: 'đạt', en: 'ok' },
  timeout: { vi: 'quá thời hạn', en: 'timed out' },
  refused: { vi: 'bị từ chối', en: 'refused' },
  reset: { vi: 'bị ngắt', en: 'reset' },
  dns: { vi: 'không phân giải được tên', en: 'name not resolved' },
  tls: { vi: 'lỗi TLS', en: 'TLS failed' },
  http5xx: { vi: 'lỗi máy chủ (5xx)', en: 'server error (5xx)' },
  http4xx: { vi: 'bị từ chối (4xx)', en: 'refused (4xx)' },
  content: { vi: 'sai nội dung', en: 'wrong content' },
  auth: { vi: 'sai xác thực', en: 'not authenticated' },
}

/** Where the time of a round goes: the phases, and what came after the first byte. */
export const partTexts: Readonly<Record<'dns' | 'connect' | 'tls' | 'firstByte' | 'rest', Text>> = {
  dns: { vi: 'Phân giải tên', en: 'Resolve the name' },
  connect: { vi: 'Nối', en: 'Connect' },
  tls: { vi: 'Bắt tay TLS', en: 'TLS handshake' },
  firstByte: { vi: 'Chờ byte đầu tiên', en: 'Wait for the first byte' },
  rest: { vi: 'Phần còn lại', en: 'The rest' },
}

export const timeNames: Readonly<Record<TimeKind, Text>> = {
  up: { vi: 'Bình thường', en: 'Up' },
  degraded: { vi: 'Giảm chất lượng', en: 'Degraded' },
  unstable: { vi: 'Không ổn định', en: 'Unstable' },
  down: { vi: 'Mất kết nối', en: 'Down' },
  unknown: { vi: 'Không có số đo', en: 'No data' },
  blind: { vi: 'Máy đo lỗi', en: 'Prober sick' },
  maintenance: { vi: 'Bảo trì báo trước', en: 'Announced work' },
}

export const countingNames: Readonly<Record<Counting, Text>> = {
  good: { vi: 'tính là đạt', en: 'counts as good' },
  bad: { vi: 'tính là không đạt', en: 'counts as bad' },
  excluded: { vi: 'không tính', en: 'left out' },
}

export const nodeKindNames: Readonly<Record<NodeKind, Text>> = {
  vantage: { vi: 'Điểm đo', en: 'Vantage' },
  dns: { vi: 'Phân giải tên', en: 'Resolver' },
  core: { vi: 'Mạng lõi', en: 'Core' },
  segment: { vi: 'Phân đoạn', en: 'Segment' },
  line: { vi: 'Đường truyền', en: 'Line' },
  gateway: { vi: 'Cổng tích hợp', en: 'Gateway' },
  system: { vi: 'Hệ thống', en: 'System' },
  'national-link': { vi: 'Tuyến quốc gia', en: 'National link' },
}

export const probePageMessages = {
  boardTitle: { vi: 'Kết nối', en: 'Connections' },
  boardUnder: {
    vi: '{total} kết nối · {down} mất · {unstable} không ổn định · {degraded} giảm chất lượng · {unknown} chưa rõ',
    en: '{total} connections · {down} down · {unstable} unstable · {degraded} degraded · {unknown} unknown',
  },
  theBoard: { vi: 'bảng kết nối', en: 'the board of connections' },
  none: {
    vi: 'Chưa có kết nối nào được theo dõi.',
    en: 'No connection is watched yet.',
  },
  noneShort: {
    vi: 'Mọi kết nối đều bình thường trong khoảng thời gian này.',
    en: 'Every connection was up all through this time.',
  },
  matrixCaption: {
    vi: 'Xã, phường theo hàng, hệ thống theo cột; mỗi ô là diễn biến {hours} giờ qua, mới nhất ở bên phải.',
    en: 'Communes by row, systems by column; each cell shows the last {hours} hours, the newest on the right.',
  },
  provinceRows: { vi: 'Kết nối cấp tỉnh', en: 'Connections of the province' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  system: { vi: 'Hệ thống', en: 'System' },
  window: { vi: 'Khoảng thời gian', en: 'Time shown' },
  hours: { vi: '{n} giờ', en: '{n} h' },
  show: { vi: 'Hiện', en: 'Show' },
  all: { vi: 'Tất cả', en: 'All' },
  troubled: { vi: 'Có sự cố', en: 'Troubled' },
  chooseSystem: { vi: 'Xem theo hệ thống', en: 'By system' },
  live: { vi: 'Đang cập nhật trực tiếp', en: 'Live' },
  notLive: { vi: 'Mất cập nhật trực tiếp, đang nối lại', en: 'Not live, reconnecting' },
  roots: { vi: 'Nguyên nhân chung', en: 'Shared causes' },
  rootReach: { vi: '{n} kết nối', en: '{n} {n:connection|connections}' },
  cell: { vi: '{unit}, {system}: {state}', en: '{unit}, {system}: {state}' },
  since: { vi: 'từ {when}', en: 'since {when}' },
  noData: { vi: 'không có số đo', en: 'no data' },
  legend: { vi: 'Chú giải', en: 'Legend' },
  theConnection: { vi: 'kết nối {id}', en: 'connection {id}' },
  unknownConnection: { vi: 'Không có kết nối {id}', en: 'There is no connection {id}' },
  toBoard: { vi: 'Về bảng kết nối', en: 'To the board' },
  latency: { vi: 'Thời gian trả lời', en: 'Response time' },
  latencyUnder: {
    vi: 'Dải đậm: nửa giữa số lần đo; dải nhạt: 90% giữa; nét: trung vị. Dải xám: mức thường lệ của cùng giờ trong 14 ngày trước.',
    en: 'Dark band: the middle half of rounds; light band: the middle 90%; line: the median. Grey: what was usual at this hour in the fortnight before.',
  },
  latencyWords: {
    vi: 'Thời gian trả lời từ {from} đến {to}: trung vị từ {low} đến {high}; {failed} lần đo lỗi trong {n}.',
    en: 'Response time from {from} to {to}: medians from {low} to {high}; {failed} of {n} rounds failed.',
  },
  failedRounds: { vi: 'Lần đo lỗi', en: 'Failed rounds' },
  lostEchoes: { vi: 'Gói mất', en: 'Lost echoes' },
  days: { vi: '{n} ngày', en: '{n} {n:day|days}' },
  phasesTitle: { vi: 'Thời gian đi vào đâu', en: 'Where the time goes' },
  phasesWords: {
    vi: 'Thường: {parts}. Lâu nhất là {longest}, {share} của cả lần đo.',
    en: 'Usually: {parts}. The longest is {longest}, {share} of the whole.',
  },
  phasesScale: {
    vi: 'Trung vị của các lần đo đạt; các hàng cùng một thước nên so được với nhau. Phần còn lại: cả lần đo trừ các phần trên.',
    en: 'Medians of right answers; all rows are on one scale, so they compare. The rest: the whole less the parts above.',
  },
  rightAnswers: { vi: 'Lần đo đạt', en: 'Right answers' },
  whole: { vi: 'Cả lần đo', en: 'Whole' },
  median: { vi: 'Trung vị', en: 'Median' },
  usual: { vi: 'Thường lệ', en: 'Usual' },
  time: { vi: 'Lúc', en: 'Time' },
  rounds: { vi: 'Lần đo', en: 'Rounds' },
  samples: { vi: 'số đo của kết nối', en: 'its measurements' },
  whyTitle: { vi: 'Vì sao', en: 'Why' },
  whyNone: { vi: 'Máy đo chưa gửi bản giải thích.', en: 'The prober has not explained itself yet.' },
  whyUnder: {
    vi: 'Mỗi phép kiểm so với ngưỡng của nó, lúc {when}. Đủ ngưỡng là không ổn định.',
    en: 'Each statistic against its threshold, at {when}. At its threshold it makes the connection unstable.',
  },
  ofThreshold: { vi: '{value} / {threshold}', en: '{value} / {threshold}' },
  learning: {
    vi: 'Đang học mức thường lệ (chưa đủ 300 lần đo).',
    en: 'Still learning what is usual (under 300 rounds).',
  },
  usualAt: {
    vi: 'Giờ này thường trả lời trong {usual}; trên {slow} là chậm.',
    en: 'At this hour it usually answers in {usual}; above {slow} is slow.',
  },
  counted: { vi: 'Những phút đã tính', en: 'The minutes that counted' },
  countedFailed: { vi: 'lỗi', en: 'failed' },
  countedSlow: { vi: 'chậm gấp {x}', en: '{x} times as slow' },
  countedLossy: { vi: 'mất {x}', en: '{x} lost' },
  sisters: { vi: 'Đối chiếu', en: 'For comparison' },
  sistersSystem: {
    vi: 'Cùng hệ thống ở nơi khác: {bad} trong {all} không bình thường',
    en: 'The same system elsewhere: {bad} of {all} not up',
  },
  sistersUnit: { vi: 'Kết nối khác của đơn vị', en: 'Other connections of the unit' },
  availability: { vi: 'Mức khả dụng', en: 'Availability' },
  availabilityOf: {
    vi: 'Từ {from} đến {to}, trong giờ cam kết ({hours})',
    en: 'From {from} to {to}, in contract hours ({hours})',
  },
  aroundTheClock: { vi: '24/7', en: 'around the clock' },
  workingDays: { vi: 'ngày làm việc, {hours}', en: 'working days, {hours}' },
  everyDay: { vi: 'mọi ngày, {hours}', en: 'every day, {hours}' },
  formula: {
    vi: 'Khả dụng = phút đạt ÷ (phút đạt + phút không đạt) = {good} ÷ ({good} + {bad})',
    en: 'Availability = good minutes ÷ (good + bad minutes) = {good} ÷ ({good} + {bad})',
  },
  interval: { vi: 'Khoảng tin cậy 95% (Wilson): {low}–{high}', en: '95% interval (Wilson): {low}–{high}' },
  noShare: { vi: 'Chưa có phút nào được tính.', en: 'No minute counts yet.' },
  minutes: { vi: 'Phút', en: 'Minutes' },
  countsAs: { vi: 'Cách tính', en: 'How it counts' },
  kindOfTime: { vi: 'Tình trạng', en: 'State' },
  outages: {
    vi: '{n} lần mất kết nối, dài nhất {longest} phút. P95 tháng này: {p95}.',
    en: '{n} {n:outage|outages}, the longest {longest} {longest:minute|minutes}. P95 this month: {p95}.',
  },
  history: { vi: 'Diễn biến 7 ngày', en: 'The last 7 days' },
  historyNone: { vi: 'Chưa có diễn biến nào.', en: 'Nothing has happened yet.' },
  stillLasting: { vi: 'đến nay', en: 'still' },
  lasted: { vi: 'Kéo dài', en: 'Lasted' },
  reasons: { vi: 'Lý do', en: 'Reasons' },
  from: { vi: 'Từ', en: 'From' },
  path: { vi: 'Đường đi', en: 'Path' },
  lastRound: { vi: 'Lần đo cuối', en: 'Last round' },
  never: { vi: 'Chưa đo lần nào', en: 'Never probed' },
  every: { vi: 'đo mỗi {n} giây, thời hạn {deadline}', en: 'every {n} s, deadline {deadline}' },
  phases: { vi: 'nối {connect} + trả lời {rest} = {total}', en: 'connect {connect} + answer {rest} = {total}' },
} as const satisfies Record<string, Text>

import type { Tell } from '../alert/decision.ts'
import type { CauseClass, IncidentPhase, IncidentScope, Severity } from '../alert/incident.ts'
import type { Text } from '../text.ts'

export const severityTexts: Record<Severity, Text> = {
  info: { vi: 'Thông tin', en: 'Info' },
  warning: { vi: 'Lưu ý', en: 'Warning' },
  major: { vi: 'Nghiêm trọng', en: 'Major' },
  critical: { vi: 'Khẩn cấp', en: 'Critical' },
}

export const phaseTexts: Record<IncidentPhase, Text> = {
  open: { vi: 'Đang diễn ra', en: 'Open' },
  settled: { vi: 'Đã khôi phục, chờ nguyên nhân', en: 'Restored, cause awaited' },
  closed: { vi: 'Đã đóng', en: 'Closed' },
}

/** The three classes of the Ministry of Justice. */
export const causeTexts: Record<CauseClass, Text> = {
  function: { vi: 'Chức năng, dữ liệu', en: 'Function or data' },
  connection: { vi: 'Kết nối, truyền hồ sơ', en: 'Connection or transfer' },
  user: { vi: 'Thao tác người dùng', en: 'Use' },
}

export const scopeTexts: Record<IncidentScope, Text> = {
  connection: { vi: 'Kết nối', en: 'Connection' },
  root: { vi: 'Nguyên nhân gốc', en: 'Root cause' },
  mass: { vi: 'Diện rộng', en: 'Widespread' },
  blind: { vi: 'Điểm đo', en: 'Probe' },
  certificate: { vi: 'Chứng thư số', en: 'Certificate' },
  clock: { vi: 'Đồng hồ', en: 'Clock' },
  kpi: { vi: 'Chỉ tiêu', en: 'Indicator' },
  coverage: { vi: 'Độ phủ số liệu', en: 'Coverage' },
  feed: { vi: 'Nguồn số liệu', en: 'Data source' },
  trail: { vi: 'Nhật ký kiểm toán', en: 'Audit trail' },
  task: { vi: 'Nhiệm vụ', en: 'Task' },
}

export const conditionTexts: Record<string, Text> = {
  down: { vi: 'mất kết nối', en: 'down' },
  unstable: { vi: 'không ổn định', en: 'unstable' },
  degraded: { vi: 'suy giảm', en: 'degraded' },
  unknown: { vi: 'không xác định', en: 'unknown' },
  up: { vi: 'ổn định', en: 'up' },
  'certificate-30': { vi: 'còn không quá 30 ngày', en: 'ends within 30 days' },
  'certificate-14': { vi: 'còn không quá 14 ngày', en: 'ends within 14 days' },
  'certificate-7': { vi: 'còn không quá 7 ngày', en: 'ends within 7 days' },
  'certificate-1': { vi: 'còn không quá 1 ngày', en: 'ends within a day' },
  'certificate-0': { vi: 'hết hạn trong ngày hoặc đã hết hạn', en: 'ends today or has ended' },
  'clock-1': { vi: 'lệch từ 5 giây', en: 'is off by 5 seconds or more' },
  'clock-2': { vi: 'lệch từ 30 giây', en: 'is off by 30 seconds or more' },
  missed: { vi: 'chưa đạt mục tiêu', en: 'short of its target' },
  incomplete: { vi: 'số liệu chưa đầy đủ', en: 'incomplete' },
  silent: { vi: 'ngừng gửi số liệu', en: 'silent' },
  late: { vi: 'gửi số liệu chậm', en: 'late' },
  due: { vi: 'sắp đến hạn', en: 'due soon' },
  overdue: { vi: 'quá hạn', en: 'overdue' },
  broken: { vi: 'chuỗi nhật ký không còn nguyên vẹn', en: 'the chain is not whole' },
}

export const reasonTexts: Record<string, Text> = {
  errors: { vi: 'lỗi ngắt quãng', en: 'intermittent errors' },
  flapping: { vi: 'chập chờn', en: 'flapping' },
  slow: { vi: 'phản hồi chậm', en: 'slow answers' },
  lossy: { vi: 'mất gói tin', en: 'packet loss' },
  drift: { vi: 'chậm dần', en: 'growing slower' },
  unreachable: { vi: 'không truy cập được', en: 'unreachable' },
  recurring: { vi: 'tái diễn', en: 'recurring' },
  certificate: { vi: 'chứng thư sắp hết hạn hoặc không hợp lệ', en: 'certificate expiring or invalid' },
  clock: { vi: 'lệch đồng hồ', en: 'clock skew' },
}

export const tellTexts: Record<Tell['kind'], Text> = {
  firing: { vi: 'Cảnh báo', en: 'Alert' },
  raised: { vi: 'Nghiêm trọng hơn', en: 'Graver' },
  reminder: { vi: 'Nhắc lại', en: 'Reminder' },
  escalated: { vi: 'Chuyển cấp xử lý', en: 'Escalated' },
  resolved: { vi: 'Đã khôi phục', en: 'Restored' },
}

/** Letters: what, where, since when, what is seen, who answers, where to go on. */
export const letterTexts = {
  subject: { vi: '[{severity}] {kind}: {name} {condition}', en: '[{severity}] {kind}: {name} {condition}' },
  subjectOver: { vi: '[{kind}] {name}', en: '[{kind}] {name}' },
  again: { vi: '(gửi lại)', en: '(sent again)' },
  so: {
    vi: '{name} {condition} từ {since}.',
    en: '{name} has been {condition} since {since}.',
  },
  over: {
    vi: '{name} đã khôi phục lúc {until}, sau {lasted} kể từ {since}.',
    en: '{name} was restored at {until}, {lasted} after it began at {since}.',
  },
  graver: { vi: 'Mức độ tăng lên: {severity}.', en: 'It has become graver: {severity}.' },
  stillSo: { vi: 'Đến nay chưa có người tiếp nhận.', en: 'Nobody has taken it up so far.' },
  escalated: {
    vi: 'Chưa có người tiếp nhận sau {lasted}; đề nghị người trực tiếp nhận và xử lý.',
    en: 'Nobody has taken it up in {lasted}; whoever is on duty is asked to.',
  },
  overran: {
    vi: 'Đã quá thời gian bảo trì đã thông báo mà chưa khôi phục.',
    en: 'The announced maintenance is over and it is still so.',
  },
  seen: { vi: 'Biểu hiện: {seen}.', en: 'What is seen: {seen}.' },
  place: { vi: 'Đơn vị, hệ thống: {place}.', en: 'Unit or system: {place}.' },
  members: { vi: 'Phạm vi ảnh hưởng: {n} kết nối.', en: 'Impact: {n} {n:connection|connections}.' },
  recurrences: { vi: 'Đã tái diễn {n} lần.', en: 'It has come back {n} {n:time|times}.' },
  provider: { vi: 'Đơn vị chịu trách nhiệm: {name}.', en: 'Responsible: {name}.' },
  providerReached: { vi: 'Đơn vị chịu trách nhiệm: {name} ({contact}).', en: 'Responsible: {name} ({contact}).' },
  assignee: { vi: 'Người xử lý: {name}.', en: 'Assigned to: {name}.' },
  link: { vi: 'Xem và tiếp nhận: {link}', en: 'See it and take it up: {link}' },
  ticket: { vi: 'Phiếu sự cố số {number}.', en: 'Incident {number}.' },
  digestSubject: { vi: 'Tổng hợp cảnh báo: {n} sự cố', en: 'Digest of alerts: {n} {n:incident|incidents}' },
  digestOpen: { vi: 'Đang diễn ra', en: 'Still so' },
  digestOver: { vi: 'Đã khôi phục', en: 'Restored' },
  testSubject: { vi: 'Tin thử từ Nhịp Số', en: 'Test message from Nhịp Số' },
  test: {
    vi: 'Đây là tin thử của kênh “{channel}”, gửi lúc {at}. Nhận được tin này nghĩa là kênh hoạt động.',
    en: 'This is a test of the channel “{channel}”, sent at {at}. If you read it, the channel works.',
  },
  days: { vi: '{n} ngày', en: '{n} {n:day|days}' },
  hours: { vi: '{n} giờ', en: '{n} {n:hour|hours}' },
  minutes: { vi: '{n} phút', en: '{n} {n:minute|minutes}' },
} as const satisfies Record<string, Text>

/** Names of what has none of its own. */
export const subjectTexts = {
  blind: { vi: 'Không đo được từ: {id}', en: 'Cannot probe from: {id}' },
  mass: { vi: 'Nhiều đường truyền cùng lúc ({n})', en: 'Many lines at once ({n})' },
  certificate: { vi: 'Chứng thư số của {of}', en: 'Certificate of {of}' },
  clock: { vi: 'Đồng hồ của {of}', en: 'Clock of {of}' },
  several: { vi: '{n} kết nối', en: '{n} {n:connection|connections}' },
} as const satisfies Record<string, Text>

/** What the doors of incidents and their set-up say when they refuse. */
export const alertSays = {
  noSuchIncident: { vi: 'Không có sự cố này.', en: 'There is no such incident.' },
  noSuchChannel: { vi: 'Không có kênh này.', en: 'There is no such channel.' },
  noSuchRoster: { vi: 'Không có lịch trực này.', en: 'There is no such roster.' },
  noSuchRule: { vi: 'Không có quy tắc này.', en: 'There is no such rule.' },
  noSuchWindow: { vi: 'Không có lịch bảo trì này.', en: 'There is no such announcement.' },
  noSuchLetter: { vi: 'Không có thư nào như vậy đang bị dừng.', en: 'There is no such letter that was given up.' },
  noSuchProvider: { vi: 'Không có đơn vị cung cấp “{id}”.', en: 'There is no provider “{id}”.' },
  snoozePast: {
    vi: 'Thời điểm tạm ẩn phải ở tương lai, nhiều nhất 30 ngày.',
    en: 'Snooze to a time ahead, 30 days at most.',
  },
  notOpen: { vi: 'Sự cố không còn diễn ra.', en: 'The incident is not open any more.' },
  secretAgain: {
    vi: 'Kênh chuyển sang máy chủ khác nên phải nhập lại khóa bí mật.',
    en: 'The channel moves to another host, so its secret must be given again.',
  },
  secretMissing: { vi: 'Kênh này cần khóa bí mật.', en: 'This channel needs a secret.' },
  kindStays: { vi: 'Không đổi được loại kênh; hãy tạo kênh mới.', en: 'The kind of a channel stays; make a new one.' },
  notOfRoster: {
    vi: 'Người trực phải có địa chỉ đúng với kênh của lịch.',
    en: 'Whoever is on duty needs an address of the roster’s channel.',
  },
  noMail: {
    vi: 'Chưa cấu hình máy chủ thư (NHIPSO_SMTP_URL, NHIPSO_MAIL_FROM).',
    en: 'No mail server is set (NHIPSO_SMTP_URL, NHIPSO_MAIL_FROM).',
  },
  cancelledBefore: { vi: 'Thông báo này đã được hủy.', en: 'This announcement was taken back before.' },
  forbidden: {
    vi: 'Địa chỉ không được phép kết nối: {why}. Quản trị viên có thể đề nghị mở mạng trong mục Kết nối ra ngoài.',
    en: 'The address may not be connected to: {why}. An administrator can propose a rule on the page of ways out.',
  },
  unknownName: { vi: 'Không có “{name}”.', en: 'There is no “{name}”.' },
} as const satisfies Record<string, Text>

/** Why an address is refused, in words. */
export const egressTexts: Record<string, Text> = {
  never: { vi: 'địa chỉ của chính máy chủ hoặc dành riêng', en: 'it is the machine itself or reserved' },
  private: { vi: 'mạng nội bộ chưa được duyệt', en: 'a private network nobody approved' },
  port: { vi: 'cổng không được phép', en: 'the port is not allowed' },
  own: { vi: 'địa chỉ của chính chương trình', en: 'it is this program' },
  host: { vi: 'tên máy không hợp lệ', en: 'no valid host' },
  url: { vi: 'địa chỉ không hợp lệ', en: 'no valid address' },
}

import type { CollectionOutcome, QuarantineRule, RejectReason } from '../feed/feed.ts'
import type { FeedState } from '../feed/feed-contract.ts'
import type { Text } from '../text.ts'

/** The page of sources, and the page of one feed. */
export const feedPageMessages = {
  listTitle: { vi: 'Nguồn số liệu', en: 'Data sources' },
  listUnder: {
    vi: '{healthy}/{total} nguồn đủ số liệu đến hạn.',
    en: '{healthy} of {total} sources have delivered all that is due.',
  },
  theFeeds: { vi: 'danh sách nguồn số liệu', en: 'the list of sources' },
  theFeed: { vi: 'nguồn {id}', en: 'the source {id}' },
  theCalendar: { vi: 'lịch đầy đủ số liệu', en: 'the completeness calendar' },
  thePublished: { vi: 'các số đã công bố', en: 'the published figures' },
  feedsCaption: { vi: 'Các nguồn đang được hỏi, lúc {now}', en: 'Sources being asked, at {now}' },
  feed: { vi: 'Nguồn', en: 'Source' },
  state: { vi: 'Trạng thái', en: 'State' },
  lastSuccess: { vi: 'Lần lấy được gần nhất', en: 'Last success' },
  upTo: { vi: 'Đủ đến ngày', en: 'Complete to' },
  behind: { vi: 'Chậm', en: 'Behind' },
  behindDays: { vi: '{n} ngày', en: '{n} {n:day|days}' },
  behindNone: { vi: 'không', en: 'no' },
  rejected: { vi: 'Bị loại', en: 'Rejected' },
  corrections: { vi: 'Điều chỉnh', en: 'Corrections' },
  quarantined: { vi: 'Đang kiểm tra', en: 'In review' },
  next: { vi: 'Lần hỏi tới', en: 'Next asking' },
  schedule: { vi: 'Lịch hỏi', en: 'Schedule' },
  scheduleDaily: { vi: 'hằng ngày lúc {at}', en: 'daily at {at}' },
  scheduleEvery: { vi: '{n} phút một lần', en: 'every {n} {n:minute|minutes}' },
  scheduleHours: { vi: '{n} giờ một lần', en: 'every {n} h' },
  lag: { vi: 'Hạn có số', en: 'Due' },
  lagHours: { vi: 'trong {n} giờ sau khi hết ngày', en: 'within {n} {n:hour|hours} after the day ends' },
  lagDays: { vi: 'trong {n} ngày sau khi hết ngày', en: 'within {n} {n:day|days} after the day ends' },
  subsystem: { vi: 'Hệ thống', en: 'System' },
  provider: { vi: 'Đơn vị phụ trách', en: 'Answers for it' },
  providerUnknown: { vi: 'chưa rõ', en: 'not known' },
  never: { vi: 'chưa lần nào', en: 'never' },
  last30: {
    vi: 'Số bản ghi bị loại, đang kiểm tra và điều chỉnh tính trong 30 ngày.',
    en: 'Rejected, in review and corrections are counted over 30 days.',
  },
  agoMinutes: { vi: '{n} phút trước', en: '{n} min ago' },
  agoHours: { vi: '{n} giờ trước', en: '{n} h ago' },
  agoDays: { vi: '{n} ngày trước', en: '{n} {n:day|days} ago' },
  justNow: { vi: 'vừa xong', en: 'just now' },
  soon: { vi: 'ngay bây giờ', en: 'now' },
  inMinutes: { vi: 'sau {n} phút', en: 'in {n} min' },
  inHours: { vi: 'sau {n} giờ', en: 'in {n} h' },
  feedsNone: { vi: 'Chưa khai báo nguồn nào.', en: 'No source is set up yet.' },

  withoutTitle: { vi: 'Hệ thống chưa có nguồn số liệu ({n})', en: 'Systems without a feed ({n})' },
  withoutReason: { vi: 'Vì sao', en: 'Why' },
  withoutCaption: { vi: 'Hệ thống chưa có nguồn số liệu và lý do', en: 'Systems without a feed, and why' },
  withoutKpi: {
    vi: 'Chưa có chỉ tiêu nào được đo từ hệ thống này.',
    en: 'No indicator is measured from this system.',
  },

  simulatedTitle: { vi: 'Số nào mô phỏng, số nào đã công bố', en: 'What is simulated, what is published' },
  simulatedText: {
    vi: 'Mọi nguồn ở trên là hệ thống mô phỏng, nói đúng định dạng của hệ thống thật. Các tổng trong bảng dưới được khớp với số đã công bố tại hội thảo tháng 7/2025; số của từng xã, phường, từng ngày và mọi số sau đó là mô phỏng.',
    en: 'All sources above are simulated systems that speak the formats of the real ones. The totals below are fitted to the figures published at the workshop of July 2025; figures by commune, by day and everything later are simulated.',
  },
  publishedTitle: { vi: 'Số đã công bố và số của hệ thống', en: 'Published figures beside ours' },
  publishedSummary: { vi: '{agree}/{all} số khớp.', en: '{agree} of {all} figures agree.' },
  publishedCaption: {
    vi: 'Số đã công bố và số tính được cho cùng khoảng ngày',
    en: 'Published figures and ours for the same days',
  },
  statement: { vi: 'Nội dung công bố', en: 'As published' },
  days: { vi: 'Khoảng ngày', en: 'Days' },
  published: { vi: 'Công bố', en: 'Published' },
  ours: { vi: 'Hệ thống', en: 'Ours' },
  agreement: { vi: 'So sánh', en: 'Comparison' },
  agrees: { vi: 'Khớp', en: 'Agrees' },
  notYetHeld: { vi: 'Chưa so được', en: 'Not held against it yet' },
  differs: { vi: 'Lệch', en: 'Differs' },
  inferred: { vi: 'suy ra', en: 'inferred' },
  countless: { vi: 'không nêu số đếm', en: 'no count printed' },
  flagsTitle: {
    vi: 'Điểm chưa nhất quán của nguồn công bố ({n})',
    en: 'Inconsistencies of the published source ({n})',
  },
  resolution: { vi: 'Cách xử lý', en: 'Resolution' },

  // One feed
  unknownFeed: { vi: 'Không có nguồn nào mang mã {id}.', en: 'There is no source {id}.' },
  toList: { vi: 'Xem tất cả nguồn', en: 'See all sources' },
  address: { vi: 'Địa chỉ hỏi', en: 'Asked at' },
  countedHere: { vi: 'Chương trình tự đếm, không hỏi ra ngoài', en: 'Counted by the program itself' },
  format: { vi: 'Định dạng', en: 'Format' },
  historyFrom: { vi: 'Có số từ ngày', en: 'Figures from' },
  dueTo: { vi: 'Đến hạn tới ngày', en: 'Due up to' },
  attempts: { vi: 'Lần hỏi gần nhất', en: 'Last asking' },
  failures: { vi: '{n} lần lỗi liên tiếp', en: '{n} {n:failure|failures} in a row' },
  technical: { vi: 'Chi tiết kỹ thuật', en: 'Technical detail' },
  place: { vi: 'tại {pointer}', en: 'at {pointer}' },
  kept: {
    vi: 'Số liệu đã nhận vẫn giữ nguyên. Ngày chưa có để trống, không tính là 0.',
    en: 'What has arrived stays as it is. A day that has not come is left empty, never counted as 0.',
  },
  askAgain: { vi: 'Hệ thống tự hỏi lại {when}.', en: 'It will be asked again {when}.' },

  calendarTitle: { vi: 'Đủ số liệu theo đơn vị và ngày', en: 'Completeness by unit and day' },
  calendarSummary: {
    vi: '{month}: đã có {reported}/{expected} lượt ({share}). {short} đơn vị còn thiếu.',
    en: '{month}: {reported} of {expected} reports ({share}). {short} {n:unit is|units are} short.',
  },
  calendarNothing: { vi: '{month}: chưa có lượt báo cáo nào đến hạn.', en: '{month}: nothing is due yet.' },
  calendarWorst: { vi: 'Ngày thiếu nhiều nhất: {day}, {n} đơn vị.', en: 'Worst day: {day}, {n} {n:unit|units}.' },
  calendarCaption: { vi: 'Mỗi hàng một đơn vị, mỗi ô một ngày', en: 'A row for each unit, a cell for each day' },
  calendarEmpty: {
    vi: 'Không có đơn vị nào phải gửi số liệu trong tháng này.',
    en: 'No unit owes figures in this month.',
  },
  calendarAllIn: { vi: 'Không đơn vị nào thiếu ngày nào trong tháng này.', en: 'No unit misses a day in this month.' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  daysOf: { vi: 'Các ngày', en: 'Days' },
  share: { vi: 'Đã có', en: 'Arrived' },
  missingDays: { vi: 'Ngày thiếu', en: 'Missing days' },
  onlyShort: { vi: 'Chỉ đơn vị còn thiếu', en: 'Only units that are short' },
  previousMonth: { vi: 'Tháng trước', en: 'Previous month' },
  nextMonth: { vi: 'Tháng sau', en: 'Next month' },
  month: { vi: 'Tháng', en: 'Month' },
  earsMissing: { vi: 'thiếu {days}', en: 'missing {days}' },
  earsFull: { vi: 'đủ', en: 'complete' },
  legend: { vi: 'Chú giải', en: 'Legend' },
  offDay: { vi: 'nền sẫm: ngày nghỉ', en: 'darker ground: day off' },

  collectionsFor: {
    vi: 'Các lần hỏi, bản ghi bị từ chối và bản ghi đang giữ lại dành cho: {roles}.',
    en: 'Collections, rejected records and records held back are for: {roles}.',
  },
  fanOutTitle: { vi: 'Địa chỉ riêng của từng đơn vị', en: 'The addresses of the units' },
  fanOutAll: {
    vi: '{units} đơn vị, mỗi đơn vị một địa chỉ; lần hỏi gần nhất đều lấy được.',
    en: '{units} units, each at its own address; all answered when they were asked last.',
  },
  fanOutSome: {
    vi: '{units} đơn vị, mỗi đơn vị một địa chỉ: {failing} đơn vị lỗi ở lần hỏi gần nhất, {unheard} đơn vị chưa từng trả lời. Số liệu các đơn vị khác vẫn vào.',
    en: '{units} units, each at its own address: {failing} failed when they were asked last, {unheard} have never answered. The figures of the others come in.',
  },
  fanOutCaption: { vi: 'Các đơn vị có địa chỉ đang lỗi', en: 'Units whose address fails' },
  fanOutWhy: { vi: 'Lỗi', en: 'What is wrong' },
  fanOutFailures: { vi: 'Số lần liền', en: 'In a row' },
  fanOutNext: { vi: 'Hỏi lại', en: 'Asked again' },
  collectionsTitle: { vi: 'Các lần hỏi gần đây', en: 'Recent askings' },
  collectionsCaption: { vi: 'Các lần hỏi gần đây, mới nhất trước', en: 'Recent askings, newest first' },
  collectionsNone: { vi: 'Chưa hỏi lần nào.', en: 'Not asked yet.' },
  askedAt: { vi: 'Lúc', en: 'At' },
  askedRange: { vi: 'Hỏi số các ngày', en: 'Days asked' },
  outcome: { vi: 'Kết quả', en: 'Outcome' },
  took: { vi: 'Mất', en: 'Took' },
  seconds: { vi: '{n} giây', en: '{n} s' },
  records: { vi: 'Bản ghi', en: 'Records' },
  changes: { vi: 'Số mới', en: 'New' },
  payload: { vi: 'Bản gốc', en: 'Original' },
  payloadOpen: { vi: 'Mở bản gốc lần hỏi {id}', en: 'Open the original of asking {id}' },
  payloadNone: { vi: 'không có', en: 'none' },
  kilobytes: { vi: '{n} kB', en: '{n} kB' },

  rejectsTitle: { vi: 'Bản ghi bị loại', en: 'Rejected records' },
  rejectsNone: { vi: 'Không có bản ghi nào bị loại.', en: 'No record was rejected.' },
  rejectsCaption: {
    vi: 'Bản ghi bị loại, kèm vị trí và đoạn trích trong bản gốc',
    en: 'Rejected records, with their place and an excerpt of the original',
  },
  reason: { vi: 'Lý do', en: 'Reason' },
  where: { vi: 'Vị trí trong bản gốc', en: 'Place in the original' },
  excerpt: { vi: 'Đoạn trích', en: 'Excerpt' },
  field: { vi: 'trường {field}', en: 'field {field}' },
  asking: { vi: 'Lần hỏi', en: 'Asking' },

  quarantineTitle: { vi: 'Bản ghi đang kiểm tra', en: 'Records in review' },
  quarantineNone: { vi: 'Không có bản ghi nào chờ kiểm tra.', en: 'No record waits for review.' },
  quarantineCaption: {
    vi: 'Bản ghi chưa tính vào kết quả, chờ cán bộ quyết định',
    en: 'Records not counted yet; an officer decides',
  },
  day: { vi: 'Ngày', en: 'Day' },
  rule: { vi: 'Điều bất thường', en: 'What is odd' },
  counts: { vi: 'Số trong bản ghi', en: 'Counts in the record' },
} as const satisfies Record<string, Text>

export const feedStateTexts: Record<FeedState, { mark: string; word: Text; sentence: Text }> = {
  healthy: {
    mark: '●',
    word: { vi: 'Đủ số liệu', en: 'Up to date' },
    sentence: {
      vi: 'Nguồn hoạt động bình thường, đã có đủ số liệu đến hạn.',
      en: 'The source works, and all that is due has arrived.',
    },
  },
  late: {
    mark: '▲',
    word: { vi: 'Chậm', en: 'Late' },
    sentence: {
      vi: 'Hệ thống nguồn trả lời, nhưng số liệu của ngày đã đến hạn vẫn chưa có.',
      en: 'The source answers, but figures that are due have not come.',
    },
  },
  failing: {
    mark: '✕',
    word: { vi: 'Đang lỗi', en: 'Failing' },
    sentence: { vi: 'Lần hỏi gần nhất không lấy được số liệu.', en: 'The last asking brought no figures.' },
  },
  loading: {
    mark: '…',
    word: { vi: 'Đang nạp lịch sử', en: 'Loading history' },
    sentence: { vi: 'Đang nạp số liệu các tháng trước.', en: 'Figures of past months are being loaded.' },
  },
  never: {
    mark: '○',
    word: { vi: 'Chưa hỏi', en: 'Not asked' },
    sentence: { vi: 'Nguồn này chưa được hỏi lần nào.', en: 'This source has not been asked yet.' },
  },
  paused: {
    mark: '‖',
    word: { vi: 'Tạm dừng', en: 'Paused' },
    sentence: {
      vi: 'Nguồn này hiện không được hỏi; số liệu đã nhận vẫn giữ nguyên.',
      en: 'This source is not asked at present; what it has brought stays.',
    },
  },
}

/** What came of one asking, for somebody who answers for the system and is no engineer. */
export const outcomeTexts: Record<CollectionOutcome, { mark: string; word: Text; sentence: Text }> = {
  kept: {
    mark: '●',
    word: { vi: 'Có số mới', en: 'New figures' },
    sentence: { vi: 'Đã nhận số liệu mới.', en: 'New figures were kept.' },
  },
  unchanged: {
    mark: '○',
    word: { vi: 'Không đổi', en: 'Unchanged' },
    sentence: { vi: 'Số liệu giống lần trước.', en: 'The figures are the same as before.' },
  },
  unreachable: {
    mark: '✕',
    word: { vi: 'Không kết nối được', en: 'Unreachable' },
    sentence: {
      vi: 'Không kết nối được tới hệ thống nguồn. Cần kiểm tra máy chủ hoặc đường truyền của hệ thống đó.',
      en: 'The source could not be reached. Its server or its line needs checking.',
    },
  },
  deadline: {
    mark: '✕',
    word: { vi: 'Quá lâu', en: 'Too slow' },
    sentence: {
      vi: 'Hệ thống nguồn trả lời quá chậm nên đã dừng chờ. Hệ thống đó có thể đang quá tải.',
      en: 'The source took too long and was given up on. It may be overloaded.',
    },
  },
  status: {
    mark: '✕',
    word: { vi: 'Nguồn báo lỗi', en: 'Source error' },
    sentence: {
      vi: 'Hệ thống nguồn nhận được câu hỏi nhưng báo lỗi. Cần báo đơn vị phụ trách hệ thống đó.',
      en: 'The source was asked and reported an error of its own. Those who run it should be told.',
    },
  },
  'too-large': {
    mark: '✕',
    word: { vi: 'Quá lớn', en: 'Too large' },
    sentence: {
      vi: 'Câu trả lời lớn hơn mức cho phép nên không nhận.',
      en: 'The answer was larger than allowed and was not taken.',
    },
  },
  unreadable: {
    mark: '✕',
    word: { vi: 'Không đọc được', en: 'Unreadable' },
    sentence: {
      vi: 'Câu trả lời bị hỏng hoặc bị cắt giữa chừng, không đọc được.',
      en: 'The answer is broken or cut short and cannot be read.',
    },
  },
  drifted: {
    mark: '✕',
    word: { vi: 'Sai cấu trúc', en: 'Changed shape' },
    sentence: {
      vi: 'Hệ thống nguồn đã đổi cấu trúc số liệu so với tài liệu đã thống nhất. Cần đơn vị phụ trách xác nhận trước khi nhận tiếp.',
      en: 'The source no longer answers in the agreed structure. Those who run it must confirm before more is taken in.',
    },
  },
}

export const rejectTexts: Record<RejectReason, Text> = {
  'unknown-unit': { vi: 'Mã đơn vị không có trong danh mục', en: 'Unit code not in the register' },
  'unit-closed': { vi: 'Đơn vị đã kết thúc hoạt động trước ngày này', en: 'The unit had ended by that day' },
  'unit-not-yet': { vi: 'Đơn vị chưa thành lập vào ngày này', en: 'The unit did not stand yet on that day' },
  'bad-day': { vi: 'Ngày không hợp lệ', en: 'Not a day' },
  'outside-asked': { vi: 'Ngày nằm ngoài khoảng đã hỏi', en: 'Day outside what was asked' },
  'missing-field': { vi: 'Thiếu trường bắt buộc', en: 'A required field is missing' },
  'not-a-count': { vi: 'Không phải số đếm', en: 'Not a count' },
  negative: { vi: 'Số âm', en: 'Negative number' },
  duplicate: { vi: 'Trùng đơn vị và ngày', en: 'Same unit and day twice' },
  'parts-do-not-add-up': { vi: 'Các phần cộng lại không bằng tổng', en: 'The parts do not add up' },
  'breaks-rule': { vi: 'Trái quy tắc kiểm tra', en: 'Breaks a validation rule' },
  'out-of-scope': { vi: 'Đơn vị không phải gửi số liệu này', en: 'The unit does not owe this figure' },
  'ambiguous-unit': { vi: 'Có nhiều đơn vị cùng tên', en: 'Several units of that name' },
  'not-yours': { vi: 'Số liệu của đơn vị khác', en: 'Another unit’s figures' },
  'unknown-measure': { vi: 'Chỉ tiêu không có trong bộ số liệu', en: 'Not a measure of the dataset' },
}

export const quarantineTexts: Record<QuarantineRule, Text> = {
  'part-exceeds-whole': { vi: 'Số thành phần lớn hơn tổng số', en: 'A part is larger than its whole' },
  'does-not-agree': { vi: 'Không khớp với số liệu khác cùng ngày', en: 'Does not agree with other figures of the day' },
  unusual: { vi: 'Khác thường so với các ngày cùng thứ', en: 'Unusual for such a day' },
  'closed-period': { vi: 'Thuộc kỳ đã khóa số liệu', en: 'Falls in a closed period' },
}

/** A letter for each day of the calendar, so that it can be read without colour. */
export const dayLetters = {
  r: { letter: { vi: '•', en: '•' }, word: { vi: 'đã có', en: 'arrived' } },
  c: { letter: { vi: 'S', en: 'C' }, word: { vi: 'đã có, sau đó sửa', en: 'arrived, corrected later' } },
  q: { letter: { vi: '?', en: '?' }, word: { vi: 'đang kiểm tra', en: 'in review' } },
  m: { letter: { vi: 'T', en: 'M' }, word: { vi: 'thiếu', en: 'missing' } },
  p: { letter: { vi: '–', en: '–' }, word: { vi: 'chưa đến hạn', en: 'not due yet' } },
  n: { letter: { vi: ' ', en: ' ' }, word: { vi: 'trống: không phải gửi', en: 'blank: nothing owed' } },
} as const satisfies Record<string, { letter: Text; word: Text }>
export type DayLetter = keyof typeof dayLetters

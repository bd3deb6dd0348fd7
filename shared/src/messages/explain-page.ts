import { pageNames } from './page-names.ts'
import type { DeltaReason } from '../feed/delta-reason.ts'
import type { Text } from '../text.ts'

/** The page that tells where a number comes from. */
export const explainPageMessages = {
  title: pageNames.explained,
  what: { vi: 'cách tính {id}', en: 'how {id} is made' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  toKpi: { vi: 'Xem chỉ tiêu', en: 'See the indicator' },

  // The number
  numberTitle: { vi: 'Con số và công thức', en: 'The number and its formula' },
  part: { vi: 'Thành phần', en: 'Part' },
  term: { vi: 'Số liệu gốc', en: 'Source figure' },
  measure: { vi: 'Mã số liệu', en: 'Code' },
  count: { vi: 'Số đếm', en: 'Count' },
  numerator: { vi: 'Tử số', en: 'Numerator' },
  denominator: { vi: 'Mẫu số', en: 'Denominator' },
  result: { vi: 'Kết quả', en: 'Result' },
  less: { vi: 'trừ', en: 'less' },
  agrees: {
    vi: 'Cộng lại từng dòng trong sổ ghi: khớp với con số đang hiển thị.',
    en: 'Added up anew from every line of the ledger: it is the number shown.',
  },
  disagrees: {
    vi: 'Cộng lại từng dòng trong sổ ghi KHÔNG khớp với con số đang hiển thị. Hãy báo đơn vị vận hành.',
    en: 'Added up anew from the ledger it is NOT the number shown. Please tell those who run the program.',
  },
  version: { vi: 'Định nghĩa phiên bản {version}', en: 'Definition version {version}' },
  versionSince: {
    vi: 'Định nghĩa phiên bản {version}, ghi nhận {when}',
    en: 'Definition version {version}, recorded {when}',
  },
  inForceFrom: { vi: 'áp dụng từ {day}', en: 'in force from {day}' },
  link: { vi: 'Sao chép liên kết giữ nguyên con số này', en: 'Copy a link to this very number' },
  linkCopied: { vi: 'Đã sao chép liên kết.', en: 'Link copied.' },
  linkBlocked: { vi: 'Liên kết giữ nguyên con số này', en: 'A link to this very number' },
  linkUnder: {
    vi: 'Mở sau này vẫn ra đúng con số như đã biết lúc {when}, dù số liệu về sau có được điều chỉnh.',
    en: 'Opened later, it still shows the number as it was known at {when}, whatever is corrected after.',
  },

  // A group, and what goes back to other units
  membersTitle: { vi: 'Từng đơn vị trong nhóm', en: 'Unit by unit' },
  membersSaid: {
    vi: 'Nhóm “{name}” gồm {n} đơn vị, theo thành phần nhóm ngày {day}. Tỷ lệ của nhóm là tổng tử số chia tổng mẫu số.',
    en: 'The group “{name}” holds {n} {n:unit|units} as of {day}. Its rate is the sum of numerators over the sum of denominators.',
  },
  membersNone: {
    vi: 'Chỉ tiêu này không cộng được giữa các đơn vị, hoặc không giao cho đơn vị nào trong nhóm.',
    en: 'This indicator cannot be added up over units, or is owed by no unit of the group.',
  },
  value: { vi: 'Giá trị', en: 'Value' },
  reportsIn: { vi: 'Báo cáo đã có', en: 'Reports in' },
  lineTitle: { vi: 'Số liệu nối tiếp từ các đơn vị trước', en: 'Carried on from earlier units' },
  lineSaid: {
    vi: 'Số đếm của những ngày trước được ghi dưới mã của các đơn vị này. Khi một đơn vị bị chia, mỗi đơn vị sau nhận một phần theo tỷ lệ đã xác nhận; các phần cộng lại đúng bằng số ban đầu.',
    en: 'Counts of earlier days stand under the codes of these units. Of one that was divided each successor takes its confirmed share; the shares add up to what there was.',
  },
  lineUnit: { vi: 'Ghi dưới đơn vị', en: 'Recorded under' },
  lineDays: { vi: 'Các ngày', en: 'Days' },
  lineShare: { vi: 'Tỷ lệ nhận', en: 'Share' },
  lineCounted: { vi: 'Đã ghi', en: 'Recorded' },
  lineTaken: { vi: 'Được nhận', en: 'Taken over' },
  lineWhole: { vi: 'toàn bộ', en: 'all' },
  wholeBefore: {
    vi: 'Số đếm ở bảng trên là toàn bộ số đã ghi; phần được nhận theo tỷ lệ xem tại:',
    en: 'The counts above are all that was recorded; what was taken over by a share is told under',
  },

  // Days
  daysTitle: { vi: 'Những ngày được tính', en: 'The days counted' },
  daysOfFlow: { vi: 'Cộng các ngày {range}.', en: 'Days {range} are added up.' },
  daysOfState: {
    vi: 'Đây là số tại một thời điểm: lấy báo cáo gần nhất của mỗi đơn vị ({range}).',
    en: 'This is a state: each unit’s latest report counts ({range}).',
  },
  closed: {
    vi: 'Kỳ đã khóa lúc {when}: chỉ thay đổi khi có hai người đồng ý.',
    en: 'The period was closed at {when}: it moves only when two people agree.',
  },
  notClosed: {
    vi: 'Số liệu tạm tính: kỳ chưa khóa.',
    en: 'Provisional: the period is not closed yet.',
  },
  movedSince: { vi: 'Có điều chỉnh sau khóa ({n} dòng).', en: 'Adjusted since ({n} {n:line|lines}).' },
  daysNone: { vi: 'Không có ngày nào được tính.', en: 'No day is counted.' },
  missingNone: { vi: 'Không thiếu báo cáo nào.', en: 'No report is missing.' },
  missingDays: {
    vi: 'Thiếu {n} báo cáo, không được tính là 0. Các ngày thiếu: {days}',
    en: '{n} {n:report is|reports are} missing and not counted as 0. The days: {days}',
  },
  missingMore: { vi: '… và {n} báo cáo cũ hơn.', en: '… and {n} older.' },
  owing: {
    vi: 'Thiếu {n} báo cáo của {units} đơn vị, không được tính là 0:',
    en: '{n} {n:report|reports} of {units} units are missing and not counted as 0:',
  },
  owingMore: { vi: '… và {n} đơn vị khác.', en: '… and {n} other units.' },
  held: {
    vi: '{n} bản ghi đang kiểm tra, chưa được tính.',
    en: '{n} {n:record is|records are} being checked and not counted yet.',
  },

  // Reasons and batches
  reasonsTitle: { vi: 'Vì sao con số thành ra như vậy', en: 'What made it what it is' },
  reason: { vi: 'Lý do', en: 'Reason' },
  figures: { vi: 'Số dòng', en: 'Lines' },
  batchesTitle: { vi: 'Từng lần ghi vào sổ', en: 'Every entry of the ledger' },
  batchesSummary: {
    vi: '{n} lần ghi làm nên con số này, mới nhất trước.',
    en: '{n} {n:entry makes|entries make} up this number, the newest first.',
  },
  batchesNone: { vi: 'Chưa có lần ghi nào.', en: 'There is no entry yet.' },
  batchesOlder: { vi: 'Các lần ghi trước đó', en: 'Earlier entries' },
  batchesNewest: { vi: 'Về lần ghi mới nhất', en: 'Back to the newest' },
  recordedAt: { vi: 'Ghi lúc', en: 'Recorded' },
  source: { vi: 'Nguồn', en: 'Source' },
  handedIn: { vi: 'Nộp trực tiếp', en: 'Handed in' },
  ofDays: { vi: 'Của các ngày', en: 'Of the days' },
  entry: { vi: 'Lần ghi {id}', en: 'Entry {id}' },
  openEntry: { vi: 'Xem từng đơn vị, từng ngày của lần ghi {id}', en: 'See every unit and day of entry {id}' },
  recordsTitle: { vi: 'Lần ghi {id}: từng đơn vị, từng ngày', en: 'Entry {id}: every unit and day' },
  recordsNone: {
    vi: 'Lần ghi này không làm thay đổi con số đang xem.',
    en: 'This entry did not move the number shown.',
  },
  recordsMore: { vi: 'Xem tiếp', en: 'Show more' },
  close: { vi: 'Đóng', en: 'Close' },
  day: { vi: 'Ngày', en: 'Day' },
  moves: { vi: 'Thay đổi trong sổ ghi', en: 'Moves in the ledger' },
  original: { vi: 'Số liệu gốc', en: 'Original' },
  showOriginal: { vi: 'Xem tại chỗ', en: 'Show the place' },
  showOriginalOf: {
    vi: 'Xem chỗ của {unit} ngày {day} trong số liệu gốc',
    en: 'Show where {unit} on {day} stands in the original',
  },
  placeTitle: { vi: 'Chỗ của con số trong số liệu gốc', en: 'The place in the original' },
  placeUnder: {
    vi: '{pointer}, dòng {line} · {bytes} byte · SHA-256 {hash}',
    en: '{pointer}, line {line} · {bytes} bytes · SHA-256 {hash}',
  },
  placeField: { vi: 'Trường “{field}” giữ số này.', en: 'The field “{field}” holds this figure.' },
  placeSummed: {
    vi: 'Con số này được cộng từ nhiều dòng; đây là dòng khép lại ngày đó.',
    en: 'This figure is added up from several lines; this is the one that closes the day.',
  },
  sheetUnder: { vi: 'Tệp {file} · {bytes} byte · SHA-256 {hash}', en: 'File {file} · {bytes} bytes · SHA-256 {hash}' },
  sheetRow: { vi: 'Dòng', en: 'Row' },
  sheetField: { vi: 'Số này lấy từ {place} (“{field}”).', en: 'This figure was read from {place} (“{field}”).' },
  placeWhole: { vi: 'Mở toàn bộ số liệu gốc', en: 'Open the whole original' },
  thePlace: { vi: 'số liệu gốc của lần ghi {id}', en: 'the original of entry {id}' },
  theRecords: { vi: 'các bản ghi của lần ghi {id}', en: 'the records of entry {id}' },
} as const satisfies Record<string, Text>

export const deltaReasonTexts: Record<DeltaReason, Text> = {
  first: { vi: 'Báo cáo đúng hạn', en: 'Reported in time' },
  late: { vi: 'Báo cáo muộn', en: 'Reported late' },
  correction: { vi: 'Điều chỉnh', en: 'Corrected' },
  reversal: { vi: 'Hủy điều chỉnh', en: 'Correction taken back' },
  quarantine: { vi: 'Tạm giữ để kiểm tra', en: 'Held for checking' },
  release: { vi: 'Cho tính sau khi kiểm tra', en: 'Let in after checking' },
}

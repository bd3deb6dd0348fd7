import type { Text } from '../text.ts'

/** What can be wrong with a subsystem's answer as a whole, in the words an officer reads on the feed's page. */
export const feedAnswer = {
  unreachable: { vi: 'Không kết nối được tới hệ thống ({code}).', en: 'The system could not be reached ({code}).' },
  brokenOff: {
    vi: 'Kết nối bị ngắt giữa chừng, sau khi nhận {bytes} byte ({code}).',
    en: 'The connection broke off after {bytes} bytes ({code}).',
  },
  deadline: {
    vi: 'Hệ thống không trả lời xong trong {milliseconds} mili giây.',
    en: 'The system did not finish its answer within {milliseconds} milliseconds.',
  },
  status: { vi: 'Hệ thống trả về mã HTTP {status}.', en: 'The system answered with HTTP status {status}.' },
  unitsFailed: {
    vi: 'Địa chỉ riêng của {failing}/{units} đơn vị chưa lấy được số liệu: {names}.',
    en: 'The addresses of {failing} of {units} units brought nothing: {names}.',
  },
  brokenOffAtUnits: {
    vi: 'Máy chủ không đáp ứng nên tạm dừng hỏi, còn {left} đơn vị chưa hỏi. Chưa lấy được: {names}.',
    en: 'The host does not answer, so asking was broken off with {left} units not asked. Failed: {names}.',
  },
  redirected: {
    vi: 'Hệ thống chuyển hướng (HTTP {status}); địa chỉ nguồn phải được khai báo lại.',
    en: 'The system redirects (HTTP {status}); the address of the feed must be corrected.',
  },
  refusedByItself: {
    vi: 'Hệ thống báo lỗi {code}: {message}',
    en: 'The system reports error {code}: {message}',
  },
  tooLarge: {
    vi: 'Dữ liệu trả về vượt quá {bytes} byte cho phép.',
    en: 'The answer is larger than the {bytes} bytes allowed.',
  },
  badProtocol: {
    vi: 'Phản hồi sai giao thức HTTP ({code}).',
    en: 'The answer breaks the HTTP protocol ({code}).',
  },
  badEncoding: {
    vi: 'Không giải nén được dữ liệu trả về ({code}).',
    en: 'The answer could not be decompressed ({code}).',
  },
  empty: { vi: 'Phản hồi rỗng.', en: 'The answer is empty.' },
  page: {
    vi: 'Phản hồi là một trang web, không phải dữ liệu (thường là trang đăng nhập hoặc trang báo lỗi).',
    en: 'The answer is a web page, not data (usually a login or an error page).',
  },
  notUtf8: { vi: 'Phản hồi không phải văn bản UTF-8.', en: 'The answer is not UTF-8 text.' },
  notJson: { vi: 'Phản hồi không phải JSON hợp lệ.', en: 'The answer is not valid JSON.' },
  notJsonLine: { vi: 'Dòng {line} không phải JSON hợp lệ.', en: 'Line {line} is not valid JSON.' },
  tooDeep: { vi: 'JSON lồng nhau quá sâu.', en: 'The JSON is nested too deeply.' },
  sameKeyTwice: {
    vi: 'Một đối tượng JSON chứa cùng một khóa hai lần nên không rõ giá trị nào đúng.',
    en: 'A JSON object holds the same key twice, so it is unclear which value is right.',
  },
  notCsv: { vi: 'Dòng {line} không đúng định dạng CSV.', en: 'Line {line} is not valid CSV.' },
  notAList: { vi: 'Không tìm thấy danh sách “{field}”.', en: 'The list “{field}” is not there.' },
  notAnObject: { vi: 'Không tìm thấy mục “{field}”.', en: 'The object “{field}” is not there.' },
  columnMissing: { vi: 'Thiếu cột “{field}”.', en: 'The column “{field}” is missing.' },
  noneUsable: {
    vi: 'Không dùng được bản ghi nào trong {records} bản ghi; chỗ sai đầu tiên: “{field}”.',
    en: 'Not one of {records} {records:record|records} can be used; the first fault is at “{field}”.',
  },
  shapeChanged: {
    vi: 'Nguồn đã đổi cấu trúc dữ liệu. Không còn đọc được: {places}.',
    en: 'The source has changed its shape. No longer readable: {places}.',
  },
  measuresNotMapped: {
    vi: 'Bộ dữ liệu có thêm số đếm mà kết nối chưa khai chỗ lấy: {measures}.',
    en: 'The dataset has measures this connector does not map: {measures}.',
  },
  tooManyRecords: {
    vi: 'Phản hồi có hơn {records} bản ghi; hãy hỏi ít ngày hơn mỗi lần.',
    en: 'The answer holds more than {records} records; ask for fewer days at a time.',
  },
  notInEncoding: { vi: 'Phản hồi không đúng bảng mã {encoding}.', en: 'The answer is not written in {encoding}.' },
  headingMissing: { vi: 'Dòng {line} không có tiêu đề cột.', en: 'Line {line} holds no headings.' },
  readerLate: {
    vi: 'Đọc phản hồi quá lâu nên đã dừng; không có số liệu nào được giữ.',
    en: 'Reading the answer took too long and was stopped; nothing of it was kept.',
  },
  readerDied: {
    vi: 'Phản hồi vượt quá bộ nhớ cho phép khi đọc; không có số liệu nào được giữ.',
    en: 'Reading the answer took more memory than is allowed; nothing of it was kept.',
  },
  credentialMissing: {
    vi: 'Kết nối này cần khóa truy cập nhưng chưa có khóa nào được nhập.',
    en: 'This connector needs a secret and none has been given.',
  },
  credentialMoved: {
    vi: 'Khóa truy cập được nhập cho {origin}, không phải cho địa chỉ hiện nay; hãy nhập lại.',
    en: 'The secret was given for {origin}, not for the address there is now; give it again.',
  },
  lineOfNoDay: {
    vi: 'Dòng {line} không cho biết thuộc ngày nào nên không thể cộng đủ cho ngày nào.',
    en: 'Line {line} does not say which day it belongs to, so no day can be added up.',
  },
  notKept: {
    vi: 'Đã nhận dữ liệu nhưng chưa ghi được vào cơ sở dữ liệu; sẽ thử lại.',
    en: 'The answer came but could not be written to the database; it will be asked for again.',
  },
} as const satisfies Record<string, Text>

export type FeedAnswerMessage = keyof typeof feedAnswer

/** Refusals of the feeds' own pages. */
export const feedPages = {
  noSuchFeed: { vi: 'Không có nguồn dữ liệu nào mang mã “{id}”.', en: 'There is no feed “{id}”.' },
  noSuchPayload: {
    vi: 'Lần thu thập {id} không tồn tại hoặc không lưu dữ liệu gốc.',
    en: 'Collection {id} does not exist or has no raw answer.',
  },
  daysReversed: { vi: 'Ngày đầu phải trước ngày cuối.', en: 'The first day must come before the last.' },
  tooManyDays: { vi: 'Chỉ xem được tối đa {days} ngày một lần.', en: 'At most {days} days can be shown at once.' },
} as const satisfies Record<string, Text>

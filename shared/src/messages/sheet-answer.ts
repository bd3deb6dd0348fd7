import type { SheetFault } from '../submission/sheet.ts'
import type { Text } from '../text.ts'

/** Why nothing of a file was read: what it is, and what to do now. `{at}` is the place, as `saySheetPlace` names it. */
export const sheetFaultTexts: Record<SheetFault, Text> = {
  'too-large': { vi: 'Tệp lớn hơn 5 MB. Hãy tách thành nhiều tệp.', en: 'The file is larger than 5 MB. Split it.' },
  'not-a-sheet': {
    vi: 'Đây không phải bảng tính. Hãy gửi tệp .xlsx hoặc .csv.',
    en: 'This is no spreadsheet. Send an .xlsx or a .csv file.',
  },
  'old-excel': {
    vi: 'Đây là tệp Excel kiểu cũ (.xls) hoặc có đặt mật khẩu. Hãy lưu lại thành .xlsx không mật khẩu.',
    en: 'This is an old Excel file (.xls) or one with a password. Save it as .xlsx without a password.',
  },
  'web-page': {
    vi: 'Tệp này là một trang web được đổi tên. Hãy mở bằng Excel và lưu lại thành .xlsx.',
    en: 'This file is a web page under another name. Open it in Excel and save it as .xlsx.',
  },
  macros: {
    vi: 'Tệp có macro ({at}) nên không được nhận. Hãy lưu lại thành .xlsx.',
    en: 'The file has macros ({at}) and is not taken. Save it as .xlsx.',
  },
  encrypted: { vi: 'Tệp có đặt mật khẩu ({at}). Hãy bỏ mật khẩu.', en: 'The file has a password ({at}). Take it off.' },
  'broken-archive': { vi: 'Tệp bị hỏng ({at}). Hãy xuất lại.', en: 'The file is damaged ({at}). Export it again.' },
  bomb: {
    vi: 'Tệp phình ra quá mức cho phép khi giải nén ({at}).',
    en: 'The file grows beyond what is allowed when unpacked ({at}).',
  },
  'broken-xml': {
    vi: 'Nội dung tệp bị hỏng ({at}). Hãy xuất lại.',
    en: 'The content is damaged ({at}). Export it again.',
  },
  doctype: {
    vi: 'Tệp có khai báo DOCTYPE ({at}) nên không được nhận.',
    en: 'The file has a DOCTYPE ({at}) and is not taken.',
  },
  'too-many-rows': {
    vi: 'Tệp có hơn 50.000 dòng ({at}). Hãy tách thành nhiều tệp.',
    en: 'The file has more than 50,000 rows ({at}). Split it.',
  },
  'too-many-columns': {
    vi: 'Tệp có hơn 60 cột ({at}). Hãy bỏ những cột không dùng.',
    en: 'The file has more than 60 columns ({at}). Take out those not needed.',
  },
  'cell-too-long': { vi: 'Có ô dài hơn 32.000 ký tự ({at}).', en: 'A cell has more than 32,000 letters ({at}).' },
  'nul-byte': { vi: 'Tệp văn bản có ký tự NUL ({at}).', en: 'The text holds a NUL ({at}).' },
  'bad-quotes': { vi: 'Dấu ngoặc kép đặt sai ({at}).', en: 'Quotes stand wrong ({at}).' },
  'no-such-sheet': { vi: 'Tệp không có {at}.', en: 'The file does not have {at}.' },
  empty: { vi: 'Không có số liệu nào ({at}).', en: 'There is nothing in it ({at}).' },
  'took-too-long': {
    vi: 'Đọc tệp quá 20 giây nên đã dừng. Hãy tách thành nhiều tệp.',
    en: 'Reading took more than 20 seconds and was stopped. Split the file.',
  },
  'reader-died': {
    vi: 'Đọc tệp cần nhiều bộ nhớ hơn mức cho phép nên đã dừng. Hãy bỏ định dạng thừa hoặc tách tệp.',
    en: 'Reading needed more memory than allowed and was stopped. Take out needless formats or split the file.',
  },
}

export const sheetSays = {
  busy: {
    vi: 'Đang đọc một tệp khác. Hãy thử lại sau ít giây.',
    en: 'Another file is being read. Try again in a few seconds.',
  },
  otherFile: {
    vi: 'Tệp này khác với tệp đã xem trước. Hãy xem trước lại.',
    en: 'This is not the file that was previewed. Preview it again.',
  },
  badMapping: { vi: 'Phần khai báo cột không đúng dạng ({at}).', en: 'The mapping of columns is malformed ({at}).' },
  noMeasure: { vi: 'Chưa chọn cột nào cho số liệu.', en: 'No column was named for a figure.' },
  measureTwice: { vi: 'Một chỉ tiêu được gán cho hai cột.', en: 'A measure stands at two columns.' },
  columnTwice: { vi: 'Một cột được gán hai lần.', en: 'A column is named twice.' },
  unknownMeasure: { vi: 'Bộ số liệu không có chỉ tiêu {measure}.', en: 'The dataset has no measure {measure}.' },
  otherUnit: { vi: 'Chỉ được gửi số liệu của đơn vị mình.', en: 'Figures of one’s own unit only may be handed in.' },
  unitCode: { vi: 'Mã đơn vị', en: 'Unit code' },
  unitName: { vi: 'Tên đơn vị', en: 'Unit' },
  day: { vi: 'Ngày số liệu', en: 'Day' },
} as const satisfies Record<string, Text>

import type { Text } from '../text.ts'

/** What a problem is called, by HTTP status (RFC 9457 `title`). */
export const problemTitle: Record<number, Text> = {
  400: { vi: 'Yêu cầu không hợp lệ', en: 'Malformed request' },
  401: { vi: 'Cần đăng nhập', en: 'Sign in' },
  403: { vi: 'Không có quyền', en: 'Not allowed' },
  404: { vi: 'Không tìm thấy', en: 'Not found' },
  405: { vi: 'Phương thức không được hỗ trợ', en: 'Method not allowed' },
  409: { vi: 'Mâu thuẫn với dữ liệu đang có', en: 'Conflict with what is kept' },
  408: { vi: 'Yêu cầu gửi quá chậm', en: 'Request timed out' },
  413: { vi: 'Nội dung gửi lên quá lớn', en: 'Content too large' },
  415: { vi: 'Kiểu nội dung không được hỗ trợ', en: 'Unsupported media type' },
  422: { vi: 'Không thực hiện được với nội dung này', en: 'Not possible with this content' },
  429: { vi: 'Quá nhiều yêu cầu', en: 'Too many requests' },
  431: { vi: 'Địa chỉ hoặc tiêu đề quá dài', en: 'Address or headers too long' },
  500: { vi: 'Lỗi trong hệ thống', en: 'Internal error' },
  503: { vi: 'Tạm thời chưa phục vụ được', en: 'Temporarily unavailable' },
}

export const httpSays = {
  seePlaces: { vi: 'Xem từng chỗ sai trong errors.', en: 'See errors for each place at fault.' },
  noSuchAddress: { vi: 'Không có địa chỉ {path}.', en: 'There is no address {path}.' },
  methodsAllowed: { vi: 'Địa chỉ này chỉ nhận {allow}.', en: 'This address takes {allow} only.' },
  badEscape: {
    vi: 'Dấu % không đi với hai chữ số thập lục phân của UTF-8.',
    en: 'A % is not followed by UTF-8 in hexadecimal.',
  },
  nulByte: { vi: 'Không nhận ký tự NUL (%00).', en: 'The NUL character (%00) is not accepted.' },
  notHttp: {
    vi: 'Không đọc được yêu cầu theo giao thức HTTP ({code}).',
    en: 'The request cannot be read as HTTP ({code}).',
  },
  headTooLarge: {
    vi: 'Địa chỉ và các tiêu đề của yêu cầu dài quá mức nhận được.',
    en: 'The address and the headers of the request are longer than is taken.',
  },
  tooSlow: { vi: 'Yêu cầu không được gửi xong trong thời hạn.', en: 'The request was not sent in full in time.' },
  tooLarge: { vi: 'Nội dung gửi lên không được quá {limit} byte.', en: 'The content may have {limit} bytes at most.' },
  jsonOnly: { vi: 'Nội dung gửi lên phải là application/json.', en: 'The content must be application/json.' },
  fileOnly: {
    vi: 'Tệp gửi lên phải có kiểu application/octet-stream.',
    en: 'A file is sent as application/octet-stream.',
  },
  badJson: { vi: 'Nội dung gửi lên không phải JSON.', en: 'The content is not JSON.' },
  refusedByDatabase: {
    vi: 'Một giá trị nằm ngoài khoảng hoặc sai dạng mà cơ sở dữ liệu nhận (mã {code}).',
    en: 'A value is outside the range or form the database takes (code {code}).',
  },
  conflict: {
    vi: 'Dữ liệu gửi lên mâu thuẫn với dữ liệu đang có (mã {code}).',
    en: 'What was sent conflicts with what is kept (code {code}).',
  },
  databaseAway: {
    vi: 'Cơ sở dữ liệu chưa trả lời hoặc trả lời quá lâu. Hãy thử lại sau ít giây.',
    en: 'The database does not answer, or takes too long. Try again in a few seconds.',
  },
  pagesNotBuilt: {
    vi: 'Giao diện đang được dựng. Hãy tải lại trang sau ít giây.',
    en: 'The pages are being built. Load this one again in a few seconds.',
  },
  ourFault: {
    vi: 'Hệ thống gặp lỗi ngoài dự kiến. Khi báo lỗi, hãy kèm mã {id}.',
    en: 'Something unexpected failed here. Quote {id} when you report it.',
  },
} satisfies Record<string, Text>

/** What is wrong with one value of a request or setting. */
export const valueSays = {
  missing: { vi: 'Thiếu giá trị.', en: 'A value is required.' },
  wrongType: { vi: 'Cần kiểu {expected}.', en: 'Expected {expected}.' },
  oneOf: { vi: 'Phải là một trong: {options}.', en: 'Must be one of: {options}.' },
  atLeast: { vi: 'Nhỏ nhất là {limit}.', en: 'Must be {limit} at least.' },
  atMost: { vi: 'Lớn nhất là {limit}.', en: 'Must be {limit} at most.' },
  longAtLeast: { vi: 'Dài ít nhất {limit} ký tự.', en: 'Must have {limit} characters at least.' },
  longAtMost: { vi: 'Dài nhiều nhất {limit} ký tự.', en: 'Must have {limit} characters at most.' },
  fewest: { vi: 'Cần ít nhất {limit} mục.', en: 'Must have {limit} {limit:item|items} at least.' },
  most: { vi: 'Nhiều nhất {limit} mục.', en: 'Must have {limit} {limit:item|items} at most.' },
  unknownField: { vi: 'Không nhận trường {names}.', en: 'There is no field {names}.' },
  notUuid: {
    vi: 'Cần một UUID, ví dụ 7f8a2c1e-5b3d-4e6f-9a0b-1c2d3e4f5a6b.',
    en: 'Expected a UUID, such as 7f8a2c1e-5b3d-4e6f-9a0b-1c2d3e4f5a6b.',
  },
  notAnId: {
    vi: 'Chỉ gồm chữ thường không dấu, chữ số và gạch nối, bắt đầu bằng chữ, dài 2–40 ký tự.',
    en: 'Small letters without marks, digits and hyphens only, beginning with a letter, 2–40 letters long.',
  },
  wrongForm: { vi: 'Không đúng dạng {form}.', en: 'Not of the form {form}.' },
  unknownName: {
    vi: 'Không có tham số tên này; các tham số được nhận: {known}.',
    en: 'There is no parameter of this name; taken are: {known}.',
  },
  givenTwice: { vi: 'Chỉ được nêu một lần.', en: 'May be given only once.' },
  notValid: { vi: 'Giá trị không hợp lệ.', en: 'Not valid.' },
  notAnInstant: {
    vi: 'Cần một ngày có thật (yyyy-mm-dd) hoặc một thời điểm kèm múi giờ (yyyy-mm-ddThh:mm:ss+07:00).',
    en: 'Expected a day that exists (yyyy-mm-dd) or an instant with its offset (yyyy-mm-ddThh:mm:ss+07:00).',
  },
  notADay: { vi: 'Cần một ngày có thật, dạng yyyy-mm-dd.', en: 'Expected a day that exists, yyyy-mm-dd.' },
} satisfies Record<string, Text>

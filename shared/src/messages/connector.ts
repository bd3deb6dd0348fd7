import type { Text } from '../text.ts'

/** What can be wrong with the definition of a connector, at the place that is named. */
export const connectorProblem = {
  noSuchSubsystem: { vi: 'Không có hệ thống nào mang mã “{id}”.', en: 'There is no system “{id}”.' },
  noSuchDataset: {
    vi: 'Không có bộ dữ liệu “{id}”, hoặc bộ này không có số đếm nào.',
    en: 'There is no dataset “{id}”, or it has no measures.',
  },
  noSuchUnit: { vi: 'Không có đơn vị nào mang mã “{code}”.', en: 'There is no unit “{code}”.' },
  beforeHistory: {
    vi: 'Số liệu của tỉnh chỉ bắt đầu từ ngày {from}.',
    en: 'The figures of the province begin only on {from}.',
  },
  badAddress: {
    vi: 'Địa chỉ phải bắt đầu bằng http:// hoặc https:// và đọc được.',
    en: 'An address begins with http:// or https:// and can be read.',
  },
  noSuchPlaceholder: {
    vi: 'Không có chỗ điền “{name}”; chỉ dùng được from, to, day và unit trong ngoặc nhọn.',
    en: 'There is no placeholder “{name}”; from, to, day and unit in braces can be filled in.',
  },
  placeholderInHost: {
    vi: 'Tên máy chủ và cổng phải cố định, không được chứa chỗ điền.',
    en: 'Host and port are fixed and hold no placeholder.',
  },
  bodyOfGet: { vi: 'Phương thức GET không có nội dung gửi kèm.', en: 'GET sends no body.' },
  unitNotAsked: {
    vi: 'Bản ghi thuộc đơn vị được hỏi thì địa chỉ phải có chỗ điền đơn vị (unit trong ngoặc nhọn).',
    en: 'Where records are of the unit that was asked for, the address names it (unit in braces).',
  },
  dayAndSpan: {
    vi: 'Hoặc hỏi một ngày (day), hoặc hỏi một khoảng (from, to), không cả hai.',
    en: 'Either one day is asked for (day) or a span (from, to), not both.',
  },
  oneDayEach: {
    vi: 'Nguồn trả lời từng ngày một thì mỗi lần chỉ hỏi 1 ngày.',
    en: 'A source that answers for one day is asked for 1 day at a time.',
  },
  badPath: {
    vi: 'Đường dẫn “{path}” sai từ ký tự thứ {place}. Ví dụ đúng: $.data[*], @.ma, $.donVi[*].ngay.*~',
    en: 'The path “{path}” goes wrong at letter {place}. Right would be: $.data[*], @.code, $.units[*].days.*~',
  },
  recordsFromWhole: {
    vi: 'Đường dẫn tới bản ghi bắt đầu từ gốc, bằng dấu $.',
    en: 'The path to the records begins at the root, with $.',
  },
  recordsAreNoNames: {
    vi: 'Đường dẫn tới bản ghi không kết thúc bằng dấu ~.',
    en: 'The path to the records does not end in ~.',
  },
  manyPlaces: {
    vi: 'Đường dẫn “{path}” chỉ tới nhiều chỗ trong một bản ghi; dấu * chỉ dùng ở đoạn trùng với đường dẫn tới bản ghi.',
    en: 'The path “{path}” leads to many places of one record; * stands only where it goes together with the path to the records.',
  },
  foreignMeasure: {
    vi: 'Số đếm “{measure}” không thuộc bộ dữ liệu này.',
    en: 'The measure “{measure}” is not of this dataset.',
  },
  measureTwice: { vi: 'Số đếm “{measure}” được khai hai lần.', en: 'The measure “{measure}” is mapped twice.' },
  measuresLeft: {
    vi: 'Chưa khai chỗ lấy của: {measures}. Mỗi bản ghi phải đủ số đếm của bộ dữ liệu.',
    en: 'Not mapped yet: {measures}. A record carries all measures of its dataset.',
  },
  nameTwice: { vi: 'Tên gọi khác “{name}” được khai hai lần.', en: 'The other name “{name}” stands there twice.' },
} as const satisfies Record<string, Text>

export type ConnectorProblemMessage = keyof typeof connectorProblem

/** Refusals of the doors of connectors. */
export const connectorSays = {
  noSuchConnector: { vi: 'Không có kết nối nguồn nào mang mã “{id}”.', en: 'There is no connector “{id}”.' },
  idTaken: { vi: 'Mã “{id}” đã dùng cho một nguồn khác.', en: 'The id “{id}” belongs to another feed.' },
  changedMeanwhile: {
    vi: 'Kết nối vừa được người khác sửa; hãy tải lại trang.',
    en: 'Somebody has changed this connector in the meantime; load the page anew.',
  },
  noSuchProposal: { vi: 'Không có đề nghị nào mang mã này.', en: 'There is no such proposal.' },
  proposalOpen: {
    vi: 'Nguồn này đang có một đề nghị chờ xác nhận; hãy xác nhận hoặc rút đề nghị đó trước.',
    en: 'Something proposed of this source waits for its confirmation; confirm it or take it back first.',
  },
  proposalDecided: { vi: 'Đề nghị này đã được quyết định.', en: 'This proposal was decided already.' },
  another: {
    vi: 'Người đề nghị không tự xác nhận; cần người thứ hai.',
    en: 'Whoever proposed it does not confirm it; a second person does.',
  },
  datasetStays: {
    vi: 'Bộ dữ liệu của một kết nối không đổi được; hãy tạo kết nối khác.',
    en: 'The dataset of a connector does not change; make another connector.',
  },
  otherFeedOn: {
    vi: 'Bộ dữ liệu này đang được lấy từ nguồn “{feed}”. Chọn “thay thế nguồn đó” nếu muốn chuyển sang kết nối này.',
    en: 'The feed “{feed}” brings this dataset. Choose to take its place if this connector is to bring it from now on.',
  },
  ownFeed: {
    vi: 'Bộ dữ liệu này do chính Nhịp Số đếm nên không lấy từ nơi khác.',
    en: 'Nhịp Số counts this dataset itself, so it comes from nowhere else.',
  },
  secretAgain: {
    vi: 'Địa chỉ đã chuyển sang máy chủ khác; phải nhập lại khóa truy cập.',
    en: 'The address moved to another host; the secret must be given again.',
  },
  headerTaken: {
    vi: 'Tiêu đề HTTP “{header}” không dùng để mang khóa truy cập được.',
    en: 'The HTTP header “{header}” cannot carry a secret.',
  },
  secretMissing: { vi: 'Phải nhập khóa truy cập cho kết nối này.', en: 'This connector needs its secret.' },
  forbidden: {
    vi: 'Địa chỉ này không được phép truy cập: {why}.',
    en: 'Requests may not go out to this address: {why}.',
  },
  busy: {
    vi: 'Một lần chạy thử khác đang diễn ra; hãy thử lại sau ít giây.',
    en: 'Another test run is going on; try again in a few seconds.',
  },
  owesNothing: {
    vi: 'Đơn vị này không phải báo cáo bộ số liệu đã chọn.',
    en: 'This unit does not owe the dataset.',
  },
  nothingKept: {
    vi: 'Chưa có dữ liệu gốc nào được lưu cho bộ dữ liệu này để đối chiếu.',
    en: 'No raw answer has been kept for this dataset to compare with.',
  },
} as const satisfies Record<string, Text>

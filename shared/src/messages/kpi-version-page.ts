import type { Text } from '../text.ts'

/** Versions of a definition: on the page of a KPI, beside an explained number, and where they are recorded. */
export const kpiVersionMessages = {
  // By which definition
  countBy: { vi: 'Tính theo', en: 'Counted by' },
  inForceEach: { vi: 'Định nghĩa đang áp dụng', en: 'The definition in force' },
  version: { vi: 'Phiên bản {version}', en: 'Version {version}' },
  periodBy: {
    vi: 'Kỳ này tính theo định nghĩa phiên bản {version}.',
    en: 'This period is counted by version {version}.',
  },
  periodBreaks: {
    vi: 'Kỳ này tính theo định nghĩa phiên bản {version}, có hiệu lực từ {day}, cho toàn kỳ.',
    en: 'The whole of this period is counted by version {version}, in force from {day}.',
  },
  comparedToo: {
    vi: 'Kỳ so sánh cũng được tính theo phiên bản này.',
    en: 'The period it is held against is counted by it too.',
  },
  pinned: {
    vi: 'Mọi kỳ trên trang đang tính theo định nghĩa phiên bản {version}, dù ngày nào áp dụng phiên bản nào.',
    en: 'Every period on this page is counted by version {version}, whichever version is in force when.',
  },
  unpin: { vi: 'Về định nghĩa đang áp dụng', en: 'Back to the definition in force' },

  // On the card
  counted: { vi: 'Phiên bản', en: 'Version' },
  countedSince: {
    vi: 'Phiên bản {version}, áp dụng từ {day}.',
    en: 'Version {version}, in force from {day}.',
  },
  countedAlways: {
    vi: 'Phiên bản {version}, áp dụng từ khi có số liệu.',
    en: 'Version {version}, for as long as there are figures.',
  },
  on: { vi: 'Căn cứ: {basis}.', en: 'Basis: {basis}.' },
  versionsTitle: { vi: 'Các phiên bản định nghĩa', en: 'Versions of the definition' },
  since: { vi: 'từ {day}', en: 'from {day}' },
  always: { vi: 'từ khi có số liệu', en: 'for as long as there are figures' },
  inForce: { vi: 'đang áp dụng', en: 'in force' },
  toCome: { vi: 'chưa đến ngày áp dụng', en: 'its day has not come' },
  rounding: { vi: 'Làm tròn', en: 'Rounding' },
  decimals: { vi: '{n} chữ số thập phân', en: '{n} {n:decimal|decimals}' },
  basis: { vi: 'Căn cứ pháp lý', en: 'Legal basis' },
  reason: { vi: 'Lý do', en: 'Reason' },
  recorded: { vi: 'Ghi nhận', en: 'Recorded' },
  decided: { vi: 'Quyết định', en: 'Decided' },
  byWhom: { vi: '{who}, {when}', en: '{who}, {when}' },
  ofCatalogue: { vi: 'Theo danh mục chỉ tiêu ban đầu', en: 'As the catalogue had it at first' },
  toPage: { vi: 'Lập, xác nhận phiên bản định nghĩa', en: 'Record or confirm a version' },

  // Beside an explained number
  otherVersion: { vi: 'Cùng con số này theo phiên bản {version}', en: 'The same number by version {version}' },

  // The page
  title: { vi: 'Định nghĩa {id}', en: 'Definition of {id}' },
  under: {
    vi: 'Công thức mới áp dụng từ một ngày nhất định, có căn cứ, do người thứ hai xác nhận. Số liệu trước ngày đó vẫn tính theo phiên bản cũ; cả hai đều tính được.',
    en: 'A new formula counts from a day on, on a legal basis, once a second person confirms it. What came before stays counted by the old one; both can be counted.',
  },
  what: { vi: 'các phiên bản định nghĩa của {id}', en: 'the versions of {id}' },
  form: { vi: 'Lập phiên bản mới', en: 'Record a new version' },
  prefilled: {
    vi: 'Đã điền sẵn theo phiên bản {version} đang áp dụng.',
    en: 'Filled in from version {version}, which is in force.',
  },
  noSource: {
    vi: 'Chỉ tiêu chưa có nguồn số liệu nên chưa lập được công thức.',
    en: 'The KPI has no source yet, so no formula can be made.',
  },
  from: { vi: 'Áp dụng từ ngày', en: 'In force from' },
  numerator: { vi: 'Tử số', en: 'Numerator' },
  denominator: { vi: 'Mẫu số', en: 'Denominator' },
  countedSide: { vi: 'Số đếm', en: 'Count' },
  labelVi: { vi: 'Tên gọi (tiếng Việt)', en: 'Label (Vietnamese)' },
  labelEn: { vi: 'Tên gọi (tiếng Anh)', en: 'Label (English)' },
  sign: { vi: 'Dấu của {measure}', en: 'Sign of {measure}' },
  plus: { vi: '+ cộng', en: '+ plus' },
  minus: { vi: '− trừ', en: '− less' },
  remove: { vi: 'Bỏ {measure}', en: 'Remove {measure}' },
  addMeasure: { vi: 'Thêm trường số liệu', en: 'Add a field' },
  choose: { vi: 'Chọn trường…', en: 'Choose a field…' },
  direction: { vi: 'Chiều tốt', en: 'Direction' },
  definitionVi: { vi: 'Định nghĩa (tiếng Việt)', en: 'Definition (Vietnamese)' },
  definitionEn: { vi: 'Định nghĩa (tiếng Anh)', en: 'Definition (English)' },
  preview: { vi: 'Xem trước', en: 'Preview' },
  incomplete: {
    vi: 'Cần ngày áp dụng, tên gọi, định nghĩa bằng cả hai thứ tiếng và ít nhất một trường mỗi vế.',
    en: 'It needs a day, labels and definition in both languages, and a field on each side.',
  },
  basisHint: { vi: 'Ví dụ: Quyết định số 123/QĐ-UBND', en: 'For instance: Decision 123/QĐ-UBND' },
  propose: { vi: 'Trình, chờ xác nhận', en: 'Submit, to be confirmed' },
  proposed: {
    vi: 'Đã trình phiên bản {version}; cần người thứ hai xác nhận.',
    en: 'Version {version} is submitted; a second person confirms it.',
  },

  // The preview
  effects: { vi: 'Nếu phiên bản này được xác nhận', en: 'If this version is confirmed' },
  faults: { vi: 'Chưa trình được', en: 'It cannot be submitted' },
  fine: { vi: 'Không có điểm nào ngăn phiên bản này.', en: 'Nothing speaks against it.' },
  replaces: { vi: 'Thay phiên bản {version} từ {day}.', en: 'It takes the place of version {version} from {day}.' },
  now: { vi: 'Ngày áp dụng đã đến: tính theo ngay khi xác nhận.', en: 'Its day has come: it counts once confirmed.' },
  later: { vi: 'Chưa đến ngày áp dụng: con số hôm nay chưa đổi.', en: 'Its day has not come: today’s figures stay.' },
  figuresFrom: {
    vi: 'Mọi trường của công thức mới có số liệu từ {day}.',
    en: 'Every field of the new formula has figures from {day}.',
  },
  figuresLate: {
    vi: 'Từ ngày áp dụng đến {day} còn trường chưa có số liệu.',
    en: 'Between its day and {day} some field has no figures.',
  },
  figuresNone: {
    vi: 'Có trường của công thức mới chưa có số liệu nào.',
    en: 'Some field of the new formula has no figures yet.',
  },
  closings: {
    vi: '{n} kỳ đã khóa kết thúc từ ngày áp dụng trở đi sẽ được tính lại.',
    en: '{n} closed {n:period|periods} ending on or after the day would be counted anew.',
  },
  periodsTitle: { vi: 'Toàn tỉnh qua các kỳ gần đây', en: 'The province over the last periods' },
  period: { vi: 'Kỳ', en: 'Period' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  before: { vi: 'Theo phiên bản {version}', en: 'By version {version}' },
  after: { vi: 'Theo phiên bản mới', en: 'By the new version' },
  difference: { vi: 'Chênh lệch', en: 'Difference' },
  differencePoints: { vi: 'Chênh lệch (điểm %)', en: 'Difference (points)' },
  unitsTitle: { vi: 'Từng đơn vị, {period}', en: 'Each unit, {period}' },
  meeting: { vi: 'Mục tiêu', en: 'Target' },
  metStays: { vi: 'vẫn đạt', en: 'met by both' },
  unmetStays: { vi: 'vẫn chưa đạt', en: 'missed by both' },
  gains: { vi: '▲ chưa đạt → đạt', en: '▲ missed → met' },
  loses: { vi: '▼ đạt → chưa đạt', en: '▼ met → missed' },
  unitsSummary: {
    vi: '{moved}/{all} đơn vị đổi con số; {gains} từ chưa đạt thành đạt mục tiêu, {loses} từ đạt thành chưa đạt.',
    en: '{moved} of {all} units have another figure; {gains} would come to meet the target, {loses} to miss it.',
  },

  // Deciding
  listTitle: { vi: 'Các phiên bản', en: 'The versions' },
  stateTitle: { vi: 'Trạng thái', en: 'State' },
  stateProposed: { vi: 'Chờ xác nhận', en: 'Waits for a second person' },
  stateConfirmed: { vi: 'Đã xác nhận', en: 'Confirmed' },
  stateWithdrawn: { vi: 'Đã rút', en: 'Withdrawn' },
  decide: { vi: 'Quyết định về phiên bản {version}', en: 'Decide on version {version}' },
  withdrawAct: { vi: 'Rút phiên bản {version}', en: 'Withdraw version {version}' },
  another: {
    vi: 'Người lập không tự xác nhận; cần người thứ hai.',
    en: 'Whoever recorded it does not confirm it; a second person does.',
  },
  confirm: { vi: 'Xác nhận', en: 'Confirm' },
  withdraw: { vi: 'Rút', en: 'Withdraw' },
} as const satisfies Record<string, Text>

import type { Text } from '../text.ts'

/** What stands where a figure has no such part: a sum has no denominator, a KPI without a target no gap. */
export const missingPart: Text = { vi: '–', en: '–' }

/** The days a sentence speaks of, at its beginning. */
export const reportWhen = {
  sinceBeginning: { vi: 'Tính đến ngày {to}', en: 'To {to}' },
  within: { vi: 'Từ ngày {from} đến ngày {to}', en: 'From {from} to {to}' },
} satisfies Record<string, Text>

export const reportHeadings = {
  direction: {
    vi: 'TÌNH HÌNH TRIỂN KHAI, CHỈ ĐẠO, ĐIỀU HÀNH',
    en: 'DIRECTION AND COORDINATION',
  },
  instructions: { vi: 'Văn bản chỉ đạo đã tham mưu, ban hành', en: 'Instructions advised and issued' },
  coordination: { vi: 'Công tác phối hợp, tập huấn, kiểm tra', en: 'Coordination, training, inspection' },
  results: {
    vi: 'KẾT QUẢ VẬN HÀNH CÁC HỆ THỐNG THÔNG TIN VÀ CHUYỂN ĐỔI SỐ',
    en: 'OPERATION OF THE INFORMATION SYSTEMS AND DIGITAL TRANSFORMATION',
  },
  network: {
    vi: 'Mạng truyền số liệu chuyên dùng; nền tảng tích hợp, chia sẻ dữ liệu (LGSP)',
    en: 'Dedicated data network; integration and sharing platform (LGSP)',
  },
  document: {
    vi: 'Hệ thống quản lý văn bản và điều hành; chữ ký số',
    en: 'Document management system; digital signatures',
  },
  dossier: {
    vi: 'Hệ thống thông tin giải quyết thủ tục hành chính',
    en: 'One-stop system of administrative procedures',
  },
  meeting: {
    vi: 'Hội nghị trực tuyến; cổng, trang thông tin điện tử; thư điện tử công vụ; mã định danh',
    en: 'Video conferencing; portals; official e-mail; identification codes',
  },
  connection: {
    vi: 'Kết nối với cơ sở dữ liệu quốc gia, chuyên ngành',
    en: 'Connections to national and sectoral databases',
  },
  comparison: {
    vi: 'So sánh cấp xã; đơn vị cần quan tâm',
    en: 'Comparison of communes; units that need attention',
  },
  incident: { vi: 'Sự cố trong kỳ', en: 'Incidents in the period' },
  difficulty: { vi: 'KHÓ KHĂN, VƯỚNG MẮC, NGUYÊN NHÂN', en: 'DIFFICULTIES AND CAUSES' },
  difficulties: { vi: 'Khó khăn, vướng mắc', en: 'Difficulties' },
  causes: { vi: 'Nguyên nhân', en: 'Causes' },
  next: { vi: 'NHIỆM VỤ, GIẢI PHÁP TRỌNG TÂM KỲ TỚI', en: 'TASKS AND REMEDIES OF THE NEXT PERIOD' },
  proposal: { vi: 'KIẾN NGHỊ, ĐỀ XUẤT', en: 'PROPOSALS' },
} satisfies Record<string, Text>

/** Sentences of section II. A number in braces is bound to where it comes from. */
export const reportSentences = {
  lines: {
    vi: '{when}, {numerator}/{denominator} xã, phường (đạt {ratio}) kết nối mạng truyền số liệu chuyên dùng (TSLCD).',
    en: '{when}, {numerator} of {denominator} communes and wards ({ratio}) were on the dedicated data network (TSLCD).',
  },
  availability: {
    vi: 'Độ sẵn sàng đường truyền TSLCD đạt {ratio}.',
    en: 'Line availability of the dedicated network was {ratio}.',
  },
  gateway: {
    vi: 'Nền tảng LGSP thực hiện thành công {numerator}/{denominator} giao dịch (đạt {ratio}).',
    en: 'The LGSP platform completed {numerator} of {denominator} calls ({ratio}).',
  },
  documents: {
    vi: '{when}, hệ thống quản lý văn bản và điều hành tiếp nhận {incoming} văn bản đến, phát hành {outgoing} văn bản đi, trong đó {signed} văn bản đi được ký số (đạt {ratio}).',
    en: '{when}, the document system registered {incoming} incoming and {outgoing} outgoing documents, of which {signed} were digitally signed ({ratio}).',
  },
  exchange: {
    vi: 'Tỷ lệ văn bản gửi, nhận điện tử đạt {exchanged}; tỷ lệ gửi liên thông thành công đạt {delivered}; tỷ lệ văn bản đến xử lý đúng hạn đạt {onTime}.',
    en: 'Electronic exchange reached {exchanged}; interconnection success {delivered}; incoming documents handled on time {onTime}.',
  },
  signing: {
    vi: 'Trong {attempts} lượt ký số có {failed} lượt lỗi (tỷ lệ lỗi {ratio}).',
    en: 'Of {attempts} signings {failed} failed ({ratio}).',
  },
  certificates: {
    vi: '{numerator}/{denominator} tài khoản phải ký số có chứng thư số còn hiệu lực (đạt {ratio}).',
    en: '{numerator} of {denominator} accounts required to sign held a valid certificate ({ratio}).',
  },
  dossiers: {
    vi: '{when}, hệ thống tiếp nhận {received} hồ sơ, trong đó {online} hồ sơ trực tuyến (đạt {onlineRatio}); {paid} hồ sơ thanh toán trực tuyến (đạt {paidRatio} số hồ sơ có nghĩa vụ tài chính); {onTime} hồ sơ trả kết quả trước hạn, đúng hạn (đạt {onTimeRatio}).',
    en: '{when}, {received} dossiers were received, of which {online} online ({onlineRatio}); {paid} were paid online ({paidRatio} of those with a fee); {onTime} were returned early or on time ({onTimeRatio}).',
  },
  services: {
    vi: '{numerator}/{denominator} dịch vụ công trực tuyến của tỉnh (đạt {ratio}) đã được cập nhật, tích hợp trên Cổng Dịch vụ công quốc gia.',
    en: '{numerator} of the province’s {denominator} online services ({ratio}) were integrated on the National Public Service Portal.',
  },
  digitised: {
    vi: 'Tỷ lệ số hóa hồ sơ khi tiếp nhận đạt {digitised}; cấp kết quả điện tử đạt {electronic}; khai thác, sử dụng lại dữ liệu số hóa đạt {reused}; đồng bộ lên Cổng Dịch vụ công quốc gia đạt {synced}.',
    en: 'Digitisation on reception {digitised}; electronic results {electronic}; reuse of digitised data {reused}; synchronised with the national portal {synced}.',
  },
  petitions: {
    vi: 'Phản ánh, kiến nghị được xử lý đúng hạn {onTime}; mức độ hài lòng trong giải quyết thủ tục hành chính đạt {satisfied}.',
    en: 'Feedback answered on time {onTime}; satisfaction with procedures {satisfied}.',
  },
  overdue: {
    vi: 'Đến cuối kỳ còn {overdue} hồ sơ quá hạn đang xử lý.',
    en: 'At the end of the period {overdue} dossiers were overdue and still in progress.',
  },
  conference: {
    vi: '{when}, {numerator}/{denominator} xã, phường (đạt {ratio}) được trang bị hệ thống hội nghị trực tuyến đồng bộ, thống nhất, kết nối mạng TSLCD.',
    en: '{when}, {numerator} of {denominator} communes and wards ({ratio}) had the unified video-conferencing system.',
  },
  meetings: {
    vi: 'Phục vụ thành công {ratio} lượt điểm cầu của các cuộc họp trực tuyến ({numerator}/{denominator}).',
    en: '{ratio} of the sites of video meetings were served ({numerator} of {denominator}).',
  },
  portals: {
    vi: '{numerator}/{denominator} cổng, trang thông tin điện tử của xã, phường đạt yêu cầu (đạt {ratio}).',
    en: '{numerator} of {denominator} commune portals met the requirements ({ratio}).',
  },
  change: {
    vi: 'So với kỳ trước, tỷ lệ {name} {direction} {change} điểm %.',
    en: 'Against the period before, {name} {direction} by {change} percentage points.',
  },
  missing: {
    vi: '{when}, chưa đủ số liệu để báo cáo về {missing}.',
    en: '{when}, data do not suffice to report on {missing}.',
  },
} satisfies Record<string, Text>

export const reportDirections = {
  up: { vi: 'tăng', en: 'rose' },
  down: { vi: 'giảm', en: 'fell' },
} satisfies Record<string, Text>

export const reportAnnexes = {
  dossier: { vi: 'TIẾP NHẬN, GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH THEO ĐƠN VỊ', en: 'DOSSIERS RECEIVED AND HANDLED, BY UNIT' },
  online: {
    vi: 'DỊCH VỤ CÔNG TRỰC TUYẾN VÀ THANH TOÁN TRỰC TUYẾN THEO ĐƠN VỊ',
    en: 'ONLINE SERVICES AND PAYMENT, BY UNIT',
  },
  digitised: {
    vi: 'SỐ HÓA HỒ SƠ, KẾT QUẢ GIẢI QUYẾT THEO ĐƠN VỊ',
    en: 'DIGITISATION OF DOSSIERS AND RESULTS, BY UNIT',
  },
  document: { vi: 'VĂN BẢN VÀ KÝ SỐ THEO ĐƠN VỊ', en: 'DOCUMENTS AND DIGITAL SIGNATURES, BY UNIT' },
  connection: { vi: 'KẾT NỐI VÀ SỰ CỐ TRONG KỲ', en: 'CONNECTIONS AND INCIDENTS IN THE PERIOD' },
  comparison: {
    vi: 'SO SÁNH 129 XÃ, PHƯỜNG THEO MỘT SỐ CHỈ TIÊU',
    en: 'COMPARISON OF 129 COMMUNES AND WARDS ON SELECTED KPIS',
  },
  cited: { vi: 'Chi tiết tại Phụ lục {mark}.', en: 'Details in Annex {mark}.' },
} satisfies Record<string, Text>

export const reportColumns = {
  ordinal: { vi: 'TT', en: 'No.' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  cluster: { vi: 'Cụm', en: 'Cluster' },
  received: { vi: 'Tiếp nhận', en: 'Received' },
  total: { vi: 'Tổng số', en: 'Total' },
  online: { vi: 'Trực tuyến', en: 'Online' },
  counter: { vi: 'Trực tiếp', en: 'Counter' },
  postal: { vi: 'Bưu chính', en: 'Post' },
  rate: { vi: 'Tỷ lệ', en: 'Rate' },
  completed: { vi: 'Đã giải quyết', en: 'Completed' },
  onTime: { vi: 'Trước hạn, đúng hạn', en: 'Early, on time' },
  overdue: { vi: 'Quá hạn đang xử lý', en: 'Overdue in progress' },
  withFee: { vi: 'Có nghĩa vụ tài chính', en: 'With a fee' },
  paidOnline: { vi: 'Thanh toán trực tuyến', en: 'Paid online' },
  synced: { vi: 'Đồng bộ lên DVCQG', en: 'Synchronised' },
  digitised: { vi: 'Số hóa thành phần hồ sơ', en: 'Digitised on reception' },
  reused: { vi: 'Sử dụng lại dữ liệu', en: 'Data reused' },
  electronic: { vi: 'Kết quả điện tử', en: 'Electronic results' },
  incoming: { vi: 'Văn bản đến', en: 'Incoming' },
  outgoing: { vi: 'Văn bản đi', en: 'Outgoing' },
  signed: { vi: 'Văn bản đi ký số', en: 'Outgoing signed' },
  confidential: { vi: 'Văn bản mật', en: 'Confidential' },
  signingFailed: { vi: 'Lượt ký số lỗi', en: 'Signings failed' },
  met: { vi: 'Số chỉ tiêu đạt', en: 'Targets met' },
} satisfies Record<string, Text>

export const reportUnits = {
  dossiers: { vi: 'Đơn vị tính: Số hồ sơ TTHC', en: 'Unit: dossiers' },
  documents: { vi: 'Đơn vị tính: Số văn bản', en: 'Unit: documents' },
  departments: { vi: 'Sở, ban, ngành', en: 'Departments' },
  communes: { vi: 'Cấp xã', en: 'Communes and wards' },
  province: { vi: 'Toàn tỉnh', en: 'The province' },
} satisfies Record<string, Text>

export const reportNotes = {
  coverage: {
    vi: 'Số liệu đã nhận {reported}/{expected} đơn vị-kỳ phải báo cáo; ô ghi “Chưa có số liệu” không phải là số 0.',
    en: '{reported} of {expected} reports due had arrived; “No data yet” is not 0.',
  },
  notRanked: {
    vi: 'Bảng xếp theo loại đơn vị và tên, không theo thứ hạng: chênh lệch giữa các đơn vị nhỏ chủ yếu là ngẫu nhiên.',
    en: 'Sorted by kind and name, not by rank: differences between small units are mostly chance.',
  },
  running: {
    vi: 'Kỳ báo cáo chưa kết thúc: số liệu tạm tính đến thời điểm chốt {cutOff}.',
    en: 'The period still runs: figures are provisional, as of {cutOff}.',
  },
  incomplete: {
    vi: '{name}: đã nhận {reported}/{expected} báo cáo đến hạn.',
    en: '{name}: {reported} of {expected} reports due had arrived.',
  },
  redefined: {
    vi: 'Từ ngày {from}, chỉ tiêu “{name}” tính theo định nghĩa phiên bản {version} ({basis}). Kỳ báo cáo, kỳ so sánh và các kỳ trên biểu đồ trong báo cáo này đều tính theo định nghĩa đó.',
    en: 'Since {from} “{name}” has been counted by version {version} of its definition ({basis}). The period, the one it is compared with and the periods of charts in this report are all counted by it.',
  },
  waiting: {
    vi: '{name}: {quarantined} bản ghi đang kiểm tra, chưa tính vào số liệu.',
    en: '{name}: {quarantined} records under review are not counted.',
  },
} satisfies Record<string, Text>

export const reportComparison = {
  atLeast: { vi: 'từ {value} trở lên', en: 'at least {value}' },
  atMost: { vi: 'không quá {value}', en: 'at most {value}' },
  all: { vi: '{value}', en: '{value}' },
  meeting: {
    vi: 'Về {name}: {met}/{units} xã, phường có số liệu đạt chỉ tiêu ({target}).',
    en: '{name}: {met} of {units} communes and wards with data met the target ({target}).',
  },
  largestGap: {
    vi: 'Còn thiếu nhiều nhất để đạt chỉ tiêu: {list}.',
    en: 'The most work left to the target: {list}.',
  },
  gapOf: { vi: '{unit} ({gap} {word})', en: '{unit} ({gap} {word})' },
  noTarget: {
    vi: 'Kỳ này chưa có chỉ tiêu cấp xã để so sánh.',
    en: 'No commune targets to compare against in this period.',
  },
} satisfies Record<string, Text>

/** What an officer is asked to write where numbers cannot. */
export const reportPrompts = {
  instructions: {
    vi: 'Nêu các văn bản chỉ đạo đã tham mưu, ban hành trong kỳ.',
    en: 'Name the instructions advised and issued in the period.',
  },
  coordination: {
    vi: 'Nêu công tác phối hợp, tập huấn, kiểm tra, các đoàn công tác xuống cơ sở.',
    en: 'Describe coordination, training, inspections and visits of working groups.',
  },
  official: {
    vi: 'Nêu tình hình cấp, sử dụng thư điện tử công vụ, mã định danh điện tử, chữ ký số chuyên dùng công vụ.',
    en: 'Describe official e-mail, identification codes and official signatures.',
  },
  incident: { vi: 'Nhận xét về sự cố trong kỳ (nếu có).', en: 'Remarks on incidents in the period, if any.' },
  difficulties: { vi: 'Nêu khó khăn, vướng mắc trong kỳ.', en: 'Name the difficulties of the period.' },
  causes: { vi: 'Phân tích nguyên nhân khách quan, chủ quan.', en: 'Analyse objective and subjective causes.' },
  next: { vi: 'Nêu nhiệm vụ, giải pháp trọng tâm kỳ tới.', en: 'Name the tasks and remedies of the next period.' },
  proposal: {
    vi: 'Kiến nghị với Trung ương; UBND tỉnh; các sở, ngành, UBND cấp xã; VNPT, Viettel.',
    en: 'Proposals to the centre, the People’s Committee, departments and communes, VNPT and Viettel.',
  },
} satisfies Record<string, Text>

export const reportFrame = {
  kind: { vi: 'BÁO CÁO', en: 'REPORT' },
  subject: {
    vi: 'Tình hình vận hành các hệ thống thông tin dùng chung và kết quả chuyển đổi số {label}',
    en: 'Operation of the shared information systems and results of digital transformation, {label}',
  },
  days: { vi: '(từ ngày {from} đến ngày {to})', en: '({from} to {to})' },
  opening: {
    vi: '{issuer} báo cáo tình hình vận hành các hệ thống thông tin dùng chung và kết quả chuyển đổi số {label} như sau:',
    en: '{issuer} reports on the shared information systems and digital transformation, {label}:',
  },
  closing: {
    vi: 'Trên đây là báo cáo tình hình vận hành các hệ thống thông tin dùng chung và kết quả chuyển đổi số {label}, {issuer} kính báo cáo {addressee} xem xét, chỉ đạo./.',
    en: 'The above is submitted to {addressee} for consideration and direction.',
  },
  source: {
    vi: 'Số liệu chốt lúc {at} (phiên bản số liệu {version}); tra cứu nguồn của từng số tại ',
    en: 'Figures as of {at} (data version {version}); the source of each number can be looked up at ',
  },
} satisfies Record<string, Text>

export const reportIncidents = {
  none: { vi: 'Trong kỳ không ghi nhận sự cố.', en: 'No incident was recorded in the period.' },
  some: {
    vi: 'Trong kỳ ghi nhận {opened} sự cố, đã khắc phục {settled} sự cố; thời gian khắc phục bình quân {minutes} phút.',
    en: '{opened} incidents were recorded in the period, {settled} settled; mean time to restore {minutes} minutes.',
  },
  someOpen: {
    vi: 'Trong kỳ ghi nhận {opened} sự cố, đã khắc phục {settled} sự cố.',
    en: '{opened} incidents were recorded in the period, {settled} settled.',
  },
  unwatched: {
    vi: 'Trong kỳ chưa có số liệu giám sát kết nối.',
    en: 'No connection was watched in the period.',
  },
  connection: {
    vi: '{name}: độ sẵn sàng {availability} trong giờ theo hợp đồng; {unstable} phút không ổn định, {down} phút gián đoạn.',
    en: '{name}: available {availability} of contract hours; unstable for {unstable} minutes, down for {down}.',
  },
} satisfies Record<string, Text>

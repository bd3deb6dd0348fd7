import type { Text } from '../text.ts'

/** The subject line (trích yếu) of each kind of report, and what its opening and closing say it is about. */
export const reportSubjects = {
  weekly: { vi: 'Kết quả chuyển đổi số {label}', en: 'Digital transformation, {label}' },
  kpi: { vi: 'Kết quả thực hiện chỉ tiêu “{subject}” {label}', en: 'The KPI “{subject}”, {label}' },
  unit: { vi: 'Kết quả chuyển đổi số của {subject} {label}', en: 'Digital transformation in {subject}, {label}' },
  provider: {
    vi: 'Chất lượng dịch vụ hạ tầng, nền tảng số do {subject} cung cấp {label}',
    en: 'Quality of the services of {subject}, {label}',
  },
  /** While it lasts. */
  incidentNotice: {
    vi: 'Sự cố số {number} (báo cáo ban đầu): {subject}',
    en: 'Incident no. {number} (first notice): {subject}',
  },
  incident: {
    vi: 'Nguyên nhân và kết quả khắc phục sự cố số {number}: {subject}',
    en: 'Cause and remedy of incident no. {number}: {subject}',
  },
  scorecard: {
    vi: 'Phiếu kết quả chuyển đổi số của các xã, phường {label}',
    en: 'Scorecards of communes and wards, {label}',
  },
} satisfies Record<string, Text>

export const reportKindFrame = {
  opening: { vi: '{issuer} báo cáo {about} như sau:', en: '{issuer} reports on {about}:' },
  closing: {
    vi: 'Trên đây là báo cáo {about}, {issuer} kính báo cáo {addressee} xem xét, chỉ đạo./.',
    en: 'The above is submitted to {addressee} for consideration and direction.',
  },
} satisfies Record<string, Text>

export const reportKindHeadings = {
  figures: { vi: 'KẾT QUẢ CÁC CHỈ TIÊU', en: 'RESULTS' },
  attention: { vi: 'VIỆC CẦN QUAN TÂM', en: 'WHAT NEEDS ATTENTION' },
  general: { vi: 'KẾT QUẢ CHUNG TOÀN TỈNH', en: 'THE PROVINCE AS A WHOLE' },
  byUnit: { vi: 'KẾT QUẢ THEO ĐƠN VỊ', en: 'BY UNIT' },
  work: { vi: 'VIỆC CẦN LÀM ĐỂ ĐẠT CHỈ TIÊU', en: 'WORK LEFT TO THE TARGETS' },
  connection: { vi: 'KẾT NỐI VÀ SỰ CỐ', en: 'CONNECTIONS AND INCIDENTS' },
  availability: { vi: 'MỨC ĐỘ SẴN SÀNG', en: 'AVAILABILITY' },
  incidents: { vi: 'SỰ CỐ TRONG KỲ', en: 'INCIDENTS' },
  course: { vi: 'DIỄN BIẾN SỰ CỐ', en: 'COURSE OF THE INCIDENT' },
  evidence: { vi: 'BẰNG CHỨNG ĐO LƯỜNG', en: 'MEASURED EVIDENCE' },
  handling: { vi: 'NGUYÊN NHÂN, BIỆN PHÁP ĐÃ THỰC HIỆN', en: 'CAUSE AND WHAT WAS DONE' },
  proposal: { vi: 'KIẾN NGHỊ, ĐỀ XUẤT', en: 'PROPOSALS' },
} satisfies Record<string, Text>

export const reportKindColumns = {
  kpi: { vi: 'Chỉ tiêu', en: 'KPI' },
  value: { vi: 'Kết quả', en: 'Value' },
  before: { vi: 'Kỳ trước', en: 'Before' },
  target: { vi: 'Chỉ tiêu giao', en: 'Target' },
  gap: { vi: 'Còn thiếu', en: 'Gap' },
  province: { vi: 'Toàn tỉnh', en: 'Province' },
  numerator: { vi: 'Tử số', en: 'Numerator' },
  denominator: { vi: 'Mẫu số', en: 'Denominator' },
  coverage: { vi: 'Báo cáo đã nhận', en: 'Reports in' },
  met: { vi: 'Đạt', en: 'Met' },
  item: { vi: 'Nội dung', en: 'Item' },
  said: { vi: 'Thông tin', en: 'Detail' },
  at: { vi: 'Thời điểm', en: 'When' },
  what: { vi: 'Diễn biến', en: 'What happened' },
  line: { vi: 'Đường kết nối', en: 'Line' },
  role: { vi: 'Vai trò', en: 'Role' },
  rounds: { vi: 'Lượt đo', en: 'Rounds' },
  failed: { vi: 'Lượt lỗi', en: 'Failed' },
  lost: { vi: 'Gói mất/gửi', en: 'Lost/sent' },
  median: { vi: 'Trung vị (ms)', en: 'Median (ms)' },
} satisfies Record<string, Text>

export const reportKindSentences = {
  kpi: {
    vi: '{when}, {name} của toàn tỉnh đạt {ratio} ({numerator}/{denominator}).',
    en: '{when}, {name} of the province was {ratio} ({numerator} of {denominator}).',
  },
  kpiSum: { vi: '{when}, {name} của toàn tỉnh là {numerator}.', en: '{when}, {name} of the province was {numerator}.' },
  targetMet: { vi: 'So với chỉ tiêu {target}: đạt.', en: 'Against the target {target}: met.' },
  targetMissed: {
    vi: 'So với chỉ tiêu {target}: chưa đạt, còn thiếu {gap}.',
    en: 'Against the target {target}: not met, {gap} to go.',
  },
  unitMet: {
    vi: '{unit} có {judged} chỉ tiêu được giao và có số liệu trong kỳ, trong đó đạt {met} chỉ tiêu.',
    en: '{unit} has {judged} KPIs with a target and data, of which {met} are met.',
  },
  work: { vi: '{name}: còn thiếu {gap} (kết quả {ratio}).', en: '{name}: {gap} to go (now {ratio}).' },
  noWork: { vi: 'Các chỉ tiêu được giao và có số liệu đều đã đạt.', en: 'Every target with data is met.' },
  missingAt: {
    vi: 'Chưa nhận đủ báo cáo của {n} chỉ tiêu: {list}.',
    en: 'Reports are missing for {n} KPIs: {list}.',
  },
  missingOf: { vi: '{name} ({reported}/{expected})', en: '{name} ({reported}/{expected})' },
  provider: {
    vi: 'Các kết nối do {name} cung cấp: sẵn sàng {availability} thời gian theo hợp đồng; {unstable} phút không ổn định, {down} phút gián đoạn, {flaps} lần chập chờn.',
    en: 'The connections of {name}: available {availability} of contract time; {unstable} {unstable:minute|minutes} unstable, {down} down, {flaps} flaps.',
  },
  noConnections: {
    vi: 'Trong kỳ không có số liệu đo về kết nối nào do {name} cung cấp.',
    en: 'No connection of {name} was measured in the period.',
  },
  attention: {
    vi: '{name} đạt {ratio}, chưa đạt chỉ tiêu {target}; còn thiếu {gap}.',
    en: '{name}: {ratio}, below the target {target}; {gap} to go.',
  },
  nothing: { vi: 'Các chỉ tiêu chính có chỉ tiêu giao đều đạt.', en: 'Every headline target is met.' },
  openIncident: { vi: 'Sự cố chưa khắc phục: {list}.', en: 'Incidents still open: {list}.' },
  incident: {
    vi: 'Lúc {opened}, hệ thống giám sát phát hiện sự cố {name} (mức độ: {severity}), ảnh hưởng {members} kết nối.',
    en: 'At {opened} the incident {name} was detected (severity: {severity}), with {members} connections concerned.',
  },
  settled: {
    vi: 'Sự cố kết thúc lúc {settled}, kéo dài {minutes} phút.',
    en: 'It ended at {settled}, after {minutes} {minutes:minute|minutes}.',
  },
  takenUp: {
    vi: 'Sự cố được tiếp nhận xử lý lúc {taken}, sau {minutes} phút.',
    en: 'It was taken up at {taken}, after {minutes} {minutes:minute|minutes}.',
  },
  notTakenUp: {
    vi: 'Chưa có người tiếp nhận xử lý trên hệ thống.',
    en: 'Nobody has taken it up in the system.',
  },
  where: {
    vi: 'Phạm vi ảnh hưởng: {units} xã, phường ({list}{more}).',
    en: 'Communes and wards concerned: {units} ({list}{more}).',
  },
  dossiers: {
    vi: 'Số hồ sơ bị ảnh hưởng theo phiếu khó khăn, vướng mắc đã ghi nhận: {dossiers}.',
    en: 'Dossiers held up, by the register of difficulties: {dossiers}.',
  },
  dossiersUnknown: {
    vi: 'Số hồ sơ bị ảnh hưởng chưa được thống kê.',
    en: 'How many dossiers were held up has not been told yet.',
  },
  stillOpen: {
    vi: 'Đến thời điểm chốt báo cáo sự cố chưa kết thúc.',
    en: 'It had not ended by the cut-off of this report.',
  },
  evidence: {
    vi: 'Số liệu đo trong khoảng từ {from} đến {to}, trên các đường thuộc sự cố và các đường đối chứng đo cùng thời điểm từ cùng hệ thống giám sát.',
    en: 'Measured from {from} to {to}, on the lines concerned and on others asked at the same time by the same probes.',
  },
  noEvidence: {
    vi: 'Sự cố không gắn với kết nối nào được đo từng phút.',
    en: 'The incident is of no connection that is measured minute by minute.',
  },
  sheet: {
    vi: '{issuer} gửi kèm phiếu kết quả {label} của {units} xã, phường để các đơn vị đối chiếu số liệu, tổ chức thực hiện các chỉ tiêu chưa đạt.',
    en: '{issuer} encloses the scorecards of {units} communes and wards, {label}.',
  },
  sheetCount: {
    vi: 'Trong các chỉ tiêu được giao và có số liệu, {met} xã, phường đạt từ một nửa số chỉ tiêu trở lên.',
    en: 'Of the targets with data, {met} communes and wards meet at least half.',
  },
} satisfies Record<string, Text>

/** How what was set in motion stands. */
export const reportKindRemedy = {
  green: { vi: 'Trạng thái: Xanh.', en: 'State: green.' },
  amber: { vi: 'Trạng thái: Vàng.', en: 'State: amber.' },
  red: { vi: 'Trạng thái: Đỏ.', en: 'State: red.' },
  done: { vi: 'Đã hoàn thành.', en: 'Done.' },
} satisfies Record<string, Text>

export const reportKindNotes = {
  units: {
    vi: 'Chỉ tiêu ghi “Chưa có số liệu” chưa được tính là 0; “Không phát sinh” nghĩa là kỳ này không có trường hợp nào.',
    en: '“No data yet” is not 0; “None arose” means that there was no case in the period.',
  },
} satisfies Record<string, Text>

export const reportKindTitles = {
  byUnit: { vi: 'KẾT QUẢ THEO ĐƠN VỊ', en: 'RESULTS BY UNIT' },
  sheet: { vi: 'KẾT QUẢ CHUYỂN ĐỔI SỐ CỦA {unit}', en: 'DIGITAL TRANSFORMATION IN {unit}' },
  minutes: { vi: 'SỐ LIỆU ĐO TỪNG PHÚT', en: 'MINUTE BY MINUTE' },
  minute: { vi: 'Phút', en: 'Minute' },
} satisfies Record<string, Text>

/** What an officer is asked to write in a report of a kind. */
export const reportKindPrompts = {
  remark: { vi: 'Nhận xét, đánh giá.', en: 'Remarks.' },
  kpiCause: {
    vi: 'Nguyên nhân các đơn vị chưa đạt; giải pháp đã thực hiện.',
    en: 'Why units fall short; what was done.',
  },
  unitPlan: { vi: 'Giải pháp, thời hạn, người chịu trách nhiệm.', en: 'Remedies, deadlines, who answers for them.' },
  handling: {
    vi: 'Nguyên nhân sự cố; biện pháp khắc phục đã thực hiện; ảnh hưởng tới việc tiếp nhận, giải quyết hồ sơ.',
    en: 'Cause, what was done, effect on dossiers.',
  },
  incidentProposal: {
    vi: 'Kiến nghị đối với đơn vị cung cấp; biện pháp phòng ngừa.',
    en: 'Proposals to the provider; how it is prevented.',
  },
  providerProposal: {
    vi: 'Đánh giá việc thực hiện hợp đồng; kiến nghị với đơn vị cung cấp.',
    en: 'How the contract was kept; proposals to the provider.',
  },
} satisfies Record<string, Text>

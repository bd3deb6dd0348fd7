import type { Answerer, CauseSide, DifficultyPhase, DifficultySource } from '../task/difficulty.ts'
import type { Colour, StandingReason, TaskPhase } from '../task/standing.ts'
import type { TaskKind } from '../task/task.ts'
import type { Text } from '../text.ts'

/** What the doors of the register refuse. */
export const taskSays = {
  noSuchDifficulty: { vi: 'Không có khó khăn, vướng mắc nào như vậy.', en: 'There is no such difficulty.' },
  noSuchTask: { vi: 'Không có nhiệm vụ nào như vậy.', en: 'There is no such task.' },
  difficultyPhase: {
    vi: 'Khó khăn, vướng mắc này đang ở trạng thái không làm được việc đó; hãy tải lại trang.',
    en: 'As the difficulty stands now, that cannot be done; load the page again.',
  },
  taskPhase: {
    vi: 'Nhiệm vụ này đang ở trạng thái không làm được việc đó; hãy tải lại trang.',
    en: 'As the task stands now, that cannot be done; load the page again.',
  },
  unknownUnit: { vi: 'Không có đơn vị mang mã {code}.', en: 'There is no unit with the code {code}.' },
  unknownProvider: { vi: 'Không có nhà cung cấp {id}.', en: 'There is no provider {id}.' },
  unknownSystem: { vi: 'Không có hệ thống {id}.', en: 'There is no system {id}.' },
  unknownKpi: { vi: 'Không có chỉ tiêu {id}.', en: 'There is no KPI {id}.' },
  unknownConnection: { vi: 'Không có kết nối {id}.', en: 'There is no connection {id}.' },
  otherUnit: {
    vi: 'Chỉ nêu được khó khăn của đơn vị mình.',
    en: 'Only the difficulties of one’s own unit can be reported.',
  },
  providerWanted: { vi: 'Cần nêu nhà cung cấp phải trả lời.', en: 'The provider who must answer has to be named.' },
  sourceWanted: {
    vi: 'Cần nêu sự cố, bất thường hoặc cảnh báo số liệu là căn cứ.',
    en: 'The incident, exception or flag it was raised from has to be named.',
  },
  raisedAlready: {
    vi: 'Khó khăn này đã được nêu ở phiếu số {number}.',
    en: 'This difficulty was reported already, as no. {number}.',
  },
  oneOwner: {
    vi: 'Nhiệm vụ giao cho một đơn vị hoặc một nhà cung cấp.',
    en: 'A task is given to one unit or one provider.',
  },
  ownReport: {
    vi: 'Người báo cáo kết quả không tự duyệt báo cáo của mình.',
    en: 'Nobody accepts their own report.',
  },
  mergeSelf: { vi: 'Không gộp một phiếu vào chính nó.', en: 'A difficulty cannot be merged into itself.' },
  mergeGone: {
    vi: 'Phiếu nhận gộp phải đang mở hoặc đã trả lời.',
    en: 'Only what is open or answered can take another in.',
  },
  reversed: { vi: 'Ngày đầu phải không sau ngày cuối.', en: 'The first day must not be after the last.' },
  tooManyDays: { vi: 'Nhiều nhất là 184 ngày.', en: 'At most 184 days.' },
  explainWhat: { vi: 'Cần nêu chỉ tiêu phải giải trình.', en: 'The KPI to be explained has to be named.' },
  askedAlready: {
    vi: 'Đơn vị đang có yêu cầu giải trình chỉ tiêu này (nhiệm vụ số {number}).',
    en: 'The unit is being asked to explain this KPI already (task no. {number}).',
  },
} as const satisfies Record<string, Text>

/** What a reminder says is seen. */
export const taskAlertTexts = {
  seen: { vi: 'Hạn {day}: {standing}', en: 'Due {day}: {standing}' },
} as const satisfies Record<string, Text>

export const difficultyPhaseTexts: Readonly<Record<DifficultyPhase, Text>> = {
  open: { vi: 'chưa trả lời', en: 'unanswered' },
  answered: { vi: 'đã trả lời', en: 'answered' },
  closed: { vi: 'đã tháo gỡ', en: 'settled' },
  merged: { vi: 'đã gộp', en: 'merged' },
}
export const answererTexts: Readonly<Record<Answerer, Text>> = {
  centre: { vi: 'Trung ương', en: 'Central government' },
  province: { vi: 'UBND tỉnh', en: 'Provincial People’s Committee' },
  department: { vi: 'Sở, ngành', en: 'Departments' },
  commune: { vi: 'UBND cấp xã', en: 'Communes' },
  provider: { vi: 'Nhà cung cấp', en: 'Provider' },
}
export const sourceTexts: Readonly<Record<DifficultySource, Text>> = {
  commune: { vi: 'Đơn vị nêu', en: 'Reported by the unit' },
  visit: { vi: 'Tổ công tác ghi nhận', en: 'Found on a visit' },
  incident: { vi: 'Từ sự cố', en: 'From an incident' },
  exception: { vi: 'Từ bất thường của chỉ tiêu', en: 'From an exception' },
  flag: { vi: 'Từ cảnh báo chất lượng số liệu', en: 'From a data-quality flag' },
}
export const causeSideTexts: Readonly<Record<CauseSide, Text>> = {
  objective: { vi: 'khách quan', en: 'objective' },
  subjective: { vi: 'chủ quan', en: 'subjective' },
}
export const taskKindTexts: Readonly<Record<TaskKind, Text>> = {
  remedy: { vi: 'Giải pháp', en: 'Remedy' },
  directive: { vi: 'Ý kiến chỉ đạo', en: 'Directive' },
  explanation: { vi: 'Giải trình', en: 'Explanation' },
}
export const taskPhaseTexts: Readonly<Record<TaskPhase, Text>> = {
  given: { vi: 'mới giao', en: 'given' },
  taken: { vi: 'đang thực hiện', en: 'under way' },
  reported: { vi: 'chờ duyệt kết quả', en: 'waits for acceptance' },
  accepted: { vi: 'hoàn thành', en: 'done' },
  withdrawn: { vi: 'đã rút', en: 'withdrawn' },
}
export const colourTexts: Readonly<Record<Colour, Text>> = {
  green: { vi: 'Xanh', en: 'Green' },
  amber: { vi: 'Vàng', en: 'Amber' },
  red: { vi: 'Đỏ', en: 'Red' },
}
/** Why a task has its colour; `{n}` working days. */
export const standingTexts: Readonly<Record<StandingReason, Text>> = {
  'in-time': { vi: 'còn {n} ngày làm việc', en: '{n} working {n:day|days} left' },
  'due-soon': { vi: 'sắp đến hạn, còn {n} ngày làm việc', en: 'due soon, {n} working {n:day|days} left' },
  'due-today': { vi: 'đến hạn hôm nay', en: 'due today' },
  'not-taken-up': {
    vi: 'quá nửa thời gian chưa bắt đầu, còn {n} ngày làm việc',
    en: 'not begun with over half the time gone, {n} working {n:day|days} left',
  },
  overdue: { vi: 'quá hạn {n} ngày làm việc', en: 'overdue by {n} working {n:day|days}' },
  'waits-for-acceptance': { vi: 'báo cáo đúng hạn, chờ duyệt', en: 'reported in time, waits for acceptance' },
  'reported-late': { vi: 'báo cáo chậm {n} ngày làm việc, chờ duyệt', en: 'reported {n} working {n:day|days} late' },
  'done-in-time': { vi: 'hoàn thành đúng hạn', en: 'done in time' },
  'done-late': { vi: 'hoàn thành chậm {n} ngày làm việc', en: 'done {n} working {n:day|days} late' },
  withdrawn: { vi: 'đã rút', en: 'withdrawn' },
}

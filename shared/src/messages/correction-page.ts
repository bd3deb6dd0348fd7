import type { QuarantineState } from '../correction/quarantine-contract.ts'
import type { SubmissionState } from '../submission/submission.ts'
import type { CorrectionMade } from '../correction/correction-contract.ts'
import type { Text } from '../text.ts'

/** The pages of held records, corrections and closed periods. */
export const correctionPageMessages = {
  // The pages about the state of the data
  dataPages: { vi: 'Trang về số liệu', en: 'Pages about the data' },
  feeds: { vi: 'Tình trạng nguồn', en: 'State of sources' },
  health: { vi: 'Chất lượng số liệu', en: 'Data health' },
  submissions: { vi: 'Số liệu gửi trực tiếp', en: 'Handed in' },
  quarantine: { vi: 'Bản ghi tạm giữ', en: 'Held records' },
  connectors: { vi: 'Nguồn khai báo', en: 'Sources by form' },
  validation: { vi: 'Quy tắc kiểm tra', en: 'Validation rules' },
  corrections: { vi: 'Điều chỉnh và khóa kỳ', en: 'Corrections and closing' },

  // Held records
  quarantineUnder: {
    vi: '{n} bản ghi chờ quyết định, {overdue} quá hạn hai ngày làm việc.',
    en: '{n} {n:record waits|records wait} for a decision, {overdue} past two working days.',
  },
  theQuarantine: { vi: 'bản ghi tạm giữ', en: 'the held records' },
  show: { vi: 'Hiển thị', en: 'Show' },
  waitingOnes: { vi: 'Đang chờ', en: 'Waiting' },
  settledOnes: { vi: 'Đã quyết định', en: 'Decided' },
  waitingNone: { vi: 'Không có bản ghi nào bị tạm giữ.', en: 'No record is held.' },
  settledNone: { vi: 'Chưa có quyết định nào.', en: 'Nothing has been decided yet.' },
  waitingMeans: {
    vi: 'Bản ghi tạm giữ không được tính vào chỉ tiêu nào cho đến khi có quyết định. Bản ghi bị bỏ được coi là thiếu, không phải bằng 0.',
    en: 'A held record counts in no indicator until it is decided on. A refused one is missing, not 0.',
  },
  caption: { vi: 'Bản ghi tạm giữ, chờ lâu nhất trước', en: 'Held records, the longest waiting first' },
  captionSettled: { vi: 'Bản ghi đã quyết định, mới nhất trước', en: 'Decided records, the newest first' },
  choose: { vi: 'Chọn', en: 'Choose' },
  chooseOne: { vi: 'Chọn bản ghi của {unit}, ngày {day}', en: 'Choose the record of {unit}, {day}' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  chooseUnit: { vi: 'Chọn đơn vị', en: 'Choose a unit' },
  day: { vi: 'Ngày', en: 'Day' },
  why: { vi: 'Vì sao tạm giữ', en: 'Why it is held' },
  counts: { vi: 'Số đã đến (đang ghi)', en: 'What came (what stands)' },
  allCounts: { vi: 'Xem đủ {n} số đếm', en: 'See all {n} counts' },
  heldNow: { vi: 'đang ghi {n}', en: 'stands at {n}' },
  heldNothing: { vi: 'chưa ghi', en: 'nothing stands' },
  came: { vi: 'Đến lúc', en: 'Came' },
  dueBy: { vi: 'Hạn quyết định {day}', en: 'Decide by {day}' },
  overdue: { vi: 'quá hạn', en: 'overdue' },
  closedPeriod: { vi: 'kỳ đã khóa', en: 'closed period' },
  source: { vi: 'Nguồn', en: 'Source' },
  foundCompare: { vi: 'vế trái {left}, vế phải {right}', en: '{left} on the left, {right} on the right' },
  foundUsual: { vi: 'đến {count}, thường là {usual}', en: '{count} came, usually {usual}' },
  original: { vi: 'Xem chỗ trong số liệu gốc', en: 'Show the place in the original' },
  handedIn: { vi: 'Nộp trực tiếp', en: 'Handed in' },
  proposed: { vi: 'đã đề nghị, chờ người thứ hai', en: 'proposed, waits for a second person' },
  decision: { vi: 'Quyết định', en: 'Decision' },
  reason: { vi: 'Lý do', en: 'Reason' },
  reasonHint: {
    vi: 'Căn cứ: đã đối chiếu với ai, văn bản nào. Lý do được lưu cùng quyết định và hiện khi truy nguồn con số.',
    en: 'What it rests on: whom you asked, which document. It is kept with the decision and shown when a number is explained.',
  },
  decideTitle: { vi: 'Quyết định về {n} bản ghi đã chọn', en: 'Decide on {n} chosen {n:record|records}' },
  decideFirst: { vi: 'Chọn bản ghi để quyết định.', en: 'Choose records to decide on.' },
  decideOne: {
    vi: 'Mỗi lần chỉ quyết định các bản ghi cùng một bộ số liệu.',
    en: 'Records of one dataset at a time.',
  },
  release: { vi: 'Cho tính', en: 'Let in' },
  refuse: { vi: 'Bỏ', en: 'Refuse' },
  needsSecond: {
    vi: 'Có bản ghi thuộc kỳ đã khóa: “Cho tính” sẽ thành đề nghị, cần người thứ hai duyệt.',
    en: 'Some lie in a closed period: letting them in becomes a proposal that a second person must approve.',
  },
  didRelease: { vi: 'Đã cho tính {n} bản ghi.', en: '{n} {n:record|records} let in.' },
  didRefuse: { vi: 'Đã bỏ {n} bản ghi.', en: '{n} {n:record|records} refused.' },
  didPropose: {
    vi: 'Đã đề nghị; {n} bản ghi chờ người thứ hai duyệt.',
    en: 'Proposed; {n} {n:record waits|records wait} for a second person.',
  },
  more: { vi: 'Xem tiếp', en: 'Show more' },
  first: { vi: 'Về đầu danh sách', en: 'Back to the first' },

  // Corrections
  correctionsUnder: {
    vi: 'Mọi thay đổi do con người thực hiện: ai, khi nào, vì sao, từ số nào thành số nào.',
    en: 'Every change made by people: who, when, why, from which figure to which.',
  },
  theCorrections: { vi: 'các điều chỉnh', en: 'the corrections' },
  correctTitle: { vi: 'Điều chỉnh một số liệu', en: 'Correct a figure' },
  dataset: { vi: 'Bộ số liệu', en: 'Dataset' },
  dayHint: { vi: 'Ngày của số liệu, dd/mm/yyyy', en: 'The day of the figure, dd/mm/yyyy' },
  look: { vi: 'Xem số đang ghi', en: 'Show what stands' },
  nothingStands: {
    vi: 'Đơn vị chưa có số liệu ngày này nên chưa có gì để điều chỉnh.',
    en: 'The unit has no figures of this day, so there is nothing to correct.',
  },
  stands: { vi: 'đang ghi {n}', en: 'stands at {n}' },
  send: { vi: 'Điều chỉnh', en: 'Correct' },
  notACount: { vi: 'Ghi một số nguyên không âm.', en: 'Write a whole number, 0 or more.' },
  nothingChanged: {
    vi: 'Chưa có số nào khác với số đang ghi.',
    en: 'No figure differs from what stands.',
  },
  didCorrect: { vi: 'Đã điều chỉnh.', en: 'Corrected.' },
  didProposeCorrection: {
    vi: 'Kỳ đã khóa nên điều chỉnh thành đề nghị, chờ người thứ hai duyệt.',
    en: 'The period is closed, so it is a proposal now and waits for a second person.',
  },
  listTitle: { vi: 'Đã điều chỉnh và đang đề nghị', en: 'Made and proposed' },
  listNone: { vi: 'Chưa có điều chỉnh nào.', en: 'There is no correction yet.' },
  made: { vi: 'Thực hiện', en: 'Made' },
  what: { vi: 'Thay đổi', en: 'Change' },
  moreFigures: { vi: '… và {n} số khác', en: '… and {n} more' },
  state: { vi: 'Trạng thái', en: 'State' },
  by: { vi: 'bởi {who}', en: 'by {who}' },
  agreedBy: { vi: 'Người thứ hai: {who}, {when}', en: 'Second person: {who}, {when}' },
  takenBack: { vi: 'đã bị hủy', en: 'taken back since' },
  takeBack: { vi: 'Hủy điều chỉnh', en: 'Take back' },
  takeBackOf: { vi: 'Hủy điều chỉnh của {unit}, ngày {day}', en: 'Take back the correction of {unit}, {day}' },
  approve: { vi: 'Duyệt', en: 'Approve' },
  refuseProposal: { vi: 'Không duyệt', en: 'Refuse' },
  withdraw: { vi: 'Rút đề nghị', en: 'Withdraw' },
  decideProposal: { vi: 'Xem xét đề nghị', en: 'Consider the proposal' },
  notOwn: {
    vi: 'Người đề nghị không tự duyệt được.',
    en: 'Nobody approves what they proposed.',
  },

  // Closing
  closingTitle: { vi: 'Khóa kỳ', en: 'Closed periods' },
  closingMeans: {
    vi: 'Sau khi khóa, số liệu của kỳ chỉ thay đổi khi có hai người đồng ý; số liệu nguồn gửi lại được giữ chờ quyết định.',
    en: 'Once closed, figures of a period move only when two people agree; what sources send again is held.',
  },
  closingNone: {
    vi: 'Chưa khóa kỳ nào: mọi số liệu còn tạm tính.',
    en: 'No period is closed: all figures are provisional.',
  },
  period: { vi: 'Kỳ', en: 'Period' },
  closedAt: { vi: 'Khóa lúc', en: 'Closed' },
  movedSince: { vi: 'Thay đổi sau khóa', en: 'Moved since' },
  adjusted: { vi: 'có điều chỉnh', en: 'adjusted' },
  asReported: { vi: 'Xem số như lúc khóa', en: 'See it as it was closed' },
  close: { vi: 'Khóa kỳ {label}', en: 'Close {label}' },
  closeWhich: { vi: 'Kỳ báo cáo NĐ 09 cần khóa', en: 'Decree 09 period to close' },
  reopen: { vi: 'Mở lại', en: 'Open again' },
  reopenOf: { vi: 'Mở lại kỳ {label}', en: 'Open {label} again' },
  reopened: { vi: 'Đã mở lại {when}: {reason}', en: 'Opened again {when}: {reason}' },
  cancel: { vi: 'Thôi', en: 'Cancel' },
} as const satisfies Record<string, Text>

export const quarantineStateTexts: Record<QuarantineState, Text> = {
  waiting: { vi: 'Đang chờ', en: 'Waiting' },
  released: { vi: 'Đã cho tính', en: 'Let in' },
  refused: { vi: 'Đã bỏ', en: 'Refused' },
  superseded: { vi: 'Nguồn đã gửi số khác', en: 'Its source has sent another' },
}

export const amendmentTexts: Record<CorrectionMade['kind'], Text> = {
  correction: { vi: 'Điều chỉnh', en: 'Correction' },
  reversal: { vi: 'Hủy điều chỉnh', en: 'Correction taken back' },
  release: { vi: 'Cho tính bản ghi tạm giữ', en: 'Held records let in' },
}

export const amendmentStateTexts: Record<SubmissionState, Text> = {
  proposed: { vi: 'Chờ người thứ hai', en: 'Waits for a second person' },
  kept: { vi: 'Có hiệu lực', en: 'In force' },
  refused: { vi: 'Không được duyệt', en: 'Refused' },
  withdrawn: { vi: 'Đã rút', en: 'Withdrawn' },
}

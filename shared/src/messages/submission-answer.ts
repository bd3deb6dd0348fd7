import type { RejectReason } from '../feed/feed.ts'
import type { Text } from '../text.ts'

/** What the API says of figures that are handed in. */
export const submissionSays = {
  noSuchDataset: { vi: 'Không có bộ số liệu {id}.', en: 'There is no dataset {id}.' },
  noSuchSubmission: { vi: 'Không có lần gửi này.', en: 'There is no such submission.' },
  countedHere: {
    vi: 'Bộ số liệu {id} do Nhịp Số tự đếm nên không nhận số gửi vào.',
    en: 'The dataset {id} is counted by this program itself and is not handed in.',
  },
  nothingToGive: {
    vi: 'Bộ số liệu {id} không có chỉ tiêu nào để nhập.',
    en: 'The dataset {id} has no measures to hand in.',
  },
  otherUnit: {
    vi: 'Chỉ được gửi số liệu của đơn vị {own}; bản ghi thứ {place} ghi đơn vị khác.',
    en: 'Figures of unit {own} only may be handed in; record {place} names another unit.',
  },
  otherDataset: {
    vi: 'Khóa này chỉ dùng cho bộ số liệu {own}.',
    en: 'This key is for the dataset {own} only.',
  },
  keyUsed: {
    vi: 'Idempotency-Key này đã dùng cho nội dung khác. Nội dung mới cần một khóa mới.',
    en: 'This Idempotency-Key was used for other content. New content needs a new key.',
  },
  inFlight: {
    vi: 'Chính nội dung này đang được ghi. Hãy gửi lại sau {seconds} giây để nhận kết quả.',
    en: 'This very content is being kept. Send it again in {seconds} {seconds:second|seconds} for the answer.',
  },
  busy: {
    vi: 'Đang ghi quá nhiều lần gửi cùng lúc. Hãy gửi lại sau {seconds} giây.',
    en: 'Too much is being kept at this moment. Send it again in {seconds} {seconds:second|seconds}.',
  },
  tooMany: {
    vi: 'Gửi quá dày. Hãy gộp nhiều bản ghi vào một lần gửi, hoặc thử lại sau {seconds} giây.',
    en: 'Too many submissions. Put more records into one, or try again in {seconds} {seconds:second|seconds}.',
  },
  sameNameTwice: {
    vi: 'Một tên được ghi hai lần trong cùng một đối tượng JSON, hoặc JSON lồng quá sâu.',
    en: 'A name stands twice in one object of the JSON, or it is nested too deep.',
  },
} as const satisfies Record<string, Text>

/** Why a record was not taken in, to whoever handed it in; `{field}` is the field, the column or the measure. */
export const recordTexts: Record<RejectReason, Text> = {
  'unknown-unit': { vi: 'Không có đơn vị này trong danh mục.', en: 'The unit is not in the register.' },
  'unit-closed': {
    vi: 'Đơn vị này không còn từ ngày {day}; đơn vị kế tiếp: {heirs}.',
    en: 'This unit is no more from {day} on; who continues it: {heirs}.',
  },
  'unit-not-yet': { vi: 'Đơn vị này chỉ có từ ngày {day}.', en: 'This unit stands from {day} on only.' },
  'bad-day': { vi: 'Ngày không hợp lệ.', en: 'Not a day.' },
  'outside-asked': {
    vi: 'Ngày chưa tới, hoặc trước ngày bắt đầu theo dõi.',
    en: 'The day is yet to come, or before the first day that is watched.',
  },
  'missing-field': { vi: 'Thiếu {field}.', en: '{field} is missing.' },
  'not-a-count': { vi: '{field} không phải là số đếm nguyên.', en: '{field} is not a whole count.' },
  negative: { vi: '{field} là số âm.', en: '{field} is negative.' },
  duplicate: {
    vi: 'Đơn vị và ngày này xuất hiện hai lần.',
    en: 'This unit and day come twice.',
  },
  'parts-do-not-add-up': {
    vi: 'Các phần cộng lại không bằng {field}.',
    en: 'The parts do not add up to {field}.',
  },
  'breaks-rule': { vi: 'Trái quy tắc kiểm tra “{field}”.', en: 'Breaks the validation rule “{field}”.' },
  'out-of-scope': { vi: 'Đơn vị này không báo cáo số liệu này.', en: 'This unit does not report these figures.' },
  'ambiguous-unit': {
    vi: 'Có nhiều đơn vị cùng tên này; hãy ghi mã đơn vị.',
    en: 'Several units have this name; write the unit code.',
  },
  'not-yours': { vi: 'Đây là số liệu của đơn vị khác.', en: 'These are another unit’s figures.' },
  'unknown-measure': { vi: 'Bộ số liệu không có chỉ tiêu {field}.', en: 'The dataset has no measure {field}.' },
}

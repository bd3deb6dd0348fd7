import type { MissingStrategy, ValidationSeverity } from '../feed/validation/severity.ts'
import type { Text } from '../text.ts'

/** The page of validation rules. */
export const validationPageMessages = {
  title: { vi: 'Quy tắc kiểm tra', en: 'Validation rules' },
  under: {
    vi: 'Số mới đến được so với các số khác cùng ngày và với những ngày cùng thứ trước đó.',
    en: 'What comes in is held against other figures of the day and against such days before.',
  },
  theRules: { vi: 'các quy tắc kiểm tra', en: 'the validation rules' },
  always: {
    vi: 'Luôn áp dụng, không tắt được: đơn vị và ngày có thật, số đếm không âm, các phần cộng bằng tổng, phần không lớn hơn tổng, kỳ đã khóa.',
    en: 'Always on: units and days are known, counts are not negative, parts add up, no part exceeds its whole, closed periods.',
  },
  caption: {
    vi: 'Các quy tắc và những gì đã phát hiện trong 30 ngày',
    en: 'The rules, and what they found in 30 days',
  },
  rule: { vi: 'Quy tắc', en: 'Rule' },
  version: { vi: 'phiên bản {n}', en: 'version {n}' },
  off: { vi: 'đang tắt', en: 'switched off' },
  means: { vi: 'Nội dung', en: 'What it asks' },
  severity: { vi: 'Khi không đạt', en: 'If it does not hold' },
  found: { vi: 'Đã phát hiện', en: 'Found' },
  foundHeld: { vi: '{n} tạm giữ', en: '{n} held' },
  foundWarned: { vi: '{n} cảnh báo', en: '{n} warned of' },
  usualMeans: {
    vi: '“{measure}” lệch quá {z} lần độ lệch thường thấy của 12 ngày cùng thứ gần nhất, và ít nhất {n}.',
    en: '“{measure}” is more than {z} usual deviations away from the last 12 such days, and at least {n}.',
  },
  compareAtMost: { vi: '{left} không vượt {right}', en: '{left} does not exceed {right}' },
  compareEqual: { vi: '{left} bằng {right}', en: '{left} equals {right}' },
  tolerance: { vi: ', cho phép lệch {n}', en: ', {n} apart allowed' },
  change: { vi: 'Đặt lại', en: 'Change' },
  changeOf: { vi: 'Đặt lại quy tắc “{name}”', en: 'Change the rule “{name}”' },
  add: { vi: 'Thêm quy tắc', en: 'Add a rule' },
  none: { vi: 'Chưa có quy tắc nào.', en: 'There is no rule yet.' },
  name: { vi: 'Tên quy tắc', en: 'Name' },
  kind: { vi: 'Loại kiểm tra', en: 'Kind' },
  kindUsual: { vi: 'Khác thường so với các ngày cùng thứ', en: 'Unusual for such a day' },
  kindCompare: { vi: 'So hai số của cùng đơn vị, cùng ngày', en: 'Two counts of the same unit and day' },
  measure: { vi: 'Số đếm', en: 'Count' },
  left: { vi: 'Vế trái', en: 'Left' },
  plus: { vi: 'cộng với (số thứ {n})', en: 'plus (count {n})' },
  without: { vi: '(bỏ số này)', en: '(take it out)' },
  addCount: { vi: 'Cộng thêm một số', en: 'Add another count' },
  notANumber: { vi: 'Ghi một số, ví dụ 10 hoặc 10,5.', en: 'Write a number, such as 10 or 10.5.' },
  comparator: { vi: 'Phải', en: 'Must' },
  atMost: { vi: 'không vượt', en: 'not exceed' },
  equal: { vi: 'bằng', en: 'equal' },
  right: { vi: 'Vế phải', en: 'Right' },
  toleranceField: { vi: 'Cho phép lệch (số đếm)', en: 'Allowed apart (counts)' },
  missing: { vi: 'Khi thiếu số', en: 'Where a count is missing' },
  zField: { vi: 'Số lần độ lệch thường thấy (3–50)', en: 'Usual deviations (3–50)' },
  atLeastField: { vi: 'Lệch ít nhất (số đếm)', en: 'At least apart (counts)' },
  enabled: { vi: 'Đang áp dụng', en: 'Switched on' },
  reason: { vi: 'Lý do đặt lại', en: 'Why it is set so' },
  save: { vi: 'Lưu quy tắc', en: 'Save the rule' },
  saveMeans: {
    vi: 'Chỉ áp dụng cho số đến từ bây giờ; số đã ghi không bị xét lại.',
    en: 'It judges what comes from now on; what stands is not judged again.',
  },
} as const satisfies Record<string, Text>

export const severityTexts: Record<ValidationSeverity, Text> = {
  reject: { vi: 'Không nhận', en: 'Not taken' },
  quarantine: { vi: 'Tạm giữ chờ quyết định', en: 'Held for a decision' },
  warn: { vi: 'Vẫn tính, có cảnh báo', en: 'Counts, with a warning' },
}

export const missingTexts: Record<MissingStrategy, Text> = {
  'skip-any': { vi: 'Thiếu bất kỳ số nào: không xét', en: 'Any missing: not judged' },
  'skip-all': { vi: 'Chỉ khi một bên thiếu hết mới không xét', en: 'Only if a whole side is missing: not judged' },
  'as-zero': { vi: 'Số thiếu coi như 0', en: 'What is missing counts as 0' },
}

import type { StepFaultKind } from '../kpi/step-fault.ts'
import type { Text } from '../text.ts'

/** What is wrong with a step; the page says it while one types, the API when it is sent. */
export const stepFaultTexts: Readonly<Record<StepFaultKind, Text>> = {
  reversed: { vi: 'Ngày kết thúc trước ngày bắt đầu.', en: 'It ends before it begins.' },
  overlaps: {
    vi: 'Trùng ngày với một mốc khác: mỗi ngày chỉ có một mục tiêu.',
    en: 'It overlaps another step: each day has one target.',
  },
  'over-hundred': { vi: 'Không thể quá 100%.', en: 'It cannot be more than 100%.' },
  'too-large': { vi: 'Số quá lớn.', en: 'Too large a number.' },
  'no-basis': {
    vi: 'Cần một văn bản trong danh mục, hoặc căn cứ ghi bằng lời bên dưới.',
    en: 'It needs an instrument of the register, or a legal basis in words below.',
  },
  comparator: {
    vi: 'Các mốc của một mục tiêu phải cùng chiều (đều “ít nhất” hoặc đều “nhiều nhất”).',
    en: 'All steps of a target run the same way: all at least, or all at most.',
  },
}

export const targetSays = {
  noSuchKpi: { vi: 'Không có chỉ tiêu {id}.', en: 'There is no KPI {id}.' },
  noSuchUnit: { vi: 'Không có đơn vị mang mã {code}.', en: 'There is no unit with the code {code}.' },
  unitOwesNothing: {
    vi: 'Đơn vị này không phải báo cáo chỉ tiêu {kpi}, nên không giao mục tiêu được.',
    en: 'This unit does not owe {kpi}, so it cannot have a target for it.',
  },
  noSuchKind: { vi: 'Loại đơn vị: commune, ward, department.', en: 'A kind of unit is commune, ward or department.' },
  noSuchFormer: {
    vi: 'Tỉnh trước sắp xếp: ha-nam, nam-dinh, ninh-binh.',
    en: 'A former province is ha-nam, nam-dinh or ninh-binh.',
  },
  noSuchGroup: {
    vi: 'Không có nhóm này, hoặc nhóm đã giải thể.',
    en: 'There is no such group, or it is a group no more.',
  },
  keyForProvince: { vi: 'Mục tiêu cấp tỉnh không kèm mã.', en: 'The province’s own target takes no key.' },
  noSuchInstrument: { vi: 'Văn bản này không có trong danh mục.', en: 'This instrument is not in the register.' },
  changedSince: {
    vi: 'Trong lúc bạn soạn, mục tiêu này đã được người khác đặt lại. Hãy xem bản mới rồi lưu lần nữa; nội dung bạn nhập vẫn còn.',
    en: 'Somebody has set this target anew meanwhile. Look at the new version and save again; what you typed is still there.',
  },
  nothingChanged: {
    vi: 'Nội dung không khác bản đang có hiệu lực.',
    en: 'It says nothing else than the plan in force.',
  },
  groupTooSmall: { vi: 'Nhóm cần ít nhất một đơn vị.', en: 'A group needs at least one unit.' },
  unitTwice: { vi: 'Đơn vị {code} được nêu hai lần.', en: 'Unit {code} is named twice.' },
  groupNameTaken: { vi: 'Đã có nhóm tên này.', en: 'There is a group of this name already.' },
  groupInUse: {
    vi: 'Nhóm đang có mục tiêu ({kpis}); hãy thu hồi các mục tiêu đó trước.',
    en: 'The group has targets ({kpis}); take those back first.',
  },
} as const satisfies Record<string, Text>

import type { ChangeFaultKind } from '../unit/check-change.ts'
import type { Text } from '../text.ts'

/** Refusals about changes of units. */
export const unitChangeSays = {
  noSuchChange: { vi: 'Không có thay đổi này.', en: 'There is no such change.' },
  decided: { vi: 'Thay đổi này đã được quyết định.', en: 'This change was decided already.' },
  hasCome: {
    vi: 'Thay đổi đã có hiệu lực từ ngày {day}, không rút được nữa. Hãy ghi nhận một thay đổi mới.',
    en: 'The change has come about on {day} and can no longer be taken back. Record another change instead.',
  },
  askedAlready: {
    vi: 'Người đề nghị rút không tự xác nhận việc rút; cần người thứ hai.',
    en: 'Whoever asked to take it back does not agree to it; a second person does.',
  },
  restsOnIt: {
    vi: 'Thay đổi ngày {day} dựa trên thay đổi này; hãy rút thay đổi đó trước.',
    en: 'The change of {day} rests on this one; take that back first.',
  },
  inUse: {
    vi: 'Đã có tài khoản hoặc khóa API của đơn vị {units}; hãy chuyển hoặc kết thúc trước khi rút.',
    en: 'There are accounts or API keys of {units} already; move or end them first.',
  },
  another: {
    vi: 'Người ghi nhận không tự xác nhận; cần người thứ hai.',
    en: 'Whoever recorded it does not confirm it; a second person does.',
  },
} as const satisfies Record<string, Text>

/** To whoever would have somebody answer, or a program report, for a unit that stands no more. */
export const unitEnded: Text = {
  vi: 'Đơn vị {unit} không còn từ ngày {day}; đơn vị kế tiếp: {heirs}.',
  en: 'Unit {unit} is no more from {day} on; who continues it: {heirs}.',
}

/** What is wrong with a change, at its place. */
export const changeFaultTexts: Record<ChangeFaultKind | 'has-figures', Text> = {
  'no-such-unit': { vi: 'Không có đơn vị {unit}.', en: 'There is no unit {unit}.' },
  'not-standing': {
    vi: 'Đơn vị {unit} không hoạt động vào ngày này (mốc {day}).',
    en: 'Unit {unit} does not stand on that day ({day}).',
  },
  'code-taken': {
    vi: 'Mã {unit} đã dùng cho một đơn vị khác; mỗi mã chỉ dùng một lần.',
    en: 'Code {unit} stands for another unit; a code is used once.',
  },
  circular: {
    vi: 'Đơn vị {unit} đã nhập vào chính đơn vị này; không thể lấy lại mã cũ.',
    en: 'Unit {unit} went into this very one; its code does not come back.',
  },
  'named-twice': { vi: 'Đơn vị {unit} được ghi hai lần.', en: 'Unit {unit} is named twice.' },
  'how-many': {
    vi: 'Số đơn vị không đúng với loại thay đổi: nhập cần từ hai đơn vị thành một, chia cần một thành từ hai.',
    en: 'The number of units does not fit: a merger takes two or more into one, a split one into two or more.',
  },
  shares: {
    vi: 'Tỷ lệ chia phải được ghi cho mọi đơn vị và cộng lại đủ 100%, hoặc để trống hết.',
    en: 'Shares are given for every unit and add up to 100 %, or for none.',
  },
  overlaps: {
    vi: 'Đơn vị {unit} đã có thay đổi ghi nhận cho ngày {day}; hai thay đổi chồng lên nhau.',
    en: 'Unit {unit} already changes on {day}; the two overlap.',
  },
  'not-described': {
    vi: 'Đơn vị {unit} chưa có tên và loại đơn vị.',
    en: 'Unit {unit} has no name and kind yet.',
  },
  'described-idly': {
    vi: 'Đơn vị {unit} được mô tả nhưng không có trong thay đổi.',
    en: 'Unit {unit} is described but takes no part.',
  },
  'other-tier': {
    vi: 'Chỉ sắp xếp các đơn vị cùng cấp: xã, phường với nhau; sở, ngành với nhau.',
    en: 'Only units of one tier go together: communes and wards, or departments.',
  },
  'tile-taken': { vi: 'Ô trên bản đồ đã có đơn vị {unit}.', en: 'The tile of the map is unit {unit}’s.' },
  'before-history': {
    vi: 'Ngày này trước khi bắt đầu theo dõi số liệu.',
    en: 'The day is before figures are watched.',
  },
  'has-figures': {
    vi: 'Đơn vị {unit} đã có số liệu đến ngày {day}; hãy chọn ngày sau đó, hoặc điều chỉnh số liệu trước.',
    en: 'Unit {unit} has figures up to {day}; choose a later day, or correct the figures first.',
  },
}

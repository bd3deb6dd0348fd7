import type { Text } from '../text.ts'

/** What can be wrong with a province document beyond the form of its single values. */
export const provinceProblem = {
  twice: { vi: '“{id}” xuất hiện hai lần.', en: '“{id}” stands here twice.' },
  notDefined: { vi: '“{id}” chưa được khai báo trong {list}.', en: '“{id}” is not defined in {list}.' },
  addressRefused: {
    vi: 'Địa chỉ này không hỏi được: cần http:// hoặc https:// với tên máy chủ rõ ràng, không kèm tài khoản, mật khẩu hay dấu #.',
    en: 'This address cannot be asked: expected http:// or https:// with a plain host, without a user, a password or a #.',
  },
  inCircle: {
    vi: 'Điểm “{id}” phụ thuộc vòng vào chính nó.',
    en: 'Node “{id}” hangs on itself by way of its parents.',
  },
  pathBegins: {
    vi: 'Đường đi phải bắt đầu từ điểm đo “{id}”, là một điểm loại vantage.',
    en: 'The path must begin at “{id}”, a node of kind vantage.',
  },
  oneProvince: {
    vi: 'Phải có đúng một đơn vị cấp tỉnh mang mã {code}.',
    en: 'There must be exactly one unit of kind province, with code {code}.',
  },
  datasetOrReason: {
    vi: 'Phải có hoặc bộ dữ liệu, hoặc lý do chưa có (awaiting), không cả hai.',
    en: 'Either a dataset or the reason why there is none (awaiting) must be given, not both.',
  },
  noTerms: { vi: 'Chưa khai báo số đo nào.', en: 'No measure is given.' },
  termsWithoutDataset: {
    vi: 'Chỉ tiêu chưa có bộ dữ liệu thì không được có số đo.',
    en: 'A KPI without a dataset cannot have measures.',
  },
  otherDataset: {
    vi: 'Số đo “{measure}” thuộc bộ dữ liệu “{has}”, chỉ tiêu dùng “{wants}”.',
    en: 'Measure “{measure}” belongs to dataset “{has}”, the KPI to “{wants}”.',
  },
  unlikeDataset: {
    vi: 'Khác với bộ dữ liệu “{dataset}” ({has}); số lượng phải nộp sẽ bị tính sai.',
    en: 'Differs from dataset “{dataset}” ({has}); what is expected would be counted wrongly.',
  },
  needsDenominator: { vi: 'Cách tính này cần mẫu số.', en: 'This aggregation needs a denominator.' },
  needsNoDenominator: { vi: 'Cách tính này không có mẫu số.', en: 'This aggregation has no denominator.' },
  unitOrKind: {
    vi: 'Mục tiêu áp cho một đơn vị hoặc một loại đơn vị, không cả hai.',
    en: 'A target is for one unit or for one kind of units, not both.',
  },
  reversed: {
    vi: 'Ngày cuối ({to}) trước ngày đầu ({from}).',
    en: 'The last day ({to}) is before the first ({from}).',
  },
  overlaps: {
    vi: 'Trùng thời gian với mục tiêu khác của cùng đối tượng (từ {from}).',
    en: 'Overlaps in time with another target of the same scope (from {from}).',
  },
  formatBringsOther: {
    vi: 'Định dạng “{format}” không mang đúng các số đo của bộ dữ liệu “{dataset}”: {measures}.',
    en: 'Format “{format}” does not bring the measures of dataset “{dataset}”: {measures}.',
  },
  secondFeed: {
    vi: 'Bộ dữ liệu “{dataset}” đã có nguồn “{feed}”; hai nguồn sẽ ghi đè nhau.',
    en: 'Dataset “{dataset}” already comes from feed “{feed}”; two feeds would correct each other for ever.',
  },
  beforeHistory: {
    vi: 'Không thể bắt đầu trước ngày đầu của tỉnh ({from}).',
    en: 'Cannot begin before the first day of the province ({from}).',
  },
  hasFigures: {
    vi: '“{id}” đã có số liệu nên không thể bỏ khỏi tài liệu hoặc chuyển bộ dữ liệu.',
    en: '“{id}” has figures, so it can neither leave the document nor change its dataset.',
  },
  otherProvince: {
    vi: 'Cơ sở dữ liệu này đang giữ số liệu của tỉnh {code}.',
    en: 'This database holds the figures of province {code}.',
  },
} as const satisfies Record<string, Text>

export type ProvinceProblemMessage = keyof typeof provinceProblem

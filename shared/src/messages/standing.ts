import type { Text } from '../text.ts'
import type { UnitKind } from '../unit/unit.ts'

/** The first sentence of a commune's page, and what is said of work. */
export const standingTexts = {
  short: {
    vi: 'Còn {gap} {counted} để đạt mục tiêu {target} trong kỳ đến {to}; còn {days} ngày làm việc.',
    en: '{gap} more {counted} to meet the target of {target} in the period to {to}; {days} working {n:day|days} left.',
  },
  over: {
    vi: 'Vượt mức cho phép ({target}) {gap} {counted} trong kỳ đến {to}; còn {days} ngày làm việc.',
    en: '{gap} {counted} above the limit of {target} in the period to {to}; {days} working {n:day|days} left.',
  },
  shortAtEnd: {
    vi: 'Kỳ đã kết thúc ngày {to}: còn thiếu {gap} {counted} so với mục tiêu {target}.',
    en: 'The period ended on {to}: {gap} {counted} short of the target of {target}.',
  },
  overAtEnd: {
    vi: 'Kỳ đã kết thúc ngày {to}: vượt mức cho phép ({target}) {gap} {counted}.',
    en: 'The period ended on {to}: {gap} {counted} above the limit of {target}.',
  },
  allMet: {
    vi: 'Đạt cả {met} mục tiêu có số liệu trong kỳ đến {to}.',
    en: 'All {met} targets with figures are met in the period to {to}.',
  },
  noFigures: {
    vi: 'Chưa có số liệu để so với mục tiêu trong kỳ đến {to}.',
    en: 'There are no figures yet to hold against targets in the period to {to}.',
  },
  cheapest: {
    vi: 'Điểm dễ lấy nhất: thêm {cases} {counted} được {gain} điểm.',
    en: 'The cheapest points: {cases} more {counted} add {gain}.',
  },
  exception: {
    vi: '{unit}: {kpi} {value}, xấu hơn mức thường thấy {centre}, tương đương {effect} {counted}.',
    en: '{unit}: {kpi} {value}, worse than its usual {centre} by {effect} {counted}.',
  },
} as const satisfies Record<string, Text>

/** Who answers for a unit. */
export const headTexts: Readonly<Record<UnitKind, Text>> = {
  province: { vi: 'Chủ tịch Ủy ban nhân dân tỉnh', en: 'Chair of the provincial People’s Committee' },
  department: { vi: 'Thủ trưởng {name}', en: 'Head of {name}' },
  commune: { vi: 'Chủ tịch Ủy ban nhân dân xã {name}', en: 'Chair of the People’s Committee of {name} commune' },
  ward: { vi: 'Chủ tịch Ủy ban nhân dân phường {name}', en: 'Chair of the People’s Committee of {name} ward' },
}

/** The components of the index of Decision 766, by their numbers. */
export const componentTexts: Readonly<Record<string, Text>> = {
  '1.1': { vi: 'TTHC công bố đúng hạn', en: 'Procedures announced on time' },
  '1.2': { vi: 'TTHC cập nhật, công khai đúng hạn', en: 'Procedures updated and published on time' },
  '1.3': { vi: 'TTHC công khai đầy đủ nội dung', en: 'Procedures published in full' },
  '1.4': { vi: 'Hồ sơ đồng bộ lên Cổng DVCQG', en: 'Dossiers synchronised to the national portal' },
  '2.1': { vi: 'Hồ sơ giải quyết trước hạn, đúng hạn', en: 'Dossiers handled on time' },
  '3.1': { vi: 'TTHC có dịch vụ công trực tuyến', en: 'Procedures offered online' },
  '3.2': { vi: 'Dịch vụ công trực tuyến có phát sinh hồ sơ', en: 'Online services in use' },
  '3.3': { vi: 'Hồ sơ nộp trực tuyến', en: 'Dossiers filed online' },
  '3.5a': {
    vi: 'TTHC có nghĩa vụ tài chính tích hợp thanh toán',
    en: 'Fee-bearing procedures with payment integrated',
  },
  '3.5b': {
    vi: 'TTHC có giao dịch thanh toán trực tuyến',
    en: 'Fee-bearing procedures with online payments made',
  },
  '3.6': { vi: 'Hồ sơ thanh toán trực tuyến', en: 'Dossiers paid online' },
  '4.1': { vi: 'Hồ sơ cấp kết quả điện tử', en: 'Electronic results' },
  '4.2': { vi: 'Hồ sơ được số hóa', en: 'Dossiers digitised' },
  '4.3': { vi: 'Khai thác, sử dụng lại dữ liệu số hóa', en: 'Reuse of digitised data' },
  '4.4': { vi: 'Kết nối kho dữ liệu cá nhân', en: 'Personal data store connected' },
  '4.5b': { vi: 'Hồ sơ dùng dữ liệu dân cư', en: 'Dossiers using population data' },
  '4.5a': { vi: 'TTHC kết nối dữ liệu dân cư', en: 'Procedures connected to population data' },
  '4.6': { vi: 'Chứng thực bản sao điện tử', en: 'Electronic certified copies' },
  '5.2': { vi: 'PAKN xử lý đúng hạn', en: 'Feedback answered on time' },
  '5.3': { vi: 'Hài lòng trong xử lý PAKN', en: 'Satisfaction with feedback handling' },
  '5.4': { vi: 'Hài lòng trong giải quyết TTHC', en: 'Satisfaction with procedures' },
}

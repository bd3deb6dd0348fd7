import type { Text } from '../text.ts'

export const kpiSays = {
  noSuchKpi: { vi: 'Không có chỉ tiêu {id}.', en: 'There is no KPI {id}.' },
  noSuchUnit: { vi: 'Không có đơn vị mang mã {code}.', en: 'There is no unit with the code {code}.' },
  asOfAhead: {
    vi: 'Thời điểm này chưa tới. Số liệu “theo bản” chỉ xem được đến một ngày hoặc thời điểm đã qua.',
    en: 'This instant is still ahead. Figures “as of” can be asked for up to a day or instant that has come.',
  },
  unitAndBy: {
    vi: 'Đã nêu một đơn vị (unit) thì không phân tổ (by) nữa.',
    en: 'With one unit given, there is nothing to break down by.',
  },
} as const satisfies Record<string, Text>

/** The command `nhipso kpi`: said on stderr, or above its table. */
export const kpiCommandSays = {
  usage: {
    vi: 'Cách dùng: pnpm nhipso kpi <mã> [--calendar nd09|gregorian|iso-week|range] [--period KỲ] [--from NGÀY --to NGÀY] [--cumulative]\n  [--unit MÃ | --by province|unit|former-province|kind] [--compare previous|year-ago|same-elapsed] [--as-of THỜI ĐIỂM] [--definition SỐ] [--lang vi|en] [--json]',
    en: 'Usage: pnpm nhipso kpi <id> [--calendar nd09|gregorian|iso-week|range] [--period PERIOD] [--from DAY --to DAY] [--cumulative]\n  [--unit CODE | --by province|unit|former-province|kind] [--compare previous|year-ago|same-elapsed] [--as-of INSTANT] [--definition NUMBER] [--lang vi|en] [--json]',
  },
  noKpi: { vi: 'Thiếu mã chỉ tiêu, ví dụ T02.', en: 'The id of a KPI is missing, for instance T02.' },
  unknownOption: { vi: 'Không hiểu “{option}”.', en: 'Cannot read “{option}”.' },
  badOption: { vi: '{option}: {why}', en: '{option}: {why}' },
  heading: {
    vi: '{id} {name}\n{period}, {days}. Số liệu phiên bản {version}, định nghĩa phiên bản {definition}.',
    en: '{id} {name}\n{period}, {days}. Data version {version}, definition version {definition}.',
  },
  columns: {
    vi: 'Đơn vị|Kết quả|Tử số|Mẫu số|Đã báo cáo|Phải báo cáo|Kỳ so sánh|Mục tiêu',
    en: 'Unit|Result|Numerator|Denominator|Reported|Expected|Compared|Target',
  },
  met: { vi: '{target}: đạt', en: '{target}: met' },
  notMet: { vi: '{target}: còn cách {gap}', en: '{target}: {gap} away' },
} as const satisfies Record<string, Text>

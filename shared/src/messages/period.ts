import type { Calendar } from '../period-contract.ts'
import type { Text } from '../text.ts'

export const calendarNames: Record<Calendar, Text> = {
  nd09: { vi: 'Kỳ báo cáo (Nghị định 09/2019)', en: 'Reporting period (Decree 09/2019)' },
  gregorian: { vi: 'Dương lịch', en: 'Calendar period' },
  'iso-week': { vi: 'Tuần', en: 'Week' },
  range: { vi: 'Khoảng ngày', en: 'Range of days' },
}

export const periodLabels = {
  month: { vi: 'tháng {month}/{year}', en: '{monthName} {year}' },
  quarter: { vi: 'quý {roman}/{year}', en: 'Q{quarter} {year}' },
  firstHalf: { vi: '6 tháng đầu năm {year}', en: 'first half of {year}' },
  secondHalf: { vi: '6 tháng cuối năm {year}', en: 'second half of {year}' },
  nineMonths: { vi: '9 tháng đầu năm {year}', en: 'first nine months of {year}' },
  year: { vi: 'năm {year}', en: 'year {year}' },
  week: { vi: 'tuần {week} ({days})', en: 'week {week} ({days})' },
  day: { vi: 'ngày {day}', en: '{day}' },
  range: { vi: 'từ ngày {from} đến ngày {to}', en: '{from} to {to}' },
  cumulative: { vi: 'lũy kế từ đầu năm đến hết {label}', en: 'year to date up to {label}' },
} as const satisfies Record<string, Text>

export const periodRefusals = {
  malformed: {
    vi: 'Không hiểu kỳ “{key}”. Ví dụ hợp lệ: 2026-10 (tháng), 2026-Q3 (quý), 2026-H1 (6 tháng), 2026-9M (9 tháng), 2026 (năm), 2026-W30 (tuần), 2026-07-01..2026-07-23.',
    en: 'Cannot read the period “{key}”. Valid examples: 2026-10 (month), 2026-Q3 (quarter), 2026-H1 (half), 2026-9M (nine months), 2026 (year), 2026-W30 (week), 2026-07-01..2026-07-23.',
  },
  otherCalendar: {
    vi: 'Kỳ “{key}” không có trong lịch “{calendar}”.',
    en: 'The period “{key}” does not exist in the calendar “{calendar}”.',
  },
  both: {
    vi: 'Chỉ nêu kỳ (period) hoặc khoảng ngày (from, to), không nêu cả hai.',
    en: 'Give either a period or two days (from, to), not both.',
  },
  rangeCalendar: {
    vi: 'Khoảng ngày (from, to) chỉ đi với lịch “range”.',
    en: 'Two days (from, to) go only with the calendar “range”.',
  },
  missingDay: {
    vi: 'Khoảng ngày cần đủ ngày đầu (from) và ngày cuối (to).',
    en: 'A range needs both its first day (from) and its last day (to).',
  },
  badDay: {
    vi: '“{day}” không phải là ngày dạng năm-tháng-ngày, ví dụ 2025-07-23.',
    en: '“{day}” is not a day written year-month-day, such as 2025-07-23.',
  },
  reversed: { vi: 'Ngày đầu {from} sau ngày cuối {to}.', en: 'The first day {from} is after the last day {to}.' },
  beforeHistory: {
    vi: 'Kỳ kết thúc ngày {to}, trước khi có số liệu (từ ngày {history}).',
    en: 'The period ends on {to}, before the figures begin ({history}).',
  },
  tooFar: {
    vi: 'Kỳ kết thúc ngày {to}, quá xa sau ngày hôm nay ({today}).',
    en: 'The period ends on {to}, too far after today ({today}).',
  },
} as const satisfies Record<string, Text>

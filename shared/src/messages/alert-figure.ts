import type { Text } from '../text.ts'

/** What is seen of a figure or a source that is not as it should be. */
export const figureTexts = {
  missed: { vi: 'đạt {value}, mục tiêu {target}', en: '{value} against the target {target}' },
  incomplete: {
    vi: 'mới nhận {reported}/{expected} lượt báo cáo ({coverage})',
    en: '{reported} of {expected} reports have arrived ({coverage})',
  },
  silent: { vi: 'chưa nhận được số liệu mới từ {since}', en: 'nothing new has arrived since {since}' },
  late: {
    vi: 'số liệu mới có đến hết ngày {to}, chậm {days} ngày',
    en: 'figures reach up to {to} only, {days} {days:day|days} late',
  },
  coverageName: { vi: 'Độ phủ số liệu: {name}', en: 'Coverage: {name}' },
  feedName: { vi: 'Nguồn “{name}”', en: 'Source “{name}”' },
} as const satisfies Record<string, Text>

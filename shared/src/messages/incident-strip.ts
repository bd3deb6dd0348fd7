import type { Text } from '../text.ts'

/** Incidents beside figures: open ones, and those of a period. Apart from the pages of alerts, for the first page shows them. */
export const incidentStripMessages = {
  connections: { vi: '{n} kết nối', en: '{n} {n:connection|connections}' },
  bands: { vi: 'Sự cố trong kỳ', en: 'Incidents in this period' },
  openGrave: { vi: 'Cần xử lý ngay', en: 'Needs action now' },
  sinceWhen: { vi: 'từ {when}', en: 'since {when}' },
  bandsMore: { vi: 'xem tất cả', en: 'see all' },
  bandsNote: {
    vi: 'Dải sọc là thời gian có sự cố của hệ thống liên quan.',
    en: 'Striped bands are incidents of the systems this is counted from.',
  },
  bandsSaid: {
    vi: '{n} sự cố trong thời gian này, nặng nhất: {name}.',
    en: '{n} {n:incident|incidents} meanwhile, the gravest: {name}.',
  },
} as const satisfies Record<string, Text>

import type { Text } from '../text.ts'

/** What the API says about templates of reports. */
export const templateSays = {
  noSuchTemplate: { vi: 'Không có mẫu báo cáo này.', en: 'There is no such template.' },
  noSuchSection: {
    vi: 'Loại báo cáo này không có mục “{id}”.',
    en: 'Reports of this kind have no section “{id}”.',
  },
  twice: { vi: 'Mục “{id}” đứng hai lần trong mẫu.', en: 'The section “{id}” stands twice in the template.' },
  nothingLeft: {
    vi: 'Mẫu phải còn ít nhất một mục được in.',
    en: 'A template must have at least one section that is printed.',
  },
  noSuchNumber: {
    vi: 'Không có số liệu này của chỉ tiêu {kpi}.',
    en: 'There is no such number of the KPI {kpi}.',
  },
  changedSince: {
    vi: 'Mẫu đã có phiên bản mới hơn phiên bản bạn mở. Những gì bạn nhập vẫn còn; hãy mở lại mẫu rồi đối chiếu.',
    en: 'There is a newer version of the template than the one you opened. What you typed is still there; open it again and compare.',
  },
  unchanged: { vi: 'Mẫu không có gì khác phiên bản đang dùng.', en: 'Nothing differs from the version in use.' },
} as const satisfies Record<string, Text>

import type { Text } from '../text.ts'

/** A line through time: its summary, its legend, the words of a point. The first page has no such line. */
export const trendMessages = {
  summary: {
    vi: 'Cao nhất {max} ({maxAt}), thấp nhất {min} ({minAt}), gần nhất {last} ({lastAt}).',
    en: 'Highest {max} ({maxAt}), lowest {min} ({minAt}), latest {last} ({lastAt}).',
  },
  missing: { vi: ' {n} kỳ không có số.', en: ' {n} {n:period has|periods have} no figure.' },
  running: {
    vi: ' Kỳ cuối còn đang chạy, là số tạm tính.',
    en: ' The last period is still running and provisional.',
  },
  nothing: { vi: 'Chưa có số liệu cho các kỳ này.', en: 'There are no figures for these periods.' },
  series: { vi: 'Kết quả', en: 'Actual' },
  ghost: { vi: 'Trước khi thay đổi', en: 'Before it changed' },
  target: { vi: 'Mục tiêu', en: 'Target' },
  provisional: { vi: 'Tạm tính', en: 'Provisional' },
  definitionFrom: { vi: 'Định nghĩa {version} từ {day}', en: 'Definition {version} from {day}' },
  definitionBreak: { vi: 'Đổi định nghĩa', en: 'Another definition' },
} as const satisfies Record<string, Text>

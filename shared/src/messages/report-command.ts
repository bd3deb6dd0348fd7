import type { Text } from '../text.ts'

export const reportCommandSays = {
  usage: {
    vi: 'Cách dùng: pnpm nhipso report <mẫu> [--calendar nd09|gregorian|iso-week|range] [--period KỲ | --from NGÀY --to NGÀY] [--cumulative]\n  [--until TẬP=NGÀY]… [--as-of THỜI ĐIỂM] [--lang vi|en] --out THƯ MỤC',
    en: 'Usage: pnpm nhipso report <template> [--calendar nd09|gregorian|iso-week|range] [--period PERIOD | --from DAY --to DAY] [--cumulative]\n  [--until DATASET=DAY]… [--as-of INSTANT] [--lang vi|en] --out DIR',
  },
  noTemplate: {
    vi: 'Thiếu mẫu báo cáo; có các mẫu: {templates}.',
    en: 'The template is missing; there are: {templates}.',
  },
  noSuchTemplate: {
    vi: 'Không có mẫu báo cáo “{id}”; có các mẫu: {templates}.',
    en: 'There is no template “{id}”; there are: {templates}.',
  },
  noOut: { vi: 'Thiếu --out: thư mục để ghi báo cáo.', en: '--out is missing: the folder to write the report into.' },
  badUntil: {
    vi: '--until {given}: cần dạng TẬP=NGÀY, ví dụ document=2025-07-24; có các tập: {datasets}.',
    en: '--until {given}: expected DATASET=DAY, for instance document=2025-07-24; there are: {datasets}.',
  },
  untilBefore: {
    vi: '--until {given}: ngày phải từ {from} trở đi.',
    en: '--until {given}: the day must not be before {from}.',
  },
  future: {
    vi: 'Kỳ báo cáo bắt đầu ngày {from}, sau thời điểm chốt số liệu; không thể lập báo cáo cho tương lai.',
    en: 'The period begins on {from}, after the cut-off; a report of the future is refused.',
  },
  notForGrain: {
    vi: 'Mẫu “{id}” không dùng cho kỳ {label}.',
    en: 'The template “{id}” is not made for {label}.',
  },
  written: { vi: 'Đã ghi {file} ({bytes} byte, SHA-256 {hash})', en: 'Wrote {file} ({bytes} bytes, SHA-256 {hash})' },
} satisfies Record<string, Text>

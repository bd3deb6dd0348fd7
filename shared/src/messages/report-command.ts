import type { Text } from '../text.ts'

export const reportCommandSays = {
  usage: {
    vi: 'Cách dùng: pnpm nhipso report <mẫu> [đối tượng] [--calendar nd09|gregorian|iso-week|range] [--period KỲ | --from NGÀY --to NGÀY] [--cumulative]\n  [--until TẬP=NGÀY]… [--as-of THỜI ĐIỂM] [--lang vi|en] --out THƯ MỤC',
    en: 'Usage: pnpm nhipso report <template> [subject] [--calendar nd09|gregorian|iso-week|range] [--period PERIOD | --from DAY --to DAY] [--cumulative]\n  [--until DATASET=DAY]… [--as-of INSTANT] [--lang vi|en] --out DIR',
  },
  noTemplate: {
    vi: 'Thiếu mẫu báo cáo; có các mẫu: {templates}.',
    en: 'The template is missing; there are: {templates}.',
  },
  noSuchTemplate: {
    vi: 'Không có mẫu báo cáo “{id}”; có các mẫu: {templates}.',
    en: 'There is no template “{id}”; there are: {templates}.',
  },
  noSubject: {
    kpi: {
      vi: 'Mẫu “{id}” cần mã chỉ tiêu, ví dụ: report {id} T02.',
      en: 'The template “{id}” needs a KPI, for instance: report {id} T02.',
    },
    unit: {
      vi: 'Mẫu “{id}” cần mã đơn vị, ví dụ: report {id} 14329.',
      en: 'The template “{id}” needs a unit, for instance: report {id} 14329.',
    },
    provider: {
      vi: 'Mẫu “{id}” cần mã nhà cung cấp, ví dụ: report {id} vnpt.',
      en: 'The template “{id}” needs a provider, for instance: report {id} vnpt.',
    },
    incident: {
      vi: 'Mẫu “{id}” cần số sự cố, ví dụ: report {id} 12.',
      en: 'The template “{id}” needs the number of an incident, for instance: report {id} 12.',
    },
  },
  noSuchSubject: {
    vi: 'Mẫu “{id}”: không tìm thấy “{given}”.',
    en: 'The template “{id}”: there is no “{given}”.',
  },
  needlessSubject: {
    vi: 'Mẫu “{id}” lập cho toàn tỉnh, không nhận “{given}”.',
    en: 'The template “{id}” is of the province and takes no “{given}”.',
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
} satisfies Record<string, Text | Record<string, Text>>

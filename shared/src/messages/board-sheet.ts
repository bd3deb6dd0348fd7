import type { Text } from '../text.ts'

/** Heads of the board's connections as a table that leaves the program. */
export const boardSheetMessages = {
  title: { vi: 'Kết nối theo đơn vị và hệ thống', en: 'Connections by unit and system' },
  unitCode: { vi: 'Mã đơn vị', en: 'Unit code' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  system: { vi: 'Hệ thống', en: 'System' },
  connection: { vi: 'Kết nối', en: 'Connection' },
  state: { vi: 'Tình trạng', en: 'State' },
  why: { vi: 'Diễn giải', en: 'In words' },
  since: { vi: 'Từ lúc', en: 'Since' },
  cause: { vi: 'Do sự cố tại', en: 'Caused at' },
  latency: { vi: 'Độ trễ gần nhất (ms)', en: 'Last latency (ms)' },
  trouble: { vi: 'Số lần bất thường', en: 'Times in trouble' },
} as const satisfies Record<string, Text>

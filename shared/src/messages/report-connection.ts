import type { Text } from '../text.ts'

/** Heads of the annex of connections and incidents. */
export const reportConnectionColumns = {
  connection: { vi: 'Kết nối', en: 'Connection' },
  provider: { vi: 'Đơn vị cung cấp', en: 'Provider' },
  availability: { vi: 'Độ sẵn sàng', en: 'Availability' },
  flaps: { vi: 'Số lần chập chờn', en: 'Flaps' },
  unstable: { vi: 'Phút không ổn định', en: 'Unstable minutes' },
  down: { vi: 'Phút gián đoạn', en: 'Minutes down' },
  incidents: { vi: 'Danh mục sự cố trong kỳ', en: 'Incidents of the period' },
  incident: { vi: 'Sự cố', en: 'Incident' },
  number: { vi: 'Mã', en: 'No.' },
  opened: { vi: 'Bắt đầu', en: 'Began' },
  settled: { vi: 'Kết thúc', en: 'Ended' },
  open: { vi: 'Chưa kết thúc', en: 'Still open' },
  minutes: { vi: 'Phút', en: 'Minutes' },
  cause: { vi: 'Nguyên nhân', en: 'Cause' },
} satisfies Record<string, Text>

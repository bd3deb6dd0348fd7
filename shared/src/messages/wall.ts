import type { Text } from '../text.ts'

/** The screen of the command room. */
export const wallMessages = {
  age: { vi: 'Số liệu đến hết ngày {day} ({n} ngày trước)', en: 'Figures up to {day} ({n} {n:day|days} ago)' },
  fresh: { vi: 'Số liệu đến hết ngày {day}', en: 'Figures up to {day}' },
  stale: {
    vi: 'SỐ LIỆU CŨ: mới đến hết ngày {day}, {n} ngày trước',
    en: 'OLD FIGURES: up to {day}, {n} {n:day|days} ago',
  },
  noFigures: { vi: 'Chưa có số liệu', en: 'No figures yet' },
  lost: { vi: 'MẤT LIÊN LẠC với máy chủ từ {when}', en: 'SERVER LOST since {when}' },
  kpis: { vi: 'Chỉ tiêu chính, {period} ({days})', en: 'Key indicators, {period} ({days})' },
  due: { vi: 'trả lời trước {day}', en: 'answer by {day}' },
  noExceptions: { vi: 'Không có chỉ tiêu nào lệch bất thường.', en: 'Nothing stands out.' },
  connections: { vi: 'Kết nối', en: 'Connections' },
  broken: { vi: 'Đang có sự cố', en: 'Broken now' },
  nothingBroken: { vi: 'Không có sự cố nào đang diễn ra.', en: 'Nothing is broken.' },
  takenUp: { vi: 'đã tiếp nhận', en: 'taken up' },
  nobody: { vi: 'chưa tiếp nhận', en: 'not taken up' },
  announced: { vi: 'đang bảo trì', en: 'announced work' },
  more: { vi: 'và {n} sự cố khác', en: 'and {n} more' },
  overdueOf: {
    vi: '{n} khó khăn, vướng mắc quá hạn ({open} đang mở)',
    en: '{n} {n:difficulty|difficulties} overdue ({open} open)',
  },
  nothingOverdue: { vi: 'Không có khó khăn, vướng mắc nào quá hạn.', en: 'No difficulty is overdue.' },
  difficulty: { vi: 'Số {n}', en: 'No. {n}' },
  answerBy: { vi: '{who} phải trả lời', en: 'to be answered by: {who}' },
  dossiers: { vi: '{n} hồ sơ', en: '{n} {n:dossier|dossiers}' },
  lateBy: { vi: 'quá hạn {n} ngày làm việc', en: '{n} working {n:day|days} late' },
  paused: { vi: 'Đang dừng', en: 'Paused' },
  scene: { vi: 'Cảnh {n} trên {of}', en: 'Scene {n} of {of}' },
  openWall: { vi: 'Màn hình trung tâm', en: 'Wall display' },
  scenes: {
    kpis: { vi: 'Chỉ tiêu chính', en: 'Key indicators' },
    exceptions: { vi: 'Cần hỏi đến', en: 'To be asked about' },
    connections: { vi: 'Kết nối và sự cố', en: 'Connections and incidents' },
    difficulties: { vi: 'Khó khăn quá hạn', en: 'Difficulties overdue' },
  },
} as const satisfies Record<string, Text | Record<string, Text>>

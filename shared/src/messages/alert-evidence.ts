import type { Locale, Text } from '../text.ts'
import { say } from './say.ts'

/** The file of evidence that is handed to whoever answers for a line. */
export const evidenceTexts = {
  title: { vi: 'Hồ sơ chứng cứ sự cố số {number}', en: 'Evidence of incident {number}' },
  made: { vi: 'Lập lúc {at} từ số liệu đo của hệ thống Nhịp Số.', en: 'Made at {at} from what Nhịp Số measured.' },
  what: { vi: 'Sự cố', en: 'Incident' },
  severity: { vi: 'Mức độ', en: 'Severity' },
  condition: { vi: 'Tình trạng', en: 'Condition' },
  began: { vi: 'Bắt đầu', en: 'Began' },
  ended: { vi: 'Khôi phục', en: 'Restored' },
  notYet: { vi: 'chưa khôi phục', en: 'not yet' },
  provider: { vi: 'Đơn vị chịu trách nhiệm', en: 'Responsible' },
  members: { vi: 'Số kết nối liên quan', en: 'Connections concerned' },
  cause: { vi: 'Nguyên nhân', en: 'Cause' },
  lines: { vi: 'Đường được đo và đường đối chứng', en: 'Lines concerned and sister lines' },
  linesNote: {
    vi: 'Đường đối chứng được đo cùng thời gian, từ cùng điểm đo, để so sánh.',
    en: 'Sister lines were measured at the same time from the same place, for comparison.',
  },
  line: { vi: 'Kết nối', en: 'Connection' },
  as: { vi: 'Vai trò', en: 'As' },
  concerned: { vi: 'có sự cố', en: 'concerned' },
  sister: { vi: 'đối chứng', en: 'sister' },
  rounds: { vi: 'Số lần đo', en: 'Rounds' },
  failed: { vi: 'Lỗi', en: 'Failed' },
  loss: { vi: 'Gói mất', en: 'Lost' },
  median: { vi: 'Phản hồi giữa (ms)', en: 'Median (ms)' },
  minutes: { vi: 'Từng phút', en: 'Minute by minute' },
  minutesNote: {
    vi: 'Mỗi ô: số lần lỗi/số lần đo, thời gian phản hồi giữa (ms). “—” là không đo; “×” là điểm đo có trục trặc, không tính lỗi cho đường truyền.',
    en: 'Each cell: failed of rounds, median answer (ms). “—” means not asked; “×” that the probe itself was unwell, which is held against no line.',
  },
  minute: { vi: 'Phút', en: 'Minute' },
  failures: { vi: 'Các lần lỗi', en: 'Failures' },
  class: { vi: 'Loại lỗi', en: 'Class' },
  timeline: { vi: 'Dòng thời gian', en: 'Timeline' },
  nothing: { vi: 'Không có số liệu đo cho loại sự cố này.', en: 'Nothing is measured for this kind of incident.' },
} as const satisfies Record<string, Text>

/** Lines of a timeline, on the page and in the file. */
export const timelineTexts: Record<string, Text> = {
  opened: { vi: 'Phát hiện sự cố', en: 'Detected' },
  recurred: { vi: 'Tái diễn', en: 'Came back' },
  raised: { vi: 'Nghiêm trọng hơn', en: 'Became graver' },
  updated: { vi: 'Thay đổi biểu hiện', en: 'Changed' },
  settled: { vi: 'Số liệu đo cho thấy đã khôi phục', en: 'Restored by the evidence' },
  'told-over': { vi: 'Đã báo khôi phục', en: 'Told that it is over' },
  suppressed: { vi: 'Gộp vào nguyên nhân gốc', en: 'Explained by a root' },
  'took-in': { vi: 'Gộp sự cố có cùng nguyên nhân', en: 'Took in an incident of the same cause' },
  released: { vi: 'Tách khỏi nguyên nhân gốc', en: 'No longer explained by a root' },
  maintenance: { vi: 'Trong thời gian bảo trì đã thông báo', en: 'Within announced maintenance' },
  overran: { vi: 'Quá thời gian bảo trì đã thông báo', en: 'Beyond announced maintenance' },
  'snooze-ended': { vi: 'Hết thời gian tạm ẩn', en: 'Snooze ended' },
  escalated: { vi: 'Chuyển cấp xử lý', en: 'Escalated' },
  acknowledged: { vi: 'Đã tiếp nhận', en: 'Taken up' },
  assigned: { vi: 'Giao xử lý', en: 'Assigned' },
  commented: { vi: 'Ghi chú', en: 'Comment' },
  snoozed: { vi: 'Tạm ẩn', en: 'Snoozed' },
  woken: { vi: 'Bỏ tạm ẩn', en: 'Woken' },
  explained: { vi: 'Ghi nhận nguyên nhân', en: 'Cause given' },
}

/** Which incident a root took in, by number and name. */
export function takenIn(locale: Locale, body: Record<string, unknown>): string {
  const name = (body['name'] as Text | undefined)?.[locale] ?? ''
  return say(locale, { vi: 'số {number}: {name}', en: '{number}: {name}' }, { number: String(body['number']), name })
}

import type { FaultPlace, FaultSide } from '../probe/fault-contract.ts'
import type { FeedFaultKind, PathFaultKind, SimulatedFaultKind } from '../probe/simulated-fault.ts'
import type { Text } from '../text.ts'

/** What each fault does, as the page of simulated faults says it. `slow` and `silent` are something else on either side. */
const feedFaults: Readonly<Record<FeedFaultKind, Text>> = {
  slow: { vi: 'Gửi nửa chừng rồi chờ', en: 'Sends half, then waits' },
  '500': { vi: 'Báo lỗi 500', en: 'Answers with error 500' },
  malformed: { vi: 'Nội dung hỏng giữa chừng', en: 'Breaks off with stray bytes' },
  silent: { vi: 'Nhận rồi im lặng', en: 'Takes the question, never answers' },
  schema: { vi: 'Đổi cấu trúc số liệu', en: 'Renames a field' },
  html: { vi: 'Trả về trang đăng nhập', en: 'Shows a login page' },
  gap: { vi: 'Thiếu một số đơn vị', en: 'Leaves some units out' },
}
const pathFaults: Readonly<Record<PathFaultKind, Text>> = {
  down: { vi: 'Mất hẳn', en: 'Gone altogether' },
  silent: { vi: 'Nhận rồi im lặng', en: 'Takes connections, never answers' },
  slow: { vi: 'Chậm thêm', en: 'Slower' },
  lossy: { vi: 'Mất gói', en: 'Loses packets' },
  errors: { vi: 'Thỉnh thoảng báo lỗi', en: 'Fails now and then' },
  resets: { vi: 'Thỉnh thoảng ngắt giữa chừng', en: 'Breaks off now and then' },
  login: { vi: 'Trả về trang đăng nhập', en: 'Shows a login page' },
  expired: { vi: 'Chứng thư TLS đã hết hạn', en: 'TLS certificate expired' },
  expiring: { vi: 'Chứng thư TLS sắp hết hạn', en: 'TLS certificate about to expire' },
  'wrong-name': { vi: 'Chứng thư TLS sai tên', en: 'TLS certificate of another name' },
  untrusted: { vi: 'Chứng thư TLS không tin cậy', en: 'TLS certificate nobody trusts' },
}
const faultTexts: Readonly<Record<FaultSide, Readonly<Partial<Record<SimulatedFaultKind, Text>>>>> = {
  feed: feedFaults,
  path: pathFaults,
}
export const faultText = (side: FaultSide, kind: SimulatedFaultKind): Text =>
  faultTexts[side][kind] ?? { vi: kind, en: kind }

export const faultGroups = ['shared', 'systems', 'links', 'lines', 'feeds'] as const
export type FaultGroup = (typeof faultGroups)[number]
export const groupOfPlace: Readonly<Record<FaultPlace['kind'], FaultGroup>> = {
  vantage: 'shared',
  dns: 'shared',
  core: 'shared',
  segment: 'shared',
  gateway: 'systems',
  system: 'systems',
  'national-link': 'links',
  line: 'lines',
  feed: 'feeds',
}
export const faultGroupNames: Readonly<Record<FaultGroup, Text>> = {
  shared: { vi: 'Mạng dùng chung', en: 'Shared network' },
  systems: { vi: 'LGSP và hệ thống của tỉnh', en: 'LGSP and systems of the province' },
  links: { vi: 'Kênh nối quốc gia', en: 'National links' },
  lines: { vi: 'Đường truyền xã, phường', en: 'Lines of communes' },
  feeds: { vi: 'Nguồn số liệu', en: 'Data sources' },
}

export const faultPageMessages = {
  title: { vi: 'Lỗi mô phỏng', en: 'Simulated faults' },
  under: {
    vi: 'Chỉ có ở bản trình diễn. Mọi hệ thống, đường truyền ở đây đều là giả lập; bật một lỗi rồi xem bảng kết nối và cảnh báo nhận ra nó. Lỗi mất khi chương trình dừng.',
    en: 'In the demonstration only. Every system and line here is simulated: switch a fault on and see the board and the alerts find it. Faults are gone when the program stops.',
  },
  theFaults: { vi: 'bảng lỗi mô phỏng', en: 'the simulated faults' },
  onNow: { vi: 'Đang bật', en: 'On now' },
  nothingOn: { vi: 'Không có lỗi nào đang bật.', en: 'No fault is on.' },
  heal: { vi: 'Tắt mọi lỗi', en: 'Switch all off' },
  places: { vi: 'Nơi có thể bật lỗi', en: 'Where a fault can be switched on' },
  place: { vi: 'Nơi', en: 'Place' },
  fault: { vi: 'Lỗi', en: 'Fault' },
  since: { vi: 'Từ lúc', en: 'Since' },
  find: { vi: 'Tìm nơi', en: 'Find a place' },
  group: { vi: 'Nhóm', en: 'Group' },
  none: { vi: 'Không có nơi nào khớp.', en: 'No place matches.' },
  well: { vi: 'Bình thường', en: 'Well' },
  switchOn: { vi: 'Bật lỗi', en: 'Switch on' },
  switchOnOf: { vi: 'Bật lỗi: {name}', en: 'Switch a fault on: {name}' },
  switchOff: { vi: 'Tắt', en: 'Switch off' },
  switchOffOf: { vi: 'Tắt lỗi: {name}', en: 'Switch off: {name}' },
  kind: { vi: 'Lỗi gì', en: 'What fails' },
  percent: { vi: 'Phần trăm', en: 'Percent' },
  ms: { vi: 'Chậm thêm (mili giây)', en: 'Slower by (milliseconds)' },
  days: { vi: 'Còn bao nhiêu ngày', en: 'Days left' },
  flaps: { vi: 'Lúc có lúc không (chập chờn)', en: 'Comes and goes' },
  every: { vi: 'Cứ mỗi (giây)', en: 'Every (seconds)' },
  for: { vi: 'Lỗi trong (giây)', en: 'It fails for (seconds)' },
  command: { vi: 'Cùng việc này bằng dòng lệnh', en: 'The same from the command line' },
  amountPercent: { vi: '{fault} {n}%', en: '{fault}, {n}%' },
  amountMs: { vi: '{fault} {n} ms', en: '{fault} by {n} ms' },
  amountDays: { vi: '{fault}, còn {n} ngày', en: '{fault}, {n} {n:day|days} left' },
  flapping: { vi: '{fault} ({for} giây trong mỗi {every} giây)', en: '{fault} ({for} s of every {every} s)' },
  switchedOn: { vi: 'Đã bật ở {name}.', en: 'Switched on at {name}.' },
  switchedOff: { vi: 'Đã tắt ở {name}.', en: 'Switched off at {name}.' },
  healed: { vi: 'Đã tắt mọi lỗi.', en: 'All are off.' },
} as const satisfies Record<string, Text>

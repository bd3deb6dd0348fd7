import type { Right } from '../account/right.ts'
import type { Text } from '../text.ts'

/** Each right as people would say it; the page of roles is this table beside the policy, so neither can drift. */
export const rightSaid: Readonly<Record<Right, Text>> = {
  'health.read': { vi: 'Kiểm tra hệ thống có đang chạy', en: 'Check that the system runs' },
  'sign-in.use': {
    vi: 'Đăng nhập, đăng xuất, đổi mật khẩu của mình',
    en: 'Sign in and out, change one’s own password',
  },
  'figure.read': { vi: 'Xem chỉ tiêu, so sánh các đơn vị', en: 'See indicators and the comparison of units' },
  'feed.read': { vi: 'Xem tình trạng nguồn số liệu', en: 'See the state of data sources' },
  'collection.read': { vi: 'Xem các lần thu thập và bản ghi lỗi', en: 'See collections and rejected records' },
  'payload.read': { vi: 'Mở bản gốc hệ thống nguồn đã gửi', en: 'Open what a source sent, as it came' },
  'quarantine.read': { vi: 'Xem bản ghi đang bị giữ lại để kiểm tra', en: 'See records held back for checking' },
  'quarantine.decide': { vi: 'Quyết định nhận hay bỏ bản ghi bị giữ lại', en: 'Accept or drop records held back' },
  'submission.read': { vi: 'Xem số liệu đã gửi bằng tay hoặc qua API', en: 'See figures handed in by hand or API' },
  'submission.create': { vi: 'Gửi số liệu', en: 'Hand in figures' },
  'target.change': { vi: 'Đặt mục tiêu', en: 'Set targets' },
  'connection.read': { vi: 'Xem tình trạng kết nối', en: 'See the state of connections' },
  'connection.change': { vi: 'Cấu hình kết nối', en: 'Configure connections' },
  'credential.change': {
    vi: 'Nhập mật khẩu kết nối (không ai đọc lại được)',
    en: 'Set a connection’s credentials (nobody can read them)',
  },
  'incident.read': { vi: 'Xem sự cố', en: 'See incidents' },
  'incident.acknowledge': { vi: 'Nhận xử lý sự cố', en: 'Take up incidents' },
  'alert-setup.read': {
    vi: 'Xem kênh cảnh báo, quy tắc và lịch trực',
    en: 'See alert channels, rules and duty rosters',
  },
  'alert-setup.change': {
    vi: 'Thay đổi kênh cảnh báo, quy tắc và lịch trực',
    en: 'Change alert channels, rules and duty rosters',
  },
  'maintenance.read': { vi: 'Xem lịch bảo trì', en: 'See announced maintenance' },
  'maintenance.change': { vi: 'Thông báo và thay đổi lịch bảo trì', en: 'Announce and change maintenance' },
  'report.read': { vi: 'Xem báo cáo', en: 'Read reports' },
  'report.compose': { vi: 'Soạn báo cáo', en: 'Compose reports' },
  'report.approve': { vi: 'Duyệt báo cáo (không phải do mình soạn)', en: 'Approve reports (not one’s own)' },
  'task.read': { vi: 'Xem nhiệm vụ', en: 'See tasks' },
  'task.assign': { vi: 'Giao nhiệm vụ', en: 'Assign tasks' },
  'task.report': { vi: 'Báo cáo kết quả nhiệm vụ', en: 'Report on tasks' },
  'session.read': { vi: 'Xem các phiên đăng nhập', en: 'See sessions' },
  'session.end': { vi: 'Kết thúc phiên đăng nhập', en: 'End sessions' },
  'user.read': { vi: 'Xem danh sách người dùng', en: 'See who has an account' },
  'user.change': { vi: 'Mời, đổi vai trò, khóa người dùng', en: 'Invite, change and close accounts' },
  'api-key.read': { vi: 'Xem các khóa API', en: 'See API keys' },
  'api-key.change': { vi: 'Cấp, thay, hủy khóa API', en: 'Issue, rotate and end API keys' },
  'kiosk.read': { vi: 'Xem các màn hình theo dõi', en: 'See wall displays' },
  'kiosk.change': { vi: 'Cấp, hủy màn hình theo dõi', en: 'Issue and end wall displays' },
  'egress-rule.read': { vi: 'Xem mạng nội bộ được phép kết nối', en: 'See private networks that may be connected to' },
  'egress-rule.change': { vi: 'Đề nghị, thu hồi mạng được phép kết nối', en: 'Propose and withdraw such networks' },
  'egress-rule.approve': {
    vi: 'Duyệt mạng được phép kết nối (không phải do mình đề nghị)',
    en: 'Approve such networks (not one’s own proposal)',
  },
  'audit.read': { vi: 'Xem nhật ký', en: 'Read the audit trail' },
}

import type { AuditFault } from '../account/audit-finding.ts'
import type { Text } from '../text.ts'

/** The page of the audit trail. */
export const trailMessages = {
  title: { vi: 'Nhật ký', en: 'Audit trail' },
  under: {
    vi: 'Mọi thay đổi và mọi lần bị từ chối, mới nhất trước. Mỗi dòng nối với dòng trước bằng mã xác thực, nên không sửa được mà không lộ.',
    en: 'Every change and every refusal, newest first. Each entry is chained to the one before, so none can be altered unseen.',
  },
  theTrail: { vi: 'nhật ký', en: 'the trail' },
  none: { vi: 'Không có dòng nhật ký nào khớp.', en: 'No entry matches.' },
  filter: { vi: 'Lọc nhật ký', en: 'Filter the trail' },
  when: { vi: 'Lúc', en: 'When' },
  who: { vi: 'Ai', en: 'Who' },
  did: { vi: 'Việc', en: 'What' },
  what: { vi: 'Đối tượng', en: 'On what' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  outcome: { vi: 'Kết quả', en: 'Outcome' },
  detail: { vi: 'Chi tiết', en: 'Details' },
  done: { vi: 'Đã làm', en: 'Done' },
  denied: { vi: 'Bị từ chối', en: 'Refused' },
  all: { vi: 'Tất cả', en: 'All' },
  anyone: { vi: 'Mọi người', en: 'Anybody' },
  anything: { vi: 'Mọi việc', en: 'Anything' },
  anyUnit: { vi: 'Mọi đơn vị', en: 'Any unit' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến hết ngày', en: 'To the end of' },
  clear: { vi: 'Bỏ lọc', en: 'Clear' },
  older: { vi: 'Cũ hơn', en: 'Older' },
  newest: { vi: 'Về mới nhất', en: 'To the newest' },
  export: { vi: 'Xuất toàn bộ (JSON)', en: 'Export all of it (JSON)' },
  nobodyYet: { vi: 'Chưa đăng nhập', en: 'Not signed in' },
  program: { vi: 'Lệnh trên máy chủ', en: 'A command on the server' },
  proof: { vi: 'Mã xác thực của dòng {seq}', en: 'Proof of entry {seq}' },
  request: { vi: 'Mã yêu cầu', en: 'Request id' },
  address: { vi: 'Địa chỉ', en: 'Address' },
  onlyThis: { vi: 'Chỉ xem {what}', en: 'Only {what}' },
  filteredObject: { vi: 'Đối tượng: {what}', en: 'On: {what}' },
  theState: { vi: 'tình trạng nhật ký', en: 'the state of the trail' },
  verified: { vi: 'Kiểm tra', en: 'Verified' },
  verifiedTo: {
    vi: 'Nguyên vẹn đến dòng {seq} trong {last} dòng, kiểm tra lúc {at}',
    en: 'Whole up to entry {seq} of {last}, verified {at}',
  },
  verifiedOnly: {
    vi: 'Chỉ nguyên vẹn đến dòng {seq} trong {last} dòng, kiểm tra lúc {at}',
    en: 'Whole only up to entry {seq} of {last}, verified {at}',
  },
  notVerified: { vi: 'Chưa kiểm tra lần nào', en: 'Not verified yet' },
  wholeAt: { vi: 'Kiểm tra lại toàn bộ lúc {at}', en: 'All of it gone through {at}' },
  anchored: { vi: 'Neo ra ngoài cơ sở dữ liệu', en: 'Anchored outside the database' },
  anchoredTo: { vi: 'Dòng {seq}, lúc {at}', en: 'Entry {seq}, {at}' },
  notAnchored: { vi: 'Chưa neo lần nào', en: 'Not anchored yet' },
  signedTo: { vi: 'Bản có chữ ký số: dòng {seq}, lúc {at}', en: 'Last signed: entry {seq}, {at}' },
  notSigned: { vi: 'Chưa có bản nào ký số', en: 'None is signed yet' },
  broken: { vi: 'Nhật ký KHÔNG nguyên vẹn, từ dòng {seq}.', en: 'The trail is NOT whole, from entry {seq} on.' },
  brokenSince: {
    vi: 'Phát hiện lúc {at}. Hãy giữ nguyên hiện trạng máy chủ và báo bộ phận an toàn thông tin.',
    en: 'Found {at}. Leave the server as it is and tell those who answer for security.',
  },
} as const satisfies Record<string, Text>

/** What the words of the trail mean; a refusal bears the name of the right that was wanting, which `rightSaid` says. */
export const actionSaid: Readonly<Record<string, Text>> = {
  'sign-in': { vi: 'Đăng nhập', en: 'Sign in' },
  'sign-out': { vi: 'Đăng xuất', en: 'Sign out' },
  'session.end': { vi: 'Kết thúc phiên', en: 'End sessions' },
  'second-factor.pass': { vi: 'Xác thực hai lớp', en: 'Pass the second factor' },
  'second-factor.enrol': { vi: 'Đăng ký thiết bị xác thực', en: 'Set up an authenticator' },
  'second-factor.reset-ask': { vi: 'Đề nghị gỡ xác thực hai lớp', en: 'Ask to remove a second factor' },
  'second-factor.reset-withdraw': { vi: 'Bỏ đề nghị gỡ xác thực hai lớp', en: 'Keep a second factor' },
  'second-factor.reset': { vi: 'Gỡ xác thực hai lớp', en: 'Remove a second factor' },
  'recovery-code.use': { vi: 'Dùng mã khôi phục', en: 'Use a recovery code' },
  'recovery-code.renew': { vi: 'Tạo mã khôi phục mới', en: 'Make new recovery codes' },
  'password.change': { vi: 'Đổi mật khẩu', en: 'Change the password' },
  'invitation.create': { vi: 'Mời người dùng', en: 'Invite a person' },
  'invitation.accept': { vi: 'Nhận lời mời', en: 'Take up an invitation' },
  'user.change': { vi: 'Đổi vai trò, phạm vi', en: 'Change role or scope' },
  'user.disable': { vi: 'Khóa tài khoản', en: 'Close an account' },
  'user.enable': { vi: 'Mở tài khoản', en: 'Open an account' },
  'user.unlock': { vi: 'Mở khóa sau nhiều lần thử sai', en: 'Unlock an account' },
  'first-administrator.create': { vi: 'Tạo quản trị viên đầu tiên', en: 'Make the first administrator' },
  'api-key.create': { vi: 'Cấp khóa API', en: 'Issue an API key' },
  'api-key.rotate': { vi: 'Thay khóa API', en: 'Rotate an API key' },
  'api-key.end': { vi: 'Hủy khóa API', en: 'End an API key' },
  'kiosk.create': { vi: 'Thêm màn hình theo dõi', en: 'Add a wall display' },
  'kiosk.bind': { vi: 'Mở liên kết màn hình', en: 'Open the link of a display' },
  'kiosk.end': { vi: 'Hủy màn hình theo dõi', en: 'End a wall display' },
  'egress-rule.propose': { vi: 'Đề nghị mạng nội bộ', en: 'Propose a private network' },
  'egress-rule.approve': { vi: 'Duyệt mạng nội bộ', en: 'Approve a private network' },
  'egress-rule.withdraw': { vi: 'Thu hồi mạng nội bộ', en: 'Withdraw a private network' },
}

/** The facts an entry may hold. */
export const detailSaid: Readonly<Record<string, Text>> = {
  method: { vi: 'cách', en: 'by' },
  as: { vi: 'trả lời', en: 'answered' },
  role: { vi: 'vai trò', en: 'role' },
  unit: { vi: 'đơn vị', en: 'unit' },
  provider: { vi: 'nhà cung cấp', en: 'provider' },
  before: { vi: 'vai trò trước', en: 'role before' },
  beforeUnit: { vi: 'đơn vị trước', en: 'unit before' },
  dataset: { vi: 'bộ số liệu', en: 'dataset' },
  rights: { vi: 'quyền', en: 'rights' },
  days: { vi: 'số ngày', en: 'days' },
  replaces: { vi: 'thay khóa', en: 'replaces' },
  overlapHours: { vi: 'giờ dùng chung', en: 'hours of overlap' },
  accessUntil: { vi: 'đến ngày', en: 'until' },
  ended: { vi: 'số phiên kết thúc', en: 'sessions ended' },
}

/** What kinds of objects the trail names. */
export const objectSaid: Readonly<Record<string, Text>> = {
  user: { vi: 'Người dùng', en: 'Person' },
  'api-key': { vi: 'Khóa API', en: 'API key' },
  kiosk: { vi: 'Màn hình', en: 'Display' },
  'egress-rule': { vi: 'Mạng nội bộ', en: 'Private network' },
  route: { vi: 'Địa chỉ API', en: 'API route' },
}

/** What is wrong with a chain that is not whole. */
export const faultSaid: Readonly<Record<AuditFault, Text>> = {
  unreadable: { vi: 'Có dòng không đọc được.', en: 'An entry cannot be read.' },
  'unknown-field': { vi: 'Có dòng mang trường lạ.', en: 'An entry has a field it never had.' },
  'unknown-key': { vi: 'Thiếu khóa xác thực của dòng này.', en: 'The key of this entry is missing.' },
  'bad-mac': { vi: 'Nội dung dòng này đã bị sửa.', en: 'What stands in this entry is not what was written.' },
  'broken-link': { vi: 'Dòng này không nối với dòng trước.', en: 'This entry does not follow the one before.' },
  gap: { vi: 'Có dòng bị mất trước dòng này.', en: 'Entries are missing before this one.' },
  'anchor-mismatch': { vi: 'Dòng này khác với bản đã neo.', en: 'An anchor names another entry here.' },
  'bad-signature': { vi: 'Chữ ký số của bản neo không đúng.', en: 'The signature of an anchor is wrong.' },
  'unknown-signer': { vi: 'Không có khóa để kiểm tra chữ ký của bản neo.', en: 'The signer of an anchor is unknown.' },
  'tail-missing': {
    vi: 'Các dòng cuối đã neo nay không còn.',
    en: 'Entries that were anchored are gone from the end.',
  },
  'head-mismatch': {
    vi: 'Dòng cuối không khớp với đầu chuỗi đã ghi.',
    en: 'The last entry is not the one the head names.',
  },
}

import type { Text } from '../text.ts'

/** What the doors of wall displays say when they refuse. */
export const kioskSays = {
  noSuchLink: {
    vi: 'Liên kết không có, đã hết hạn hoặc đã mở trên một màn hình khác. Hãy đề nghị quản trị viên tạo liên kết mới.',
    en: 'There is no such link, or it has expired or opened another display. Ask an administrator for a new one.',
  },
  noSuchKiosk: { vi: 'Không có màn hình này.', en: 'There is no such display.' },
  endedBefore: { vi: 'Màn hình này đã ngừng trước đó.', en: 'This display was ended before.' },
} satisfies Record<string, Text>

/** What the doors of ways out say when they refuse. */
export const egressRuleSays = {
  noSuchRule: { vi: 'Không có quy tắc này.', en: 'There is no such rule.' },
  notNetwork: {
    vi: 'Cần một dải mạng như 10.20.0.0/16 hoặc fd12:3456:789a::/48.',
    en: 'Expected a network such as 10.20.0.0/16 or fd12:3456:789a::/48.',
  },
  tooWide: {
    vi: 'Dải mạng quá rộng: nhiều nhất 65.536 địa chỉ IPv4 (/16) hoặc một mạng IPv6 (/48).',
    en: 'The network is too wide: at most 65,536 addresses of IPv4 (/16) or one site of IPv6 (/48).',
  },
  neverOpen: {
    vi: 'Dải mạng này không bao giờ được mở: chính máy chủ, địa chỉ nội bộ của máy hoặc dịch vụ đám mây.',
    en: 'This network is never opened: it is the machine itself, link-local or a cloud’s own.',
  },
  notPrivate: {
    vi: 'Dải mạng này không phải mạng nội bộ nên không cần quy tắc.',
    en: 'This is no private network, so it needs no rule.',
  },
  notWaiting: {
    vi: 'Quy tắc này không còn chờ duyệt.',
    en: 'This rule does not wait for approval any more.',
  },
  overAlready: { vi: 'Quy tắc này đã hết hiệu lực.', en: 'This rule holds no longer.' },
} satisfies Record<string, Text>

/** What the doors of second-factor resets say when they refuse. */
export const factorResetSays = {
  noSuchReset: { vi: 'Không có đề nghị này.', en: 'There is no such request.' },
  nothingToReset: {
    vi: 'Người này chưa đăng ký xác thực hai lớp.',
    en: 'This person has no second factor.',
  },
  askedAlready: {
    vi: 'Đã có đề nghị đang chờ một quản trị viên khác duyệt.',
    en: 'A request for this person is waiting for another administrator already.',
  },
  ownFactor: {
    vi: 'Không thể đề nghị xóa xác thực hai lớp của chính mình; hãy đăng ký thiết bị mới trong trang cá nhân.',
    en: 'Nobody asks for the removal of their own second factor; enrol a new device on your own page instead.',
  },
  anotherGrants: {
    vi: 'Phải do một quản trị viên khác duyệt, không phải người đề nghị hay người liên quan.',
    en: 'Another administrator grants it: neither who asked nor whom it concerns.',
  },
  settledAlready: {
    vi: 'Đề nghị này đã được xử lý hoặc đã hết hạn.',
    en: 'This request was settled already, or has expired.',
  },
  noFactor: {
    vi: 'Chưa đăng ký xác thực hai lớp nên chưa có mã khôi phục.',
    en: 'There is no second factor, and so there are no recovery codes.',
  },
} satisfies Record<string, Text>

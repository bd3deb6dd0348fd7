import type { Role } from '../account/role.ts'
import type { Text } from '../text.ts'

export interface RoleSaid {
  name: Text
  /** Who holds it and what for. */
  who: Text
  may: Text
  mayNot: Text
}

/** The roles as people understand them, for the page that gives and explains them. */
export const roleSaid: Readonly<Record<Role, RoleSaid>> = {
  leader: {
    name: { vi: 'Lãnh đạo tỉnh', en: 'Provincial leader' },
    who: {
      vi: 'Chủ tịch, Phó Chủ tịch UBND tỉnh và người giúp việc trực tiếp.',
      en: 'The chair and vice-chairs of the provincial People’s Committee and those who work directly for them.',
    },
    may: {
      vi: 'Xem mọi chỉ tiêu, sự cố và báo cáo của toàn tỉnh; giao việc cho đơn vị.',
      en: 'See every indicator, incident and report of the province; assign tasks to units.',
    },
    mayNot: {
      vi: 'Không sửa số liệu, không xem dữ liệu gốc và không quản lý tài khoản.',
      en: 'Change no figures, see no raw data, manage no accounts.',
    },
  },
  officer: {
    name: { vi: 'Chuyên viên Sở', en: 'Department officer' },
    who: {
      vi: 'Chuyên viên của Sở Khoa học và Công nghệ phụ trách chuyển đổi số.',
      en: 'An officer of the Department of Science and Technology in charge of digital transformation.',
    },
    may: {
      vi: 'Xem số liệu và dữ liệu gốc, xử lý bản ghi bị giữ lại, đặt mục tiêu, nhận xử lý sự cố, soạn báo cáo, giao việc.',
      en: 'See figures and raw data, decide on records held back, set targets, take up incidents, compose reports, assign tasks.',
    },
    mayNot: {
      vi: 'Không duyệt báo cáo và không quản lý tài khoản.',
      en: 'Approve no reports, manage no accounts.',
    },
  },
  approver: {
    name: { vi: 'Người duyệt', en: 'Approver' },
    who: {
      vi: 'Lãnh đạo Sở, người ký duyệt báo cáo.',
      en: 'A head of the Department, who signs off reports.',
    },
    may: {
      vi: 'Xem số liệu và dữ liệu gốc, duyệt báo cáo, duyệt địa chỉ mạng nội bộ được phép kết nối, xem nhật ký.',
      en: 'See figures and raw data, approve reports, approve internal addresses that may be connected to, read the audit trail.',
    },
    mayNot: {
      vi: 'Không duyệt việc do chính mình lập; không sửa số liệu.',
      en: 'Approve nothing they made themselves; change no figures.',
    },
  },
  'commune-head': {
    name: { vi: 'Lãnh đạo xã, phường', en: 'Head of a commune or ward' },
    who: {
      vi: 'Chủ tịch, Phó Chủ tịch UBND xã, phường.',
      en: 'The chair or vice-chair of a commune or ward People’s Committee.',
    },
    may: {
      vi: 'So sánh đơn vị mình với các đơn vị khác; xem bản ghi bị giữ lại, sự cố, báo cáo, khóa API và nhật ký của đơn vị mình; giao việc trong đơn vị.',
      en: 'Compare their unit with the others; see its held-back records, incidents, reports, API keys and audit trail; assign tasks within it.',
    },
    mayNot: {
      vi: 'Không xem bản ghi chi tiết của đơn vị khác; không tự gửi hay sửa số liệu.',
      en: 'See no detailed records of other units; hand in or change no figures themselves.',
    },
  },
  'commune-officer': {
    name: { vi: 'Công chức xã, phường', en: 'Officer of a commune or ward' },
    who: {
      vi: 'Công chức phụ trách chuyển đổi số của UBND xã, phường.',
      en: 'The officer in charge of digital transformation at a commune or ward.',
    },
    may: {
      vi: 'So sánh đơn vị mình với các đơn vị khác; gửi số liệu, nhận xử lý sự cố và báo cáo kết quả công việc của đơn vị mình.',
      en: 'Compare their unit with the others; hand in figures, take up incidents and report on tasks of their own unit.',
    },
    mayNot: {
      vi: 'Không gửi số liệu thay đơn vị khác và không xem bản ghi chi tiết của đơn vị khác.',
      en: 'Hand in nothing for another unit, see no detailed records of another unit.',
    },
  },
  operator: {
    name: { vi: 'Đơn vị vận hành', en: 'Provider operator' },
    who: {
      vi: 'Nhân sự của nhà cung cấp đang vận hành một hệ thống hoặc đường truyền.',
      en: 'Staff of the provider that runs a system or a line.',
    },
    may: {
      vi: 'Xem chỉ tiêu và các lần thu thập; xem kết nối, sự cố của nhà cung cấp mình; nhận xử lý sự cố; báo cáo việc được giao.',
      en: 'See indicators and collections, and the connections and incidents of their own provider; take up incidents; report on tasks given to them.',
    },
    mayNot: {
      vi: 'Không xem mật khẩu kết nối, dữ liệu gốc, tài khoản hay nhật ký.',
      en: 'See no credentials, no raw data, no accounts, no audit trail.',
    },
  },
  administrator: {
    name: { vi: 'Quản trị hệ thống', en: 'Administrator' },
    who: {
      vi: 'Người được tỉnh giao quản lý tài khoản và cấu hình.',
      en: 'Whoever the province entrusts with accounts and settings.',
    },
    may: {
      vi: 'Mời, khóa tài khoản; cấp và hủy khóa API; cấu hình kết nối; nhập lại mật khẩu kết nối; xem nhật ký.',
      en: 'Invite and disable accounts; issue and end API keys; configure connections and set their credentials; read the audit trail.',
    },
    mayNot: {
      vi: 'Không sửa số liệu, không soạn hay duyệt báo cáo, không xem dữ liệu gốc, không đọc được mật khẩu đã nhập.',
      en: 'Change no figures, compose or approve no reports, see no raw data, read no credential once it is set.',
    },
  },
  subsystem: {
    name: { vi: 'Hệ thống nguồn (khóa API)', en: 'Subsystem (API key)' },
    who: {
      vi: 'Phần mềm gửi số liệu tự động, nhận diện bằng khóa API.',
      en: 'Software that hands in figures by itself, known by its API key.',
    },
    may: {
      vi: 'Gửi số liệu của đúng đơn vị và bộ số liệu ghi trong khóa, và hỏi kết quả lần gửi.',
      en: 'Hand in figures of the unit and dataset written into the key, and ask what became of them.',
    },
    mayNot: { vi: 'Không làm được việc nào khác.', en: 'Do nothing else.' },
  },
  kiosk: {
    name: { vi: 'Màn hình theo dõi', en: 'Wall display' },
    who: {
      vi: 'Màn hình đặt ở phòng họp hoặc trung tâm điều hành.',
      en: 'A screen in a meeting room or an operations centre.',
    },
    may: { vi: 'Hiển thị các chỉ tiêu so sánh chung.', en: 'Show the indicators everybody compares.' },
    mayNot: {
      vi: 'Không xem nguồn số liệu, sự cố hay bất kỳ thông tin cá nhân nào; không thay đổi gì.',
      en: 'See no sources, incidents or personal data; change nothing.',
    },
  },
  visitor: {
    name: { vi: 'Khách xem', en: 'Visitor' },
    who: {
      vi: 'Người chưa đăng nhập, khi tỉnh cho mở số liệu (bản trình diễn luôn mở).',
      en: 'Anybody who has not signed in, where the province opens its figures; the demonstration always does.',
    },
    may: {
      vi: 'Xem các chỉ tiêu so sánh chung, danh sách nguồn số liệu và lịch nhận số liệu.',
      en: 'See the indicators everybody compares, the list of sources and what has arrived.',
    },
    mayNot: {
      vi: 'Không xem dữ liệu gốc, bản ghi bị giữ lại, tài khoản hay nhật ký; không thay đổi gì.',
      en: 'See no raw data, held-back records, accounts or audit trail; change nothing.',
    },
  },
  none: {
    name: { vi: 'Chưa đăng nhập', en: 'Not signed in' },
    who: { vi: 'Bất kỳ ai đến từ mạng.', en: 'Anybody from the network.' },
    may: { vi: 'Mở trang đăng nhập.', en: 'Open the sign-in page.' },
    mayNot: { vi: 'Không xem được số liệu nào.', en: 'See no figures at all.' },
  },
}

/** What the edge says when it does not let somebody through. */
export const accessSays = {
  signIn: {
    vi: 'Hãy đăng nhập hoặc gửi khóa API trong tiêu đề Authorization.',
    en: 'Sign in, or send an API key in the Authorization header.',
  },
  notYours: {
    vi: 'Tài khoản hoặc khóa này không có quyền làm việc đó.',
    en: 'This account or key has no right to do that.',
  },
  noSuchThing: { vi: 'Không có đối tượng này.', en: 'There is no such thing.' },
  keyInAddress: {
    vi: 'Khóa không được đặt trong địa chỉ, vì địa chỉ bị ghi vào nhật ký ở nhiều nơi. Hãy gửi bằng tiêu đề Authorization và thay khóa này.',
    en: 'A key must not stand in the address, which is logged in many places. Send it in the Authorization header, and replace this key.',
  },
  otherSite: {
    vi: 'Yêu cầu thay đổi phải đến từ chính trang này.',
    en: 'A request that changes something must come from this site itself.',
  },
  tooMany: {
    vi: 'Quá nhiều yêu cầu. Hãy thử lại sau {seconds} giây.',
    en: 'Too many requests. Try again in {seconds} {seconds:second|seconds}.',
  },
  unknownUnit: { vi: 'Không có đơn vị {unit}.', en: 'There is no unit {unit}.' },
  unknownDataset: { vi: 'Không có bộ số liệu {dataset}.', en: 'There is no dataset {dataset}.' },
  noSuchKey: { vi: 'Không có khóa {id}.', en: 'There is no key {id}.' },
  keyNotActive: {
    vi: 'Khóa {id} đã hết hạn, đã bị hủy hoặc đã có khóa kế tiếp.',
    en: 'Key {id} has expired, was ended, or already has a successor.',
  },
} satisfies Record<string, Text>

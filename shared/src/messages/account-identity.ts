import type { Text } from '../text.ts'

/** What the doors of sign-in say when they refuse. Where a stranger could learn who has an account, one text says it all. */
export const identitySays = {
  wrongSignIn: {
    vi: 'Thư điện tử hoặc mật khẩu không đúng, hoặc tài khoản không sử dụng được.',
    en: 'The e-mail or password is wrong, or the account cannot be used.',
  },
  wrongCode: {
    vi: 'Mã không đúng, đã hết hạn hoặc đã dùng rồi. Hãy chờ mã tiếp theo.',
    en: 'The code is wrong, expired or used already. Wait for the next one.',
  },
  wrongRecoveryCode: {
    vi: 'Mã khôi phục không đúng hoặc đã dùng rồi.',
    en: 'The recovery code is wrong or used already.',
  },
  signInAgain: {
    vi: 'Hãy đăng nhập lại qua hệ thống xác thực của tỉnh rồi đăng ký thiết bị trong vòng {minutes} phút.',
    en: 'Sign in again with the provider of the province, and set the device up within {minutes} minutes.',
  },
  wrongPassword: { vi: 'Mật khẩu hiện tại không đúng.', en: 'The current password is wrong.' },
  tooManyTries: {
    vi: 'Đã thử quá nhiều lần. Hãy thử lại sau {seconds} giây.',
    en: 'Too many tries. Try again in {seconds} {seconds:second|seconds}.',
  },
  busy: {
    vi: 'Đang có nhiều người đăng nhập cùng lúc. Hãy thử lại sau {seconds} giây.',
    en: 'Many people are signing in at this moment. Try again in {seconds} {seconds:second|seconds}.',
  },
  signInFirst: { vi: 'Hãy đăng nhập trước.', en: 'Sign in first.' },
  stepFirst: {
    vi: 'Phiên này còn một bước xác thực phải hoàn thành trước.',
    en: 'This session has a step of its sign-in to complete first.',
  },
  notYours: { vi: 'Vai trò của ông/bà không được làm việc này.', en: 'Your role may not do this.' },
  otherSite: {
    vi: 'Yêu cầu không đến từ trang của hệ thống này.',
    en: 'The request does not come from a page of this system.',
  },
  noSuchInvitation: {
    vi: 'Lời mời không có, đã hết hạn hoặc đã dùng rồi. Hãy đề nghị quản trị viên gửi lời mời mới.',
    en: 'There is no such invitation, or it has expired or been used. Ask an administrator for a new one.',
  },
  noSuchPerson: { vi: 'Không có người dùng này.', en: 'There is no such person.' },
  noSuchSession: { vi: 'Không có phiên này.', en: 'There is no such session.' },
  noSuchWay: { vi: 'Hệ thống này không dùng cách đăng nhập đó.', en: 'There is no such way to sign in here.' },
  noEnrolment: {
    vi: 'Chưa có thiết bị xác thực nào đang chờ kích hoạt.',
    en: 'No authenticator is waiting to be confirmed.',
  },
  emailTaken: {
    vi: 'Đã có tài khoản với thư điện tử {email}.',
    en: 'There is an account with the e-mail {email} already.',
  },
  lastAdministrator: {
    vi: 'Đây là quản trị viên cuối cùng còn hoạt động; hãy cử người khác trước.',
    en: 'This is the last active administrator; appoint another first.',
  },
  disabledPerson: {
    vi: 'Tài khoản này đang bị khóa; hãy mở lại trước khi gửi lời mời.',
    en: 'This account is closed; open it before inviting the person again.',
  },
  unitOfRole: {
    vi: 'Vai trò cấp xã phải gắn với một xã, phường; vai trò khác thì không.',
    en: 'A role of a commune needs a unit; any other has none.',
  },
  noSuchUnit: { vi: 'Không có đơn vị mang mã {unit}.', en: 'There is no unit with the code {unit}.' },
  providerOfRole: {
    vi: 'Đơn vị vận hành phải ghi tên nhà cung cấp; vai trò khác thì không.',
    en: 'An operator needs a provider; any other role has none.',
  },
  accessPast: { vi: 'Ngày hết hạn sử dụng đã qua.', en: 'The last day of access has passed.' },
  accessTooLong: {
    vi: 'Tài khoản của đơn vị vận hành mở dài nhất {days} ngày, rồi phải gia hạn.',
    en: 'An operator’s account runs {days} days at most and is then renewed.',
  },
  ssoAway: {
    vi: 'Hệ thống đăng nhập một lần của tỉnh chưa trả lời. Hãy thử lại sau ít phút.',
    en: 'The province’s single sign-on does not answer. Try again in a few minutes.',
  },
} satisfies Record<string, Text>

/** What is wrong with a new password. */
export const passwordSays = {
  'too-short': { vi: 'Mật khẩu cần ít nhất {limit} ký tự.', en: 'A password needs {limit} characters at least.' },
  'too-long': { vi: 'Mật khẩu dài nhất {limit} ký tự.', en: 'A password may have {limit} characters at most.' },
  'too-few-classes': {
    vi: 'Mật khẩu phải có đủ {limit} loại: chữ thường, chữ hoa, chữ số, dấu.',
    en: 'A password must mix {limit} kinds: small letters, capitals, digits, signs.',
  },
  monotonous: {
    vi: 'Mật khẩu lặp lại hoặc theo thứ tự quá dễ đoán.',
    en: 'The password repeats itself or runs in order; it is too easy to guess.',
  },
  common: { vi: 'Mật khẩu này nằm trong danh sách hay bị dò.', en: 'This password is among those tried first.' },
  context: {
    vi: 'Mật khẩu chứa “{word}”, từ dễ đoán với hệ thống này.',
    en: 'The password contains “{word}”, which is easily guessed here.',
  },
  reused: { vi: 'Mật khẩu này đã dùng trước đây.', en: 'This password has been used before.' },
} satisfies Record<string, Text>

/** The mail that brings a link, as an office would write it. */
export const invitationSays = {
  subject: { vi: 'Lời mời sử dụng Nhịp Số', en: 'Invitation to Nhịp Số' },
  text: {
    vi: 'Kính gửi ông/bà {name},\n\nÔng/bà được mời sử dụng hệ thống Nhịp Số với vai trò {role}. Để đặt mật khẩu, mở liên kết sau (dùng được một lần, đến {until}):\n\n{link}\n\nNếu không rõ vì sao nhận được thư này, xin bỏ qua.\n',
    en: 'Dear {name},\n\nYou are invited to use Nhịp Số as {role}. To set a password, open this link (it works once, until {until}):\n\n{link}\n\nIf you do not know why you received this, ignore it.\n',
  },
} satisfies Record<string, Text>

export const roleNames = {
  leader: { vi: 'Lãnh đạo tỉnh', en: 'provincial leader' },
  officer: { vi: 'Chuyên viên Sở', en: 'Department officer' },
  approver: { vi: 'Người duyệt', en: 'approver' },
  'commune-head': { vi: 'Lãnh đạo xã, phường', en: 'commune head' },
  'commune-officer': { vi: 'Công chức xã, phường', en: 'commune officer' },
  operator: { vi: 'Đơn vị vận hành', en: 'provider operator' },
  administrator: { vi: 'Quản trị hệ thống', en: 'administrator' },
  kiosk: { vi: 'Màn hình theo dõi', en: 'wall display' },
} satisfies Record<string, Text>

/** What the commands print. */
export const identityCommandSays = {
  usageCreate: {
    vi: 'Cách dùng: pnpm nhipso create-admin --email <thư điện tử> --name "<họ tên>"',
    en: 'Usage: pnpm nhipso create-admin --email <e-mail> --name "<name>"',
  },
  usageUnlock: {
    vi: 'Cách dùng: pnpm nhipso unlock --email <thư điện tử> [--new-link] [--reset-second-factor]',
    en: 'Usage: pnpm nhipso unlock --email <e-mail> [--new-link] [--reset-second-factor]',
  },
  badEmail: { vi: '“{email}” không phải địa chỉ thư điện tử.', en: '“{email}” is no e-mail address.' },
  adminLink: {
    vi: 'Đã tạo quản trị viên đầu tiên. Mở liên kết trên một lần, trước {until}, để đặt mật khẩu.',
    en: 'The first administrator is made. Open the link above once, before {until}, to set a password.',
  },
  adminThere: {
    vi: 'Đã có quản trị viên đầu tiên; quản trị viên mời những người khác trong hệ thống.',
    en: 'There is a first administrator already; administrators invite the others in the program.',
  },
  unlocked: {
    vi: 'Đã mở khóa {email}: xóa {count} bộ đếm lần thử sai.',
    en: '{email} is unlocked: {count} {count:counter|counters} of failed tries cleared.',
  },
  secondFactorReset: {
    vi: 'Đã xóa thiết bị xác thực và mã khôi phục; lần đăng nhập tới phải đăng ký lại.',
    en: 'The authenticator and recovery codes are removed; the next sign-in enrols anew.',
  },
  newLink: {
    vi: 'Liên kết trên để đặt lại mật khẩu, dùng một lần trước {until}.',
    en: 'The link above sets a password, once, before {until}.',
  },
  noSuchAccount: { vi: 'Không có tài khoản {email}.', en: 'There is no account {email}.' },
} satisfies Record<string, Text>

/** What the program says of its identity settings before it starts, or instead. */
export const identitySettingsSay = {
  publicUrl: {
    vi: 'Cần địa chỉ https://… mà người dùng mở; http:// chỉ dùng được trên chính máy này (127.0.0.1, [::1], localhost).',
    en: 'Expected the https://… address people open; http:// is for this very machine only (127.0.0.1, [::1], localhost).',
  },
  fileUnreadable: { vi: 'Không đọc được tệp: {why}', en: 'The file cannot be read: {why}' },
  proxies: {
    vi: 'Cần danh sách địa chỉ hoặc dải mạng cách nhau bằng dấu phẩy, như 10.0.0.0/8, fd00::/8.',
    en: 'Expected addresses or networks separated by commas, such as 10.0.0.0/8, fd00::/8.',
  },
  demoNotHere: {
    vi: 'Chế độ trình diễn chỉ chạy khi máy chủ chỉ nghe trên chính máy này (HOST=127.0.0.1) và không có proxy.',
    en: 'Demo mode runs only while the server listens on this very machine (HOST=127.0.0.1) with no proxy.',
  },
  ssoIncomplete: {
    vi: 'Đăng nhập một lần cần đủ NHIPSO_OIDC_ISSUER, NHIPSO_OIDC_CLIENT_ID và NHIPSO_OIDC_SECRET (hoặc NHIPSO_OIDC_SECRET_FILE).',
    en: 'Single sign-on needs NHIPSO_OIDC_ISSUER, NHIPSO_OIDC_CLIENT_ID and NHIPSO_OIDC_SECRET (or NHIPSO_OIDC_SECRET_FILE).',
  },
  ssoFactor: {
    vi: 'Cần các giá trị mà nhà cung cấp trả trong mã định danh khi đã xác thực hai lớp, ví dụ amr:mfa,acr:https://refeds.org/profile/mfa. Để trống nếu không có; khi đó người dùng đăng ký thiết bị xác thực tại đây.',
    en: 'Expected the values the provider puts into its token when it has asked for a second factor, such as amr:mfa,acr:https://refeds.org/profile/mfa. Leave it empty where there are none: people then set up an authenticator here.',
  },
  ssoIssuer: {
    vi: 'Nhà cung cấp đăng nhập một lần phải là địa chỉ https://…',
    en: 'The provider of single sign-on must be an https://… address.',
  },
  smtp: {
    vi: 'Cần dạng smtp://người-dùng:mật-khẩu@máy-chủ:cổng hoặc smtps://…, cùng NHIPSO_MAIL_FROM là một địa chỉ thư.',
    en: 'Expected smtp://user:password@host:port or smtps://…, and an e-mail address in NHIPSO_MAIL_FROM.',
  },
} satisfies Record<string, Text>

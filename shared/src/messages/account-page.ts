import type { Text } from '../text.ts'

/** Sign-in, the invitation, one's own account, and what the frame says of who one is. */
export const accountPageMessages = {
  // The frame
  signIn: { vi: 'Đăng nhập', en: 'Sign in' },
  signOut: { vi: 'Đăng xuất', en: 'Sign out' },
  account: { vi: 'Tài khoản của tôi', en: 'My account' },
  you: { vi: 'Đang đăng nhập: {name}, {role}', en: 'Signed in: {name}, {role}' },
  administration: { vi: 'Quản trị', en: 'Administration' },
  demoVisitor: { vi: 'Đang xem như khách.', en: 'You are a visitor.' },
  demoAs: { vi: 'Đang dùng vai trò {role}.', en: 'You are the {role}.' },
  demoAsUnit: { vi: 'Đang dùng vai trò {role} của {unit}.', en: 'You are the {role} of {unit}.' },
  demoSwitch: { vi: 'Đổi vai trò', en: 'Another role' },
  notAllowedTitle: { vi: 'Trang này không dành cho vai trò của ông/bà', en: 'This page is not for your role' },
  notAllowed: {
    vi: 'Ông/bà đang dùng vai trò {role}. Trang này dành cho: {roles}.',
    en: 'You are signed in as {role}. This page is for: {roles}.',
  },
  notAllowedVisitor: {
    vi: 'Khách chỉ xem được chỉ tiêu và nguồn số liệu. Trang này dành cho: {roles}.',
    en: 'Visitors see indicators and data sources only. This page is for: {roles}.',
  },
  notAllowedHow: {
    vi: 'Nếu cần dùng trang này trong công việc, hãy đề nghị quản trị viên đổi vai trò.',
    en: 'If your work needs this page, ask an administrator for another role.',
  },
  idleSoon: {
    vi: 'Phiên làm việc sẽ kết thúc sau {left} vì không có thao tác.',
    en: 'Your session ends in {left}, for nothing has been done in it.',
  },
  endsSoon: {
    vi: 'Phiên làm việc sẽ kết thúc sau {left}; sau đó cần đăng nhập lại.',
    en: 'Your session ends in {left}; you will have to sign in again.',
  },
  stay: { vi: 'Tiếp tục làm việc', en: 'Keep working' },
  endedTitle: { vi: 'Phiên làm việc đã kết thúc', en: 'Your session has ended' },
  ended: {
    vi: 'Hãy đăng nhập lại để tiếp tục. Những gì đang nhập dở trên trang vẫn còn.',
    en: 'Sign in again to go on. What you had typed on the page is still there.',
  },
  endedLeave: { vi: 'Bỏ phần đang làm, về trang đăng nhập', en: 'Leave it and go to the sign-in page' },

  // Sign-in
  signInTitle: { vi: 'Đăng nhập', en: 'Sign in' },
  signInUnder: {
    vi: 'Tài khoản do quản trị viên của tỉnh cấp qua thư mời; không có đăng ký.',
    en: 'Accounts are given by an administrator’s invitation; there is no sign-up.',
  },
  email: { vi: 'Thư điện tử', en: 'E-mail' },
  password: { vi: 'Mật khẩu', en: 'Password' },
  showPassword: { vi: 'Hiện mật khẩu', en: 'Show password' },
  sso: { vi: 'Đăng nhập bằng {name}', en: 'Sign in with {name}' },
  or: { vi: 'hoặc', en: 'or' },
  ssoRefused: {
    vi: 'Hệ thống đăng nhập một lần chưa cho vào. Tài khoản đó có thể chưa được mời, đã bị khóa, hoặc lượt đăng nhập đã quá hạn. Hãy thử lại, hoặc hỏi quản trị viên.',
    en: 'Single sign-on did not let you in. The account may not be invited, may be closed, or the attempt took too long. Try again, or ask an administrator.',
  },
  forgotten: {
    vi: 'Quên mật khẩu hoặc mất thiết bị xác thực: quản trị viên gửi được liên kết mới.',
    en: 'Password forgotten or authenticator lost: an administrator can send a new link.',
  },
  tooManyWait: {
    vi: 'Đã thử quá nhiều lần. Có thể thử lại sau {left}.',
    en: 'Too many tries. You can try again in {left}.',
  },
  tryNow: { vi: 'Có thể thử lại ngay bây giờ.', en: 'You can try again now.' },
  hours: { vi: '{n} giờ', en: '{n} {n:hour|hours}' },
  minutes: { vi: '{n} phút', en: '{n} {n:minute|minutes}' },
  seconds: { vi: '{n} giây', en: '{n} {n:second|seconds}' },
  sending: { vi: 'Đang gửi…', en: 'Sending…' },
  seeFields: { vi: 'Hãy sửa những chỗ được đánh dấu.', en: 'Mend the places that are marked.' },
  refused: { vi: 'Chưa thực hiện được', en: 'Not done' },

  // Second factor
  factorTitle: { vi: 'Xác thực hai lớp', en: 'Second factor' },
  factorUnder: {
    vi: 'Mở ứng dụng xác thực trên điện thoại và nhập mã sáu chữ số đang hiện.',
    en: 'Open the authenticator on your phone and type the six digits it shows.',
  },
  code: { vi: 'Mã sáu chữ số', en: 'Six-digit code' },
  codeHint: {
    vi: 'Mỗi mã chỉ dùng được một lần và đổi sau 30 giây.',
    en: 'Each code works once and changes after 30 seconds.',
  },
  goOn: { vi: 'Tiếp tục', en: 'Continue' },
  useRecovery: { vi: 'Không có điện thoại? Dùng mã khôi phục', en: 'No phone at hand? Use a recovery code' },
  useCode: { vi: 'Dùng ứng dụng xác thực', en: 'Use the authenticator' },
  recoveryCode: { vi: 'Mã khôi phục', en: 'Recovery code' },
  recoveryHint: {
    vi: 'Một trong mười mã đã lưu khi đăng ký thiết bị; mỗi mã chỉ dùng được một lần.',
    en: 'One of the ten codes saved when the authenticator was set up; each works once.',
  },
  startOver: { vi: 'Đăng nhập bằng tài khoản khác', en: 'Sign in as somebody else' },

  // Enrolment
  enrolTitle: { vi: 'Đăng ký thiết bị xác thực', en: 'Set up an authenticator' },
  enrolUnder: {
    vi: 'Vai trò này bắt buộc xác thực hai lớp. Cần một ứng dụng xác thực trên điện thoại, ví dụ Google Authenticator, Microsoft Authenticator hoặc FreeOTP.',
    en: 'This role needs a second factor. Use an authenticator app on a phone, such as Google Authenticator, Microsoft Authenticator or FreeOTP.',
  },
  enrolScan: { vi: 'Quét mã này bằng ứng dụng xác thực', en: 'Scan this code with the authenticator' },
  enrolQr: { vi: 'Mã QR chứa khóa bí mật của thiết bị xác thực', en: 'QR code with the authenticator’s secret' },
  enrolSecret: { vi: 'Không quét được? Nhập khóa này vào ứng dụng', en: 'Cannot scan? Type this secret into the app' },
  enrolConfirm: { vi: 'Nhập mã sáu chữ số ứng dụng hiện ra', en: 'Type the six digits the app shows' },
  enrolDo: { vi: 'Kích hoạt', en: 'Confirm' },
  codesTitle: { vi: 'Mã khôi phục', en: 'Recovery codes' },
  codesUnder: {
    vi: 'Các mã này chỉ hiện một lần. Hãy in hoặc chép vào nơi an toàn, tách khỏi điện thoại: mỗi mã thay được ứng dụng xác thực một lần.',
    en: 'These codes are shown this once. Print them or keep them somewhere safe, apart from the phone: each stands in for the authenticator once.',
  },
  codesKept: { vi: 'Tôi đã lưu các mã này', en: 'I have kept these codes' },
  codesPrint: { vi: 'In', en: 'Print' },
  copy: { vi: 'Sao chép', en: 'Copy' },
  copied: { vi: 'Đã sao chép', en: 'Copied' },
  copyFailed: {
    vi: 'Trình duyệt không cho sao chép tự động; hãy chọn văn bản rồi sao chép.',
    en: 'The browser would not copy; select it and copy by hand.',
  },

  // Password
  changeTitle: { vi: 'Đổi mật khẩu', en: 'Change the password' },
  changeDemanded: {
    vi: 'Mật khẩu đã quá thời hạn sử dụng. Hãy đặt mật khẩu mới để tiếp tục.',
    en: 'The password has been in use for too long. Set a new one to go on.',
  },
  currentPassword: { vi: 'Mật khẩu hiện tại', en: 'Current password' },
  newPassword: { vi: 'Mật khẩu mới', en: 'New password' },
  newPasswordHint: {
    vi: 'Ít nhất {n} ký tự. Một câu dài dễ nhớ tốt hơn một từ khó nhớ; dấu cách và dấu tiếng Việt đều được.',
    en: 'At least {n} characters. A long sentence is better than a hard word; spaces and accents are welcome.',
  },
  changeDo: { vi: 'Đổi mật khẩu', en: 'Change the password' },
  changed: {
    vi: 'Đã đổi mật khẩu. Các phiên khác đã kết thúc.',
    en: 'The password is changed. All other sessions have ended.',
  },

  // Demonstration
  demoTitle: { vi: 'Bản trình diễn', en: 'Demonstration' },
  demoUnder: {
    vi: 'Đây là bản trình diễn chạy trên chính máy này, với số liệu mô phỏng. Chọn một vai trò để vào xem ngay, không cần mật khẩu. Bản chạy thật không có mục này.',
    en: 'This is a demonstration on this very machine, with simulated data. Choose a role to enter at once, without a password. A real installation has none of this.',
  },
  demoLook: { vi: 'Vào xem', en: 'Enter' },
  demoEnter: { vi: 'Vào xem với vai trò {role}', en: 'Enter as {role}' },
  demoUnit: { vi: 'Xã, phường', en: 'Commune or ward' },
  demoProvider: { vi: 'Nhà cung cấp', en: 'Provider' },
  demoNow: { vi: 'đang dùng', en: 'current' },
  demoRoles: { vi: 'Các vai trò', en: 'Roles' },
  demoOwn: { vi: 'Đăng nhập bằng tài khoản', en: 'Sign in with an account' },
  demoAsVisitor: { vi: 'Xem như khách', en: 'Look around as a visitor' },

  // Invitation
  invitationTitle: { vi: 'Nhận lời mời', en: 'Take up the invitation' },
  invitationFor: {
    vi: 'Lời mời cho {name} ({email}), vai trò {role}. Dùng được một lần, đến {until}.',
    en: 'Invitation for {name} ({email}), as {role}. It works once, until {until}.',
  },
  invitationWhat: { vi: 'lời mời', en: 'the invitation' },
  invitationMissing: {
    vi: 'Liên kết thiếu mã mời. Hãy mở nguyên liên kết trong thư, hoặc chép toàn bộ vào thanh địa chỉ.',
    en: 'The link lacks its token. Open the whole link from the letter, or copy all of it into the address bar.',
  },
  invitationDo: { vi: 'Đặt mật khẩu và đăng nhập', en: 'Set the password and sign in' },
  kioskTitle: { vi: 'Màn hình theo dõi', en: 'Wall display' },
  kioskAsk: {
    vi: 'Dùng trình duyệt này làm màn hình theo dõi? Trình duyệt sẽ chỉ hiển thị các chỉ tiêu so sánh chung và không dùng được vào việc khác.',
    en: 'Make this browser a wall display? It will show the shared comparison and can be used for nothing else.',
  },
  kioskBind: { vi: 'Dùng trình duyệt này làm màn hình', en: 'Use this browser as a display' },

  // My account
  signedInAs: { vi: 'Đăng nhập bằng', en: 'Signed in by' },
  byPassword: { vi: 'mật khẩu', en: 'password' },
  bySso: { vi: 'đăng nhập một lần', en: 'single sign-on' },
  byDemo: { vi: 'trình diễn', en: 'demonstration' },
  byKiosk: { vi: 'liên kết màn hình', en: 'display link' },
  role: { vi: 'Vai trò', en: 'Role' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  provider: { vi: 'Nhà cung cấp', en: 'Provider' },
  sessionEnds: { vi: 'Phiên này kết thúc chậm nhất', en: 'This session ends at the latest' },
  demoAccount: {
    vi: 'Đây là tài khoản trình diễn: không có mật khẩu và không có xác thực hai lớp.',
    en: 'This is a demonstration account: it has no password and no second factor.',
  },
  ssoAccount: {
    vi: 'Tài khoản này đăng nhập qua hệ thống đăng nhập một lần và không có mật khẩu ở đây; mật khẩu đổi ở hệ thống đó.',
    en: 'This account signs in by single sign-on and has no password here; the password is changed there.',
  },
  sessions: { vi: 'Các phiên đăng nhập', en: 'Sessions' },
  sessionsUnder: {
    vi: 'Nơi tài khoản này đang đăng nhập. Thấy phiên lạ thì kết thúc phiên đó và đổi mật khẩu.',
    en: 'Where this account is signed in. If you see one that is not yours, end it and change the password.',
  },
  sessionWhere: { vi: 'Thiết bị, địa chỉ', en: 'Device, address' },
  sessionSince: { vi: 'Từ lúc', en: 'Since' },
  sessionSeen: { vi: 'Thấy lần cuối', en: 'Last seen' },
  sessionHow: { vi: 'Cách đăng nhập', en: 'Signed in by' },
  sessionThis: { vi: 'phiên này', en: 'this one' },
  sessionEnd: { vi: 'Kết thúc', en: 'End' },
  sessionEndOf: { vi: 'Kết thúc phiên {where}', en: 'End the session {where}' },
  sessionEndOthers: { vi: 'Kết thúc mọi phiên khác', en: 'End all other sessions' },
  sessionsOnlyThis: { vi: 'Chỉ có phiên này.', en: 'There is only this one.' },
  sessionEnded: { vi: 'Đã kết thúc phiên.', en: 'The session has ended.' },
  sessionsEnded: { vi: 'Đã kết thúc mọi phiên khác.', en: 'All other sessions have ended.' },
  unknownDevice: { vi: 'Thiết bị không rõ', en: 'Unknown device' },
  browserOn: { vi: '{browser} trên {system}', en: '{browser} on {system}' },
  factor: { vi: 'Xác thực hai lớp', en: 'Second factor' },
  factorOn: { vi: 'Đang bật. Còn {n} mã khôi phục chưa dùng.', en: 'On. {n} unused recovery {n:code|codes} left.' },
  factorFew: {
    vi: 'Chỉ còn {n} mã khôi phục. Nên tạo bộ mã mới.',
    en: 'Only {n} recovery {n:code|codes} left. Make a new set.',
  },
  factorOff: { vi: 'Đang tắt.', en: 'Off.' },
  factorBegin: { vi: 'Đăng ký thiết bị xác thực', en: 'Set up an authenticator' },
  factorReplace: { vi: 'Đổi sang thiết bị khác', en: 'Move to another device' },
  factorProveSso: {
    vi: 'Chỉ làm được ngay sau khi đăng nhập qua hệ thống xác thực của tỉnh, để một phiên bỏ quên không đủ để đổi thiết bị.',
    en: 'Only right after signing in with the provider of the province: a session left open must not be enough to change this.',
  },
  factorProve: {
    vi: 'Nhập lại mật khẩu, để một phiên bỏ quên không đủ để đổi thiết bị.',
    en: 'Type your password again: a session left open must not be enough to change this.',
  },
  codesRenew: { vi: 'Tạo mã khôi phục mới', en: 'Make new recovery codes' },
  codesRenewHint: {
    vi: 'Bộ mã cũ sẽ không dùng được nữa.',
    en: 'The old codes will work no longer.',
  },
  factorChanged: {
    vi: 'Đã đổi thiết bị xác thực. Các phiên khác đã kết thúc.',
    en: 'The authenticator is set. All other sessions have ended.',
  },
  language: { vi: 'Ngôn ngữ', en: 'Language' },
  languageUnder: { vi: 'Ngôn ngữ của trang trên trình duyệt này.', en: 'The language of the pages in this browser.' },
  theSessions: { vi: 'các phiên đăng nhập', en: 'your sessions' },
  cancel: { vi: 'Hủy', en: 'Cancel' },
  done: { vi: 'Xong', en: 'Done' },
} as const satisfies Record<string, Text>

import type { Text } from '../text.ts'

/** What the commands about keys and the audit trail print. */
export const accountCommandSays = {
  usageMakeKeyring: {
    vi: 'Cách dùng: pnpm nhipso make-keyring [--file <đường dẫn>]',
    en: 'Usage: pnpm nhipso make-keyring [--file <path>]',
  },
  usageRotateKey: {
    vi: 'Cách dùng: pnpm nhipso rotate-key seal|audit|pepper|sign [--file <đường dẫn>]',
    en: 'Usage: pnpm nhipso rotate-key seal|audit|pepper|sign [--file <path>]',
  },
  usageExportAudit: {
    vi: 'Cách dùng: pnpm nhipso export-audit [--from <số thứ tự>] [--out <tệp mới>]',
    en: 'Usage: pnpm nhipso export-audit [--from <number>] [--out <new file>]',
  },
  keyringMade: {
    vi: 'Đã tạo tệp khóa {path}. Hãy sao lưu tệp này tách khỏi bản sao lưu cơ sở dữ liệu: mất nó là mất mọi bí mật đã lưu. Khóa công khai ở trên dùng để kiểm tra chữ ký của nhật ký.',
    en: 'The keyring {path} is made. Keep a copy apart from copies of the database: without it every secret kept is lost. The public key above checks the signatures of the audit trail.',
  },
  keyringThere: { vi: 'Đã có tệp khóa {path}; giữ nguyên.', en: 'There is a keyring {path} already; it stays.' },
  keyringUnusable: {
    vi: 'Không dùng được tệp khóa {path}: {why}.',
    en: 'The keyring {path} cannot be used: {why}.',
  },
  keyRotated: {
    vi: 'Đã thêm khóa {purpose} {id}; từ nay dùng khóa này, khóa cũ giữ lại để đọc những gì đã ghi.',
    en: 'Key {purpose} {id} is added and used from now on; the older ones stay for what was written with them.',
  },
  resealed: {
    vi: 'Các bí mật đã lưu sẽ được mã hóa lại bằng khóa mới trong vòng một giờ khi chương trình chạy.',
    en: 'The secrets kept are sealed anew with it within an hour while the program runs.',
  },
  exported: {
    vi: 'Đã xuất {count} mục nhật ký, đến mục {last}.',
    en: '{count} {count:entry|entries} of the trail exported, up to number {last}.',
  },
} satisfies Record<string, Text>

/** What is said of the settings of the audit trail. */
export const auditSettingsSay = {
  days: {
    vi: 'Cần số ngày lưu nhật ký, từ 92 (ba tháng) đến 3660; mặc định 366.',
    en: 'Expected the days the audit trail is kept, from 92 (three months) to 3660; 366 by default.',
  },
  logServer: {
    vi: 'Cần địa chỉ máy chủ nhật ký dạng tls://máy-chủ:6514 hoặc tcp://máy-chủ:601.',
    en: 'Expected a log server as tls://host:6514 or tcp://host:601.',
  },
} satisfies Record<string, Text>

import type { Text } from '../text.ts'

/** Why a file of keys cannot be used, by the name of its fault. */
export const secretSays = {
  missing: {
    vi: 'Không có tệp khóa này. Tạo bằng: pnpm nhipso make-keyring',
    en: 'There is no such file of keys. Make one: pnpm nhipso make-keyring',
  },
  'not-a-file': { vi: 'Không phải là tệp thường.', en: 'It is no ordinary file.' },
  'open-to-others': {
    vi: 'Tài khoản khác đọc được tệp khóa. Chạy: chmod 0400 <tệp>',
    en: 'Other accounts can read the keys. Run: chmod 0400 <file>',
  },
  'of-another-account': {
    vi: 'Tệp khóa thuộc tài khoản khác, không phải tài khoản chạy chương trình.',
    en: 'The file belongs to another account than the one the program runs under.',
  },
  unreadable: {
    vi: 'Tệp không đọc được hoặc sai cấu trúc.',
    en: 'It cannot be read, or is not written as a keyring is.',
  },
  weak: {
    vi: 'Khóa yếu: mỗi khóa phải là 32 byte ngẫu nhiên. Tạo lại bằng: pnpm nhipso make-keyring',
    en: 'A key in it is weak: each must be 32 random bytes. Make them anew: pnpm nhipso make-keyring',
  },
} satisfies Record<string, Text>

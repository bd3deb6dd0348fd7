export const streamSays = {
  full: {
    vi: 'Đang có quá nhiều trang mở cùng lúc. Hãy thử lại sau ít giây.',
    en: 'Too many pages are open at once. Try again in a few seconds.',
  },
  tooManyOfOne: {
    vi: 'Tài khoản này đang mở quá nhiều trang theo dõi trực tiếp. Hãy đóng bớt trang.',
    en: 'This account has too many live pages open. Close some of them.',
  },
} as const

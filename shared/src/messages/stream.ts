export const streamSays = {
  full: {
    vi: 'Đang có quá nhiều trang mở cùng lúc. Hãy thử lại sau ít giây.',
    en: 'Too many pages are open at once. Try again in a few seconds.',
  },
} as const

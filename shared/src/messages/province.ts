import type { Text } from '../text.ts'

export const provinceSays = {
  notLoaded: {
    vi: 'Chưa nạp dữ liệu tỉnh. Nếu hệ thống vừa khởi động, hãy thử lại sau ít giây.',
    en: 'No province has been loaded. If the program has just started, try again in a few seconds.',
  },
} satisfies Record<string, Text>

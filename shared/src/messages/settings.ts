import type { Text } from '../text.ts'

/** What the program says of its settings before it starts, or instead. */
export const settingsSay = {
  bad: { vi: 'Cấu hình {name}="{value}" không dùng được: {why}', en: 'Setting {name}="{value}" cannot be used: {why}' },
  unknown: {
    vi: 'Không có cấu hình {name}; bỏ qua. Các cấu hình: {known}.',
    en: 'There is no setting {name}; ignored. Settings: {known}.',
  },
  databaseUrl: {
    vi: 'Cần dạng postgresql://người-dùng:mật-khẩu@máy-chủ/cơ-sở-dữ-liệu.',
    en: 'Expected postgresql://user:password@host/database.',
  },
  port: { vi: 'Cần một số nguyên từ 0 đến 65535.', en: 'Expected a whole number from 0 to 65535.' },
  host: { vi: 'Cần một địa chỉ IP hoặc tên máy chủ.', en: 'Expected an IP address or the name of a host.' },
  simulatorPort: {
    vi: 'Cần một số nguyên từ 1 đến 65526; mười cổng liên tiếp kể từ đó không được gồm PORT.',
    en: 'Expected a whole number from 1 to 65526; the ten ports from there on must not include PORT.',
  },
  pastDay: {
    vi: 'Cần một ngày có thật, dạng yyyy-mm-dd, không sau hôm nay.',
    en: 'Expected a day that exists, yyyy-mm-dd, today at the latest.',
  },
  absolutePath: {
    vi: 'Cần đường dẫn tuyệt đối, bắt đầu bằng /, ngoài /proc và /sys.',
    en: 'Expected an absolute path, beginning with /, outside /proc and /sys.',
  },
  schemaName: {
    vi: 'Chỉ gồm a-z, 0-9 và _, không bắt đầu bằng chữ số, nhiều nhất 48 ký tự.',
    en: 'Only a-z, 0-9 and _, not beginning with a digit, 48 characters at most.',
  },
  refused: { vi: 'Nhịp Số không khởi động vì cấu hình sai:', en: 'Nhịp Số does not start, because of its settings:' },
} satisfies Record<string, Text>

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
  absolutePath: { vi: 'Cần đường dẫn tuyệt đối, bắt đầu bằng /.', en: 'Expected an absolute path, beginning with /.' },
  schemaName: {
    vi: 'Chỉ gồm a-z, 0-9 và _, không bắt đầu bằng chữ số, nhiều nhất 48 ký tự.',
    en: 'Only a-z, 0-9 and _, not beginning with a digit, 48 characters at most.',
  },
  refused: { vi: 'Nhịp Số không khởi động vì cấu hình sai:', en: 'Nhịp Số does not start, because of its settings:' },
} satisfies Record<string, Text>

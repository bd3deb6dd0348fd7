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
    vi: 'Cần một số nguyên từ 1 đến 65522; mười bốn cổng liên tiếp kể từ đó không được gồm PORT.',
    en: 'Expected a whole number from 1 to 65522; the fourteen ports from there on must not include PORT.',
  },
  nameServers: {
    vi: 'Cần địa chỉ IP của máy chủ tên miền, có thể kèm :cổng, cách nhau bằng dấu phẩy.',
    en: 'Expected IP addresses of name servers, each with :port if need be, separated by commas.',
  },
  pastDay: {
    vi: 'Cần một ngày có thật, dạng yyyy-mm-dd, từ 2025-07-01 (khi có các đơn vị hiện nay) đến hôm nay.',
    en: 'Expected a day that exists, yyyy-mm-dd, from 2025-07-01 (since when there are the units of today) to today.',
  },
  absolutePath: {
    vi: 'Cần đường dẫn tuyệt đối, bắt đầu bằng /, ngoài /proc và /sys.',
    en: 'Expected an absolute path, beginning with /, outside /proc and /sys.',
  },
  notAFolder: { vi: '{at} không phải là thư mục.', en: '{at} is no folder.' },
  notWritable: {
    vi: 'Chương trình không được ghi vào {at}.',
    en: 'The program may not write into {at}.',
  },
  contact: {
    vi: 'Cần mailto:… hoặc https://… của người phụ trách an toàn thông tin.',
    en: 'Expected mailto:… or https://… of whoever answers for security.',
  },
  neededPublicUrl: {
    vi: 'Chế độ production cần địa chỉ https người dùng mở, ví dụ https://nhipso.ninhbinh.gov.vn.',
    en: 'Production needs the https address people open, such as https://nhipso.ninhbinh.gov.vn.',
  },
  neededKeyring: {
    vi: 'Chế độ production cần tệp khóa riêng, ngoài cơ sở dữ liệu. Tạo bằng: pnpm nhipso make-keyring',
    en: 'Production needs a file of keys of its own, outside of the database. Make one: pnpm nhipso make-keyring',
  },
  neededContact: {
    vi: 'Chế độ production cần nơi tiếp nhận báo cáo lỗ hổng (mailto:… hoặc https://…), công bố ở security.txt.',
    en: 'Production needs where to report a weakness (mailto:… or https://…), published in security.txt.',
  },
  neededProxies: {
    vi: 'Chế độ production cần địa chỉ của máy chủ proxy nhận kết nối https (ví dụ 127.0.0.1 hoặc 10.0.0.5); thiếu nó, mọi người dùng bị tính là một địa chỉ.',
    en: 'Production needs the address of the proxy that takes https (such as 127.0.0.1 or 10.0.0.5); without it everybody would count as one address.',
  },
  onlyDemo: {
    vi: 'Vai dev chỉ chạy ở chế độ trình diễn.',
    en: 'The role dev runs in demo mode only.',
  },
  demoData: {
    vi: 'Cơ sở dữ liệu này chứa dữ liệu trình diễn ({what}); chế độ production không chạy trên đó. Dùng cơ sở dữ liệu hoặc NHIPSO_SCHEMA khác.',
    en: 'This database holds data of the demonstration ({what}); production does not run on it. Use another database or NHIPSO_SCHEMA.',
  },
  realData: {
    vi: 'Cơ sở dữ liệu này chứa dữ liệu hoặc tài khoản thật của tỉnh; chế độ trình diễn không chạy trên đó. Đặt NHIPSO_MODE=production, hoặc dùng cơ sở dữ liệu khác.',
    en: 'This database holds real data or real people of the province; the demonstration does not run on it. Set NHIPSO_MODE=production, or use another database.',
  },
  schemaName: {
    vi: 'Chỉ gồm a-z, 0-9 và _, không bắt đầu bằng chữ số, nhiều nhất 48 ký tự.',
    en: 'Only a-z, 0-9 and _, not beginning with a digit, 48 characters at most.',
  },
  refused: { vi: 'Nhịp Số không khởi động vì cấu hình sai:', en: 'Nhịp Số does not start, because of its settings:' },
} satisfies Record<string, Text>

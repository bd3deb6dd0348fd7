import type { Text } from '../text.ts'

/** What the program says on the console. */
export const startSays = {
  usage: {
    vi: 'Cách dùng: node api/src/main.ts start | dev | serve | work | probe',
    en: 'Usage: node api/src/main.ts start | dev | serve | work | probe',
  },
  starting: { vi: 'Nhịp Số đang khởi động; dữ liệu ở {state}', en: 'Nhịp Số is starting; its data are in {state}' },
  startingElsewhere: {
    vi: 'Nhịp Số đang khởi động trên máy chủ PostgreSQL của DATABASE_URL',
    en: 'Nhịp Số is starting on the PostgreSQL server of DATABASE_URL',
  },
  building: { vi: 'Đang dựng giao diện …', en: 'Building the pages …' },
  ready: { vi: 'Mở trình duyệt tại {address}', en: 'Open {address}' },
  behindProxy: {
    vi: 'Đang nghe tại {address}, sau máy chủ proxy; người dùng mở {site}',
    en: 'Listening at {address}, behind the proxy; people open {site}',
  },
  readyAfter: { vi: 'sẵn sàng sau {seconds} giây', en: 'ready after {seconds} s' },
  loading: {
    vi: 'Đang nạp số liệu lịch sử: {percent}% ({feeds} nguồn chưa xong)',
    en: 'Loading the history: {percent}% ({feeds} {feeds:feed|feeds} to go)',
  },
  loaded: { vi: 'Đã nạp xong toàn bộ số liệu đến hạn', en: 'Every figure that is due has been loaded' },
  stopping: { vi: 'Đang dừng …', en: 'Stopping …' },
  stopped: { vi: 'Đã dừng; dữ liệu được giữ nguyên', en: 'Stopped; the data are kept' },
  portTaken: {
    vi: 'Cổng {port} đang có chương trình khác dùng. Đặt {setting} sang cổng khác, hoặc dừng chương trình kia.',
    en: 'Port {port} is taken by another program. Set {setting} to another port, or stop that program.',
  },
  childEnded: {
    vi: 'Tiến trình {name} đã dừng ({how}); chạy lại sau {seconds} giây',
    en: 'The process {name} has ended ({how}); starting it again in {seconds} s',
  },
  provinceRefused: { vi: 'Dữ liệu tỉnh không dùng được:', en: 'The province cannot be used:' },
} satisfies Record<string, Text>

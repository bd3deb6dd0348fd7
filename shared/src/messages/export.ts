import type { Text } from '../text.ts'

/** What leaves the program: tables, pictures, paper. */
export const exportMessages = {
  export: { vi: 'Tải về', en: 'Export' },
  exportOf: { vi: 'Tải về: {title}', en: 'Export: {title}' },
  tables: { vi: 'Bảng số', en: 'Table' },
  xlsx: { vi: 'Excel (.xlsx)', en: 'Excel (.xlsx)' },
  officeCsv: { vi: 'CSV cho Excel tiếng Việt', en: 'CSV for Vietnamese Excel' },
  machineCsv: { vi: 'CSV cho máy đọc', en: 'CSV for machines' },
  pictures: { vi: 'Hình', en: 'Picture' },
  svg: { vi: 'Hình vector (.svg)', en: 'Vector (.svg)' },
  png: { vi: 'Ảnh (.png)', en: 'Image (.png)' },
  page: { vi: 'Cả trang', en: 'Whole page' },
  print: { vi: 'In ra giấy A4, PDF', en: 'Print on A4, PDF' },
  copyLink: { vi: 'Chép liên kết cố định', en: 'Copy the frozen link' },
  copied: { vi: 'Đã chép liên kết.', en: 'Link copied.' },
  frozen: {
    vi: 'Liên kết giữ đúng kỳ, bộ lọc và bản số liệu đang xem.',
    en: 'The link keeps period, filters and state of the data.',
  },
  failed: {
    vi: 'Không tạo được tệp. Hãy tải lại trang rồi thử lại.',
    en: 'The file could not be made. Reload the page and try again.',
  },
} as const satisfies Record<string, Text>

import type { Text } from '../text.ts'

/** The page of systems figures come from. */
export const subsystemPageMessages = {
  title: { vi: 'Hệ thống cung cấp số liệu', en: 'Systems figures come from' },
  under: {
    vi: 'Các hệ thống trong tài liệu của tỉnh và các hệ thống cán bộ thêm bằng biểu mẫu.',
    en: 'The systems the document of the province names, and those added by form.',
  },
  theSubsystems: { vi: 'các hệ thống', en: 'the systems' },
  caption: { vi: 'Các hệ thống và đầu mối', en: 'Systems and whom to ring up' },
  system: { vi: 'Hệ thống', en: 'System' },
  kind: { vi: 'Loại', en: 'Kind' },
  provider: { vi: 'Đơn vị cung cấp', en: 'Provider' },
  contact: { vi: 'Đầu mối liên hệ', en: 'Contact' },
  contactHint: {
    vi: 'Tên, số điện thoại hoặc thư điện tử; chỉ người phụ trách nguồn số liệu xem được.',
    en: 'Name, telephone or e-mail; seen only by those who answer for sources.',
  },
  feeds: { vi: 'Nguồn', en: 'Feeds' },
  noFeeds: { vi: 'chưa có', en: 'none yet' },
  fromDocument: { vi: 'theo tài liệu của tỉnh', en: 'by the document of the province' },
  change: { vi: 'Sửa', en: 'Change' },
  changeOf: { vi: 'Sửa {name}', en: 'Change {name}' },
  add: { vi: 'Thêm hệ thống', en: 'Add a system' },
  id: { vi: 'Mã hệ thống', en: 'Id' },
  idHint: {
    vi: 'Chữ thường không dấu, số và gạch nối; không đổi được sau khi lưu.',
    en: 'Small letters, digits and hyphens; it does not change once saved.',
  },
  nameVi: { vi: 'Tên hệ thống', en: 'Name in Vietnamese' },
  nameEn: { vi: 'Tên tiếng Anh', en: 'Name in English' },
  level: { vi: 'Cấp', en: 'Level' },
  province: { vi: 'Tỉnh', en: 'Province' },
  national: { vi: 'Quốc gia', en: 'National' },
  providerVi: { vi: 'Đơn vị cung cấp', en: 'Provider in Vietnamese' },
  providerEn: { vi: 'Đơn vị cung cấp (tiếng Anh)', en: 'Provider in English' },
  reason: { vi: 'Lý do', en: 'Reason' },
  save: { vi: 'Lưu', en: 'Save' },
  cancel: { vi: 'Thôi', en: 'Cancel' },
  setUp: { vi: 'Khai báo nguồn', en: 'Set up a source' },
} as const satisfies Record<string, Text>

import type { SubsystemKind } from '../subsystem/subsystem-kind.ts'
import type { Text } from '../text.ts'

/** Refusals of the doors of systems. */
export const subsystemSays = {
  idTaken: { vi: 'Mã “{id}” đã dùng cho một hệ thống khác.', en: 'The id “{id}” belongs to another system.' },
  noSuchSubsystem: { vi: 'Không có hệ thống nào mang mã “{id}”.', en: 'There is no system “{id}”.' },
  ofTheDocument: {
    vi: 'Hệ thống này nằm trong tài liệu của tỉnh nên chỉ sửa được ở đó.',
    en: 'The document of the province names this system; it is changed there.',
  },
  changedMeanwhile: {
    vi: 'Thông tin hệ thống vừa được người khác sửa; hãy tải lại trang.',
    en: 'Somebody has changed this system in the meantime; load the page anew.',
  },
} as const satisfies Record<string, Text>

export const subsystemKindTexts: Record<SubsystemKind, Text> = {
  services: { vi: 'Dịch vụ công, một cửa', en: 'Public services, one-stop' },
  documents: { vi: 'Văn bản, điều hành', en: 'Documents and administration' },
  integration: { vi: 'Tích hợp, chia sẻ dữ liệu', en: 'Integration and data sharing' },
  database: { vi: 'Cơ sở dữ liệu', en: 'Database' },
  conference: { vi: 'Hội nghị truyền hình', en: 'Video conferencing' },
  portal: { vi: 'Cổng, trang thông tin', en: 'Portal or site' },
  signature: { vi: 'Chữ ký số, chứng thư số', en: 'Signatures and certificates' },
  feedback: { vi: 'Phản ánh, kiến nghị', en: 'Feedback and petitions' },
  network: { vi: 'Đường truyền, hạ tầng', en: 'Network and infrastructure' },
  other: { vi: 'Loại khác', en: 'Other' },
}

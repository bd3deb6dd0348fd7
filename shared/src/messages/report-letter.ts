import type { Text } from '../text.ts'

/** The letter by which an issued report is sent. */
export const reportLetter = {
  subject: { vi: 'Báo cáo đã phát hành: {title}', en: 'Report issued: {title}' },
  so: { vi: '{title} đã được phát hành lúc {at}.', en: '{title} was issued at {at}.' },
  attached: {
    vi: 'Bản PDF kèm theo thư này: {name} (SHA-256 {hash}).',
    en: 'The PDF is attached: {name} (SHA-256 {hash}).',
  },
  digest: {
    vi: 'Nội dung đã duyệt có mã SHA-256 {digest}; mở báo cáo để đối chiếu.',
    en: 'What was approved has the SHA-256 {digest}; open the report to compare.',
  },
  link: { vi: 'Mở báo cáo: {link}', en: 'Open the report: {link}' },
} as const satisfies Record<string, Text>

export const reportRecipientSays = {
  noSuchTemplate: { vi: 'Không có mẫu báo cáo này.', en: 'There is no such template.' },
  thereAlready: {
    vi: 'Địa chỉ này đã nhận báo cáo của mẫu.',
    en: 'This address is sent the reports of the template already.',
  },
  whichUnit: { vi: 'Chọn đơn vị có báo cáo được gửi.', en: 'Choose the unit whose reports are sent.' },
  noUnit: { vi: 'Báo cáo của mẫu này là của toàn tỉnh.', en: 'Reports of this template are the province’s.' },
  sentAlready: {
    vi: 'Báo cáo đã gửi, hoặc đang gửi, đến nơi nhận này.',
    en: 'The report was sent to this recipient already, or is on its way.',
  },
  noSuchRecipient: {
    vi: 'Không có nơi nhận này, hoặc đã ngừng gửi.',
    en: 'There is no such recipient, or it was ended.',
  },
} as const satisfies Record<string, Text>

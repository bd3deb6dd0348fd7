import type { Text } from '../text.ts'

export const reportRecipientMessages = {
  recipients: { vi: 'Nơi nhận khi phát hành', en: 'Who is sent what is issued' },
  none: { vi: 'Chưa có nơi nhận qua thư điện tử.', en: 'Nobody is sent reports by e-mail yet.' },
  template: { vi: 'Mẫu báo cáo', en: 'Template' },
  address: { vi: 'Địa chỉ thư điện tử', en: 'E-mail address' },
  form: { vi: 'Hình thức', en: 'How' },
  attachment: { vi: 'Đính kèm bản PDF', en: 'The PDF attached' },
  link: { vi: 'Chỉ gửi đường dẫn', en: 'A link only' },
  add: { vi: 'Thêm nơi nhận', en: 'Add a recipient' },
  end: { vi: 'Ngừng gửi', en: 'Send no more' },
  endOf: { vi: 'Ngừng gửi đến {address}', en: 'Send no more to {address}' },
  send: { vi: 'Gửi', en: 'Send' },
  sendTo: { vi: 'Gửi đến {address}', en: 'Send to {address}' },
  sendAgain: { vi: 'Gửi lại', en: 'Send again' },
  sendAgainTo: { vi: 'Gửi lại đến {address}', en: 'Send again to {address}' },
  chooseUnit: { vi: 'Chọn đơn vị…', en: 'Choose a unit…' },
  unit: { vi: 'Báo cáo của đơn vị', en: 'Reports of' },
  delivered: { vi: 'Gửi báo cáo', en: 'Delivery' },
} as const satisfies Record<string, Text>

export const deliveryStateNames = {
  unsent: { vi: 'chưa gửi', en: 'not sent' },
  waiting: { vi: 'chờ gửi', en: 'waiting' },
  sending: { vi: 'đang gửi', en: 'being sent' },
  sent: { vi: 'đã gửi', en: 'sent' },
  dead: { vi: 'không gửi được', en: 'could not be sent' },
  folded: { vi: 'đã gộp', en: 'folded' },
  moot: { vi: 'không cần gửi', en: 'not needed' },
} as const satisfies Record<string, Text>

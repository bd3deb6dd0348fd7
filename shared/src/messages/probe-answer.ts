/** What the doors of connections say when they cannot do what was asked. */
export const probeSays = {
  noSuchConnection: { vi: 'Không có kết nối “{id}”.', en: 'There is no connection “{id}”.' },
  noHeartbeat: {
    vi: 'Kết nối “{id}” không nhận nhịp: nó được hệ thống này chủ động hỏi.',
    en: 'Connection “{id}” takes no heartbeats: it is asked from here.',
  },
  tooManyBeats: {
    vi: 'Nhịp gửi quá dày. Gửi lại sau {seconds} giây.',
    en: 'Heartbeats come too fast. Send the next in {seconds} s.',
  },
  reversed: { vi: 'Phải sau thời điểm đầu.', en: 'Must be after the beginning.' },
  tooLong: { vi: 'Tối đa {days} ngày.', en: 'At most {days} days.' },
} as const

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

/** What the doors of simulated faults say. */
export const faultSays = {
  noSuchPlace: { vi: 'Hệ mô phỏng không có “{id}”.', en: 'There is no “{id}” in the simulation.' },
  noSuchFault: {
    vi: 'Không thể bật lỗi này ở đây; nếu lặp lại thì cần cả chu kỳ lẫn thời gian lỗi.',
    en: 'This cannot fail in that way; what comes and goes needs both how often and how long.',
  },
  simulatorAway: {
    vi: 'Hệ mô phỏng chưa trả lời. Nó tự khởi động lại; hãy thử lại sau vài giây.',
    en: 'The simulator does not answer. It starts again by itself; try again in a few seconds.',
  },
} as const

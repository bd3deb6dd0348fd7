/** What the doors of connections say when they cannot do what was asked. */
export const probeSays = {
  noSuchConnection: { vi: 'Không có kết nối “{id}”.', en: 'There is no connection “{id}”.' },
  reversed: { vi: 'Phải sau thời điểm đầu.', en: 'Must be after the beginning.' },
  tooLong: { vi: 'Tối đa {days} ngày.', en: 'At most {days} days.' },
} as const

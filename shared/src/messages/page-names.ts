/** What pages are called where pages are listed: apart, so that the first page brings no page's whole vocabulary along. */
export const pageNames = {
  alerts: { vi: 'Cảnh báo', en: 'Alerts' },
  reports: { vi: 'Báo cáo', en: 'Reports' },
  register: { vi: 'Nhiệm vụ', en: 'Tasks' },
  people: { vi: 'Người dùng', en: 'People' },
  roles: { vi: 'Phân quyền', en: 'Permissions' },
  apiKeys: { vi: 'Khóa API', en: 'API keys' },
  kiosks: { vi: 'Màn hình', en: 'Displays' },
  egressRules: { vi: 'Mạng nội bộ', en: 'Private networks' },
  audit: { vi: 'Nhật ký', en: 'Audit' },
  boundaries: { vi: 'Ranh giới bản đồ', en: 'Boundaries of the map' },
  explained: { vi: 'Số này từ đâu ra', en: 'Where this number comes from' },
}

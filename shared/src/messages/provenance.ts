import type { Text } from '../text.ts'

/** What is said of where figures come from, on everything that leaves the program. */
export const provenanceMessages = {
  data: { vi: 'Số liệu', en: 'Data' },
  about: { vi: 'Thông tin', en: 'About' },
  period: { vi: 'Kỳ', en: 'Period' },
  filters: { vi: 'Bộ lọc', en: 'Filters' },
  cutOff: { vi: 'Chốt số liệu', en: 'Data as of' },
  version: { vi: '{when}, bản {version}', en: '{when}, version {version}' },
  coverage: { vi: 'Độ đủ số liệu', en: 'Completeness' },
  coverageOf: {
    vi: '{share} ({reported}/{expected} lượt báo cáo)',
    en: '{share} ({reported} of {expected} reports)',
  },
  takenAt: { vi: 'Lấy ra lúc', en: 'Taken at' },
  link: { vi: 'Liên kết cố định', en: 'Frozen link' },
  pageOf: { vi: 'Trang', en: 'Page' },

  // Columns that a page draws as one figure
  numerator: { vi: 'Tử số', en: 'Numerator' },
  denominator: { vi: 'Mẫu số', en: 'Denominator' },
  value: { vi: 'Kết quả', en: 'Value' },
  state: { vi: 'Tình trạng', en: 'State' },
  stateValue: { vi: 'Có số liệu', en: 'Value' },
  reported: { vi: 'Báo cáo đã nhận', en: 'Reports in' },
  expected: { vi: 'Báo cáo phải có', en: 'Reports due' },
  unitCode: { vi: 'Mã đơn vị', en: 'Unit code' },
  kpi: { vi: 'Chỉ tiêu', en: 'KPI' },
  kpiCode: { vi: 'Mã chỉ tiêu', en: 'KPI code' },
  compared: { vi: 'Kết quả kỳ so sánh', en: 'Value compared with' },
  target: { vi: 'Mục tiêu', en: 'Target' },
  gap: { vi: 'Còn thiếu (số lượng)', en: 'Gap (count)' },

  // Filters as the address names them
  filterComparison: { vi: 'So với', en: 'Compared with' },
  filterCumulative: { vi: 'Lũy kế', en: 'Cumulative' },
  cumulative: { vi: 'từ đầu năm', en: 'from the 1st of the year' },
  filterKpi: { vi: 'Chỉ tiêu', en: 'KPI' },
  filterPeers: { vi: 'Nhóm so sánh', en: 'Peers' },
  filterKind: { vi: 'Loại đơn vị', en: 'Kind of unit' },
  filterFormer: { vi: 'Tỉnh trước sáp nhập', en: 'Former province' },
  filterBy: { vi: 'Phân theo', en: 'By' },
  filterSearch: { vi: 'Tìm', en: 'Search' },
  filterSort: { vi: 'Sắp theo', en: 'Sorted by' },
  filterUnit: { vi: 'Đơn vị', en: 'Unit' },
  filterPhase: { vi: 'Trạng thái', en: 'State' },
  filterSeverity: { vi: 'Mức độ', en: 'Severity' },
  filterScope: { vi: 'Phạm vi', en: 'Scope' },
  filterProvider: { vi: 'Nhà cung cấp', en: 'Provider' },
  filterDefinition: { vi: 'Phiên bản định nghĩa', en: 'Version of the definition' },
  filterMonth: { vi: 'Tháng', en: 'Month' },
} as const satisfies Record<string, Text>

import type { Text } from '../text.ts'

/** What a report says of figures that are not whole. */
export const reportCompleteness = {
  title: { vi: 'TÌNH TRẠNG SỐ LIỆU CỦA KỲ BÁO CÁO', en: 'COMPLETENESS OF THE DATA' },
  note: {
    vi: 'Lưu ý: {n}/{kpis} chỉ tiêu trong báo cáo chưa đủ số liệu hoặc còn bản ghi đang kiểm tra; các con số tương ứng là số tạm tính.',
    en: 'Note: for {n} of {kpis} KPIs reports are missing or records are under review; their figures are provisional.',
  },
  noteCited: {
    vi: 'Lưu ý: {n}/{kpis} chỉ tiêu trong báo cáo chưa đủ số liệu hoặc còn bản ghi đang kiểm tra; các con số tương ứng là số tạm tính, chi tiết tại Phụ lục {mark}.',
    en: 'Note: for {n} of {kpis} KPIs reports are missing or records are under review; their figures are provisional, see Annex {mark}.',
  },
  kpi: { vi: 'Chỉ tiêu', en: 'KPI' },
  reported: { vi: 'Báo cáo đã nhận', en: 'Reports in' },
  expected: { vi: 'Báo cáo phải có', en: 'Reports due' },
  waiting: { vi: 'Bản ghi đang kiểm tra', en: 'Records under review' },
  notZero: {
    vi: 'Báo cáo chưa nhận không được tính là 0; khi nhận đủ, số liệu được cập nhật và ghi rõ trong báo cáo bổ sung.',
    en: 'A report that has not come is not counted as 0; once it has, the figures are brought up to date in a supplement.',
  },
} satisfies Record<string, Text>

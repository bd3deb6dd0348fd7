import type { ReportTemplate } from './template.ts'

/** A periodic report for periods of any length. */
export const testTemplate: ReportTemplate = {
  id: 'dinh-ky',
  version: 1,
  kind: 'periodic',
  name: { vi: 'Báo cáo định kỳ', en: 'Periodic report' },
  grains: ['week', 'month', 'quarter', 'half', 'nine-months', 'year', 'range'],
  letterhead: {
    superior: 'UBND tỉnh Ninh Bình',
    issuer: 'Sở Khoa học và Công nghệ',
    symbol: '/BC-SKHCN',
    place: 'Ninh Bình',
    addressees: ['Ủy ban nhân dân tỉnh Ninh Bình'],
    recipients: ['Như trên', 'Lưu: VT, CĐS'],
    authority: ['GIÁM ĐỐC'],
  },
}

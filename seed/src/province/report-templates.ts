import type { ReportTemplate } from 'shared/report/template.ts'
import { both } from './both.ts'

const department = {
  superior: 'UBND tỉnh Ninh Bình',
  issuer: 'Sở Khoa học và Công nghệ',
  symbol: '/BC-SKHCN',
  place: 'Ninh Bình',
  addressees: ['Ủy ban nhân dân tỉnh Ninh Bình'],
  recipients: ['Như trên', 'Văn phòng UBND tỉnh', 'Lãnh đạo Sở', 'Lưu: VT, CĐS'],
  authority: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'],
}

/** What the Department of Science and Technology sends to the People's Committee. */
export const reportTemplates: ReportTemplate[] = [
  {
    id: 'dinh-ky',
    version: 1,
    kind: 'periodic',
    name: both(
      'Báo cáo định kỳ tình hình vận hành các hệ thống thông tin dùng chung và kết quả chuyển đổi số',
      'Periodic report on the shared information systems and digital transformation',
    ),
    grains: ['week', 'month', 'quarter', 'half', 'nine-months', 'year', 'range'],
    letterhead: department,
  },
]

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

const everyGrain: ReportTemplate['grains'] = ['week', 'month', 'quarter', 'half', 'nine-months', 'year', 'range']

/** Decree 09/2019/NĐ-CP: figures close on the 14th; the report is sent two working days later. */
const periodic = (['month', 'quarter', 'half', 'nine-months', 'year'] as const).map((grain) => ({
  calendar: 'nd09' as const,
  grain,
  draftMinutes: 7 * 60,
  dueWorkingDays: 2,
}))

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
    grains: everyGrain,
    letterhead: department,
    schedule: periodic,
  },
  {
    id: 'tuan',
    version: 1,
    kind: 'weekly',
    name: both('Báo cáo nhanh hằng tuần (một trang)', 'Weekly brief, one page'),
    grains: ['week', 'range'],
    letterhead: department,
  },
  {
    id: 'chi-tieu',
    version: 1,
    kind: 'kpi',
    name: both('Báo cáo chuyên đề một chỉ tiêu', 'One KPI'),
    grains: everyGrain,
    letterhead: department,
  },
  {
    id: 'don-vi',
    version: 1,
    kind: 'unit',
    name: both('Báo cáo chuyên đề một đơn vị', 'One unit'),
    grains: everyGrain,
    letterhead: department,
  },
  {
    id: 'nha-cung-cap',
    version: 1,
    kind: 'provider',
    name: both('Báo cáo chất lượng dịch vụ của một nhà cung cấp', 'One provider'),
    grains: everyGrain,
    letterhead: department,
  },
  {
    id: 'su-co',
    version: 1,
    kind: 'incident',
    name: both('Báo cáo sự cố kèm bằng chứng đo lường', 'An incident, with evidence'),
    grains: ['range'],
    letterhead: department,
  },
  {
    id: 'phieu-xa',
    version: 1,
    kind: 'scorecard',
    name: both('Phiếu kết quả của từng xã, phường', 'Scorecards of all communes and wards'),
    grains: everyGrain,
    letterhead: { ...department, addressees: ['Ủy ban nhân dân các xã, phường'] },
  },
]

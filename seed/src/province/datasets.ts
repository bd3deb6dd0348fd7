import type { Dataset } from 'shared/feed/feed.ts'
import { both } from './both.ts'

/** What arrives together. The frequency says on which days each unit in scope owes a record. */
export const datasets: Dataset[] = [
  {
    id: 'dossier',
    name: both('Hồ sơ thủ tục hành chính', 'Dossiers of administrative procedures'),
    frequency: 'daily',
    scope: 'all-units',
  },
  {
    id: 'document',
    name: both('Văn bản và hồ sơ công việc', 'Documents and work files'),
    frequency: 'workday',
    scope: 'all-units',
  },
  {
    id: 'procedure',
    name: both('Thủ tục hành chính và dịch vụ công trực tuyến', 'Procedures and online services'),
    frequency: 'monthly',
    scope: 'all-units',
  },
  {
    id: 'petition',
    name: both('Phản ánh, kiến nghị và đánh giá hài lòng', 'Petitions and satisfaction ratings'),
    frequency: 'weekly',
    scope: 'all-units',
  },
  { id: 'signature', name: both('Lượt ký số', 'Digital signing operations'), frequency: 'workday', scope: 'all-units' },
  {
    id: 'certificate',
    name: both('Chứng thư số công vụ', 'Official digital certificates'),
    frequency: 'weekly',
    scope: 'all-units',
  },
  {
    id: 'portal',
    name: both('Cổng, trang thông tin điện tử cấp xã', 'Web portals of communes'),
    frequency: 'monthly',
    scope: 'communes',
  },
  {
    id: 'line',
    name: both('Đường truyền và thiết bị hội nghị cấp xã', 'Lines and conference equipment of communes'),
    frequency: 'daily',
    scope: 'communes',
  },
  {
    id: 'meeting',
    name: both('Điểm cầu hội nghị trực tuyến cấp xã', 'Video-conference sites of communes'),
    frequency: 'workday',
    scope: 'communes',
  },
  { id: 'gateway', name: both('Giao dịch qua LGSP', 'Calls through the LGSP'), frequency: 'daily', scope: 'province' },
  {
    id: 'connection',
    name: both('Số đo kết nối của Nhịp Số', 'What Nhịp Số measured of connections'),
    frequency: 'daily',
    scope: 'province',
  },
  {
    id: 'arrival',
    name: both('Bản ghi các nguồn phải gửi và đã gửi', 'Records that feeds owed and brought'),
    frequency: 'daily',
    scope: 'all-units',
  },
]

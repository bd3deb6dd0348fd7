import type { Kpi } from 'shared/kpi/kpi.ts'
import { both } from './both.ts'
import { atLeast, atMost, defineKpi, less, side } from './define-kpi.ts'

const workday: Pick<Kpi, 'dataset' | 'frequency' | 'subsystems'> = {
  dataset: 'document',
  frequency: 'workday',
  subsystems: ['van-ban'],
}
const outgoing = side(both('Văn bản đi', 'Outgoing documents'), 'documents_outgoing')

/** Documents, work files and the signatures on them. */
export const documentKpis: Kpi[] = [
  defineKpi({
    ...workday,
    id: 'V01',
    name: both('Số văn bản đến', 'Incoming documents'),
    definition: both(
      'Số văn bản đến được đăng ký trên phần mềm Quản lý văn bản và điều hành trong kỳ.',
      'Incoming documents registered in the document management software in the period.',
    ),
    numerator: side(both('Văn bản đến', 'Incoming documents'), 'documents_incoming'),
    measuredIn: 'document',
    direction: 'neutral',
    aggregation: 'sum',
    decimals: 0,
    instruments: ['30/2020/NĐ-CP'],
  }),
  defineKpi({
    ...workday,
    id: 'V09',
    name: both('Số văn bản đi', 'Outgoing documents'),
    definition: both(
      'Số văn bản đi được đăng ký, phát hành trên phần mềm Quản lý văn bản và điều hành trong kỳ.',
      'Outgoing documents registered and issued in the document management software in the period.',
    ),
    numerator: outgoing,
    measuredIn: 'document',
    direction: 'neutral',
    aggregation: 'sum',
    decimals: 0,
    instruments: ['30/2020/NĐ-CP'],
  }),
  defineKpi({
    ...workday,
    id: 'V02',
    name: both('Tỷ lệ văn bản đi ký số', 'Outgoing documents digitally signed'),
    definition: both(
      'Tỷ lệ văn bản đi có đủ chữ ký số của người có thẩm quyền và của cơ quan trên số văn bản đi, không tính văn bản mật.',
      'Share of outgoing documents, confidential ones left out, that bear both the signer’s and the organisation’s digital signature.',
    ),
    numerator: side(both('Văn bản đi ký số', 'Outgoing documents signed'), 'documents_signed'),
    denominator: less(
      { ...outgoing, label: both('Văn bản đi, trừ văn bản mật', 'Outgoing documents, confidential ones left out') },
      'documents_confidential',
    ),
    decimals: 2,
    subsystems: ['van-ban', 'ky-so'],
    headline: 7,
    instruments: ['942/QĐ-TTg', '30/2020/NĐ-CP', '28/2018/QĐ-TTg', '68/2024/NĐ-CP'],
    targets: [atLeast(100, '2025-01-01', { instrument: '942/QĐ-TTg' })],
  }),
  defineKpi({
    ...workday,
    id: 'V03',
    name: both('Tỷ lệ văn bản gửi, nhận điện tử', 'Electronic exchange rate'),
    definition: both(
      'Tỷ lệ văn bản không mật gửi, nhận qua trục liên thông trên tổng số văn bản gửi, nhận giữa các cơ quan.',
      'Share of documents exchanged between agencies, confidential ones left out, that went over the interconnection axis.',
    ),
    numerator: side(
      both('Văn bản gửi, nhận điện tử', 'Documents exchanged electronically'),
      'documents_exchanged_electronically',
    ),
    denominator: side(both('Văn bản gửi, nhận', 'Documents exchanged'), 'documents_exchanged'),
    subsystems: ['van-ban', 'truc-lien-thong'],
    instruments: ['28/2018/QĐ-TTg', '942/QĐ-TTg'],
    targets: [atLeast(100, '2025-01-01', { instrument: '942/QĐ-TTg' })],
  }),
  defineKpi({
    ...workday,
    id: 'V04',
    name: both('Tỷ lệ gửi liên thông thành công', 'Interconnection success'),
    definition: both(
      'Tỷ lệ gói tin văn bản đạt trạng thái “đã đến” hoặc “đã tiếp nhận” trên số gói tin đã gửi.',
      'Share of the messages sent that reached the status “arrived” or “received”.',
    ),
    numerator: side(both('Gói tin gửi thành công', 'Messages delivered'), 'messages_delivered'),
    denominator: side(both('Gói tin đã gửi', 'Messages sent'), 'messages_sent'),
    decimals: 2,
    subsystems: ['van-ban', 'truc-lien-thong'],
    instruments: ['QCVN 102:2016/BTTTT'],
    targets: [
      atLeast(99.5, '2025-07-01', {
        note: both('Ngưỡng nội bộ do đơn vị vận hành đề xuất.', 'Internal threshold, proposed by us.'),
      }),
    ],
  }),
  defineKpi({
    ...workday,
    id: 'V05',
    name: both('Tỷ lệ văn bản đến xử lý đúng hạn', 'Incoming documents handled on time'),
    definition: both(
      'Tỷ lệ văn bản đến được xử lý trong thời hạn giao trên số văn bản đến có thời hạn xử lý.',
      'Share of the incoming documents with a deadline that were handled by it.',
    ),
    numerator: side(both('Văn bản xử lý đúng hạn', 'Documents handled on time'), 'documents_handled_on_time'),
    denominator: side(both('Văn bản đến có thời hạn', 'Incoming documents with a deadline'), 'documents_with_deadline'),
    instruments: ['30/2020/NĐ-CP'],
  }),
  defineKpi({
    ...workday,
    id: 'V06',
    name: both('Tỷ lệ hồ sơ công việc xử lý trên môi trường mạng', 'Work files handled online'),
    definition: both(
      'Tỷ lệ hồ sơ công việc được lập và xử lý hoàn toàn trên môi trường mạng trên tổng số hồ sơ công việc đã lập, trừ hồ sơ mật.',
      'Share of the work files opened, secret ones left out, that are handled entirely online.',
    ),
    numerator: side(both('Hồ sơ công việc trên môi trường mạng', 'Work files online'), 'work_files_electronic'),
    denominator: side(both('Hồ sơ công việc đã lập', 'Work files opened'), 'work_files'),
    instruments: ['942/QĐ-TTg', '1012/QĐ-TTg'],
    targets: [
      atLeast(90, '2025-01-01', {
        kind: 'department',
        instrument: '942/QĐ-TTg',
        note: both('Chỉ tiêu cấp tỉnh năm 2025.', 'Provincial level, 2025.'),
      }),
      atLeast(60, '2025-01-01', {
        kind: 'commune',
        instrument: '942/QĐ-TTg',
        note: both('Chỉ tiêu cấp xã năm 2025.', 'Commune level, 2025.'),
      }),
      atLeast(60, '2025-01-01', {
        kind: 'ward',
        instrument: '942/QĐ-TTg',
        note: both('Chỉ tiêu cấp xã năm 2025.', 'Commune level, 2025.'),
      }),
    ],
  }),
  defineKpi({
    id: 'V07',
    name: both('Tỷ lệ tài khoản có chứng thư số còn hiệu lực', 'Valid official certificates'),
    definition: both(
      'Tỷ lệ tổ chức, cá nhân có chứng thư số công vụ còn hiệu lực trên số tổ chức, cá nhân phải ký số, tại thời điểm cuối kỳ.',
      'Share of the bodies and persons required to sign that hold a valid official certificate at the end of the period.',
    ),
    numerator: side(both('Chứng thư số còn hiệu lực', 'Valid certificates'), 'certificates_valid'),
    denominator: side(both('Tài khoản phải có chứng thư số', 'Accounts that must hold one'), 'certificates_required'),
    aggregation: 'last',
    dataset: 'certificate',
    frequency: 'weekly',
    subsystems: ['ky-so'],
    instruments: ['68/2024/NĐ-CP', '02-KH/BCĐTW'],
    targets: [
      atLeast(100, '2025-07-01', {
        instrument: '68/2024/NĐ-CP',
        note: both('Căn cứ chưa xác minh.', 'The legal basis is not confirmed.'),
      }),
    ],
  }),
  defineKpi({
    id: 'V08',
    name: both('Tỷ lệ lỗi ký số', 'Signing failure rate'),
    definition: both(
      'Tỷ lệ lượt ký số không thành công trên tổng số lượt ký số trong kỳ.',
      'Share of the signing attempts in the period that failed.',
    ),
    numerator: side(both('Lượt ký số lỗi', 'Failed signing attempts'), 'signings_failed'),
    denominator: side(both('Lượt ký số', 'Signing attempts'), 'signings'),
    direction: 'lower',
    decimals: 2,
    dataset: 'signature',
    frequency: 'workday',
    subsystems: ['ky-so', 'van-ban'],
    headline: 8,
    targets: [
      atMost(1, '2025-07-01', {
        note: both(
          'Ngưỡng nội bộ do đơn vị vận hành đề xuất; hội thảo tháng 7/2025 nêu ký số còn chậm, khó thao tác.',
          'Internal threshold, proposed by us; the workshop of July 2025 called signing slow and hard to use.',
        ),
      }),
    ],
  }),
]

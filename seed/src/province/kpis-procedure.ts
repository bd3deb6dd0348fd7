import type { Kpi } from 'shared/kpi/kpi.ts'
import { both } from './both.ts'
import { atLeast, defineKpi, side } from './define-kpi.ts'

/** The same procedure exists in many units: counts of procedures are states, and the province's is its own. */
const state = { dataset: 'procedure', frequency: 'monthly', aggregation: 'last', additive: false } as const
const weekly = { dataset: 'petition', frequency: 'weekly' } as const

/** Procedures and services on the national portal, and what people say of them. */
export const procedureKpis: Kpi[] = [
  defineKpi({
    ...state,
    id: 'T07',
    name: both('Tỷ lệ TTHC cung cấp dịch vụ công trực tuyến', 'Procedures offered online'),
    definition: both(
      'Tỷ lệ thủ tục hành chính được cung cấp trực tuyến toàn trình hoặc một phần trên số thủ tục thuộc thẩm quyền giải quyết.',
      'Share of the procedures under authority that are offered online, in part or in full.',
    ),
    numerator: side(
      both('Thủ tục cung cấp trực tuyến', 'Procedures offered online'),
      'procedures_online_partial',
      'procedures_online_full',
    ),
    denominator: side(both('Thủ tục thuộc thẩm quyền', 'Procedures under authority'), 'procedures'),
    subsystems: ['dvcqg'],
    instruments: ['766/QĐ-TTg', '02-KH/BCĐTW', '1565/QĐ-TTg'],
    targets: [
      atLeast(80, '2022-06-23', {
        instrument: '766/QĐ-TTg',
        note: both(
          'Mức đạt điểm tối đa theo cách tính Bộ chỉ số 766; Kế hoạch 02 yêu cầu 100% thủ tục đủ điều kiện vào cuối năm 2025.',
          'The level that earns full marks in the 766 index; Plan 02 wants all eligible procedures by the end of 2025.',
        ),
      }),
    ],
  }),
  defineKpi({
    ...state,
    id: 'T08',
    name: both('Tỷ lệ TTHC cung cấp dịch vụ công toàn trình', 'Procedures offered full-process'),
    definition: both(
      'Tỷ lệ thủ tục hành chính được cung cấp trực tuyến toàn trình trên số thủ tục đủ điều kiện toàn trình.',
      'Share of the procedures eligible for full process that are offered so.',
    ),
    numerator: side(both('Thủ tục cung cấp toàn trình', 'Procedures offered full-process'), 'procedures_online_full'),
    denominator: side(
      both('Thủ tục đủ điều kiện toàn trình', 'Procedures eligible for full process'),
      'procedures_full_eligible',
    ),
    subsystems: ['dvcqg'],
    instruments: ['42/2022/NĐ-CP', '224/2026/NĐ-CP', '02-KH/BCĐTW', '1565/QĐ-TTg'],
    targets: [
      atLeast(100, '2025-06-19', {
        instrument: '02-KH/BCĐTW',
        note: both('Phải đạt chậm nhất ngày 31/12/2025.', 'To be reached by 31 December 2025.'),
      }),
    ],
  }),
  defineKpi({
    ...state,
    id: 'T09',
    name: both('Tỷ lệ dịch vụ công trực tuyến có phát sinh hồ sơ', 'Online services in use'),
    definition: both(
      'Tỷ lệ dịch vụ công trực tuyến có ít nhất một hồ sơ trực tuyến trên số dịch vụ đã công bố của đơn vị.',
      'Share of the unit’s published online services with at least one online dossier.',
    ),
    numerator: side(both('Dịch vụ có phát sinh hồ sơ', 'Services with a dossier'), 'services_used'),
    denominator: side(both('Dịch vụ công trực tuyến', 'Online services'), 'services'),
    subsystems: ['dvcqg'],
    instruments: ['766/QĐ-TTg', '1565/QĐ-TTg'],
  }),
  defineKpi({
    ...state,
    id: 'T11',
    name: both('Tỷ lệ TTHC có nghĩa vụ tài chính tích hợp thanh toán trực tuyến', 'Fee procedures payable online'),
    definition: both(
      'Tỷ lệ thủ tục có phí, lệ phí đã tích hợp thanh toán trực tuyến trên số thủ tục có phí, lệ phí.',
      'Share of the procedures with a fee that can be paid online.',
    ),
    numerator: side(both('Thủ tục đã tích hợp thanh toán', 'Procedures payable online'), 'procedures_payable_online'),
    denominator: side(both('Thủ tục có nghĩa vụ tài chính', 'Procedures with a fee'), 'procedures_with_fee'),
    subsystems: ['dvcqg'],
    instruments: ['766/QĐ-TTg'],
    targets: [
      atLeast(80, '2022-06-23', {
        instrument: '766/QĐ-TTg',
        note: both(
          'Mức đạt điểm tối đa theo cách tính Bộ chỉ số 766.',
          'The level that earns full marks in the 766 index.',
        ),
      }),
    ],
  }),
  defineKpi({
    ...state,
    id: 'T17',
    name: both('Tỷ lệ TTHC công bố, công khai đúng hạn, đầy đủ', 'Publication on time and in full'),
    definition: both(
      'Gộp ba tỷ lệ thành phần 1.1–1.3 của Bộ chỉ số 766: công bố đúng hạn, cập nhật và công khai đúng hạn, công khai đầy đủ nội dung.',
      'Pools the three ratios 1.1–1.3 of the 766 index: announced on time, updated and published on time, published in full.',
    ),
    numerator: side(
      both('Thủ tục đúng hạn, đầy đủ', 'Procedures on time and in full'),
      'procedures_announced_on_time',
      'procedures_updated_on_time',
      'procedures_public_complete',
    ),
    denominator: side(
      both('Thủ tục phải công bố, cập nhật, công khai', 'Procedures to announce, update and publish'),
      'procedures_announced',
      'procedures_updated',
      'procedures_public',
    ),
    subsystems: ['dvcqg'],
    instruments: ['63/2010/NĐ-CP', '766/QĐ-TTg'],
    targets: [atLeast(100, '2022-06-23', { instrument: '63/2010/NĐ-CP' })],
  }),
  defineKpi({
    ...state,
    id: 'T21',
    name: both(
      'Tỷ lệ dịch vụ công trực tuyến tích hợp trên DVCQG',
      'Online services integrated on the national portal',
    ),
    definition: both(
      'Tỷ lệ dịch vụ công trực tuyến của tỉnh đã cập nhật, tích hợp trên Cổng Dịch vụ công quốc gia.',
      'Share of the province’s online services that are integrated on the National Public Service Portal.',
    ),
    numerator: side(both('Dịch vụ đã tích hợp', 'Services integrated'), 'services_integrated'),
    denominator: side(both('Dịch vụ công trực tuyến', 'Online services'), 'services'),
    subsystems: ['dvcqg', 'mot-cua'],
    instruments: ['02-KH/BCĐTW', '408/TB-VPCP', '1565/QĐ-TTg'],
    targets: [
      atLeast(100, '2025-06-19', {
        instrument: '02-KH/BCĐTW',
        note: both(
          'Cung cấp tập trung trên DVCQG; phải đạt chậm nhất ngày 31/12/2025. Chỉ tiêu theo dõi bổ sung ngoài danh mục.',
          'Provided centrally on the national portal by 31 December 2025. An addition of ours to the catalogue.',
        ),
      }),
    ],
  }),
  defineKpi({
    ...weekly,
    id: 'T18',
    name: both('Tỷ lệ phản ánh, kiến nghị xử lý đúng hạn', 'Petitions answered on time'),
    definition: both(
      'Tỷ lệ phản ánh, kiến nghị đã xử lý đúng hạn và đang xử lý trong hạn trên số tiếp nhận; hạn trả lời 15 ngày làm việc (chỉ số 5.2, Bộ chỉ số 766).',
      'Petitions answered on time or still in time over those received; the limit is 15 working days (indicator 5.2 of the 766 index).',
    ),
    numerator: side(both('Phản ánh, kiến nghị đúng hạn', 'Petitions on time'), 'petitions_on_time'),
    denominator: side(both('Phản ánh, kiến nghị tiếp nhận', 'Petitions received'), 'petitions'),
    subsystems: ['phan-anh'],
    instruments: ['766/QĐ-TTg'],
    targets: [atLeast(100, '2022-06-23', { instrument: '766/QĐ-TTg' })],
  }),
  defineKpi({
    ...weekly,
    id: 'T19',
    name: both('Tỷ lệ hài lòng trong giải quyết thủ tục hành chính', 'Satisfaction with procedures'),
    definition: both(
      'Tỷ lệ lượt đánh giá hài lòng trên tổng số lượt đánh giá của người dân, doanh nghiệp về tiếp nhận, giải quyết thủ tục (chỉ số 5.4, Bộ chỉ số 766).',
      'Share of satisfied ratings among all ratings people and enterprises gave on reception and handling (indicator 5.4 of the 766 index).',
    ),
    numerator: side(both('Lượt đánh giá hài lòng', 'Satisfied ratings'), 'ratings_satisfied'),
    denominator: side(both('Lượt đánh giá', 'Ratings'), 'ratings'),
    subsystems: ['dvcqg', 'phan-anh'],
    headline: 6,
    instruments: ['766/QĐ-TTg', '76/NQ-CP', '1565/QĐ-TTg'],
    targets: [
      atLeast(90, '2022-06-23', {
        to: '2025-12-31',
        instrument: '766/QĐ-TTg',
        note: both(
          'Mức đạt điểm tối đa theo cách tính Bộ chỉ số 766.',
          'The level that earns full marks in the 766 index.',
        ),
      }),
      atLeast(95, '2026-01-01', { instrument: '1565/QĐ-TTg' }),
    ],
  }),
  defineKpi({
    id: 'T20',
    name: both('Điểm Bộ chỉ số phục vụ (766) và thứ hạng', '766 service score and rank'),
    definition: both(
      'Tổng điểm năm nhóm chỉ số theo Quyết định số 766/QĐ-TTg do Cổng Dịch vụ công quốc gia chấm, thang điểm 100.',
      'Sum of the five groups under Decision 766/QĐ-TTg as scored by the National Public Service Portal, out of 100.',
    ),
    numerator: side(both('Tổng điểm', 'Points')),
    measuredIn: 'point',
    decimals: 2,
    aggregation: 'last',
    additive: false,
    frequency: 'monthly',
    awaiting: both(
      'Điểm do Cổng Dịch vụ công quốc gia chấm và gửi thành tệp hằng tháng; sẽ có khi chức năng nhập tệp được bổ sung.',
      'Scored by the national portal and sent as a monthly file; it comes when import of files is added.',
    ),
    subsystems: ['dvcqg'],
    instruments: ['766/QĐ-TTg'],
  }),
]

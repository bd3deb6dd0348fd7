import type { Kpi } from 'shared/kpi/kpi.ts'
import { both } from './both.ts'
import { atLeast, atMost, defineKpi, side } from './define-kpi.ts'

const received = side(both('Hồ sơ tiếp nhận', 'Dossiers received'), 'dossiers_received')
const daily = { dataset: 'dossier', frequency: 'daily' } as const
const fullMarks = both(
  'Mức đạt điểm tối đa theo cách tính Bộ chỉ số 766.',
  'The level that earns full marks in the 766 index.',
)

/** Dossiers of the one-stop system, counted on the day of reception. */
export const dossierKpis: Kpi[] = [
  defineKpi({
    ...daily,
    id: 'T01',
    name: both('Số hồ sơ tiếp nhận', 'Dossiers received'),
    definition: both(
      'Số hồ sơ thủ tục hành chính có ngày tiếp nhận trong kỳ, tính cả ba kênh trực tuyến, trực tiếp và bưu chính công ích.',
      'Dossiers whose day of reception falls in the period, over all three channels: online, counter and post.',
    ),
    numerator: received,
    measuredIn: 'dossier',
    direction: 'neutral',
    aggregation: 'sum',
    decimals: 0,
    subsystems: ['mot-cua'],
    headline: 1,
    instruments: ['118/2025/NĐ-CP', '61/2018/NĐ-CP'],
  }),
  defineKpi({
    ...daily,
    id: 'T02',
    name: both('Tỷ lệ hồ sơ nộp trực tuyến', 'Online filing rate'),
    definition: both(
      'Tỷ lệ hồ sơ tiếp nhận trong kỳ được nộp qua kênh trực tuyến trên tổng số hồ sơ tiếp nhận.',
      'Share of the dossiers received in the period that were filed online.',
    ),
    numerator: side(both('Hồ sơ nộp trực tuyến', 'Dossiers filed online'), 'dossiers_online'),
    denominator: received,
    subsystems: ['mot-cua', 'dvcqg'],
    headline: 2,
    instruments: ['766/QĐ-TTg', '942/QĐ-TTg', '02-KH/BCĐTW'],
    targets: [
      atLeast(50, '2022-06-23', { to: '2025-06-30', instrument: '766/QĐ-TTg', note: fullMarks }),
      atLeast(80, '2025-07-01', {
        instrument: '02-KH/BCĐTW',
        note: both(
          'Mức phấn đấu tạm dùng (suy từ chỉ tiêu 80% hồ sơ xử lý trực tuyến toàn trình năm 2025); tỉnh chưa giao chỉ tiêu riêng.',
          'Working goal, inferred from the 80% set for full-process handling in 2025; the province has not assigned its own.',
        ),
      }),
    ],
  }),
  defineKpi({
    ...daily,
    id: 'T03',
    name: both('Tỷ lệ hồ sơ trực tuyến toàn trình', 'Full-process online rate'),
    definition: both(
      'Tỷ lệ hồ sơ được xử lý hoàn toàn trực tuyến trên số hồ sơ của các thủ tục đủ điều kiện toàn trình.',
      'Share of dossiers handled entirely online among those of procedures eligible for full process.',
    ),
    numerator: side(both('Hồ sơ xử lý toàn trình', 'Dossiers handled fully online'), 'dossiers_full_process'),
    denominator: side(
      both('Hồ sơ của thủ tục đủ điều kiện toàn trình', 'Dossiers of eligible procedures'),
      'dossiers_full_process_eligible',
    ),
    subsystems: ['mot-cua', 'dvcqg'],
    headline: 5,
    instruments: ['942/QĐ-TTg', '02-KH/BCĐTW', '42/2022/NĐ-CP', '224/2026/NĐ-CP'],
    targets: [
      atLeast(80, '2025-01-01', {
        instrument: '942/QĐ-TTg',
        note: both(
          'Chỉ tiêu năm 2025, nhắc lại tại Kế hoạch số 02-KH/BCĐTW; tiếp tục áp dụng khi chưa có chỉ tiêu mới.',
          'Set for 2025 and repeated in Plan 02-KH/BCĐTW; kept until a new one is set.',
        ),
      }),
    ],
  }),
  defineKpi({
    ...daily,
    id: 'T04',
    name: both('Tỷ lệ hồ sơ giải quyết trước hạn, đúng hạn', 'On-time rate'),
    definition: both(
      'Tỷ lệ hồ sơ đã giải quyết trước hạn, đúng hạn và hồ sơ đang giải quyết còn trong hạn trên tổng số hồ sơ tiếp nhận (chỉ số 2.1, Bộ chỉ số 766).',
      'Dossiers finished early or on time plus those still running in time, over dossiers received (indicator 2.1 of the 766 index).',
    ),
    numerator: side(both('Hồ sơ trước hạn, đúng hạn', 'Dossiers early or on time'), 'dossiers_on_time'),
    denominator: received,
    subsystems: ['mot-cua', 'dvcqg'],
    headline: 3,
    instruments: ['766/QĐ-TTg', '118/2025/NĐ-CP'],
  }),
  defineKpi({
    ...daily,
    id: 'T05',
    name: both('Hồ sơ quá hạn đang xử lý', 'Overdue in progress'),
    definition: both(
      'Số hồ sơ đang xử lý đã quá ngày hẹn trả tại thời điểm cuối kỳ.',
      'Dossiers still open past their due date at the end of the period.',
    ),
    numerator: side(both('Hồ sơ quá hạn đang xử lý', 'Dossiers overdue in progress'), 'dossiers_overdue'),
    measuredIn: 'dossier',
    direction: 'lower',
    aggregation: 'last',
    decimals: 0,
    subsystems: ['mot-cua'],
    instruments: ['118/2025/NĐ-CP', '03/2025/TT-VPCP'],
    targets: [
      atMost(0, '2025-07-01', {
        instrument: '118/2025/NĐ-CP',
        note: both('Hồ sơ quá hạn phải có văn bản xin lỗi.', 'Each overdue dossier calls for a letter of apology.'),
      }),
    ],
  }),
  defineKpi({
    ...daily,
    id: 'T06',
    name: both('Thời gian giải quyết trung bình', 'Mean handling time'),
    definition: both(
      'Tổng số ngày làm việc xử lý chia cho số hồ sơ đã giải quyết trong kỳ (chỉ số 2.2, Bộ chỉ số 766).',
      'Working days spent on completed dossiers divided by their number (indicator 2.2 of the 766 index).',
    ),
    numerator: side(both('Tổng ngày làm việc xử lý', 'Working days spent'), 'handling_days'),
    denominator: side(both('Hồ sơ đã giải quyết', 'Dossiers completed'), 'dossiers_completed'),
    measuredIn: 'workday',
    direction: 'lower',
    subsystems: ['mot-cua'],
    instruments: ['766/QĐ-TTg'],
  }),
  defineKpi({
    ...daily,
    id: 'T10',
    name: both('Tỷ lệ hồ sơ thanh toán trực tuyến', 'Online payment rate'),
    definition: both(
      'Tỷ lệ hồ sơ thanh toán trực tuyến thành công trên số hồ sơ có nghĩa vụ tài chính (phí, lệ phí khác 0).',
      'Share of dossiers paid online among those with a financial obligation (a fee other than zero).',
    ),
    numerator: side(both('Hồ sơ thanh toán trực tuyến', 'Dossiers paid online'), 'dossiers_paid_online'),
    denominator: side(both('Hồ sơ có nghĩa vụ tài chính', 'Dossiers with a financial obligation'), 'dossiers_with_fee'),
    subsystems: ['mot-cua', 'dvcqg'],
    headline: 4,
    instruments: ['766/QĐ-TTg', '45/2020/NĐ-CP', '468/QĐ-TTg'],
    targets: [
      atLeast(50, '2025-01-01', {
        instrument: '468/QĐ-TTg',
        note: both(
          'Mức tham khảo năm 2025, chưa xác minh được văn bản giao.',
          'Reference level for 2025; the assigning instrument is not confirmed.',
        ),
      }),
    ],
  }),
  defineKpi({
    ...daily,
    id: 'T12',
    name: both('Tỷ lệ số hóa hồ sơ khi tiếp nhận', 'Input digitisation rate'),
    definition: both(
      'Tỷ lệ hồ sơ được số hóa thành phần khi tiếp nhận trên tổng số hồ sơ tiếp nhận.',
      'Share of the dossiers received whose components were digitised on reception.',
    ),
    numerator: side(both('Hồ sơ số hóa thành phần', 'Dossiers digitised'), 'dossiers_digitised'),
    denominator: received,
    subsystems: ['mot-cua', 'dvcqg'],
    instruments: ['118/2025/NĐ-CP', '107/2021/NĐ-CP', '01/2023/TT-VPCP', '468/QĐ-TTg', '766/QĐ-TTg'],
    targets: [atLeast(80, '2022-06-23', { instrument: '766/QĐ-TTg', note: fullMarks })],
  }),
  defineKpi({
    ...daily,
    id: 'T13',
    name: both('Tỷ lệ cấp kết quả điện tử', 'Electronic results rate'),
    definition: both(
      'Tỷ lệ hồ sơ có tệp kết quả đã ký số trên số hồ sơ của thủ tục phải trả kết quả.',
      'Share of dossiers with a digitally signed result file among those that require a result.',
    ),
    numerator: side(
      both('Hồ sơ có kết quả điện tử', 'Dossiers with an electronic result'),
      'dossiers_result_electronic',
    ),
    denominator: side(both('Hồ sơ phải trả kết quả', 'Dossiers that require a result'), 'dossiers_result_required'),
    subsystems: ['mot-cua', 'dvcqg'],
    instruments: ['45/2020/NĐ-CP', '118/2025/NĐ-CP', '1565/QĐ-TTg'],
    targets: [
      atLeast(100, '2025-07-18', {
        instrument: '1565/QĐ-TTg',
        note: both('Giao cho 982 dịch vụ công trực tuyến trong năm 2025.', 'Set for 982 online services in 2025.'),
      }),
    ],
  }),
  defineKpi({
    ...daily,
    id: 'T14',
    name: both('Tỷ lệ khai thác, sử dụng lại dữ liệu số hóa', 'Data reuse rate'),
    definition: both(
      'Tỷ lệ hồ sơ có ít nhất một thành phần sử dụng lại dữ liệu đã số hóa trên tổng số hồ sơ tiếp nhận.',
      'Share of the dossiers received with at least one component reused from digitised data.',
    ),
    numerator: side(both('Hồ sơ sử dụng lại dữ liệu', 'Dossiers that reused data'), 'dossiers_data_reused'),
    denominator: received,
    subsystems: ['mot-cua', 'dvcqg'],
    instruments: ['766/QĐ-TTg', '01/2023/TT-VPCP'],
    targets: [atLeast(80, '2022-06-23', { instrument: '766/QĐ-TTg', note: fullMarks })],
  }),
  defineKpi({
    ...daily,
    id: 'T15',
    name: both('Tỷ lệ hồ sơ dùng dữ liệu dân cư', 'Population-data use rate'),
    definition: both(
      'Tỷ lệ hồ sơ được xác thực hoặc khai thác từ Cơ sở dữ liệu quốc gia về dân cư trên tổng số hồ sơ tiếp nhận.',
      'Share of the dossiers received that were verified against, or filled from, the national population database.',
    ),
    numerator: side(
      both('Hồ sơ dùng dữ liệu dân cư', 'Dossiers that used population data'),
      'dossiers_population_data',
    ),
    denominator: received,
    subsystems: ['dvcqg', 'mot-cua', 'dan-cu'],
    instruments: ['766/QĐ-TTg', '06/QĐ-TTg'],
  }),
  defineKpi({
    ...daily,
    id: 'T16',
    name: both('Tỷ lệ hồ sơ đồng bộ lên DVCQG', 'Synchronisation to the national portal'),
    definition: both(
      'Tỷ lệ hồ sơ đã đồng bộ lên Cổng Dịch vụ công quốc gia trên số hồ sơ phải đồng bộ (chỉ số 1.4, Bộ chỉ số 766).',
      'Share of dossiers synchronised with the National Public Service Portal among those to synchronise (indicator 1.4 of the 766 index).',
    ),
    numerator: side(both('Hồ sơ đã đồng bộ', 'Dossiers synchronised'), 'dossiers_synced'),
    denominator: side(both('Hồ sơ phải đồng bộ', 'Dossiers to synchronise'), 'dossiers_to_sync'),
    subsystems: ['mot-cua', 'dvcqg'],
    instruments: ['766/QĐ-TTg', '118/2025/NĐ-CP'],
    targets: [atLeast(100, '2022-06-23', { instrument: '766/QĐ-TTg', note: fullMarks })],
  }),
]

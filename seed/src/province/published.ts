import type { PublishedFigure } from 'shared/province.ts'
import { both } from './both.ts'

const from = '2025-07-01'
/** The article gives procedures to 23/7 and documents to 24/7; coverage figures bear no date at all. */
const procedures = { from, to: '2025-07-23' }
const documents = { from, to: '2025-07-24' }
const printedRate = { printed: '100%', status: 'inferred' } as const

/** What the article of the workshop printed, each with its own cut-off. */
export const published: PublishedFigure[] = [
  {
    ...documents,
    ...printedRate,
    id: 'F3',
    kpi: 'C01',
    numerator: 129,
    denominator: 129,
    statement: both(
      '100% xã, phường kết nối Internet tốc độ cao và mạng TSLCD. Bài viết chỉ nêu tỷ lệ; 129/129 suy từ số xã, phường.',
      'All communes and wards are connected to high-speed internet and the dedicated network. Only the rate is printed; 129 of 129 is inferred from their number.',
    ),
  },
  {
    ...documents,
    id: 'F6a',
    kpi: 'V01',
    numerator: 202_705,
    denominator: null,
    printed: null,
    status: 'published',
    statement: both(
      'Đến hết ngày 24/7/2025: 202.705 văn bản đến. Cùng con số này cũng được dùng cho tổng số văn bản luân chuyển (xem Q1).',
      'To the end of 24 July 2025: 202,705 incoming documents. The same number is also given for all documents (see Q1).',
    ),
  },
  {
    ...documents,
    id: 'F6b',
    kpi: 'V09',
    numerator: 38_243,
    denominator: null,
    printed: null,
    status: 'published',
    statement: both(
      'Đến hết ngày 24/7/2025: 38.243 văn bản đi.',
      'To the end of 24 July 2025: 38,243 outgoing documents.',
    ),
  },
  {
    ...documents,
    id: 'F6c',
    kpi: 'V02',
    numerator: 31_078,
    denominator: 38_243,
    printed: '81,26%',
    status: 'published',
    statement: both(
      'Đến hết ngày 24/7/2025: 31.078 văn bản đi được ký số (81,26%).',
      'To the end of 24 July 2025: 31,078 outgoing documents were digitally signed (81.26%).',
    ),
  },
  {
    from: '2025-07-23',
    to: '2025-07-23',
    id: 'F8',
    kpi: 'T21',
    numerator: 1_910,
    denominator: 1_910,
    printed: '100%',
    status: 'published',
    statement: both(
      '1.910 dịch vụ công trực tuyến của tỉnh đã cập nhật, tích hợp trên Cổng Dịch vụ công quốc gia, đạt 100%.',
      'The province’s 1,910 online public services were all integrated on the National Public Service Portal.',
    ),
  },
  {
    ...procedures,
    id: 'F9a',
    kpi: 'T01',
    numerator: 36_694,
    denominator: null,
    printed: null,
    status: 'published',
    statement: both('Đến ngày 23/7/2025: tiếp nhận 36.694 hồ sơ.', 'To 23 July 2025: 36,694 dossiers were received.'),
  },
  {
    ...procedures,
    id: 'F9b',
    kpi: 'T02',
    numerator: 28_599,
    denominator: 36_694,
    printed: '77,9%',
    status: 'published',
    statement: both(
      'Đến ngày 23/7/2025: 28.599 hồ sơ nộp trực tuyến, đạt 77,9%.',
      'To 23 July 2025: 28,599 dossiers were filed online, 77.9%.',
    ),
  },
  {
    ...procedures,
    id: 'F9c',
    kpi: 'T10',
    numerator: 8_156,
    denominator: 13_616,
    printed: '59,9%',
    status: 'inferred',
    statement: both(
      'Đến ngày 23/7/2025: 8.156 hồ sơ thanh toán trực tuyến, đạt 59,9%. Mẫu số không được nêu; 13.616 suy từ tỷ lệ đã in (xem Q2).',
      'To 23 July 2025: 8,156 dossiers were paid online, 59.9%. The denominator is not given; 13,616 is inferred from the printed rate (see Q2).',
    ),
  },
  {
    ...procedures,
    id: 'F9d',
    kpi: 'T04',
    numerator: 35_300,
    denominator: 36_694,
    printed: '96,2%',
    status: 'inferred',
    statement: both(
      'Đến ngày 23/7/2025: 35.300 hồ sơ trả kết quả đúng hạn, đạt 96,2%. Hiểu theo chỉ số 2.1 của Bộ chỉ số 766 (xem Q3).',
      'To 23 July 2025: 35,300 dossiers were returned on time, 96.2%. Read as indicator 2.1 of the 766 index (see Q3).',
    ),
  },
  {
    ...documents,
    ...printedRate,
    id: 'F10a',
    kpi: 'C11',
    numerator: 129,
    denominator: 129,
    statement: both(
      '100% xã, phường được trang bị hệ thống hội nghị trực tuyến đồng bộ, thống nhất, kết nối TSLCD. Bài viết chỉ nêu tỷ lệ.',
      'All communes and wards are equipped with a unified video-conferencing system on the dedicated network. Only the rate is printed.',
    ),
  },
  {
    ...documents,
    ...printedRate,
    id: 'F10b',
    kpi: 'C08',
    // No count of meetings was printed: one of one says "all of them" and nothing more.
    numerator: 1,
    denominator: 1,
    statement: both(
      'Phục vụ 100% cuộc họp trực tuyến giữa Trung ương, tỉnh và cấp xã. Bài viết không nêu số cuộc họp, số điểm cầu.',
      'All video meetings between centre, province and communes were served. Neither meetings nor sites were counted.',
    ),
  },
  {
    from,
    to: '2025-07-31',
    ...printedRate,
    id: 'F11',
    kpi: 'C09',
    numerator: 129,
    denominator: 129,
    statement: both(
      '100% UBND cấp xã hoàn thành cập nhật, nâng cấp hoặc thiết kế lại cổng, trang thông tin điện tử theo Nghị định số 42/2022/NĐ-CP. Bài viết không nêu ngày chốt số liệu; xếp vào tháng 7/2025.',
      'All commune People’s Committees updated, upgraded or redesigned their portals under Decree 42/2022/NĐ-CP. No cut-off is given; placed in July 2025.',
    ),
  },
]

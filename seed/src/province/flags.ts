import type { QualityFlag } from 'shared/province.ts'
import { both } from './both.ts'

/** The article’s own contradictions and gaps, shown rather than smoothed over. */
export const flags: QualityFlag[] = [
  {
    id: 'Q1',
    kpis: ['V01', 'V09'],
    title: both('Một con số, hai nghĩa', 'One number, two meanings'),
    detail: both(
      'Bài viết dùng 202.705 vừa cho tổng số văn bản luân chuyển (“hơn 202.705”), vừa cho số văn bản đến. Nếu 202.705 là văn bản đến thì tổng số ít nhất là 240.948; nếu là tổng số thì văn bản đến chỉ còn 164.462.',
      'The article gives 202,705 both for all documents (“more than 202,705”) and for incoming ones. If it is incoming, the total is at least 240,948; if it is the total, incoming is 164,462.',
    ),
    resolution: both(
      'Ghi nhận 202.705 là văn bản đến đúng như công bố, đánh dấu “mâu thuẫn nguồn”, không tự tính tổng; đề nghị Sở Khoa học và Công nghệ xác nhận.',
      'Kept as incoming, as printed, and marked as conflicting; no total is derived. To be confirmed by the Department of Science and Technology.',
    ),
  },
  {
    id: 'Q2',
    kpis: ['T10'],
    title: both('Tỷ lệ 59,9% không nêu mẫu số', '59.9% has no stated denominator'),
    detail: both(
      '8.156 hồ sơ ứng với 59,9% thì mẫu số nằm trong khoảng 13.605 đến 13.627; không thể là 36.694 hồ sơ tiếp nhận (22,2%) hay 28.599 hồ sơ trực tuyến (28,5%).',
      'If 8,156 dossiers are 59.9%, the denominator lies between 13,605 and 13,627; it cannot be the 36,694 received (22.2%) nor the 28,599 online (28.5%).',
    ),
    resolution: both(
      'Dùng 13.616 với nhãn “hồ sơ có nghĩa vụ tài chính (suy ra)”.',
      '13,616 is used, labelled “dossiers with a financial obligation (inferred)”.',
    ),
  },
  {
    id: 'Q3',
    kpis: ['T04'],
    title: both('“Trả đúng hạn” tính trên số tiếp nhận', '“Returned on time” over those received'),
    detail: both(
      '35.300/36.694 = 96,2% đúng về số học, nhưng sau 17 ngày làm việc nhiều hồ sơ vẫn đang xử lý, nên tử số phải gồm cả hồ sơ đang xử lý còn trong hạn.',
      '35,300 of 36,694 is 96.2%, but after 17 working days many dossiers are still open, so the numerator must include those running in time.',
    ),
    resolution: both(
      'Hiểu theo chỉ số 2.1 của Bộ chỉ số 766 và đánh dấu “suy luận”; còn lại 1.394 hồ sơ (3,8%) không đúng hạn.',
      'Read as indicator 2.1 of the 766 index and marked as inferred; the remainder is 1,394 dossiers (3.8%).',
    ),
  },
  {
    id: 'Q4',
    kpis: ['T01', 'T02', 'T04', 'T10', 'V01', 'V02', 'V09'],
    title: both('Hai thời điểm chốt số liệu', 'Two cut-off days'),
    detail: both(
      'Số liệu thủ tục hành chính chốt đến ngày 23/7/2025, số liệu văn bản chốt đến hết ngày 24/7/2025.',
      'Figures on procedures run to 23 July 2025, those on documents to the end of 24 July 2025.',
    ),
    resolution: both('Mỗi số liệu mang thời điểm chốt riêng.', 'Each figure carries its own cut-off.'),
  },
  {
    id: 'Q5',
    kpis: ['V02', 'T02', 'T04', 'T10'],
    title: both('Số chữ số thập phân không thống nhất', 'Decimals differ'),
    detail: both(
      'Tỷ lệ 81,26% có hai chữ số thập phân, các tỷ lệ khác có một; 31.078/38.243 = 81,2645% là khớp.',
      '81.26% has two decimals, the other rates one; 31,078 of 38,243 is 81.2645%, which agrees.',
    ),
    resolution: both(
      'Lưu tử số và mẫu số nguyên; mỗi chỉ tiêu tự quy định số chữ số hiển thị.',
      'Whole numerators and denominators are kept; each indicator says how many decimals are shown.',
    ),
  },
  {
    id: 'Q6',
    kpis: ['T02'],
    title: both('Tỷ lệ 77,9% đã kiểm tra', '77.9% checked'),
    detail: both('28.599/36.694 = 77,94%, làm tròn thành 77,9%.', '28,599 of 36,694 is 77.94%, rounded to 77.9%.'),
    resolution: both('Khớp, không cần xử lý.', 'It agrees; nothing to do.'),
  },
  {
    id: 'Q7',
    kpis: ['T21', 'T07', 'T08'],
    title: both('Mẫu số dịch vụ công thay đổi theo thời gian', 'The number of services changes'),
    detail: both(
      '1.910 dịch vụ (100%) là số tháng 7/2025; nguồn tháng 11/2025 nêu 1.966 dịch vụ, trong đó 1.364 toàn trình. Mẫu số thay đổi theo từng quyết định công bố.',
      '1,910 services (100%) is the number of July 2025; sources of November 2025 give 1,966, of which 1,364 full-process. It changes with each decision that publishes procedures.',
    ),
    resolution: both('Mẫu số được lưu theo thời gian.', 'The denominator is kept over time.'),
  },
  {
    id: 'Q8',
    kpis: ['V02'],
    title: both('7.165 văn bản đi không ký số', '7,165 outgoing documents not signed'),
    detail: both(
      '7.165 văn bản đi (18,74%) không ký số, không rõ bao nhiêu là văn bản mật, văn bản giấy hay lý do khác; quy định chỉ loại trừ văn bản mật.',
      '7,165 outgoing documents (18.74%) were not signed; how many were confidential, on paper or otherwise is not said, and the rule exempts confidential ones only.',
    ),
    resolution: both(
      'Theo dõi riêng số văn bản mật; với số liệu công bố, số này được ghi là 0.',
      'Confidential documents are counted apart; for the published figures their number is taken as 0.',
    ),
  },
  {
    id: 'Q9',
    kpis: ['C01', 'C02', 'C08', 'C09', 'C11'],
    title: both('“100%” là độ phủ, không phải chất lượng', '“100%” is coverage, not quality'),
    detail: both(
      'Các mục F3, F5, F10, F11 đều nêu 100%, trong khi hội thảo cho biết có hệ thống, kết nối còn chưa ổn định.',
      'F3, F5, F10 and F11 all say 100%, while the workshop says that some systems and connections were not stable.',
    ),
    resolution: both(
      'Tách chỉ tiêu độ phủ (kết nối, trang bị) khỏi chỉ tiêu chất lượng (độ sẵn sàng, tỷ lệ lỗi).',
      'Indicators of coverage (connected, equipped) stand apart from those of quality (availability, failures).',
    ),
  },
  {
    id: 'Q10',
    kpis: [],
    title: both('Không rõ ngày đăng bài', 'No day of publication'),
    detail: both('Bài viết không ghi ngày đăng.', 'The article bears no day of publication.'),
    resolution: both(
      'Không ghi ngày đăng; chỉ ghi thời điểm chốt số liệu.',
      'No day of publication is printed, only the cut-offs.',
    ),
  },
  {
    id: 'Q11',
    kpis: [],
    title: both('Tên cơ quan cần đối chiếu', 'Names of bodies to be checked'),
    detail: both(
      'Nội dung đã qua nhiều lần dịch nên tên đơn vị có thể chưa chuẩn; ví dụ “VP11” thuộc Văn phòng UBND tỉnh, không thuộc Sở.',
      'The text went through translations, so names may be loose; “VP11”, for instance, belongs to the Office of the People’s Committee, not to the Department.',
    ),
    resolution: both(
      'Hiển thị tên tiếng Việt và ghi “cần xác nhận”.',
      'Vietnamese names are shown, marked “to be confirmed”.',
    ),
  },
]

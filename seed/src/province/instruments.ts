import type { Instrument } from 'shared/kpi/kpi.ts'
import { both } from './both.ts'

type Row = readonly [id: string, issued: string | null, effective: string | null, vi: string, en: string, rest?: Partial<Instrument>]

const unconfirmed = { confidence: 'unconfirmed' } as const

/**
 * Instruments that definitions and targets rest on. `confirmed` means found in a public source; where no date of
 * effect is given it has not been found. Individual decisions, plans and dispatches take effect on the day of issue.
 */
const rows: Row[] = [
  ['57-NQ/TW', '2024-12-22', '2024-12-22', 'Nghị quyết số 57-NQ/TW của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia', 'Politburo Resolution 57-NQ/TW on breakthroughs in science, technology, innovation and national digital transformation'],
  ['71/NQ-CP', '2025-04-01', '2025-04-01', 'Nghị quyết số 71/NQ-CP: Chương trình hành động của Chính phủ thực hiện Nghị quyết số 57-NQ/TW', 'Government Resolution 71/NQ-CP: action programme for Resolution 57-NQ/TW'],
  ['02-KH/BCĐTW', '2025-06-19', '2025-06-19', 'Kế hoạch số 02-KH/BCĐTW của Ban Chỉ đạo Trung ương về thúc đẩy chuyển đổi số liên thông, đồng bộ, nhanh, hiệu quả đáp ứng yêu cầu sắp xếp tổ chức bộ máy', 'Central Steering Committee Plan 02-KH/BCĐTW on interlinked digital transformation for the new apparatus'],
  ['214/NQ-CP', '2025-07-23', '2025-07-23', 'Nghị quyết số 214/NQ-CP: Kế hoạch hành động về tạo lập dữ liệu phục vụ chuyển đổi số', 'Government Resolution 214/NQ-CP: action plan on creating data for digital transformation'],
  ['1565/QĐ-TTg', '2025-07-18', '2025-07-18', 'Quyết định số 1565/QĐ-TTg về nâng cao chất lượng dịch vụ công trực tuyến toàn trình', 'Prime Minister’s Decision 1565/QĐ-TTg on the quality of full-process online services'],
  ['103/CĐ-TTg', '2025-06-30', '2025-06-30', 'Công điện số 103/CĐ-TTg về giải quyết thủ tục hành chính khi vận hành chính quyền địa phương 02 cấp', 'Prime Minister’s Dispatch 103/CĐ-TTg on procedures under two-tier local government'],
  ['110/CĐ-TTg', '2025-07-17', '2025-07-17', 'Công điện số 110/CĐ-TTg về khó khăn, vướng mắc trong những tuần đầu vận hành chính quyền địa phương 02 cấp', 'Prime Minister’s Dispatch 110/CĐ-TTg on difficulties of the first weeks of two-tier local government'],
  ['111/CĐ-TTg', '2025-07-17', '2025-07-17', 'Công điện số 111/CĐ-TTg về các hệ thống thông tin chưa ổn định, còn lỗi, chậm', 'Prime Minister’s Dispatch 111/CĐ-TTg on unstable, failing and slow information systems'],
  ['336/TB-VPCP', null, null, 'Thông báo số 336/TB-VPCP về hoàn thành kết nối hai nhóm thủ tục hành chính liên thông', 'Government Office Notice 336/TB-VPCP on finishing the connection of the two interlinked groups'],
  ['408/TB-VPCP', '2025-08-08', '2025-08-08', 'Thông báo số 408/TB-VPCP về cung cấp dịch vụ công trực tuyến tại cấp xã', 'Government Office Notice 408/TB-VPCP on online services at commune level'],
  ['766/QĐ-TTg', '2022-06-23', '2022-06-23', 'Quyết định số 766/QĐ-TTg: Bộ chỉ số chỉ đạo, điều hành và đánh giá chất lượng phục vụ người dân, doanh nghiệp trong thực hiện thủ tục hành chính, dịch vụ công theo thời gian thực trên môi trường điện tử', 'Prime Minister’s Decision 766/QĐ-TTg: the index of service to people and enterprises in administrative procedures'],
  ['61/2018/NĐ-CP', '2018-04-23', '2018-06-21', 'Nghị định số 61/2018/NĐ-CP về cơ chế một cửa, một cửa liên thông', 'Decree 61/2018/NĐ-CP on the one-stop mechanism', { effectiveTo: '2025-06-30', replacedBy: '118/2025/NĐ-CP' }],
  ['107/2021/NĐ-CP', '2021-12-06', '2021-12-06', 'Nghị định số 107/2021/NĐ-CP sửa đổi, bổ sung Nghị định số 61/2018/NĐ-CP', 'Decree 107/2021/NĐ-CP amending Decree 61/2018/NĐ-CP', { effectiveTo: '2025-06-30', replacedBy: '118/2025/NĐ-CP', ...unconfirmed }],
  ['118/2025/NĐ-CP', '2025-06-09', '2025-07-01', 'Nghị định số 118/2025/NĐ-CP về thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông tại Bộ phận Một cửa và Cổng Dịch vụ công quốc gia', 'Decree 118/2025/NĐ-CP on procedures under the one-stop mechanism and the National Public Service Portal'],
  ['367/2025/NĐ-CP', null, null, 'Nghị định số 367/2025/NĐ-CP sửa đổi, bổ sung Nghị định số 118/2025/NĐ-CP', 'Decree 367/2025/NĐ-CP amending Decree 118/2025/NĐ-CP'],
  ['03/2025/TT-VPCP', null, null, 'Thông tư số 03/2025/TT-VPCP: biểu mẫu, mã hồ sơ, danh mục lĩnh vực dùng cho một cửa', 'Circular 03/2025/TT-VPCP: forms, dossier codes and field codes for one-stop'],
  ['01/2023/TT-VPCP', '2023-04-05', null, 'Thông tư số 01/2023/TT-VPCP về một cửa và thủ tục hành chính trên môi trường điện tử (số hóa, sử dụng lại dữ liệu)', 'Circular 01/2023/TT-VPCP on one-stop and electronic procedures (digitisation, reuse)', unconfirmed],
  ['45/2020/NĐ-CP', '2020-04-08', '2020-05-22', 'Nghị định số 45/2020/NĐ-CP về thực hiện thủ tục hành chính trên môi trường điện tử', 'Decree 45/2020/NĐ-CP on procedures in the electronic environment'],
  ['63/2010/NĐ-CP', '2010-06-08', '2010-10-14', 'Nghị định số 63/2010/NĐ-CP về kiểm soát thủ tục hành chính', 'Decree 63/2010/NĐ-CP on control of administrative procedures'],
  ['42/2022/NĐ-CP', '2022-06-24', '2022-08-15', 'Nghị định số 42/2022/NĐ-CP về cung cấp thông tin và dịch vụ công trực tuyến của cơ quan nhà nước trên môi trường mạng', 'Decree 42/2022/NĐ-CP on information and online services of state agencies', { effectiveTo: '2026-06-30', replacedBy: '224/2026/NĐ-CP' }],
  ['148/2025/QH15', '2025-12-11', '2026-07-01', 'Luật Chuyển đổi số số 148/2025/QH15', 'Law on Digital Transformation 148/2025/QH15'],
  ['224/2026/NĐ-CP', '2026-06-24', '2026-07-01', 'Nghị định số 224/2026/NĐ-CP quy định chi tiết Luật Chuyển đổi số, thay thế Nghị định số 42/2022/NĐ-CP', 'Decree 224/2026/NĐ-CP detailing the Law on Digital Transformation, repealing Decree 42/2022/NĐ-CP'],
  ['22/2023/TT-BTTTT', '2023-12-31', '2024-04-05', 'Thông tư số 22/2023/TT-BTTTT về cấu trúc, bố cục, yêu cầu kỹ thuật cho cổng, trang thông tin điện tử của cơ quan nhà nước', 'Circular 22/2023/TT-BTTTT on structure and technical requirements of state portals'],
  ['21/2023/TT-BTTTT', null, null, 'Thông tư số 21/2023/TT-BTTTT về chức năng, tính năng kỹ thuật của hệ thống thông tin giải quyết thủ tục hành chính', 'Circular 21/2023/TT-BTTTT on functional requirements of the one-stop system'],
  ['11/2025/TT-BKHCN', null, '2025-08-01', 'Thông tư số 11/2025/TT-BKHCN sửa đổi, bổ sung Thông tư số 21/2023/TT-BTTTT', 'Circular 11/2025/TT-BKHCN amending Circular 21/2023/TT-BTTTT'],
  ['30/2020/NĐ-CP', '2020-03-05', '2020-03-05', 'Nghị định số 30/2020/NĐ-CP về công tác văn thư', 'Decree 30/2020/NĐ-CP on clerical work'],
  ['09/2019/NĐ-CP', '2019-01-24', '2019-03-12', 'Nghị định số 09/2019/NĐ-CP về chế độ báo cáo của cơ quan hành chính nhà nước', 'Decree 09/2019/NĐ-CP on the reporting regime of administrative agencies'],
  ['47/2020/NĐ-CP', '2020-04-09', '2020-05-25', 'Nghị định số 47/2020/NĐ-CP về quản lý, kết nối và chia sẻ dữ liệu số của cơ quan nhà nước', 'Decree 47/2020/NĐ-CP on managing, connecting and sharing digital data of state agencies'],
  ['194/2025/NĐ-CP', '2025-07-03', '2025-08-19', 'Nghị định số 194/2025/NĐ-CP về cơ sở dữ liệu quốc gia, kết nối và chia sẻ dữ liệu (sửa đổi, bãi bỏ một phần Nghị định số 47/2020/NĐ-CP)', 'Decree 194/2025/NĐ-CP on national databases, connection and sharing (amends and partly abolishes Decree 47/2020)'],
  ['278/2025/NĐ-CP', '2025-10-22', '2025-10-22', 'Nghị định số 278/2025/NĐ-CP về kết nối, chia sẻ dữ liệu bắt buộc giữa các cơ quan thuộc hệ thống chính trị', 'Decree 278/2025/NĐ-CP making data sharing between agencies mandatory'],
  ['60/2024/QH15', '2024-11-30', '2025-07-01', 'Luật Dữ liệu số 60/2024/QH15', 'Law on Data 60/2024/QH15'],
  ['91/2025/QH15', '2025-06-26', '2026-01-01', 'Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15', 'Law on Personal Data Protection 91/2025/QH15'],
  ['137/2024/NĐ-CP', '2024-10-23', '2024-10-23', 'Nghị định số 137/2024/NĐ-CP về giao dịch điện tử của cơ quan nhà nước và hệ thống thông tin phục vụ giao dịch điện tử', 'Decree 137/2024/NĐ-CP on electronic transactions of state agencies'],
  ['28/2018/QĐ-TTg', '2018-07-12', '2018-09-01', 'Quyết định số 28/2018/QĐ-TTg về gửi, nhận văn bản điện tử giữa các cơ quan trong hệ thống hành chính nhà nước', 'Prime Minister’s Decision 28/2018/QĐ-TTg on exchange of electronic documents between agencies'],
  ['468/QĐ-TTg', '2021-03-27', '2021-03-27', 'Quyết định số 468/QĐ-TTg: Đề án đổi mới việc thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục hành chính', 'Prime Minister’s Decision 468/QĐ-TTg: scheme to renew the one-stop mechanism', unconfirmed],
  ['942/QĐ-TTg', '2021-06-15', '2021-06-15', 'Quyết định số 942/QĐ-TTg: Chiến lược phát triển Chính phủ điện tử hướng tới Chính phủ số giai đoạn 2021–2025', 'Prime Minister’s Decision 942/QĐ-TTg: e-government strategy 2021–2025'],
  ['1012/QĐ-TTg', '2024-09-20', '2024-09-20', 'Quyết định số 1012/QĐ-TTg về chỉ đạo, điều hành dựa trên dữ liệu', 'Prime Minister’s Decision 1012/QĐ-TTg on direction and administration based on data'],
  ['06/QĐ-TTg', '2022-01-06', '2022-01-06', 'Quyết định số 06/QĐ-TTg: Đề án phát triển ứng dụng dữ liệu về dân cư, định danh và xác thực điện tử (Đề án 06)', 'Prime Minister’s Decision 06/QĐ-TTg: population data, electronic identification and authentication (Scheme 06)'],
  ['63/2024/NĐ-CP', '2024-06-10', '2024-07-01', 'Nghị định số 63/2024/NĐ-CP về thực hiện liên thông điện tử hai nhóm thủ tục hành chính', 'Decree 63/2024/NĐ-CP on the two interlinked groups of procedures'],
  ['20/2020/QĐ-TTg', '2020-07-22', null, 'Quyết định số 20/2020/QĐ-TTg về mã định danh điện tử của các cơ quan, tổ chức', 'Prime Minister’s Decision 20/2020/QĐ-TTg on electronic identification codes of agencies'],
  ['09/2025/QĐ-TTg', '2025-04-14', null, 'Quyết định số 09/2025/QĐ-TTg sửa đổi, bổ sung Quyết định số 20/2020/QĐ-TTg', 'Prime Minister’s Decision 09/2025/QĐ-TTg amending Decision 20/2020/QĐ-TTg'],
  ['19/2025/QĐ-TTg', '2025-06-30', '2025-07-01', 'Quyết định số 19/2025/QĐ-TTg: Bảng danh mục và mã số các đơn vị hành chính Việt Nam', 'Prime Minister’s Decision 19/2025/QĐ-TTg: list and codes of administrative units'],
  ['8/2023/QĐ-TTg', '2023-04-05', null, 'Quyết định số 8/2023/QĐ-TTg về Mạng truyền số liệu chuyên dùng phục vụ các cơ quan Đảng, Nhà nước', 'Prime Minister’s Decision 8/2023/QĐ-TTg on the dedicated data network', unconfirmed],
  ['19/2023/TT-BTTTT', '2023-12-25', null, 'Thông tư số 19/2023/TT-BTTTT hướng dẫn Quyết định số 8/2023/QĐ-TTg', 'Circular 19/2023/TT-BTTTT guiding Decision 8/2023/QĐ-TTg', unconfirmed],
  ['68/2024/NĐ-CP', '2024-06-25', null, 'Nghị định số 68/2024/NĐ-CP về chữ ký số chuyên dùng công vụ', 'Decree 68/2024/NĐ-CP on official digital signatures', unconfirmed],
  ['23/2025/NĐ-CP', '2025-02-21', null, 'Nghị định số 23/2025/NĐ-CP về chữ ký điện tử và dịch vụ tin cậy', 'Decree 23/2025/NĐ-CP on electronic signatures and trust services', unconfirmed],
  ['45/2019/QH14', '2019-11-20', '2021-01-01', 'Bộ luật Lao động số 45/2019/QH14 (Điều 112: nghỉ lễ, tết)', 'Labour Code 45/2019/QH14 (article 112: public holidays)'],
  ['QCVN 102:2016/BTTTT', null, null, 'Quy chuẩn kỹ thuật quốc gia QCVN 102:2016/BTTTT về cấu trúc mã định danh và định dạng dữ liệu gói tin phục vụ kết nối các hệ thống quản lý văn bản và điều hành', 'National technical regulation QCVN 102:2016/BTTTT on identification codes and packets between document systems'],
  ['76/NQ-CP', '2021-07-15', '2021-07-15', 'Nghị quyết số 76/NQ-CP: Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021–2030', 'Government Resolution 76/NQ-CP: administrative reform programme 2021–2030'],
  ['922/QĐ-BTTTT', '2022-05-20', '2022-05-20', 'Quyết định số 922/QĐ-BTTTT: Bộ chỉ số đánh giá chuyển đổi số (DTI)', 'Decision 922/QĐ-BTTTT: the digital transformation index (DTI)'],
]

export const instruments: Instrument[] = rows.map(([id, issued, effectiveFrom, vi, en, rest]) => ({
  id,
  title: both(vi, en),
  issued,
  effectiveFrom,
  effectiveTo: null,
  replacedBy: null,
  confidence: 'confirmed',
  ...rest,
}))

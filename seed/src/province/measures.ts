import type { Measure } from 'shared/feed/measure.ts'
import { both } from './both.ts'

type Row = readonly [id: string, vi: string, en: string]

const of = (dataset: string, rows: Row[]): Measure[] =>
  rows.map(([id, vi, en]) => ({ id, dataset, name: both(vi, en) }))

/** Every count the feeds bring, in the order the feeds give them. */
export const measures: Measure[] = [
  ...of('dossier', [
    ['dossiers_received', 'Hồ sơ tiếp nhận', 'Dossiers received'],
    ['dossiers_online', 'Hồ sơ nộp trực tuyến', 'Dossiers filed online'],
    ['dossiers_counter', 'Hồ sơ nộp trực tiếp', 'Dossiers filed at the counter'],
    ['dossiers_postal', 'Hồ sơ nộp qua bưu chính công ích', 'Dossiers filed by post'],
    ['dossiers_on_time', 'Hồ sơ trước hạn, đúng hạn', 'Dossiers early or on time'],
    ['dossiers_overdue', 'Hồ sơ quá hạn đang xử lý', 'Dossiers overdue in progress'],
    ['dossiers_completed', 'Hồ sơ đã giải quyết', 'Dossiers completed'],
    ['handling_days', 'Tổng ngày làm việc xử lý của hồ sơ đã giải quyết', 'Working days spent on completed dossiers'],
    [
      'dossiers_full_process_eligible',
      'Hồ sơ của thủ tục đủ điều kiện toàn trình',
      'Dossiers of full-process eligible procedures',
    ],
    ['dossiers_full_process', 'Hồ sơ xử lý toàn trình', 'Dossiers handled fully online'],
    ['dossiers_with_fee', 'Hồ sơ có nghĩa vụ tài chính', 'Dossiers with a financial obligation'],
    ['dossiers_paid_online', 'Hồ sơ thanh toán trực tuyến', 'Dossiers paid online'],
    ['dossiers_digitised', 'Hồ sơ số hóa thành phần khi tiếp nhận', 'Dossiers digitised on reception'],
    ['dossiers_result_required', 'Hồ sơ của thủ tục phải trả kết quả', 'Dossiers that require a result'],
    ['dossiers_result_electronic', 'Hồ sơ có kết quả điện tử', 'Dossiers with an electronic result'],
    ['dossiers_data_reused', 'Hồ sơ sử dụng lại dữ liệu số hóa', 'Dossiers that reused digitised data'],
    ['dossiers_population_data', 'Hồ sơ dùng dữ liệu dân cư', 'Dossiers that used population data'],
    ['dossiers_to_sync', 'Hồ sơ phải đồng bộ lên DVCQG', 'Dossiers to synchronise with the national portal'],
    ['dossiers_synced', 'Hồ sơ đã đồng bộ lên DVCQG', 'Dossiers synchronised with the national portal'],
  ]),
  ...of('document', [
    ['documents_incoming', 'Văn bản đến', 'Incoming documents'],
    ['documents_outgoing', 'Văn bản đi', 'Outgoing documents'],
    ['documents_confidential', 'Văn bản mật', 'Confidential documents'],
    ['documents_signed', 'Văn bản đi ký số', 'Outgoing documents digitally signed'],
    ['documents_exchanged', 'Văn bản gửi, nhận giữa các cơ quan', 'Documents exchanged between agencies'],
    ['documents_exchanged_electronically', 'Văn bản gửi, nhận điện tử', 'Documents exchanged electronically'],
    ['messages_sent', 'Gói tin đã gửi liên thông', 'Messages sent to the interconnection axis'],
    ['messages_delivered', 'Gói tin gửi thành công', 'Messages delivered'],
    ['documents_with_deadline', 'Văn bản đến có thời hạn xử lý', 'Incoming documents with a deadline'],
    ['documents_handled_on_time', 'Văn bản đến xử lý đúng hạn', 'Incoming documents handled on time'],
    ['work_files', 'Hồ sơ công việc đã lập', 'Work files opened'],
    ['work_files_electronic', 'Hồ sơ công việc xử lý trên môi trường mạng', 'Work files handled online'],
  ]),
  ...of('procedure', [
    ['procedures', 'Thủ tục hành chính thuộc thẩm quyền', 'Procedures under authority'],
    ['procedures_online_partial', 'Thủ tục có dịch vụ công một phần', 'Procedures offered partly online'],
    ['procedures_online_full', 'Thủ tục có dịch vụ công toàn trình', 'Procedures offered fully online'],
    ['procedures_full_eligible', 'Thủ tục đủ điều kiện toàn trình', 'Procedures eligible for full process'],
    ['services', 'Dịch vụ công trực tuyến', 'Online public services'],
    ['services_integrated', 'Dịch vụ công đã tích hợp trên DVCQG', 'Online services integrated on the national portal'],
    ['services_used', 'Dịch vụ công có phát sinh hồ sơ', 'Online services with at least one dossier'],
    ['procedures_with_fee', 'Thủ tục có nghĩa vụ tài chính', 'Procedures with a fee'],
    ['procedures_payable_online', 'Thủ tục đã tích hợp thanh toán trực tuyến', 'Procedures payable online'],
    ['procedures_announced', 'Thủ tục phải công bố trong kỳ', 'Procedures to announce'],
    ['procedures_announced_on_time', 'Thủ tục công bố đúng hạn', 'Procedures announced on time'],
    ['procedures_updated', 'Thủ tục phải cập nhật, công khai', 'Procedures to update and publish'],
    ['procedures_updated_on_time', 'Thủ tục cập nhật, công khai đúng hạn', 'Procedures updated and published on time'],
    ['procedures_public', 'Thủ tục đang công khai', 'Procedures published'],
    ['procedures_public_complete', 'Thủ tục công khai đầy đủ nội dung', 'Procedures published in full'],
  ]),
  ...of('petition', [
    ['petitions', 'Phản ánh, kiến nghị tiếp nhận', 'Petitions received'],
    ['petitions_on_time', 'Phản ánh, kiến nghị xử lý đúng hạn', 'Petitions answered on time'],
    ['ratings', 'Lượt đánh giá', 'Ratings given'],
    ['ratings_satisfied', 'Lượt đánh giá hài lòng', 'Ratings of satisfied users'],
  ]),
  ...of('signature', [
    ['signings', 'Lượt ký số', 'Signing attempts'],
    ['signings_failed', 'Lượt ký số lỗi', 'Failed signing attempts'],
  ]),
  ...of('certificate', [
    ['certificates_required', 'Tài khoản phải có chứng thư số', 'Accounts that must hold a certificate'],
    ['certificates_valid', 'Tài khoản có chứng thư số còn hiệu lực', 'Accounts with a valid certificate'],
  ]),
  ...of('portal', [
    ['portals', 'Cổng, trang thông tin điện tử', 'Web portals'],
    ['portals_compliant', 'Cổng, trang đạt yêu cầu', 'Compliant web portals'],
  ]),
  ...of('line', [
    ['line_minutes_planned', 'Số phút theo kế hoạch', 'Planned minutes'],
    ['line_minutes_up', 'Số phút hoạt động', 'Minutes up'],
    ['lines', 'Đường truyền phải có', 'Lines owed'],
    ['lines_connected', 'Đường truyền đang kết nối', 'Lines connected'],
    ['conference_sites_equipped', 'Điểm cầu đã trang bị thiết bị', 'Sites with conference equipment'],
  ]),
  ...of('meeting', [
    ['sites_planned', 'Lượt điểm cầu theo kế hoạch', 'Sites planned'],
    ['sites_served', 'Lượt điểm cầu tham gia không gián đoạn', 'Sites that joined without a break'],
  ]),
  ...of('gateway', [
    ['gateway_calls', 'Giao dịch qua LGSP', 'Calls through the LGSP'],
    ['gateway_calls_ok', 'Giao dịch thành công', 'Calls that succeeded'],
  ]),
  ...of('connection', [
    ['external_minutes_observed', 'Số phút kết nối ngoài được giám sát', 'Minutes of external connections observed'],
    ['external_minutes_up', 'Số phút kết nối ngoài hoạt động', 'Minutes of external connections up'],
    ['unstable_minutes', 'Số phút kết nối không ổn định', 'Unstable minutes of connections'],
    ['incidents_restored', 'Sự cố kết nối đã khôi phục', 'Incidents of connections restored'],
    ['restore_minutes', 'Tổng số phút khắc phục', 'Minutes to restore'],
  ]),
  ...of('arrival', [
    ['records_owed', 'Bản ghi phải gửi', 'Records owed'],
    ['records_timely', 'Bản ghi đến đúng hạn, hợp lệ', 'Records on time and valid'],
  ]),
]

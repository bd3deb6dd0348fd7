import type { SubsystemKind } from 'shared/subsystem/subsystem-kind.ts'
import type { Subsystem } from 'shared/subsystem/subsystem.ts'
import type { Text } from 'shared/text.ts'
import { both } from './both.ts'

const department = both('Sở Khoa học và Công nghệ tỉnh Ninh Bình', 'Department of Science and Technology of Ninh Bình')
const serviceCentre = both(
  'Trung tâm Phục vụ hành chính công tỉnh, Văn phòng UBND tỉnh',
  'Provincial Public Administration Service Centre, Office of the People’s Committee',
)
const telecoms = both('VNPT Ninh Bình và Viettel Ninh Bình', 'VNPT Ninh Bình and Viettel Ninh Bình')
const governmentOffice = both('Văn phòng Chính phủ', 'Government Office')

type Rest = Partial<Pick<Subsystem, 'abbreviation' | 'level' | 'provider' | 'address' | 'note'>>

const subsystem = (id: string, kind: SubsystemKind, name: Text, rest: Rest = {}): Subsystem => ({
  id,
  kind,
  name,
  abbreviation: null,
  level: 'province',
  provider: null,
  address: null,
  note: null,
  ...rest,
})

/**
 * The systems the workshop of July 2025 named. Which vendor was chosen for the one-stop and the document system is
 * not in the article: their provider is whom the article names as answering for them, or nobody.
 */
export const subsystems: Subsystem[] = [
  subsystem(
    'mot-cua',
    'services',
    both('Hệ thống thông tin giải quyết thủ tục hành chính', 'One-stop system for administrative procedures'),
    {
      abbreviation: 'Một cửa',
      provider: serviceCentre,
      address: 'https://motcua.ninhbinh.gov.vn',
      note: both(
        'Địa chỉ chính thức từ 0 giờ 00 ngày 01/7/2025; việc tiếp nhận hồ sơ không gián đoạn.',
        'The official address since 0:00 on 1 July 2025; reception of dossiers was not interrupted.',
      ),
    },
  ),
  subsystem(
    'van-ban',
    'documents',
    both('Phần mềm Quản lý văn bản và điều hành', 'Document management and administration software'),
    {
      abbreviation: 'QLVB&ĐH',
      provider: department,
      note: both(
        'Hoạt động từ 0 giờ 00 ngày 01/7/2025; gửi, nhận qua Trục liên thông văn bản quốc gia. Hội thảo nêu: quy trình chưa đồng bộ, chậm, khó thao tác, nhất là ký số.',
        'Running since 0:00 on 1 July 2025; exchanges over the national document interconnection axis. The workshop noted processes out of step, slow and hard to use, digital signing above all.',
      ),
    },
  ),
  subsystem('dvcqg', 'services', both('Cổng Dịch vụ công quốc gia', 'National Public Service Portal'), {
    abbreviation: 'DVCQG',
    level: 'national',
    provider: governmentOffice,
    address: 'https://dichvucong.gov.vn',
    note: both('“Một cửa số” quốc gia.', 'The national digital single window.'),
  }),
  subsystem(
    'phan-anh',
    'feedback',
    both('Hệ thống tiếp nhận, xử lý phản ánh, kiến nghị', 'Feedback and petitions system'),
    {
      abbreviation: 'PAKN',
      provider: serviceCentre,
    },
  ),
  subsystem('ky-so', 'signature', both('Chữ ký số chuyên dùng công vụ', 'Official digital signatures'), {
    provider: both('Ban Cơ yếu Chính phủ', 'Government Cipher Committee'),
    note: both(
      'Chứng thư số cấp cho cơ quan, cán bộ của 129 xã, phường và các sở, ngành.',
      'Certificates issued to the bodies and officials of the 129 communes and wards and the departments.',
    ),
  }),
  subsystem('cong-tttt', 'portal', both('Cổng, trang thông tin điện tử', 'Official web portals'), {
    abbreviation: 'Cổng TTĐT',
    provider: department,
    note: both(
      '100% UBND cấp xã đã hoàn thành cập nhật, nâng cấp hoặc thiết kế lại theo Nghị định số 42/2022/NĐ-CP.',
      'All commune People’s Committees updated, upgraded or redesigned theirs under Decree 42/2022/NĐ-CP.',
    ),
  }),
  subsystem('tslcd', 'network', both('Mạng truyền số liệu chuyên dùng', 'Dedicated data network'), {
    abbreviation: 'TSLCD',
    provider: telecoms,
    note: both(
      'Phục vụ liên thông ba cấp Trung ương, tỉnh, xã và hội nghị trực tuyến của tỉnh.',
      'Carries interconnection of centre, province and communes, and the province’s video conferences.',
    ),
  }),
  subsystem('hoi-nghi', 'conference', both('Hệ thống hội nghị trực tuyến', 'Video conferencing system'), {
    provider: telecoms,
  }),
  subsystem(
    'lgsp',
    'integration',
    both('Nền tảng tích hợp, chia sẻ dữ liệu', 'Data integration and sharing platform'),
    {
      abbreviation: 'LGSP',
      provider: department,
      note: both(
        'Kết nối, chia sẻ với hệ thống của các bộ, ngành và Cổng Dịch vụ công quốc gia.',
        'Connects and shares with the systems of ministries and the National Public Service Portal.',
      ),
    },
  ),
  subsystem('thu-dien-tu', 'other', both('Thư điện tử công vụ', 'Official e-mail'), { provider: department }),
  subsystem(
    'ma-dinh-danh',
    'database',
    both('Mã định danh điện tử của cơ quan, tổ chức', 'Electronic identification codes of agencies'),
    {
      provider: department,
    },
  ),
  subsystem(
    'truc-lien-thong',
    'integration',
    both('Trục liên thông văn bản quốc gia', 'National document interconnection axis'),
    {
      level: 'national',
      provider: governmentOffice,
    },
  ),
  subsystem('dan-cu', 'database', both('Cơ sở dữ liệu quốc gia về dân cư', 'National population database'), {
    abbreviation: 'CSDLQG về dân cư',
    level: 'national',
    provider: both('Bộ Công an', 'Ministry of Public Security'),
  }),
  subsystem('ho-tich', 'database', both('Cơ sở dữ liệu hộ tịch điện tử', 'Electronic civil-registration database'), {
    level: 'national',
    provider: both('Bộ Tư pháp', 'Ministry of Justice'),
  }),
  subsystem('dat-dai', 'database', both('Cơ sở dữ liệu đất đai', 'Land database'), {
    provider: both(
      'Sở Nông nghiệp và Môi trường tỉnh Ninh Bình',
      'Department of Agriculture and Environment of Ninh Bình',
    ),
  }),
  subsystem(
    'lien-thong-khai-sinh',
    'integration',
    both(
      'Liên thông khai sinh, thường trú, thẻ bảo hiểm y tế cho trẻ dưới 6 tuổi',
      'Interlinked group: birth, residence, health insurance for children under six',
    ),
    {
      level: 'national',
      note: both('Nghị định số 63/2024/NĐ-CP.', 'Decree 63/2024/NĐ-CP.'),
    },
  ),
  subsystem(
    'lien-thong-khai-tu',
    'integration',
    both(
      'Liên thông khai tử, xóa thường trú, trợ cấp mai táng',
      'Interlinked group: death, end of residence, funeral allowance',
    ),
    {
      level: 'national',
      note: both('Nghị định số 63/2024/NĐ-CP.', 'Decree 63/2024/NĐ-CP.'),
    },
  ),
  subsystem('nhip-so', 'other', both('Nhịp Số (tự đo)', 'Nhịp Số (its own measurements)'), {
    provider: department,
    note: both(
      'Chương trình này: số đo kết nối và việc nhận số liệu do chính nó ghi, qua cùng cách lưu như mọi nguồn khác.',
      'This program: what it measures of connections and notes of arrivals, kept like the figures of any other source.',
    ),
  }),
]

import type { Provider } from 'shared/alert/provider.ts'
import { both } from './both.ts'

/** Who answers for lines and systems. Telephone numbers are the province's to fill in; none is made up here. */
export const providers: Provider[] = [
  { id: 'vnpt', name: both('VNPT Ninh Bình', 'VNPT Ninh Bình'), contact: null },
  { id: 'viettel', name: both('Viettel Ninh Bình', 'Viettel Ninh Bình'), contact: null },
  { id: 'so-khcn', name: both('Sở Khoa học và Công nghệ', 'Department of Science and Technology'), contact: null },
  {
    id: 'so-nnmt',
    name: both('Sở Nông nghiệp và Môi trường', 'Department of Agriculture and Environment'),
    contact: null,
  },
  { id: 'vpubnd', name: both('Văn phòng UBND tỉnh', 'Office of the Provincial People’s Committee'), contact: null },
  { id: 'vpcp', name: both('Văn phòng Chính phủ', 'Government Office'), contact: null },
  { id: 'bo-cong-an', name: both('Bộ Công an', 'Ministry of Public Security'), contact: null },
  { id: 'co-yeu', name: both('Ban Cơ yếu Chính phủ', 'Government Cipher Committee'), contact: null },
  { id: 'bo-tu-phap', name: both('Bộ Tư pháp', 'Ministry of Justice'), contact: null },
]

import type { Connection } from 'shared/subsystem/subsystem.ts'
import type { Text } from 'shared/text.ts'
import { both } from './both.ts'

const connection = (from: string, to: string, name: Text, reportedUnstable = false): Connection => ({
  id: `${from}-${to}`,
  name,
  from,
  to,
  reportedUnstable,
})

/** The paths the workshop spoke of; the last five are the ones it called not stable. */
export const connections: Connection[] = [
  connection(
    'mot-cua',
    'dvcqg',
    both('Một cửa – Cổng Dịch vụ công quốc gia', 'One-stop – National Public Service Portal'),
  ),
  connection('mot-cua', 'lgsp', both('Một cửa – LGSP', 'One-stop – LGSP')),
  connection('lgsp', 'dvcqg', both('LGSP – Cổng Dịch vụ công quốc gia', 'LGSP – National Public Service Portal')),
  connection(
    'van-ban',
    'truc-lien-thong',
    both('QLVB&ĐH – Trục liên thông văn bản quốc gia', 'Documents – national interconnection axis'),
  ),
  connection('van-ban', 'ky-so', both('QLVB&ĐH – Chữ ký số công vụ', 'Documents – official digital signatures')),
  connection('hoi-nghi', 'tslcd', both('Hội nghị trực tuyến – TSLCD', 'Video conferencing – dedicated data network')),
  connection('mot-cua', 'dan-cu', both('Một cửa – CSDLQG về dân cư', 'One-stop – population database'), true),
  connection(
    'mot-cua',
    'ho-tich',
    both('Một cửa – CSDL hộ tịch điện tử', 'One-stop – civil-registration database'),
    true,
  ),
  connection('mot-cua', 'dat-dai', both('Một cửa – CSDL đất đai', 'One-stop – land database'), true),
  connection(
    'mot-cua',
    'lien-thong-khai-sinh',
    both('Một cửa – liên thông khai sinh', 'One-stop – interlinked birth group'),
    true,
  ),
  connection(
    'mot-cua',
    'lien-thong-khai-tu',
    both('Một cửa – liên thông khai tử', 'One-stop – interlinked death group'),
    true,
  ),
]

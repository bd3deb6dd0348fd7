import type { Text } from '../text.ts'
import type { formerProvinces } from '../unit/unit.ts'

/** Names of sets of peers. */
export const peerTexts = {
  all: { vi: 'Tất cả xã, phường', en: 'All communes and wards' },
  departments: { vi: 'Các sở, ngành', en: 'The departments' },
  commune: { vi: 'Các xã', en: 'The communes' },
  ward: { vi: 'Các phường', en: 'The wards' },
  size: { vi: 'Nhóm quy mô {band}/{bands} theo số hồ sơ', en: 'Size band {band} of {bands} by dossiers' },
  near: { vi: '{count} đơn vị gần nhất về số hồ sơ với {unit}', en: 'The {count} nearest to {unit} by dossiers' },
  chosen: { vi: '{count} đơn vị tự chọn', en: '{count} chosen units' },
} as const satisfies Record<string, Text>

export const formerTexts: Record<(typeof formerProvinces)[number], Text> = {
  'ha-nam': { vi: 'Địa bàn Hà Nam cũ', en: 'Former Hà Nam' },
  'nam-dinh': { vi: 'Địa bàn Nam Định cũ', en: 'Former Nam Định' },
  'ninh-binh': { vi: 'Địa bàn Ninh Bình cũ', en: 'Former Ninh Bình' },
}

export const comparisonSays = {
  noPeerUnit: { vi: 'Cụm so sánh này không có đơn vị {code}.', en: 'This set of peers has no unit {code}.' },
  noWorkload: {
    vi: 'Chưa có số hồ sơ để xếp theo quy mô. Hãy chọn cụm so sánh khác.',
    en: 'There are no dossiers yet to tell sizes by. Choose other peers.',
  },
  noPeerVersion: {
    vi: 'Không có phiên bản {version} của cụm so sánh.',
    en: 'There is no version {version} of the peers.',
  },
  noDossiers: {
    vi: 'Trong khoảng ngày này không có hồ sơ nào để tính quy mô.',
    en: 'Between these days there are no dossiers to tell sizes by.',
  },
  samePeers: {
    vi: 'Đã có cụm so sánh áp dụng từ ngày này.',
    en: 'Peers that hold from this day on are there already.',
  },
  noSuchRebaseline: { vi: 'Không có lần đặt lại đường cơ sở này.', en: 'There is no such re-baseline.' },
  noSuchAnnotation: { vi: 'Không có ghi chú này.', en: 'There is no such annotation.' },
  rebaselinedBefore: {
    vi: 'Biểu đồ này đã được đặt lại đường cơ sở từ ngày ấy.',
    en: 'This chart is re-baselined from that day already.',
  },
  withdrawnBefore: { vi: 'Đã được rút lại trước đó.', en: 'It has been withdrawn before.' },
  dayAhead: { vi: 'Ngày này chưa tới.', en: 'This day is still ahead.' },
  beforeHistory: { vi: 'Ngày này có trước dữ liệu đầu tiên.', en: 'This day is before all history.' },
} as const satisfies Record<string, Text>

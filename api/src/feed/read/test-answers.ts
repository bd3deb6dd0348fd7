import type { FeedFormat } from 'shared/feed/feed.ts'
import type { UnitKind } from 'shared/unit/unit.ts'
import type { ReadContext } from './reading.ts'

/** A small province and one true answer per format, for the tests of the readers. */
export const sampleUnits = new Map<string, UnitKind>([
  ['37', 'province'],
  ['H42.1', 'department'],
  ['13285', 'ward'],
  ['13318', 'commune'],
])

export const sampleContext: Record<FeedFormat, ReadContext> = (() => {
  const asked = { units: sampleUnits, from: '2025-07-01', to: '2025-07-31' }
  const all = { ...asked, scope: 'all-units' as const }
  const communes = { ...asked, scope: 'communes' as const }
  return {
    'dossier-json': all,
    'document-json': all,
    'procedure-json': all,
    'petition-json': all,
    'signature-json': all,
    'certificate-json': all,
    'checklist-json': communes,
    'line-csv': communes,
    'meeting-csv': communes,
    'gateway-jsonl': { ...asked, scope: 'province' as const },
    'connection-json': { ...asked, scope: 'province' as const },
    'arrival-json': all,
  }
})()

const dossier = (maDonVi: string, ngay: string) => ({
  maDonVi,
  tenDonVi: 'UBND phường Phủ Lý',
  ngay,
  tiepNhan: 12,
  trucTuyen: 9,
  trucTiep: 3,
  buuChinh: 0,
  dungHan: 11,
  quaHanDangXuLy: 0,
  hoanThanh: 10,
  tongNgayXuLy: 31,
  duDieuKienToanTrinh: 8,
  toanTrinh: 6,
  coNghiaVuTaiChinh: 5,
  thanhToanTrucTuyen: 3,
  soHoaThanhPhan: 10,
  yeuCauKetQua: 9,
  ketQuaDienTu: 8,
  taiSuDung: 4,
  dungDuLieuDanCu: 6,
  phaiDongBo: 12,
  daDongBo: 12,
})

const documents = {
  den: 40,
  di: 12,
  mat: 1,
  kySo: 9,
  traoDoi: 12,
  traoDoiDienTu: 11,
  goiTin: 50,
  goiTinThanhCong: 50,
  coThoiHan: 20,
  xuLyDungHan: 19,
  hoSoCongViec: 6,
  hoSoCongViecDienTu: 5,
}

const procedures = (departmentCode: string) => ({
  departmentCode,
  date: '2025-07-31',
  authorityCount: 2010,
  partialCount: 600,
  fullCount: 1300,
  fullEligibleCount: 1310,
  onlineServiceTotal: 1910,
  onlineServiceIntegrated: 1910,
  onlineDossierCount: 800,
  totalFeeFormality: 900,
  totalFeeDossierFormality: 850,
  publishedTotal: 40,
  publishedOnTime: 39,
  updateTotal: 41,
  updateOnTime: 41,
  publicTotal: 2010,
  publicFull: 2005,
})

const portal = (unit: string, baoMat: boolean) => ({
  unit,
  checkedOn: '2025-07-31',
  items: { tenMien: true, emc: true, tiepCan: true, cauTruc: true, baoMat },
})

const calls = (hour: string, consumer: string) => ({
  ts: `2025-07-01T${hour}:00:00+07:00`,
  service: 'dan-cu',
  consumer,
  calls: 812,
  ok: 806,
  businessError: 4,
  buckets: { '100': 500, '300': 250, '1000': 50, '3000': 8, inf: 4 },
})

/** JSON answers as values, so that a test may bend them before they are written. */
export const sampleJson = {
  'dossier-json': {
    error_code: 0,
    error_message: '',
    thoiDiem: '20250801093000',
    tuNgay: '20250701',
    denNgay: '20250731',
    data: [dossier('13285', '20250701'), dossier('13318', '20250701'), dossier('H42.1', '20250702')],
  },
  'document-json': {
    tuNgay: '20250701',
    denNgay: '20250731',
    donVi: [
      { ma: '13285', ten: 'Phủ Lý', ngay: { '2025-07-01': documents, '2025-07-02': documents } },
      { ma: 'H42.1', ten: 'Sở Nội vụ', ngay: { '2025-07-01': documents } },
    ],
  },
  'procedure-json': { result: { items: [procedures('37'), procedures('13285')] } },
  'petition-json': [
    { unit: '13285', weekEnding: '2025-07-06', received: 3, onTime: 3, rated: 20, satisfied: 19 },
    { unit: '13318', weekEnding: '2025-07-06', received: 0, onTime: 0, rated: 0, satisfied: 0 },
  ],
  'signature-json': {
    data: {
      '13285': [
        ['2025-07-01', 120, 1],
        ['2025-07-02', 90, 0],
      ],
      'H42.1': [['2025-07-01', 40, 0]],
    },
  },
  'certificate-json': {
    asOf: {
      '2025-07-06': [{ unit: '13285', required: 22, valid: 21 }],
      '2025-07-13': [{ unit: '13285', required: 22, valid: 22 }],
    },
  },
  'checklist-json': { portals: [portal('13285', true), portal('13318', false)] },
  'connection-json': {
    records: [
      {
        unit: '37',
        day: '2025-07-01',
        external_minutes_observed: 86_400,
        external_minutes_up: 86_300,
        unstable_minutes: 40,
        incidents_restored: 3,
        restore_minutes: 95,
      },
    ],
  },
  'arrival-json': {
    records: [
      { unit: '13285', day: '2025-07-01', records_owed: 5, records_timely: 5 },
      { unit: 'H42.1', day: '2025-07-01', records_owed: 3, records_timely: 2 },
    ],
  },
} as const satisfies Partial<Record<FeedFormat, unknown>>

const lines = [
  'ngay;ma_don_vi;ten_don_vi;phut_ke_hoach;phut_hoat_dong;ket_noi;thiet_bi_hoi_nghi',
  '2025-07-01;13285;Phường Phủ Lý;1440;1438;1;1',
  '2025-07-01;13318;"Xã ""Bình Lục""";1440;0;0;1',
]

const meetings = [
  'ma_phien,ngay,ten_phien,ma_don_vi,ten_diem_cau,tham_gia,so_lan_ngat,phut',
  'P1,2025-07-01,"Giao ban, tháng 7",13285,Phủ Lý,1,0,90',
  'P1,2025-07-01,"Giao ban, tháng 7",13318,Bình Lục,1,2,90',
  'P2,2025-07-01,Phòng chống bão,13285,Phủ Lý,0,0,0',
  'TONG,2025-07-01,2,,,,,',
  'TONG,2025-07-02,0,,,,,',
]

export const sampleText: Record<FeedFormat, string> = {
  ...(Object.fromEntries(
    Object.entries(sampleJson).map(([format, value]) => [format, JSON.stringify(value)]),
  ) as Record<keyof typeof sampleJson, string>),
  'line-csv': `\uFEFF${lines.join('\r\n')}\r\n`,
  'meeting-csv': `${meetings.join('\n')}\n`,
  'gateway-jsonl': [
    calls('08', 'mot-cua'),
    calls('09', 'mot-cua'),
    calls('09', 'van-ban'),
    { day: '2025-07-01', complete: true },
  ]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join(''),
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

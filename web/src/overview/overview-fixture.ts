import type { AppliedTarget, Value } from 'shared/kpi/value-contract.ts'
import type { Answer } from '../http.ts'
import type { KpiBrief, ProvinceAnswer, UnitBrief } from '../shell/use-province.ts'

/** A province of six communes for tests of the pages, in the shapes the contract gives. */
export const kpi = (id: string, name: string, more: Partial<KpiBrief> = {}): KpiBrief => ({
  id,
  name: { vi: name, en: `${name} (en)` },
  measuredIn: 'percent',
  direction: 'higher',
  aggregation: 'ratio-of-sums',
  additive: true,
  scope: 'all-units',
  decimals: 1,
  frequency: 'daily',
  dataset: 'dossier',
  awaiting: null,
  headline: null,
  subsystems: [],
  hasDenominator: true,
  ...more,
})

const commune = (code: string, name: string, column: number, row: number, kind: UnitBrief['kind'] = 'commune'): UnitBrief => ({
  code,
  name,
  kind,
  formerProvince: 'ninh-binh',
  tile: [column, row],
  areaKm2: 10,
  lat: null,
  lon: null,
})

export const province: ProvinceAnswer = {
  code: '37',
  name: { vi: 'Ninh Bình', en: 'Ninh Bình' },
  simulated: true,
  historyFrom: '2025-07-01',
  today: '2026-11-22',
  units: [
    commune('13285', 'Phủ Lý', 0, 0, 'ward'),
    commune('14329', 'Hoa Lư', 1, 0, 'ward'),
    commune('14464', 'Gia Viễn', 2, 0),
    commune('14500', 'Định Hoá', 0, 1),
    commune('14362', 'Nam Định', 1, 1, 'ward'),
    commune('13669', 'Giao Hoà', 2, 1),
    { ...commune('37', 'Tỉnh Ninh Bình', 0, 0, 'province'), tile: null },
  ],
  kpis: [
    kpi('T01', 'Số hồ sơ tiếp nhận', { headline: 1, measuredIn: 'dossier', direction: 'neutral', aggregation: 'sum', decimals: 0, hasDenominator: false }),
    kpi('T02', 'Tỷ lệ hồ sơ nộp trực tuyến', { headline: 2 }),
    kpi('T10', 'Tỷ lệ hồ sơ thanh toán trực tuyến', { headline: 3 }),
    kpi('C04', 'Tỷ lệ giao dịch LGSP thành công', { scope: 'province' }),
  ],
  subsystems: [],
  connections: [],
  specialDays: [],
}

export const value = (numerator: number, denominator: number | null, text: string, more: Partial<Value> = {}): Value => ({
  state: 'value',
  numerator,
  denominator,
  ratio: denominator === null ? numerator : numerator / denominator,
  reported: 4000,
  expected: 4030,
  quarantined: 0,
  text,
  ...more,
})
export const noValue = (state: Exclude<Value['state'], 'value'>, text: string): Value => ({
  ...value(0, null, text),
  state,
  numerator: null,
  ratio: null,
})

export const target = (gap: number, more: Partial<AppliedTarget> = {}): AppliedTarget => ({
  comparator: 'at-least',
  value: 80,
  text: '≥ 80%',
  from: '2025-07-01',
  instrument: null,
  met: gap === 0,
  gap,
  ...more,
})

const period = { calendar: 'nd09', grain: 'month', key: '2026-11', from: '2026-10-15', to: '2026-11-14', days: 31, workingDays: 22, state: 'closed' } as const
const knowledge = { version: 7, recordedAt: '2026-11-22T00:31:00Z', asOf: null }
const trend = (...ratios: (number | null)[]) =>
  ratios.map((ratio, place) => ({ key: `2026-0${place + 1}`, from: '2026-01-15', to: '2026-02-14', ratio, text: ratio === null ? 'Chưa có số liệu' : `${Math.round(ratio * 100)}%`, state: 'value' }))

export const overview: Answer<'readOverview'> = {
  period,
  comparedWith: { ...period, key: '2025-11', from: '2025-10-15', to: '2025-11-14' },
  knowledge,
  data: {
    feeds: { healthy: 8, late: 1, failing: 0, loading: 0, total: 9 },
    completeTo: '2026-11-21',
    lastSuccessAt: '2026-11-22T00:31:00Z',
    reported: 39_890,
    expected: 40_300,
    loading: null,
  },
  rows: [
    { kpi: 'T01', value: value(52_341, null, '52.341'), compared: value(46_112, null, '46.112'), target: null, trend: trend(40_000, 52_341) },
    { kpi: 'T02', value: value(40_500, 52_000, '77,9%'), compared: value(38_584, 52_000, '74,2%'), target: target(1100), trend: trend(0.72, null, 0.779) },
    { kpi: 'T10', value: value(14, 17, '82,4%', { reported: 20, expected: 31 }), compared: null, target: target(0), trend: trend(0.8, 0.824) },
  ],
  attention: [
    { kind: 'target-missed', kpi: 'T02', feed: null, unit: null, effect: 1100, text: 'Còn 1.100 hồ sơ trực tuyến để đạt 80%' },
    { kind: 'feed-late', kpi: null, feed: 'phan-anh', unit: null, effect: 1, text: 'Phản ánh, kiến nghị chậm một kỳ' },
  ],
}

export const values: Answer<'readKpiValues'> = {
  kpi: 'T02',
  period,
  comparedWith: null,
  knowledge,
  rows: [
    { key: '13285', value: value(180, 200, '90,0%'), compared: null, target: target(0) },
    { key: '14329', value: value(70, 100, '70,0%', { reported: 10, expected: 31 }), compared: null, target: target(10) },
    { key: '14464', value: value(85, 100, '85,0%'), compared: null, target: target(0) },
    { key: '14500', value: value(14, 17, '82,4%'), compared: null, target: target(0) },
    { key: '14362', value: noValue('none-arose', 'Không phát sinh'), compared: null, target: null },
  ],
}

export const progress: Answer<'readProgress'> = { dataVersion: 7, feeds: [] }

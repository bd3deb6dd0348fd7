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

const commune = (
  code: string,
  name: string,
  [column, row]: [number, number],
  kind: UnitBrief['kind'] = 'commune',
): UnitBrief => ({
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
  otherUnits: [],
  today: '2026-11-22',
  units: [
    commune('13285', 'Phủ Lý', [0, 0], 'ward'),
    commune('14329', 'Hoa Lư', [1, 0], 'ward'),
    commune('14464', 'Gia Viễn', [2, 0]),
    commune('14500', 'Định Hoá', [0, 1]),
    commune('14362', 'Nam Định', [1, 1], 'ward'),
    commune('13669', 'Giao Hoà', [2, 1]),
    { ...commune('37', 'Tỉnh Ninh Bình', [0, 0], 'province'), tile: null },
  ],
  kpis: [
    kpi('T01', 'Số hồ sơ tiếp nhận', {
      headline: 1,
      measuredIn: 'dossier',
      direction: 'neutral',
      aggregation: 'sum',
      decimals: 0,
      hasDenominator: false,
    }),
    kpi('T02', 'Tỷ lệ hồ sơ nộp trực tuyến', { headline: 2 }),
    kpi('T10', 'Tỷ lệ hồ sơ thanh toán trực tuyến', { headline: 3 }),
    kpi('C04', 'Tỷ lệ giao dịch LGSP thành công', { scope: 'province' }),
  ],
  subsystems: [],
  connections: [],
  specialDays: [],
}

export const value = (
  numerator: number,
  denominator: number | null,
  text: string,
  more: Partial<Value> = {},
): Value => ({
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

export const period = {
  calendar: 'nd09',
  grain: 'month',
  key: '2026-11',
  from: '2026-10-15',
  to: '2026-11-14',
  days: 31,
  workingDays: 22,
  state: 'closed',
} as const
export const knowledge = { version: 7, recordedAt: '2026-11-22T00:31:00Z', asOf: null }

export const progress: Answer<'readProgress'> = { dataVersion: 7, feeds: [] }

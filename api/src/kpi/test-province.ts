import type { Frequency } from 'shared/frequency.ts'
import type { Kpi, Target } from 'shared/kpi/kpi.ts'
import { type DatedVersion, type DefinedKpi, definedBy } from 'shared/kpi/version/version.ts'
import type { Text } from 'shared/text.ts'

/** A province of six units with a KPI of every sort, for the tests of this room. */
export const historyFrom = '2025-11-20'
export const units = [
  { code: '37', name: 'Ninh Bình', kind: 'province', former_province: null },
  { code: 'H37.1', name: 'Sở Tài chính', kind: 'department', former_province: null },
  { code: '13285', name: 'Phủ Lý', kind: 'ward', former_province: 'ha-nam' },
  { code: '13291', name: 'Liêm Tuyền', kind: 'commune', former_province: 'ha-nam' },
  { code: '13633', name: 'Nam Định', kind: 'ward', former_province: 'nam-dinh' },
  { code: '14329', name: 'Hoa Lư', kind: 'ward', former_province: 'ninh-binh' },
] as const

export const specialDays = [
  { day: '2026-01-01', working: false },
  { day: '2026-01-10', working: true },
]

export const datasets: Record<string, { frequency: Frequency; scope: Kpi['scope']; measures: string[] }> = {
  dossier: { frequency: 'daily', scope: 'all-units', measures: ['received', 'online', 'overdue'] },
  document: { frequency: 'workday', scope: 'communes', measures: ['outgoing', 'confidential', 'signed'] },
  certificate: { frequency: 'weekly', scope: 'all-units', measures: ['required', 'valid'] },
  procedure: { frequency: 'monthly', scope: 'all-units', measures: ['services', 'integrated'] },
  gateway: { frequency: 'daily', scope: 'province', measures: ['calls', 'calls_ok'] },
}
export const measuresOf = (dataset: string): string[] => datasets[dataset]?.measures ?? []

export const text = (words: string): Text => ({ vi: words, en: words })
type Sketch = Pick<Kpi, 'id' | 'aggregation' | 'scope' | 'frequency' | 'measuredIn'> & {
  dataset: string
  additive?: boolean
  numerator: string[]
  denominator?: string[]
  headline?: number
  targets?: Partial<Target>[]
}

export const sketches: Sketch[] = [
  {
    id: 'T01',
    dataset: 'dossier',
    aggregation: 'sum',
    scope: 'all-units',
    frequency: 'daily',
    measuredIn: 'dossier',
    numerator: ['received'],
    headline: 1,
  },
  {
    id: 'T02',
    dataset: 'dossier',
    aggregation: 'ratio-of-sums',
    scope: 'all-units',
    frequency: 'daily',
    measuredIn: 'percent',
    numerator: ['online'],
    denominator: ['received'],
    headline: 2,
    targets: [{ value: 80 }, { value: 60, kind: 'commune' }],
  },
  {
    id: 'T05',
    dataset: 'dossier',
    aggregation: 'last',
    scope: 'all-units',
    frequency: 'daily',
    measuredIn: 'dossier',
    numerator: ['overdue'],
    targets: [{ value: 0, comparator: 'at-most' }],
  },
  {
    id: 'V02',
    dataset: 'document',
    aggregation: 'ratio-of-sums',
    scope: 'communes',
    frequency: 'workday',
    measuredIn: 'percent',
    numerator: ['signed'],
    denominator: ['outgoing', '-confidential'],
  },
  {
    id: 'V07',
    dataset: 'certificate',
    aggregation: 'last',
    scope: 'all-units',
    frequency: 'weekly',
    measuredIn: 'percent',
    numerator: ['valid'],
    denominator: ['required'],
  },
  {
    id: 'T21',
    dataset: 'procedure',
    aggregation: 'last',
    scope: 'all-units',
    frequency: 'monthly',
    measuredIn: 'percent',
    additive: false,
    numerator: ['integrated'],
    denominator: ['services'],
    headline: 3,
  },
  {
    id: 'C04',
    dataset: 'gateway',
    aggregation: 'ratio-of-sums',
    scope: 'province',
    frequency: 'daily',
    measuredIn: 'percent',
    numerator: ['calls_ok'],
    denominator: ['calls'],
  },
]

const terms = (names: string[] | undefined) =>
  (names ?? []).map((name) => ({
    measure: name.replace('-', ''),
    coefficient: name.startsWith('-') ? (-1 as const) : (1 as const),
  }))

function kpiOf(sketch: Sketch): Kpi {
  return {
    id: sketch.id,
    name: text(`Tỷ lệ ${sketch.id}`),
    definition: text('…'),
    numerator: { label: text('Hồ sơ'), terms: terms(sketch.numerator) },
    denominator: sketch.denominator ? { label: text('Tổng số'), terms: terms(sketch.denominator) } : null,
    measuredIn: sketch.measuredIn,
    direction: 'higher',
    aggregation: sketch.aggregation,
    additive: sketch.additive ?? true,
    scope: sketch.scope,
    decimals: sketch.measuredIn === 'percent' ? 1 : 0,
    frequency: sketch.frequency,
    dataset: sketch.dataset,
    awaiting: null,
    subsystems: [],
    headline: sketch.headline ?? null,
    instruments: [],
    targets: (sketch.targets ?? []).map((target) => ({
      unit: null,
      kind: null,
      comparator: 'at-least',
      value: 0,
      from: '2025-01-01',
      to: null,
      instrument: null,
      note: null,
      ...target,
    })),
  }
}
export const kpis = sketches.map(kpiOf)

/** Other definitions of a flow, a level and a figure of working days, decided on long ago and counted by from far ahead. */
export const redefined: DatedVersion[] = (
  [
    ['T02', ['online', '-overdue'], ['received']],
    ['T05', ['overdue', 'received'], undefined],
    ['V02', ['signed', 'confidential'], ['outgoing']],
  ] as const
).map(([kpi, numerator, denominator]) => ({
  kpi,
  version: 2,
  from: '2030-01-01',
  numerator: { label: text('Tử số mới'), terms: terms([...numerator]) },
  denominator: denominator ? { label: text('Mẫu số mới'), terms: terms([...denominator]) } : null,
  direction: 'higher',
  decimals: 1,
  definition: text('Bản mới'),
  basis: 'QĐ 2',
  decidedAt: '2025-11-01T00:00:00.000Z',
}))

/** Every formula sums are kept of. */
export const formulas: DefinedKpi[] = kpis.flatMap((kpi) => [
  { ...kpi, version: 1, from: null, basis: null, formula: kpi.id },
  ...redefined.filter((one) => one.kpi === kpi.id).map((one) => definedBy(kpi, one)),
])

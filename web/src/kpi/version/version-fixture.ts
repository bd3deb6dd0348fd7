import type { KeptVersion, VersionPreview } from 'shared/kpi/version/version-contract.ts'
import type { Answer } from '../../http.ts'
import { period, province, target, value } from '../../ui/page-fixture.ts'

const text = (vi: string) => ({ vi, en: `${vi} (en)` })
const side = (label: string, ...measures: string[]) => ({
  label: text(label),
  terms: measures.map((measure) => ({ measure, coefficient: 1 as const })),
})

/** As the catalogue had it, counted by for as long as there are figures. */
export const firstVersion: KeptVersion = {
  version: 1,
  numerator: side('Hồ sơ nộp trực tuyến', 'dossiers_online'),
  denominator: side('Hồ sơ tiếp nhận', 'dossiers_received'),
  direction: 'higher',
  decimals: 1,
  definition: text('Tỷ lệ hồ sơ nộp qua mạng trên số hồ sơ tiếp nhận.'),
  from: null,
  basis: null,
  reason: null,
  state: 'confirmed',
  recordedAt: '2025-07-01T01:00:00Z',
  recordedBy: null,
  decidedAt: null,
  decidedBy: null,
  decidedReason: null,
}

/** Counted by from within the period of the fixtures, 15/10–14/11/2026. */
export const secondVersion: KeptVersion = {
  ...firstVersion,
  version: 2,
  numerator: side('Hồ sơ nộp và trả qua mạng', 'dossiers_online', 'dossiers_paid'),
  definition: text('Tính cả hồ sơ thanh toán qua mạng.'),
  decimals: 2,
  from: '2026-10-20',
  basis: 'Quyết định số 123/QĐ-UBND',
  reason: 'Thống nhất cách tính của tỉnh',
  recordedAt: '2026-10-10T02:00:00Z',
  recordedBy: '019a0000-0000-7000-8000-0000000000aa',
  decidedAt: '2026-10-12T03:00:00Z',
  decidedBy: '019a0000-0000-7000-8000-0000000000bb',
  decidedReason: 'Đã đối chiếu',
}

export const thirdVersion: KeptVersion = {
  ...secondVersion,
  version: 3,
  from: '2027-01-01',
  state: 'proposed',
  decidedAt: null,
  decidedBy: null,
  decidedReason: null,
}

const measures = [
  { id: 'dossiers_online', name: text('Nộp trực tuyến') },
  { id: 'dossiers_paid', name: text('Thanh toán trực tuyến') },
  { id: 'dossiers_received', name: text('Tiếp nhận') },
]

export const versions: Answer<'listKpiVersions'> = {
  kpi: 'T02',
  inForce: 2,
  versions: [secondVersion, firstVersion],
  measures,
}

export const redefined: Answer<'readKpi'> = {
  kpi: {
    ...province.kpis[1]!,
    ...(({ numerator, denominator, decimals, definition }) => ({ numerator, denominator, decimals, definition }))(
      secondVersion,
    ),
    version: 2,
    versions: [firstVersion, secondVersion].map(({ version, from, basis }) => ({ version, from, basis })),
    instruments: [],
    targets: [],
  },
  instruments: [],
  measures,
  feeds: [],
}

export const preview: VersionPreview = {
  faults: [],
  replaces: 2,
  now: false,
  periods: [
    {
      period: { ...period, key: '2026-10', from: '2026-09-15', to: '2026-10-14' },
      before: value(70, 100, '70,0%'),
      after: value(75, 100, '75,0%'),
    },
    { period, before: value(77, 100, '77,0%'), after: value(85, 100, '85,0%') },
  ],
  period,
  units: [
    { unit: '13285', before: value(90, 100, '90,0%'), after: value(92, 100, '92,0%'), metBefore: true, metAfter: true },
    {
      unit: '14329',
      before: value(70, 100, '70,0%'),
      after: value(81, 100, '81,0%'),
      metBefore: false,
      metAfter: true,
    },
    {
      unit: '14500',
      before: value(60, 100, '60,0%'),
      after: value(60, 100, '60,0%'),
      metBefore: false,
      metAfter: false,
    },
  ],
  figuresFrom: '2025-07-01',
  closings: 0,
}

export const headline = (version: number): Answer<'readKpiValues'> => ({
  kpi: 'T02',
  definition: version,
  period,
  comparedWith: { ...period, key: '2025-11', from: '2025-10-15', to: '2025-11-14' },
  knowledge: { version: 7, recordedAt: '2026-11-22T00:31:00Z', asOf: null },
  rows: [
    {
      key: '37',
      value: version === 1 ? value(28_599, 36_694, '77,9%') : value(30_000, 36_694, '81,76%'),
      compared: value(27_000, 36_000, '75,0%'),
      target: target(0),
    },
  ],
})

import type { Dataset, Feed, FeedFormat } from 'shared/feed/feed.ts'
import { formatMeasures } from 'shared/feed/format-measures.ts'
import type { Kpi, Target } from 'shared/kpi/kpi.ts'
import type { Province } from 'shared/province.ts'
import type { Unit } from 'shared/unit/unit.ts'

/** A small, whole province document for tests: every format has a feed, every dataset a KPI. */
export const both = (text: string) => ({ vi: text, en: text })

const unit = (code: string, kind: Unit['kind'], tile: Unit['tile'] = null): Unit => ({
  code,
  name: `Đơn vị ${code}`,
  kind,
  formerProvince: kind === 'ward' || kind === 'commune' ? 'ha-nam' : null,
  tile,
  areaKm2: null,
  lat: null,
  lon: null,
})

const datasets: [string, FeedFormat, Dataset['frequency'], Dataset['scope']][] = [
  ['dossier', 'dossier-json', 'daily', 'all-units'],
  ['document', 'document-json', 'workday', 'all-units'],
  ['procedure', 'procedure-json', 'monthly', 'all-units'],
  ['petition', 'petition-json', 'weekly', 'all-units'],
  ['signature', 'signature-json', 'workday', 'all-units'],
  ['certificate', 'certificate-json', 'weekly', 'all-units'],
  ['portal', 'checklist-json', 'monthly', 'communes'],
  ['line', 'line-csv', 'daily', 'communes'],
  ['meeting', 'meeting-csv', 'workday', 'communes'],
  ['gateway', 'gateway-jsonl', 'daily', 'province'],
]

const side = (...measures: string[]) => ({
  label: both('số'),
  terms: measures.map((measure) => ({ measure, coefficient: 1 as const })),
})

export const testTarget: Target = {
  unit: null,
  kind: null,
  comparator: 'at-least',
  value: 80,
  from: '2025-07-01',
  to: null,
  instrument: 'KH-02',
  note: null,
}

export const testKpi: Kpi = {
  id: 'T02',
  name: both('Tỷ lệ hồ sơ nộp trực tuyến'),
  definition: both('…'),
  numerator: side('dossiers_online'),
  denominator: side('dossiers_received'),
  measuredIn: 'percent',
  direction: 'higher',
  aggregation: 'ratio-of-sums',
  additive: true,
  scope: 'all-units',
  decimals: 1,
  frequency: 'daily',
  dataset: 'dossier',
  awaiting: null,
  subsystems: ['mot-cua'],
  headline: 1,
  instruments: ['KH-02'],
  targets: [testTarget],
}

export function testDocument(change: Partial<Province> = {}): Province {
  return {
    code: '37',
    name: both('Ninh Bình'),
    historyFrom: '2025-07-01',
    simulated: true,
    units: [
      unit('37', 'province'),
      unit('H42.1', 'department'),
      unit('13285', 'ward', [0, 0]),
      unit('13318', 'commune', [1, 0]),
    ],
    specialDays: [{ day: '2025-09-01', working: false, name: both('Quốc khánh'), confidence: 'confirmed' }],
    subsystems: [
      {
        id: 'mot-cua',
        name: both('Một cửa'),
        abbreviation: 'MC',
        level: 'province',
        provider: null,
        address: null,
        note: null,
      },
      {
        id: 'dan-cu',
        name: both('Dân cư'),
        abbreviation: null,
        level: 'national',
        provider: null,
        address: null,
        note: null,
      },
    ],
    connections: [
      { id: 'mot-cua-dan-cu', name: both('Tra cứu'), from: 'mot-cua', to: 'dan-cu', reportedUnstable: true },
    ],
    pathNodes: [],
    watched: [],
    providers: [],
    reportTemplates: [],
    instruments: [
      {
        id: 'KH-02',
        title: both('Kế hoạch 02'),
        issued: null,
        effectiveFrom: null,
        effectiveTo: null,
        replacedBy: null,
        confidence: 'confirmed',
      },
    ],
    datasets: datasets.map(([id, , frequency, scope]) => ({ id, name: both(id), frequency, scope })),
    measures: datasets.flatMap(([dataset, format]) =>
      formatMeasures[format].map((id) => ({ id, dataset, name: both(id) })),
    ),
    kpis: [
      testKpi,
      {
        ...testKpi,
        id: 'C04',
        numerator: side('gateway_calls_ok'),
        denominator: side('gateway_calls'),
        scope: 'province',
        dataset: 'gateway',
        headline: null,
        targets: [],
      },
      {
        ...testKpi,
        id: 'T20',
        numerator: side(),
        denominator: null,
        aggregation: 'last',
        dataset: null,
        awaiting: both('…'),
        headline: null,
        targets: [],
      },
    ],
    feeds: datasets.map(([dataset, format]) => testFeed(dataset, format)),
    published: [
      {
        id: 'F1',
        kpi: 'T02',
        from: '2025-07-01',
        to: '2025-07-23',
        numerator: 28_599,
        denominator: 36_694,
        printed: '77,9%',
        status: 'published',
        statement: both('…'),
      },
    ],
    flags: [{ id: 'Q1', kpis: ['T02'], title: both('…'), detail: both('…'), resolution: both('…') }],
    ...change,
  }
}

/** A feed of the dataset's own name, asked at a port where nobody answers until a test says where. */
export const testFeed = (dataset: string, format: FeedFormat, change: Partial<Feed> = {}): Feed => ({
  id: dataset,
  subsystem: 'mot-cua',
  dataset,
  name: both(dataset),
  format,
  url: 'http://127.0.0.1:1/',
  schedule: { kind: 'daily', at: '06:30' },
  historyFrom: '2025-07-01',
  backfillDays: 31,
  recheckDays: 7,
  deadlineMs: 2_000,
  maxBytes: 10_000_000,
  lagHours: 6,
  ...change,
})

import type { Kpi } from '../kpi/kpi.ts'
import { applyTarget, resolveTarget } from '../kpi/target.ts'
import { type Counts, valueOf } from '../kpi/value.ts'
import { monthPeriod, rangePeriod } from '../period-key.ts'
import { statePeriod } from '../period.ts'
import { makeWorkCalendar } from '../workday.ts'
import type { ReportFigure, ReportSnapshot, ReportTrend } from './snapshot.ts'

const text = (words: string) => ({ vi: words, en: words })

/** A KPI with as much of a definition as a report asks for. */
export function testKpi(id: string, name: string, { decimals = 1, sum = false, target = 0 } = {}): Kpi {
  return {
    id,
    name: text(name),
    definition: text(name),
    numerator: { label: text('tử số'), terms: [] },
    denominator: sum ? null : { label: text('mẫu số'), terms: [] },
    measuredIn: sum ? 'dossier' : 'percent',
    direction: 'higher',
    aggregation: sum ? 'sum' : 'ratio-of-sums',
    additive: true,
    scope: 'all-units',
    decimals: sum ? 0 : decimals,
    frequency: 'daily',
    dataset: id.startsWith('V') ? 'document' : 'dossier',
    awaiting: null,
    subsystems: [],
    headline: null,
    instruments: [],
    targets:
      target === 0
        ? []
        : [
            {
              unit: null,
              kind: null,
              comparator: 'at-least',
              value: target,
              from: '2025-07-01',
              to: null,
              instrument: null,
              note: null,
            },
          ],
  }
}

/** What the workshop of July 2025 published, as KPIs and counts. */
const published: [kpi: Kpi, numerator: number, denominator: number | null, to: string][] = [
  [testKpi('T01', 'Số hồ sơ tiếp nhận', { sum: true }), 36_694, null, '2025-07-23'],
  [testKpi('T02', 'Tỷ lệ hồ sơ nộp trực tuyến', { target: 80 }), 28_599, 36_694, '2025-07-23'],
  [testKpi('T04', 'Tỷ lệ hồ sơ giải quyết trước hạn, đúng hạn'), 35_300, 36_694, '2025-07-23'],
  [testKpi('T10', 'Tỷ lệ hồ sơ thanh toán trực tuyến'), 8_156, 13_616, '2025-07-23'],
  [testKpi('T21', 'Tỷ lệ dịch vụ công trực tuyến tích hợp trên DVCQG'), 1_910, 1_910, '2025-07-23'],
  [testKpi('V01', 'Số văn bản đến', { sum: true }), 202_705, null, '2025-07-24'],
  [testKpi('V02', 'Tỷ lệ văn bản đi ký số', { decimals: 2 }), 31_078, 38_243, '2025-07-24'],
  [testKpi('V09', 'Số văn bản đi', { sum: true }), 38_243, null, '2025-07-24'],
]

export const testUnits = [
  { code: '14329', name: 'Phường Hoa Lư', kind: 'ward', formerProvince: 'ninh-binh' },
  { code: '13285', name: 'Phường Phủ Lý', kind: 'ward', formerProvince: 'ha-nam' },
] as const

const counts = (numerator: number, denominator: number | null, more: Partial<Counts> = {}): Counts => ({
  numerator,
  denominator: denominator ?? 0,
  reported: 23,
  expected: 23,
  quarantined: 0,
  everReported: true,
  ...more,
})

/** The value of one KPI at one place, with its target, as the gatherer would find it. */
export function testFigure(kpi: Kpi, place: string, of: Counts, to = '2025-07-23', before?: Counts): ReportFigure {
  const target = resolveTarget(kpi, { code: place, kind: null }, to)
  const value = valueOf(kpi, of, 'vi', target)
  return {
    kpi: kpi.id,
    place,
    from: '2025-07-01',
    to,
    value,
    before: before ? valueOf(kpi, before, 'vi') : null,
    target: target && applyTarget(kpi, target, value, 'vi'),
  }
}

export const testCounts = counts

/** How one KPI of the province went over the first months of 2025; null where nothing was reported. */
export function testTrend(kpi: Kpi, numerators: readonly (number | null)[], place = '37'): ReportTrend {
  return {
    kpi: kpi.id,
    place,
    points: numerators.map((numerator, at) => ({
      period: monthPeriod('nd09', 'month', 2025, at + 1),
      value: valueOf(
        kpi,
        counts(numerator ?? 0, numerator === null ? 0 : 1_000, numerator === null ? { reported: 0 } : {}),
        'vi',
      ),
    })),
  }
}

/** The workshop's figures with their own last days, two wards, and nothing watched yet. */
export function testSnapshot(changes: Partial<ReportSnapshot> = {}): ReportSnapshot {
  const kpis = published.map(([kpi]) => kpi)
  const online = kpis[1]!
  return {
    template: { id: 'dinh-ky', version: 1, kind: 'periodic' },
    subject: null,
    evidence: null,
    province: { code: '37', name: text('Tỉnh Ninh Bình') },
    knowledge: { version: 12, recordedAt: '2025-07-24T17:00:00.000Z' },
    cutOff: '2025-07-25T01:00:00.000Z',
    letterhead: {
      superior: 'UBND tỉnh Ninh Bình',
      issuer: 'Sở Khoa học và Công nghệ',
      symbol: '/BC-SKHCN',
      place: 'Ninh Bình',
      addressees: ['Ủy ban nhân dân tỉnh Ninh Bình'],
      recipients: ['Như trên', 'Lưu: VT, CĐS'],
      authority: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'],
    },
    period: statePeriod(rangePeriod('2025-07-01', '2025-07-23'), '2025-07-25', makeWorkCalendar([])),
    before: null,
    historyFrom: '2025-07-01',
    kpis,
    units: [...testUnits],
    figures: [
      ...published.map(([kpi, numerator, denominator, to]) =>
        testFigure(kpi, '37', counts(numerator, denominator), to),
      ),
      testFigure(online, '14329', counts(300, 400)),
      testFigure(online, '13285', counts(450, 500)),
    ],
    trends: [],
    counts: [],
    connections: [],
    incidents: [],
    difficulties: [],
    remedies: [],
    passages: {},
    flags: [],
    ...changes,
  }
}

import type { KpiRow } from 'shared/kpi/kpi-contract.ts'
import type { Value } from 'shared/kpi/value-contract.ts'
import { expect, test } from 'vitest'
import { firstGlance, type OverviewAnswer, type ProvinceAnswer } from './first-glance.ts'

const value = (text: string, more: Partial<Value> = {}): Value => ({
  state: 'value',
  numerator: 28_599,
  denominator: 36_694,
  ratio: 0.779,
  reported: 129,
  expected: 129,
  quarantined: 0,
  text,
  ...more,
})
const row = (kpi: string, shown: Value): KpiRow => ({ kpi, value: shown, compared: null, target: null, trend: [] })
const overview = (rows: KpiRow[]): OverviewAnswer => ({
  period: {
    calendar: 'gregorian',
    grain: 'month',
    key: '2025-07',
    from: '2025-07-01',
    to: '2025-07-31',
    days: 31,
    workingDays: 23,
    state: 'closed',
  },
  comparedWith: null,
  knowledge: { version: 1, recordedAt: null, asOf: null },
  data: {
    feeds: { healthy: 4, late: 0, failing: 0, loading: 0, total: 4 },
    completeTo: '2025-07-23',
    lastSuccessAt: null,
    reported: 3_999,
    expected: 4_000,
    loading: null,
  },
  rows,
  attention: [],
})
const province = {
  name: { vi: 'Tỉnh Ninh Bình', en: 'Ninh Binh Province' },
  simulated: true,
  kpis: [{ id: 'T02', name: { vi: 'Hồ sơ <trực tuyến>', en: 'Online dossiers' } }],
} as unknown as ProvinceAnswer

/** What a reader reads: no tags, one space between words. */
const read = (text: string) =>
  text
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

test('each figure stands with its name, and the whole says how far and how complete the data are', async () => {
  const text = read(await firstGlance('vi', overview([row('T02', value('77,9%'))]), province))
  expect(text).toContain('Số liệu mô phỏng')
  expect(text).toContain('Đủ đến hết ngày 23/7/2025')
  expect(text).toContain('Trong kỳ có 99,9% số báo cáo phải có')
  expect(text).toContain('Chuyển đổi số tỉnh Ninh Bình Các chỉ tiêu chính, tháng 7/2025 (01–31/7/2025)')
  expect(text).toMatch(/Hồ sơ &lt;trực tuyến&gt; 77,9% 100%$/)
})

test('what is no number is said in its own words, and what is not whole is hatched', async () => {
  const missing = value('', { state: 'missing', numerator: null, denominator: null, ratio: null, reported: 0 })
  const text = await firstGlance('en', overview([row('T02', missing)]), province)
  expect(read(text)).toMatch(/Online dossiers — No data yet 0%$/)
  expect(text).toContain('class="value hatched"')
})

import { cleanup, configure, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { columnOf } from 'shared/kpi/compare/comparison-model.ts'
import type { Answer } from '../../http.ts'
import { person } from '../../shell/person-fixture.ts'
import { showAt } from '../../shell/show-at.tsx'
import { knowledge, period, progress, province, target, value } from '../../ui/page-fixture.ts'

const units = ['13285', '14329', '14500']
const peers = { key: 'all@1', name: 'Tất cả xã, phường', version: 1, from: '2025-07-01', basis: null, units }
const row = (unit: string, x: number, n: number, more = {}): Answer<'readKpiComparison'>['rows'][number] => ({
  unit,
  value: value(x, n, `${((100 * x) / n).toFixed(1).replace('.', ',')}%`),
  target: target(0),
  interval: { low: x / n - 0.05, high: Math.min(1, x / n + 0.05) },
  position: 'within',
  z: 0,
  why: null,
  shrunk: { share: x / n, low: 0, high: 1 },
  rank: { from: 1, to: 2, expected: 1.5 },
  notRanked: null,
  ...more,
})
const depth: Answer<'readKpiComparison'> = {
  kpi: 'T02',
  period,
  knowledge,
  peers,
  centre: value(284, 317, '89,6%'),
  funnel: {
    kind: 'funnel',
    centre: { x: 284, n: 317 },
    theta: 1.24,
    units: 3,
    phi: 4.2,
    tau2: 0.01,
    overdispersed: true,
  },
  adjusted: [
    { n: 17, low998: 0.5, low95: 0.6, high95: 0.98, high998: 1 },
    { n: 200, low998: 0.8, low95: 0.85, high95: 0.94, high998: 0.97 },
  ],
  exact: [],
  prior: { kind: 'none', why: 'too-few' },
  ranking: { kind: 'shown', rankability: 0.8, level: 'high', ranked: 2, method: 'simulated', inflation: 1 },
  fewestCases: 20,
  rows: [
    row('13285', 198, 200, { position: 'very-high' }),
    row('14329', 72, 100),
    row('14500', 14, 17, { rank: null, notRanked: 'too-few-cases' }),
  ],
}
const ratio = { label: { vi: 'Hồ sơ', en: 'Dossiers' }, terms: [] }
const counts = (numerator: number, denominator: number) => ({
  counts: { numerator, denominator, reported: 31, expected: 31, quarantined: 0, everReported: true },
  target: null,
})
const heat: Answer<'readComparison'> = {
  period,
  knowledge,
  peers,
  units,
  columns: ['T02', 'T10'].map((id) =>
    columnOf(
      { id, aggregation: 'ratio-of-sums', measuredIn: 'percent', decimals: 1, denominator: ratio },
      [counts(198, 200), counts(72, 100), counts(14, 17)],
      'vi',
    ),
  ),
}
const told = (version: number, from: string): Answer<'listPeerDefinitions'>['definitions'][number] => ({
  version,
  from,
  basis: null,
  reason: null,
  madeAt: `${from}T02:00:00Z`,
  units: [],
})
let definitions = [told(1, '2025-07-01')]
const asked: URL[] = []
const api = setupServer(
  http.get('*/api/province', () => HttpResponse.json(province)),
  http.get('*/api/progress', () => HttpResponse.json(progress)),
  http.get('*/api/boundaries', () => HttpResponse.json({ version: null })),
  http.get('*/api/peer-definitions', () => HttpResponse.json({ definitions })),
  http.get('*/api/comparison', () => HttpResponse.json(heat)),
  http.get('*/api/kpis/:id/comparison', ({ request }) => {
    asked.push(new URL(request.url))
    return HttpResponse.json(depth)
  }),
)
// The page is fetched on the first visit, which takes its time.
configure({ asyncUtilTimeout: 8_000 })
beforeAll(() => api.listen({ onUnhandledFrame: 'error' }))
beforeEach(() => localStorage.clear())
afterEach(() => {
  cleanup()
  api.resetHandlers()
})
afterAll(() => api.close())

test('the funnel comes first, says how many stand apart, and has its table', async () => {
  showAt('/compare')
  const figure = await screen.findByRole('figure', { name: /mỗi đơn vị một chấm/ })
  expect(figure.textContent).toContain('1 đơn vị cao hơn và 0 đơn vị thấp hơn hẳn mức chung 89,6%')
  expect(figure.textContent).toContain('Biến động vượt mức ngẫu nhiên (φ = 4,2)')
  await userEvent.click(within(figure).getByRole('button', { name: 'Xem bảng số' }))
  const few = await within(figure).findByRole('row', { name: /Định Hoá/ })
  expect(within(few).getByText('14/17').tagName).toBe('B')
})

test('who is far behind is listed by cases, and the Department asks for an explanation there', async () => {
  const asks: string[] = []
  api.use(
    http.get('*/api/kpis/:id/comparison', () =>
      HttpResponse.json({ ...depth, rows: [row('13285', 198, 200), row('14329', 72, 100, { position: 'very-low' })] }),
    ),
    http.get('*/api/tasks', ({ request }) => {
      asks.push(new URL(request.url).search)
      return HttpResponse.json({ tasks: [], total: 0, open: { green: 0, amber: 0, red: 0 } })
    }),
  )
  showAt('/compare?k=T02', { as: person('officer') })
  await screen.findByRole('button', { name: 'Giao giải trình: Phường Hoa Lư' })
  const behind = screen.getByRole('row', { name: /Hoa Lư.*18 trường hợp/ })
  expect(within(behind).getByRole('link').getAttribute('href')).toBe('/kpi/T02?unit=14329')
  expect(asks[0]).toContain('kpi=T02')
  cleanup()
  showAt('/compare?k=T02')
  await screen.findByRole('row', { name: /Hoa Lư.*18 trường hợp/ })
  expect(screen.queryByRole('button', { name: /Giao giải trình/ })).toBeNull()
})

test('peers and the view stand in the address and go to the API', async () => {
  const { history } = showAt('/compare')
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Cụm so sánh' }), 'near')
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Đơn vị làm gốc' }), '14329')
  await waitFor(() => expect(asked.at(-1)?.searchParams.get('peers')).toBe('near.14329'))
  await userEvent.click(screen.getByRole('radio', { name: 'Xếp hạng' }))
  await waitFor(() => expect(history.location.search).toBe('?peers=near.14329&tab=rank'))
})

test('ranks are ranges, and too few to rank is said beside them', async () => {
  showAt('/compare?tab=rank')
  const figure = await screen.findByRole('figure', { name: /khoảng hạng/ })
  expect(within(figure).getAllByText(/hạng 1–2/)).toHaveLength(2)
  expect(figure.textContent).toContain('Xã Định Hoá: Quá ít để xếp hạng (dưới 20 trường hợp)')
})

test('ranks that would mostly be chance are not shown, with the reason', async () => {
  api.use(
    http.get('*/api/kpis/:id/comparison', () =>
      HttpResponse.json({
        ...depth,
        ranking: { kind: 'hidden', why: 'low-rankability', rankability: 0.31, ranked: 3 },
      }),
    ),
  )
  showAt('/compare?tab=rank')
  expect(await screen.findByText(/Chỉ 31% biến động giữa các đơn vị là khác biệt thật/)).toBeDefined()
  expect(screen.queryByText(/hạng 1–2/)).toBeNull()
})

test('a cell of the heat table leads to its KPI of its unit; the arrows walk the cells, and a click stays within', async () => {
  const { history } = showAt('/compare?tab=heat&p=2026-11')
  const table = await screen.findByRole('table', { name: 'Mọi chỉ tiêu, mọi đơn vị' })
  const cells = (name: RegExp) => within(within(table).getByRole('row', { name })).getAllByRole('link').slice(1)
  expect(cells(/Định Hoá/).map((cell) => cell.getAttribute('href'))).toEqual([
    '/kpi/T02?p=2026-11&unit=14500',
    '/kpi/T10?p=2026-11&unit=14500',
  ])
  // By name: Định Hoá, Hoa Lư, Phủ Lý.
  cells(/Định Hoá/)[0]!.focus()
  await userEvent.keyboard('{ArrowDown}{ArrowRight}')
  expect(document.activeElement).toBe(cells(/Hoa Lư/)[1])
  await userEvent.keyboard('{ArrowLeft}{ArrowUp}{ArrowUp}')
  expect(document.activeElement).toBe(cells(/Định Hoá/)[0])
  await userEvent.click(cells(/Phủ Lý/)[1]!)
  await waitFor(() => expect(history.location.href).toBe('/kpi/T10?p=2026-11&unit=13285'))
})

test('a comparison can be shown by the peers as they were told then, whichever set is looked at', async () => {
  definitions = [told(2, '2026-07-01'), told(1, '2025-07-01')]
  const { history } = showAt('/compare?peers=size.1')
  const version = await screen.findByRole('combobox', { name: 'So như đã lập' })
  await userEvent.selectOptions(version, 'Bản 1, lập 01/07/2025, áp dụng từ 01/07/2025')
  await waitFor(() => expect(asked.at(-1)?.searchParams.get('peers')).toBe('size.1@1'))
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Cụm so sánh' }), 'all')
  await waitFor(() => expect(history.location.search).toBe('?peers=all%401'))
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'So như đã lập' }), 'Cụm của kỳ đang xem')
  await waitFor(() => expect(history.location.search).toBe(''))
})

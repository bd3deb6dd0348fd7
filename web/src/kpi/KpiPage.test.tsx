import { cleanup, configure, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Answer } from '../http.ts'
import { showAt } from '../shell/show-at.tsx'
import { knowledge, noValue, period, progress, province, target, value } from '../ui/page-fixture.ts'

const text = (vi: string) => ({ vi, en: `${vi} (en)` })
const [, t02] = province.kpis
const definition: Answer<'readKpi'> = {
  kpi: {
    ...t02!,
    definition: text('Tỷ lệ hồ sơ nộp qua mạng trên số hồ sơ tiếp nhận.'),
    numerator: { label: text('Hồ sơ nộp trực tuyến'), terms: [{ measure: 'dossiers_online', coefficient: 1 }] },
    denominator: { label: text('Hồ sơ tiếp nhận'), terms: [{ measure: 'dossiers_received', coefficient: 1 }] },
    version: 1,
    versions: [{ version: 1, from: null, basis: null }],
    instruments: ['766/QĐ-TTg'],
    targets: [
      {
        unit: null,
        kind: null,
        comparator: 'at-least',
        value: 80,
        from: '2025-07-01',
        to: null,
        instrument: '766/QĐ-TTg',
        note: null,
      },
    ],
  },
  instruments: [
    {
      id: '766/QĐ-TTg',
      title: text('Bộ chỉ số'),
      issued: '2022-06-23',
      effectiveFrom: '2022-06-23',
      effectiveTo: null,
      replacedBy: null,
      confidence: 'confirmed',
    },
    {
      id: '42/2022/NĐ-CP',
      title: text('Nghị định'),
      issued: null,
      effectiveFrom: '2022-08-15',
      effectiveTo: '2026-06-30',
      replacedBy: '224/2026/NĐ-CP',
      confidence: 'unconfirmed',
    },
  ],
  measures: [{ id: 'dossiers_online', name: text('Nộp trực tuyến') }],
  feeds: [{ id: 'mot-cua', name: text('Thống kê hồ sơ') }],
}
const answer = (rows: Answer<'readKpiValues'>['rows']): Answer<'readKpiValues'> => ({
  kpi: 'T02',
  definition: 1,
  period,
  comparedWith: { ...period, key: '2025-11' },
  knowledge,
  rows,
})
const byUnit = answer([
  { key: '13285', value: value(180, 200, '90,0%', { reported: 31, expected: 31 }), compared: null, target: target(0) },
  { key: '14329', value: value(700, 1000, '70,0%'), compared: null, target: target(100) },
  { key: '14500', value: value(14, 17, '82,4%'), compared: null, target: target(0) },
  { key: '13669', value: noValue('missing', 'Chưa có số liệu'), compared: null, target: null },
])
const whole = answer([
  {
    key: '37',
    value: value(28_599, 36_694, '77,9%', { reported: 18_870, expected: 18_870 }),
    compared: value(27_000, 36_000, '75,0%'),
    target: target(757),
  },
])
const groups = { 'former-province': ['ha-nam', 'ninh-binh'], kind: ['commune', 'ward'] } as const

const control: Answer<'readControlChart'> = {
  kpi: 'T02',
  unit: '37',
  knowledge,
  chart: {
    kind: 'none',
    why: 'too-few',
    measuredPer: 'period',
    points: [
      {
        period,
        value: value(77, 100, '77,0%'),
        target: target(3),
        definition: 1,
        y: 0.77,
        centre: null,
        low: null,
        high: null,
        provisional: false,
        signals: [],
        means: null,
      },
    ],
    segments: [],
    variation: 'too-few',
    assurance: 'too-few',
    counted: 0,
    trend: null,
    autocorrelation: null,
    lengthen: false,
  },
  rebaselines: [],
  annotations: [],
}
const comparison: Answer<'readKpiComparison'> = {
  kpi: 'T02',
  period,
  knowledge,
  peers: { key: 'all@1', name: 'Tất cả', version: 1, from: '2025-07-01', basis: null, units: ['14329'] },
  centre: value(28_599, 36_694, '77,9%'),
  funnel: {
    kind: 'funnel',
    centre: { x: 28_599, n: 36_694 },
    theta: 1.08,
    units: 2,
    phi: 1,
    tau2: 0,
    overdispersed: false,
  },
  adjusted: [],
  exact: [],
  prior: { kind: 'none', why: 'too-few' },
  ranking: { kind: 'hidden', why: 'too-few-units', rankability: null, ranked: 1 },
  fewestCases: 20,
  rows: [
    {
      unit: '14329',
      value: value(700, 1000, '70,0%'),
      target: target(100),
      interval: { low: 0.67, high: 0.73 },
      position: 'very-low',
      z: -6,
      why: null,
      shrunk: null,
      rank: null,
      notRanked: null,
    },
  ],
}
const api = setupServer(
  http.get('*/api/province', () =>
    HttpResponse.json({
      ...province,
      kpis: [
        ...province.kpis,
        {
          ...t02!,
          id: 'C05',
          name: text('Thời gian phản hồi'),
          dataset: null,
          awaiting: text('Chờ chức năng giám sát.'),
        },
      ],
    }),
  ),
  http.get('*/api/progress', () => HttpResponse.json(progress)),
  http.get('*/api/kpis/:id/values', ({ request }) => {
    const by = new URL(request.url).searchParams.get('by')
    if (by === 'unit') return HttpResponse.json(byUnit)
    if (by === 'former-province' || by === 'kind')
      return HttpResponse.json(
        answer(
          groups[by].map((key, place) => ({
            key,
            value: value(60 + place * 20, 100, `${60 + place * 20},0%`),
            compared: null,
            target: target(0),
          })),
        ),
      )
    return HttpResponse.json(whole)
  }),
  http.get('*/api/boundaries', () => HttpResponse.json({ version: null })),
  http.get('*/api/kpis/:id/control-chart', () => HttpResponse.json(control)),
  http.get('*/api/kpis/:id/comparison', () => HttpResponse.json(comparison)),
  http.get('*/api/kpis/:id', () => HttpResponse.json(definition)),
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

const units = () => screen.findByRole('table', { name: /Kết quả từng đơn vị/ })
const namesIn = (table: HTMLElement) =>
  within(table)
    .getAllByRole('rowheader')
    .map(({ textContent }) => textContent)

test('the number says of what it is, how far from its target, how complete and how old', async () => {
  showAt('/kpi/T02')
  const headline = await screen.findByRole('region', { name: 'Kết quả' })
  expect(headline.textContent).toContain('77,9%')
  expect(headline.textContent).toContain('28.599 hồ sơ nộp trực tuyến trên 36.694 hồ sơ tiếp nhận')
  expect(headline.textContent).toContain('Còn 757 hồ sơ để đạt ≥ 80%.')
  expect(headline.textContent).toContain('18.870/18.870 ngày-đơn vị (100%)')
  expect(headline.textContent).toContain('Bản số liệu 7, ghi lúc 07:31 22/11/2026')
})

test('units stand with the largest gap first; a column sorts, both ways, and silence stays last', async () => {
  const { history } = showAt('/kpi/T02')
  expect(namesIn(await units())).toEqual(['Phường Hoa Lư', 'Xã Định Hoá', 'Phường Phủ Lý', 'Xã Giao Hoà'])
  await userEvent.click(within(await units()).getByRole('button', { name: /^Kết quả/ }))
  await waitFor(() => expect(history.location.search).toContain('sort=value'))
  expect(namesIn(await units())).toEqual(['Phường Hoa Lư', 'Xã Định Hoá', 'Phường Phủ Lý', 'Xã Giao Hoà'])
  await userEvent.click(within(await units()).getByRole('button', { name: /^Kết quả/ }))
  await waitFor(async () =>
    expect(namesIn(await units())).toEqual(['Phường Phủ Lý', 'Xã Định Hoá', 'Phường Hoa Lư', 'Xã Giao Hoà']),
  )
  expect(
    within(await units())
      .getByRole('columnheader', { name: /^Kết quả/ })
      .getAttribute('aria-sort'),
  ).toBe('descending')
})

test('few cases show the fraction first, and silence is words, never a number', async () => {
  showAt('/kpi/T02')
  const table = await units()
  const few = within(table).getByRole('row', { name: /Định Hoá/ })
  expect(within(few).getByText('14/17').tagName).toBe('B')
  expect(within(few).getByText('(ít trường hợp)')).toBeDefined()
  expect(within(table).getByRole('row', { name: /Giao Hoà/ }).textContent).toContain('Chưa có số liệu')
  expect(
    screen.getByText(/4\/4 đơn vị\. 2 đạt mục tiêu, 1 chưa đạt, 1 chưa có số\..*1 đơn vị có mẫu số dưới 20/),
  ).toBeDefined()
})

test('a filter finds without accents, stands in the address, and can be dropped when it finds nothing', async () => {
  const { history } = showAt('/kpi/T02')
  await units()
  await userEvent.type(screen.getByRole('searchbox', { name: 'Lọc theo tên' }), 'dinh')
  await waitFor(async () => expect(namesIn(await units())).toEqual(['Xã Định Hoá']))
  expect(history.location.search).toBe('?q=dinh')
  await userEvent.type(screen.getByRole('searchbox', { name: 'Lọc theo tên' }), 'zz')
  await userEvent.click(await screen.findByRole('button', { name: 'Bỏ lọc' }))
  await waitFor(async () => expect(namesIn(await units())).toHaveLength(4))
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Loại đơn vị' }), 'ward')
  await waitFor(async () => expect(namesIn(await units())).toEqual(['Phường Hoa Lư', 'Phường Phủ Lý']))
})

test('the breakdown is a chart with a sentence and a table', async () => {
  showAt('/kpi/T02')
  const figure = await screen.findByRole('figure', { name: 'Theo khu vực và loại đơn vị' })
  await waitFor(() => expect(figure.textContent).toContain('Cao nhất 80,0% (Ninh Bình)'))
  await userEvent.click(within(figure).getByRole('button', { name: 'Xem bảng số' }))
  await waitFor(() =>
    expect(
      within(figure)
        .getAllByRole('rowheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['Hà Nam', 'Ninh Bình', 'Xã', 'Phường']),
  )
})

test('the definition gives formula, source, target and law with its time of force', async () => {
  showAt('/kpi/T02')
  const card = await screen.findByRole('region', { name: 'Định nghĩa và căn cứ' })
  expect(within(card).getByText('dossiers_online')).toBeDefined()
  expect(within(card).getByRole('link', { name: 'Thống kê hồ sơ' }).getAttribute('href')).toBe('/feed/mot-cua')
  expect(card.textContent).toContain('≥ 80% từ 01/7/2025 (đang áp dụng)')
  expect(card.textContent).toContain('ban hành 23/6/2022; hiệu lực từ 23/6/2022')
  expect(card.textContent).toContain('hết hiệu lực; thay bằng 224/2026/NĐ-CP')
  expect(card.textContent).toContain('chưa đối chiếu với văn bản gốc')
})

test('the funnel of the period says who stands apart, and leads to the comparison', async () => {
  showAt('/kpi/T02')
  const figure = await screen.findByRole('figure', { name: /mỗi đơn vị một chấm/ })
  expect(figure.textContent).toContain('0 đơn vị cao hơn và 1 đơn vị thấp hơn hẳn mức chung 77,9%')
  expect(screen.getByRole('link', { name: 'So sánh các đơn vị' }).getAttribute('href')).toBe('/compare?k=T02')
})

test('a KPI without a source says what it waits for and shows no number', async () => {
  showAt('/kpi/C05')
  expect((await screen.findAllByText('Chờ chức năng giám sát.')).length).toBeGreaterThan(0)
  expect(screen.queryByRole('region', { name: 'Kết quả' })).toBeNull()
})

test('an unknown KPI is said, with a way on', async () => {
  showAt('/kpi/X99')
  expect(await screen.findByRole('heading', { name: 'Không có chỉ tiêu nào mang mã X99.' })).toBeDefined()
  expect(screen.getByRole('link', { name: 'Xem tất cả chỉ tiêu' }).getAttribute('href')).toBe('/kpi')
})

test('in English the same page speaks English', async () => {
  showAt('/kpi/T02?lang=en')
  const headline = await screen.findByRole('region', { name: 'Actual' })
  expect(headline.textContent).toContain('757 dossiers short of ≥ 80%.')
  expect(headline.textContent).toContain('18,870/18,870 unit-days (100%)')
})

test('the table behind a chart is taken along with its exact counts while the chart is shown', async () => {
  const files: Blob[] = []
  const make = vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    files.push(file as Blob)
    return 'blob:x'
  })
  showAt('/kpi/T02?p=2026-11')
  const figure = await screen.findByRole('figure', { name: 'Diễn biến qua các kỳ' })
  await userEvent.click(within(figure).getByRole('button', { name: 'Tải về: Diễn biến qua các kỳ' }))
  await userEvent.click(within(figure).getByRole('button', { name: 'CSV cho máy đọc' }))
  await waitFor(() => expect(files).toHaveLength(1))
  const [head, row] = (await files[0]!.text()).replace('\ufeff', '').split('\r\n')
  expect(head).toBe(
    'period,first_day,last_day,numerator,denominator,value,state,reported,expected,limit_low,usual,limit_high,' +
      'target,signal,year_ago,' +
      'period_from,period_to,data_version,data_recorded_at,taken_at,link',
  )
  expect(row).toMatch(/,value,4000,4030,/)
  expect(row).toContain(`,${knowledge.version},${knowledge.recordedAt},`)
  expect(row).toContain('asof=2026-11-22T00:31:00Z')
  // The menu is closed again, and the reader stands where they were.
  expect(within(figure).queryByText('CSV cho máy đọc')).toBeNull()
  make.mockRestore()
})

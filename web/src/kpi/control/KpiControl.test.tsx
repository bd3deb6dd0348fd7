import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { addDays } from 'shared/day.ts'
import type { AnnotationAnswer, RebaselineAnswer } from 'shared/kpi/compare/chart-contract.ts'
import { controlChartOf } from 'shared/kpi/compare/control-chart.ts'
import { earlyWarningOf } from 'shared/kpi/compare/early-warning.ts'
import { periodsUpTo, statePeriod } from 'shared/period.ts'
import { monthPeriod } from 'shared/period-key.ts'
import { makeWorkCalendar } from 'shared/workday.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Answer } from '../../http.ts'
import { person } from '../../shell/person-fixture.ts'
import { showAt } from '../../shell/show-at.tsx'
import { knowledge, progress, province, target, value } from '../../ui/page-fixture.ts'

const [, t02] = province.kpis
const side = { label: { vi: 'Hồ sơ', en: 'Dossiers' }, terms: [] }
const definition = {
  kpi: {
    ...t02!,
    definition: t02!.name,
    numerator: side,
    denominator: side,
    version: 1,
    versions: [{ version: 1, from: null, basis: null }],
    instruments: [],
    targets: [],
  },
  instruments: [],
  measures: [],
  feeds: [],
}
/** Fifteen months, of which the last that is over fell; the newest runs. */
const points = periodsUpTo(monthPeriod('nd09', 'month', 2026, 12), 15).map((period, place) => {
  const numerator = place === 13 ? 700 : 800 + ((place * 7) % 5)
  const whole = { reported: 31, expected: 31 }
  return {
    period: statePeriod(period, '2026-11-22', makeWorkCalendar([])),
    value: value(numerator, 1000, `${(numerator / 10).toFixed(1).replace('.', ',')}%`, whole),
    target: target(place < 6 ? 0 : 40),
    definition: 1,
  }
})
const rebaseline: RebaselineAnswer = {
  id: '0b7a4a52-6d0e-4f5e-9a3c-1f2e3d4c5b6b',
  kpi: 'T02',
  unit: null,
  from: '2025-01-02',
  reason: 'Đổi phần mềm một cửa',
  madeAt: '2025-01-05T02:00:00Z',
}
const annotation = (more: Partial<AnnotationAnswer> = {}): AnnotationAnswer => ({
  id: '0b7a4a52-6d0e-4f5e-9a3c-1f2e3d4c5b6a',
  kpi: 'T02',
  unit: '13285',
  kind: 'event',
  from: '2026-03-02',
  to: '2026-03-04',
  text: 'Mất điện diện rộng',
  madeAt: '2026-03-03T02:00:00Z',
  ...more,
})

/** A share that fell in the last days, learnt from a hundred days before. */
const warning = earlyWarningOf(
  { ...t02!, denominator: side, frequency: 'daily' },
  Array.from({ length: 130 }, (_, place) => ({
    day: addDays('2026-11-21', place - 129),
    counts: { numerator: (place < 120 ? 800 : 700) + ((place * 7) % 5), denominator: 1_000 },
  })),
  makeWorkCalendar([]),
)

let annotations: AnnotationAnswer[]
let rebaselines: RebaselineAnswer[]
let orders: [string, unknown][]
let asked: URL[]
let earlyAsked: (string | null)[]
const chart = (unit: string): Answer<'readControlChart'> => ({
  kpi: 'T02',
  unit,
  knowledge,
  chart: controlChartOf({ ...t02!, denominator: side }, points, rebaselines),
  rebaselines,
  annotations,
})
const api = setupServer(
  http.get('*/api/province', () => HttpResponse.json(province)),
  http.get('*/api/progress', () => HttpResponse.json(progress)),
  http.get('*/api/kpis/:id', () => HttpResponse.json(definition)),
  http.get('*/api/incident-bands', () => HttpResponse.json({ bands: [] })),
  http.get('*/api/kpis/:id/control-chart', ({ request }) => {
    const url = new URL(request.url)
    asked.push(url)
    return HttpResponse.json(chart(url.searchParams.get('unit') ?? '37'))
  }),
  http.get('*/api/kpis/:id/early-warning', ({ request }) => {
    const unit = new URL(request.url).searchParams.get('unit')
    earlyAsked.push(unit)
    return HttpResponse.json({ kpi: 'T02', unit: unit ?? '37', knowledge, warning })
  }),
  http.get('*/api/*', () => HttpResponse.json({ type: 'about:blank', title: 'none', status: 404 }, { status: 404 })),
  http.post('*/api/*', async ({ request }) => {
    const { pathname } = new URL(request.url)
    const body = request.headers.get('content-length') === '0' ? null : await request.json().catch(() => null)
    orders.push([pathname, body])
    if (pathname === '/api/annotations') annotations = [annotation({ ...(body as object) })]
    if (pathname.endsWith('/withdrawal')) annotations = []
    return HttpResponse.json({ annotation: annotation(), rebaseline }, { status: 201 })
  }),
)
beforeAll(() => api.listen({ onUnhandledFrame: 'error' }))
beforeEach(() => {
  localStorage.clear()
  ;[annotations, rebaselines, orders, asked, earlyAsked] = [[annotation()], [], [], [], []]
})
afterEach(() => {
  cleanup()
  api.resetHandlers()
})
afterAll(() => api.close())

const dialogOf = (name: string) => screen.findByRole('dialog', { name, hidden: true })
const figure = () => screen.findByRole('figure', { name: 'Biểu đồ kiểm soát P′ qua các kỳ' })

test('the chart says whether it changed, whether the target will be met, and what that rests on', async () => {
  showAt('/kpi/T02')
  const said = await screen.findByRole('region', { name: 'Biểu đồ kiểm soát nói gì' })
  expect(said.textContent).toContain('Biến động: ▼ Xấu đi')
  expect(said.textContent).toMatch(/Mức thường thấy 79,5%.*tính từ 14 kỳ/)
  expect((await figure()).textContent).toContain('6/15 kỳ đạt mục tiêu.')
})

test('its table gives limits, target, signals with their rule, and the same period a year before', async () => {
  showAt('/kpi/T02')
  await userEvent.click(within(await figure()).getByRole('button', { name: 'Xem bảng số' }))
  const fell = within(await figure()).getByRole('row', { name: /tháng 11\/2026/ })
  expect(fell.textContent).toContain('70,0%')
  expect(fell.textContent).toContain('Xấu đi: ngoài giới hạn')
  expect(fell.textContent).toContain('80,2%')
  const noted = within(await figure()).getByRole('row', { name: /tháng 3\/2026/ })
  expect(noted.textContent).toContain('(1)')
})

test('a visitor reads what is written and finds no form', async () => {
  showAt('/kpi/T02')
  const written = await screen.findByRole('region', { name: 'Ghi chú trên biểu đồ' })
  expect(written.textContent).toContain('02/3/2026 – 04/3/2026 · Sự kiện: Mất điện diện rộng (Phường Phủ Lý')
  expect(within(written).queryByRole('button')).toBeNull()
})

test('the Department is warned of days that drift, each in the table; nobody else is asked to read that', async () => {
  showAt('/kpi/T02', { as: person('officer') })
  const early = await screen.findByRole('figure', { name: 'Cảnh báo sớm theo ngày' })
  expect(early.textContent).toMatch(/Từ 1\d\/11\/2026 thấp hơn mức thường thấy vượt giới hạn \(xấu đi\)\./)
  await userEvent.click(within(early).getByRole('button', { name: 'Xem bảng số' }))
  expect(within(early).getAllByRole('row')).toHaveLength(31)
  expect(earlyAsked).toEqual([null])
  cleanup()
  showAt('/kpi/T02?unit=13285', { as: person('commune-head') })
  await figure()
  expect(screen.queryByText('Cảnh báo sớm theo ngày')).toBeNull()
  expect(earlyAsked).toEqual([null])
})

test('of one unit: the address says whose, and the chart is asked for that one', async () => {
  const { history } = showAt('/kpi/T02')
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Xem của' }), '14329')
  await waitFor(() => expect(asked.at(-1)?.searchParams.get('unit')).toBe('14329'))
  expect(history.location.search).toBe('?unit=14329')
  expect(screen.getByRole('link', { name: 'Trang của Phường Hoa Lư' }).getAttribute('href')).toBe('/unit/14329')
})

test('a commune writes beside its own chart and nowhere else', async () => {
  showAt('/kpi/T02?unit=14329', { as: person('commune-officer') })
  await figure()
  expect(screen.queryByRole('button', { name: 'Thêm ghi chú' })).toBeNull()
  cleanup()

  const { history } = showAt('/kpi/T02?unit=13285', { as: person('commune-officer') })
  await userEvent.click(await screen.findByRole('button', { name: 'Thêm ghi chú' }))
  expect(history.location.search).toBe('?open=annotate&unit=13285')
  const dialog = await dialogOf('Thêm ghi chú')
  const inside = within(dialog)
  // Whose chart is no question for whoever may write beside one.
  expect(inside.queryByRole('combobox', { name: 'Áp dụng cho', hidden: true })).toBeNull()
  await userEvent.click(inside.getByRole('button', { name: 'Lưu', hidden: true }))
  expect(await inside.findByText('Ghi một ngày từ 01/07/2025 đến 22/11/2026.')).toBeDefined()
  expect(orders).toEqual([])
  await userEvent.type(inside.getByLabelText('Từ ngày'), '5/11/2026')
  await userEvent.type(inside.getByLabelText('Đến ngày'), '3/11/2026')
  await userEvent.type(inside.getByLabelText('Nội dung'), 'Chuyển trụ sở')
  await userEvent.click(inside.getByRole('button', { name: 'Lưu', hidden: true }))
  expect(await inside.findByText('Ngày kết thúc phải sau ngày bắt đầu.')).toBeDefined()
  await userEvent.clear(inside.getByLabelText('Đến ngày'))
  await userEvent.click(inside.getByRole('button', { name: 'Lưu', hidden: true }))
  await screen.findByText(/Chuyển trụ sở/)
  expect(orders).toEqual([
    [
      '/api/annotations',
      { kpi: 'T02', unit: '13285', kind: 'event', from: '2026-11-05', to: '2026-11-05', text: 'Chuyển trụ sở' },
    ],
  ])
  await waitFor(() => expect(history.location.search).toBe('?unit=13285'))
})

test('an officer lets the limits of every unit begin anew, with the reason, and takes notes back', async () => {
  showAt('/kpi/T02', { as: person('officer') })
  await userEvent.click(await screen.findByRole('button', { name: 'Đặt lại đường cơ sở' }))
  const inside = within(await dialogOf('Đặt lại đường cơ sở'))
  await userEvent.type(inside.getByLabelText('Từ ngày'), '02/01/2026')
  await userEvent.type(inside.getByLabelText('Lý do'), 'Đổi phần mềm')
  await userEvent.selectOptions(inside.getByLabelText('Áp dụng cho'), 'every')
  await userEvent.click(inside.getByRole('button', { name: 'Lưu', hidden: true }))
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Đặt lại đường cơ sở', hidden: true })).toBeNull())
  await userEvent.click(screen.getByRole('button', { name: 'Rút lại: Mất điện diện rộng' }))
  await userEvent.click(
    within(await dialogOf('Rút lại ghi chú')).getByRole('button', { name: 'Rút lại', hidden: true }),
  )
  await screen.findByText('Chưa có ghi chú nào.')
  expect(orders).toEqual([
    ['/api/rebaselines', { kpi: 'T02', unit: null, from: '2026-01-02', reason: 'Đổi phần mềm' }],
    [`/api/annotations/${annotation().id}/withdrawal`, null],
  ])
})

test('what the API refuses is said at its field, and nothing typed is lost', async () => {
  api.use(
    http.post('*/api/rebaselines', () =>
      HttpResponse.json(
        { type: 'about:blank', title: 'no', status: 400, errors: [{ at: 'body.from', detail: 'Ngày này chưa tới.' }] },
        { status: 400 },
      ),
    ),
  )
  showAt('/kpi/T02?open=rebaseline', { as: person('officer') })
  const inside = within(await dialogOf('Đặt lại đường cơ sở'))
  await userEvent.type(inside.getByLabelText('Từ ngày'), '22/11/2026')
  await userEvent.type(inside.getByLabelText('Lý do'), 'Đổi phần mềm')
  await userEvent.click(inside.getByRole('button', { name: 'Lưu', hidden: true }))
  expect(await inside.findByText('Ngày này chưa tới.')).toBeDefined()
  expect((inside.getByLabelText('Lý do') as HTMLInputElement).value).toBe('Đổi phần mềm')
})

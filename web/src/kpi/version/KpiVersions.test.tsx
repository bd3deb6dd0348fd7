import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { controlChartOf } from 'shared/kpi/compare/control-chart.ts'
import { periodsUpTo, statePeriod } from 'shared/period.ts'
import { monthPeriod } from 'shared/period-key.ts'
import { makeWorkCalendar } from 'shared/workday.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Answer } from '../../http.ts'
import { person } from '../../shell/person-fixture.ts'
import { showAt } from '../../shell/show-at.tsx'
import { knowledge, progress, province, target, value } from '../../ui/page-fixture.ts'
import { headline, redefined, versions } from './version-fixture.ts'

/** Fourteen months, the last two counted by the second definition unless the first is asked for. */
const months = periodsUpTo(monthPeriod('nd09', 'month', 2026, 11), 14)
const chart = (asked: string | null): Answer<'readControlChart'> => ({
  kpi: 'T02',
  unit: '37',
  knowledge,
  chart: controlChartOf(
    { ...redefined.kpi },
    months.map((period, place) => ({
      period: statePeriod(period, '2026-11-22', makeWorkCalendar([])),
      value: value(700 + place, 1_000, `7${place % 10},0%`, { reported: 31, expected: 31 }),
      target: target(0),
      definition: asked === null && place > 11 ? 2 : 1,
    })),
  ),
  rebaselines: [],
  annotations: [],
})

let asked: URL[] = []
const api = setupServer(
  http.get('*/api/province', () => HttpResponse.json(province)),
  http.get('*/api/progress', () => HttpResponse.json(progress)),
  http.get('*/api/kpis/T02', () => HttpResponse.json(redefined)),
  http.get('*/api/kpis/T02/versions', () => HttpResponse.json(versions)),
  http.get('*/api/kpis/T02/values', ({ request }) => {
    const url = new URL(request.url)
    asked.push(url)
    return HttpResponse.json(headline(Number(url.searchParams.get('definition') ?? 2)))
  }),
  http.get('*/api/kpis/T02/control-chart', ({ request }) => {
    const url = new URL(request.url)
    asked.push(url)
    return HttpResponse.json(chart(url.searchParams.get('definition')))
  }),
  http.get('*/api/*', () => HttpResponse.json({ type: 'about:blank', title: 'none', status: 404 }, { status: 404 })),
)
beforeAll(() => api.listen({ onUnhandledFrame: 'error' }))
beforeEach(() => {
  asked = []
  localStorage.clear()
})
afterEach(() => {
  cleanup()
  api.resetHandlers()
})
afterAll(() => api.close())

const headlineOf = () => screen.findByRole('region', { name: 'Kết quả' })

test('a period that holds a break is counted whole by one definition, and the page says which', async () => {
  showAt('/kpi/T02')
  expect((await headlineOf()).textContent).toContain('30.000 hồ sơ nộp và trả qua mạng trên 36.694 hồ sơ tiếp nhận')
  const note = screen.getByText(/Kỳ này tính theo định nghĩa phiên bản 2, có hiệu lực từ 20\/10\/2026, cho toàn kỳ\./)
  expect(note.textContent).toContain('Kỳ so sánh cũng được tính theo phiên bản này.')
})

test('the card names the version, its day and basis, and lists every version with its formula', async () => {
  showAt('/kpi/T02')
  const card = await screen.findByRole('region', { name: 'Định nghĩa và căn cứ' })
  expect(card.textContent).toContain('Phiên bản 2, áp dụng từ 20/10/2026. Căn cứ: Quyết định số 123/QĐ-UBND.')
  const list = await screen.findByRole('region', { name: 'Các phiên bản định nghĩa' })
  const [second, first] = within(list).getAllByRole('listitem')
  expect(second!.textContent).toContain('Phiên bản 2 từ 20/10/2026 (đang áp dụng)')
  expect(second!.textContent).toContain('cộng Thanh toán trực tuyến')
  expect(second!.textContent).toContain('2 chữ số thập phân')
  expect(second!.textContent).toContain('Thống nhất cách tính của tỉnh')
  expect(first!.textContent).toContain('Phiên bản 1 từ khi có số liệu')
  expect(first!.textContent).toContain('Theo danh mục chỉ tiêu ban đầu')
  // What is for whoever decides is no link for a visitor.
  expect(within(card).queryByRole('link', { name: 'Lập, xác nhận phiên bản định nghĩa' })).toBeNull()
})

test('the chart is cut between the definitions, says so, and its table names the version of each period', async () => {
  showAt('/kpi/T02')
  const figure = await screen.findByRole('figure', { name: /Biểu đồ kiểm soát/ })
  expect(figure.textContent).toContain('Định nghĩa 2 từ 20/10/2026: các kỳ trước và sau không nối với nhau.')
  expect(within(figure).getByText('Đổi định nghĩa')).toBeDefined()
  await userEvent.click(within(figure).getByRole('button', { name: 'Xem bảng số' }))
  const counted = within(figure)
    .getAllByRole('rowheader')
    .map(({ textContent }) => textContent?.replace(/.*Tính theo định nghĩa /, ''))
  expect(counted).toEqual(['2', '2', ...Array.from({ length: 12 }, () => '1')])
})

test('chosen, one version counts everything: it stands in the address, goes to the API and to the explanation', async () => {
  const { history } = showAt('/kpi/T02')
  await headlineOf()
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Tính theo' }), '1')
  await waitFor(async () => expect((await headlineOf()).textContent).toContain('77,9%'))
  expect(history.location.search).toBe('?definition=1')
  expect((await headlineOf()).textContent).toContain('28.599 hồ sơ nộp trực tuyến trên')
  expect(screen.getByText(/Mọi kỳ trên trang đang tính theo định nghĩa phiên bản 1/)).toBeDefined()
  const last = (path: string) => asked.filter(({ pathname }) => pathname.endsWith(path)).at(-1)
  await waitFor(() => expect(last('/control-chart')?.searchParams.get('definition')).toBe('1'))
  expect(
    asked
      .filter(({ searchParams }) => searchParams.get('definition') === '1')
      .map(({ searchParams }) => searchParams.get('by')),
  ).toEqual(expect.arrayContaining([null, 'unit', 'kind', 'former-province']))
  expect(
    within(await headlineOf())
      .getByRole('link', { name: /77,9%/ })
      .getAttribute('href'),
  ).toBe('/explain/T02?definition=1')
  await userEvent.click(screen.getByRole('button', { name: 'Về định nghĩa đang áp dụng' }))
  await waitFor(async () => expect((await headlineOf()).textContent).toContain('81,76%'))
  expect(history.location.search).toBe('')
})

test('a version there is not counts nothing: the page stays by the one in force', async () => {
  showAt('/kpi/T02?definition=9')
  expect((await headlineOf()).textContent).toContain('81,76%')
  expect(asked.every(({ searchParams }) => !searchParams.has('definition'))).toBe(true)
})

test('whoever may confirm is led to where versions are made', async () => {
  showAt('/kpi/T02', { as: person('approver') })
  const link = await screen.findByRole('link', { name: 'Lập, xác nhận phiên bản định nghĩa' })
  expect(link.getAttribute('href')).toBe('/kpi/T02/definition')
})

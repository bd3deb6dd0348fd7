import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { exceptions, overview, values } from '../overview/overview-fixture.ts'
import { showAt } from '../shell/show-at.tsx'
import { progress, province } from './page-fixture.ts'

const api = setupServer(
  http.get('*/api/province', () => HttpResponse.json(province)),
  http.get('*/api/progress', () => HttpResponse.json(progress)),
  http.get('*/api/overview', () => HttpResponse.json(overview)),
  http.get('*/api/kpis/:id/values', () => HttpResponse.json(values)),
  http.get('*/api/exceptions', () => HttpResponse.json(exceptions)),
  http.get('*/api/boundaries', () => HttpResponse.json({ version: null })),
)
beforeAll(() => api.listen({ onUnhandledFrame: 'error' }))
beforeEach(() => localStorage.clear())
afterEach(cleanup)
afterAll(() => api.close())

const picker = () => screen.findByRole('region', { name: 'Kỳ báo cáo' })

test('the days it comes to are always in sight, for both periods', async () => {
  showAt('/?cal=nd09&p=2026-11')
  const text = (await picker()).textContent
  expect(text).toContain('15/10–14/11/2026, 31 ngày, 22 ngày làm việc')
  expect(text).toContain('So với cùng kỳ năm trước: 15/10–14/11/2025')
})

test('a running period is called provisional and held against as many days, not against a whole one', async () => {
  showAt('/?cal=nd09&p=2026-12')
  const text = (await picker()).textContent
  expect(text).toContain('tạm tính, kỳ chưa kết thúc')
  expect(text).toContain('So với cùng số ngày của kỳ trước: 15–21/10/2026')
})

test('another calendar and another length keep the time', async () => {
  const { history } = showAt('/?cal=nd09&p=2026-08')
  await userEvent.selectOptions(await screen.findByLabelText('Độ dài kỳ'), 'Quý')
  await waitFor(() => expect(history.location.search).toBe('?cal=nd09&p=2026-Q3'))
  await userEvent.click(screen.getByRole('radio', { name: 'Tuần' }))
  await waitFor(() => expect(history.location.search).toBe('?cal=iso-week&p=2026-W38'))
  expect(screen.queryByLabelText('Độ dài kỳ')).toBeNull()
})

test('two days of one’s own are asked for only when they make sense', async () => {
  const { history } = showAt('/?cal=range&p=2026-09-01..2026-09-30')
  const [from, to] = [await screen.findByLabelText('Từ ngày'), screen.getByLabelText('Đến ngày')]
  await userEvent.clear(from)
  await userEvent.type(from, '2026-10-05')
  expect(screen.getByRole('button', { name: 'Xem' })).toHaveProperty('disabled', true)
  expect(screen.getByRole('alert').textContent).toContain('Ngày bắt đầu phải trước')
  await userEvent.clear(to)
  await userEvent.type(to, '2026-10-20')
  await userEvent.click(screen.getByRole('button', { name: 'Xem' }))
  await waitFor(() => expect(history.location.search).toBe('?cal=range&p=2026-10-05..2026-10-20'))
})

test('cumulative and comparison stand in the address', async () => {
  const { history } = showAt('/?cal=gregorian&p=2026-10')
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Lũy kế từ đầu năm' }))
  await userEvent.selectOptions(screen.getByLabelText('So với'), 'Không so sánh')
  await waitFor(() => expect(history.location.search).toBe('?cal=gregorian&p=2026-10&cum=1&cmp=none'))
  expect((await picker()).textContent).toContain('01/01–31/10/2026')
})

test('brackets step through the periods', async () => {
  const { history } = showAt('/?cal=nd09&p=2026-10')
  await picker()
  await userEvent.keyboard('[BracketLeft]')
  await waitFor(() => expect(history.location.search).toBe('?cal=nd09&p=2026-09'))
})

test('a time that cannot be shown is refused in words', async () => {
  showAt('/?p=2019-01')
  expect((await screen.findByRole('alert')).textContent).toMatch(/01\/7\/2025/)
})

test('looking back is said loudly, with the way out beside it', async () => {
  const { history } = showAt('/?asof=2026-06-20')
  expect((await screen.findByText(/như đã biết đến 20\/6\/2026/)).textContent).toContain('Các điều chỉnh về sau')
  await userEvent.click(screen.getByRole('button', { name: 'Xem số mới nhất' }))
  await waitFor(() => expect(history.location.search).toBe(''))
})

test('a day is typed day first, whatever language the browser speaks, and said to be wrong where it is', async () => {
  const { history } = showAt('/?cal=nd09&p=2026-11')
  const asOf = await screen.findByLabelText('Số liệu như đã biết đến hết ngày')
  await userEvent.type(asOf, '31/12/2030')
  expect((await screen.findByRole('alert')).textContent).toContain('dạng dd/mm/yyyy, từ 01/07/2025 đến')
  expect(asOf.getAttribute('aria-invalid')).toBe('true')
  expect(history.location.search).not.toContain('asof')
  await userEvent.clear(asOf)
  await userEvent.type(asOf, '3/9/2026')
  await waitFor(() => expect(history.location.search).toContain('asof=2026-09-03'))
})

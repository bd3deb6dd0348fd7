import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import type { FaultOrder, FaultPlace } from 'shared/probe/fault-contract.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { person } from '../shell/person-fixture.ts'
import { openWays, showAt } from '../shell/show-at.tsx'
import { progress, province } from '../ui/page-fixture.ts'

const place = (
  side: FaultPlace['side'],
  kind: FaultPlace['kind'],
  id: string,
  vi: string,
  faults: FaultPlace['faults'],
): FaultPlace => ({ side, kind, id, name: { vi, en: vi }, faults, on: null })
const link = place('path', 'national-link', 'link-dan-cu', 'Kênh nối CSDLQG về dân cư', ['down', 'slow', 'lossy'])
const line = place('path', 'line', 'line-13285', 'Đường truyền Phủ Lý', ['down', 'lossy'])
const feed = place('feed', 'feed', 'lgsp', 'Nền tảng LGSP', ['schema', '500'])

let places: FaultPlace[] = []
let orders: unknown[] = []
const api = setupServer(
  http.get('*/api/province', () => HttpResponse.json(province)),
  http.get('*/api/progress', () => HttpResponse.json(progress)),
  http.get('*/api/simulator/faults', () => HttpResponse.json({ places })),
  http.put('*/api/simulator/faults/:side/:id', async ({ params, request }) => {
    const { fault } = (await request.json()) as FaultOrder
    orders.push([params['id'], fault])
    const on = fault && { ...fault, since: Date.now() - 120_000 }
    places = places.map((one) => (one.id === params['id'] ? { ...one, on } : one))
    return HttpResponse.json({ places })
  }),
  http.post('*/api/simulator/healing', () => {
    orders.push('heal')
    places = places.map((one) => ({ ...one, on: null }))
    return HttpResponse.json({ places })
  }),
)
beforeAll(() => api.listen({ onUnhandledFrame: 'error' }))
beforeEach(() => {
  localStorage.clear()
  places = [feed, link, line]
  orders = []
})
afterEach(() => cleanup())
afterAll(() => api.close())

const ways = { ...openWays, demo: { roles: [] } } as never
const show = (address: string, role: 'officer' | 'leader' = 'officer') => showAt(address, { as: person(role), ways })

test('a link is made to lose packets now and then, is listed as failing, and is healed', async () => {
  show('/simulator?by=links')
  await userEvent.click(await screen.findByRole('button', { name: 'Bật lỗi: Kênh nối CSDLQG về dân cư' }))
  const dialog = screen.getByRole('dialog', { name: 'Bật lỗi: Kênh nối CSDLQG về dân cư' })
  await userEvent.selectOptions(within(dialog).getByLabelText('Lỗi gì'), 'Mất gói')
  const percent = within(dialog).getByLabelText('Phần trăm')
  await userEvent.clear(percent)
  await userEvent.type(percent, '35')
  await userEvent.click(within(dialog).getByLabelText(/chập chờn/))
  expect(within(dialog).getByText(/pnpm simulator fault/).textContent).toBe(
    'pnpm simulator fault link-dan-cu lossy --percent 35 --every 240 --for 120',
  )
  await userEvent.click(within(dialog).getByRole('button', { name: 'Bật lỗi' }))

  const on = await screen.findByRole('table', { name: 'Đang bật' })
  const row = within(on).getByRole('row', { name: /Kênh nối CSDLQG về dân cư/ })
  expect(row.textContent).toContain('Mất gói 35% (120 giây trong mỗi 240 giây)')
  expect(row.textContent).toContain('2 phút')
  await userEvent.click(within(row).getByRole('button', { name: 'Tắt lỗi: Kênh nối CSDLQG về dân cư' }))
  expect(await screen.findByText('Không có lỗi nào đang bật.')).toBeDefined()
  const ordered = { kind: 'lossy', percent: 35, everyS: 240, forS: 120 }
  expect(orders).toEqual([
    ['link-dan-cu', ordered],
    ['link-dan-cu', null],
  ])
})

test('a line is found among all groups without accents, and everything is healed at once', async () => {
  places = [feed, link, { ...line, on: { kind: 'down', since: Date.now() } }]
  const { history } = show('/simulator')
  await userEvent.type(await screen.findByRole('searchbox', { name: 'Tìm nơi' }), 'phu ly')
  const table = await screen.findByRole('table', { name: 'Nơi có thể bật lỗi' })
  expect(within(table).getAllByRole('rowheader')).toHaveLength(1)
  expect(new URLSearchParams(history.location.search).get('q')).toBe('phu ly')
  await userEvent.click(screen.getByRole('button', { name: 'Tắt mọi lỗi' }))
  expect(await screen.findByText('Không có lỗi nào đang bật.')).toBeDefined()
  expect(orders).toEqual(['heal'])
})

test('a source that is a node too says so in its command; leadership looks on', async () => {
  show('/simulator?by=feeds&open=feed&row=lgsp')
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).getByText(/pnpm simulator fault/).textContent).toContain('fault lgsp schema --feed')
  cleanup()
  show('/simulator?by=feeds', 'leader')
  expect(await screen.findByRole('row', { name: /Nền tảng LGSP/ })).toBeDefined()
  expect(screen.queryByRole('button', { name: /^Bật lỗi/ })).toBeNull()
})

test('where there is no simulation, nothing leads to it', async () => {
  showAt('/simulator', { as: person('officer'), ways: { ...openWays, demo: null } })
  await screen.findByRole('heading', { level: 1 })
  expect(screen.queryByRole('link', { name: 'Bật lỗi mô phỏng' })).toBeNull()
})

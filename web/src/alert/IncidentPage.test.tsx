import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import type { IncidentDetail } from 'shared/alert/incident-contract.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { person } from '../shell/person-fixture.ts'
import { showAt } from '../shell/show-at.tsx'
import { progress, province } from '../ui/page-fixture.ts'

const id = '019a0000-0000-7000-8000-000000000abc'
const text = (vi: string) => ({ vi, en: vi })
const opened = new Date(Date.now() - 20 * 60_000).toISOString()
const link: IncidentDetail = {
  incident: {
    id,
    number: 5,
    scope: 'root',
    object: 'link-dan-cu',
    name: text('Kênh nối CSDLQG về dân cư'),
    unit: null,
    subsystem: 'dan-cu',
    provider: 'bo-cong-an',
    kpi: null,
    phase: 'open',
    severity: 'critical',
    condition: 'down',
    reasons: ['unreachable'],
    members: 130,
    suppressed: 0,
    suppressedBy: null,
    maintenance: null,
    openedAt: opened,
    settledAt: null,
    recurrences: 0,
    acknowledgedAt: null,
    acknowledgedBy: null,
    assignee: null,
    snoozedUntil: null,
    cause: null,
    causeNote: null,
  },
  provider: { id: 'bo-cong-an', name: text('Bộ Công an'), contact: null },
  timeline: [{ seq: 1, at: opened, kind: 'opened', actor: null, body: { severity: 'critical', condition: 'down' } }],
  members: [{ id: '13285-dan-cu', name: text('Phủ Lý – CSDLQG về dân cư'), unit: '13285', state: 'down' }],
  earlier: [],
  letters: [],
  mayAct: true,
}

/** The incident as the orders change it, and the orders. */
let detail = link
let orders: [string, unknown][] = []
const change = (more: Partial<IncidentDetail['incident']>) =>
  (detail = { ...detail, incident: { ...detail.incident, ...more } })
interface Said {
  to?: string
  text?: string
  until?: string | null
  cause?: 'function' | 'connection' | 'user'
  note?: string
}
const effects: Record<string, (body: Said) => unknown> = {
  acknowledgement: () => change({ acknowledgedAt: new Date().toISOString(), acknowledgedBy: 'Nguyễn Thị Bình' }),
  assignment: ({ to }) => change({ assignee: to ?? null }),
  comments: ({ text: said }) =>
    (detail = {
      ...detail,
      timeline: [...detail.timeline, { seq: 2, at: opened, kind: 'comment', actor: 'Bình', body: { text: said } }],
    }),
  snooze: ({ until }) => change({ snoozedUntil: until ?? null }),
  resolution: ({ cause, note }) => change({ cause: cause ?? null, causeNote: note ?? null }),
}
const api = setupServer(
  http.get('*/api/province', () => HttpResponse.json(province)),
  http.get('*/api/progress', () => HttpResponse.json(progress)),
  http.get(`*/api/incidents/${id}`, () => HttpResponse.json(detail)),
  http.post(`*/api/incidents/${id}/:what`, async ({ params, request }) => {
    const said = await request.text()
    const body = (said === '' ? {} : JSON.parse(said)) as Said
    const what = String(params['what'])
    orders.push([what, body])
    if (body.text === 'hỏng')
      return HttpResponse.json(
        { type: 'about:blank', title: 'Bad Request', status: 400, errors: [{ at: 'body.text', detail: 'Quá ngắn.' }] },
        { status: 400 },
      )
    effects[what]?.(body)
    return HttpResponse.json(detail)
  }),
)
beforeAll(() => api.listen({ onUnhandledFrame: 'error' }))
beforeEach(() => {
  localStorage.clear()
  detail = link
  orders = []
})
afterEach(() => cleanup())
afterAll(() => api.close())

const show = (role: 'officer' | 'leader' | 'commune-officer' = 'officer') => {
  detail = { ...detail, mayAct: role === 'officer' }
  return showAt(`/alert/${id}`, { as: person(role) })
}
const openDialog = async (name: string) => {
  await userEvent.click(await screen.findByRole('button', { name }))
  return within(screen.getByRole('dialog', { name }))
}

test('an incident is taken up with one click, and the page says by whom', async () => {
  show()
  await userEvent.click(await screen.findByRole('button', { name: 'Tiếp nhận' }))
  expect(await screen.findByText(/^Nguyễn Thị Bình lúc/)).toBeDefined()
  expect(screen.queryByRole('button', { name: 'Tiếp nhận' })).toBeNull()
  expect(orders).toEqual([['acknowledgement', {}]])
})

test('it is given to somebody, by name', async () => {
  show()
  const dialog = await openDialog('Giao xử lý')
  await userEvent.type(dialog.getByLabelText('Giao cho'), 'Tổ trực VNPT')
  await userEvent.click(dialog.getByRole('button', { name: 'Lưu' }))
  expect(await screen.findByText('Tổ trực VNPT')).toBeDefined()
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a comment that is refused stays where it was typed; mended, it stands in the timeline', async () => {
  show()
  const dialog = await openDialog('Ghi chú')
  const note = dialog.getByLabelText('Diễn giải')
  await userEvent.type(note, 'hỏng')
  await userEvent.click(dialog.getByRole('button', { name: 'Lưu' }))
  expect(await dialog.findByText('Quá ngắn.')).toBeDefined()
  expect(note).toHaveProperty('value', 'hỏng')
  await userEvent.clear(note)
  await userEvent.type(note, 'Đã gọi Bộ Công an')
  await userEvent.click(dialog.getByRole('button', { name: 'Lưu' }))
  expect(await screen.findByText('Đã gọi Bộ Công an')).toBeDefined()
})

test('it is put to sleep for a day, and woken before', async () => {
  show()
  const dialog = await openDialog('Tạm ẩn')
  await userEvent.selectOptions(dialog.getByLabelText('Tạm ẩn trong'), '24')
  await userEvent.click(dialog.getByRole('button', { name: 'Tạm ẩn' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Bỏ tạm ẩn' }))
  expect(await screen.findByRole('button', { name: 'Tạm ẩn' })).toBeDefined()
  const [asleep, awake] = orders.map(([, body]) => (body as { until: string | null }).until)
  expect(Math.round((Date.parse(asleep!) - Date.now()) / 3_600_000)).toBe(24)
  expect(awake).toBeNull()
})

test('its cause is given by class and in words', async () => {
  show()
  const dialog = await openDialog('Ghi nguyên nhân')
  await userEvent.selectOptions(dialog.getByLabelText('Nguyên nhân'), 'Chức năng, dữ liệu')
  await userEvent.type(dialog.getByLabelText('Diễn giải'), 'Đổi khóa ký')
  await userEvent.click(dialog.getByRole('button', { name: 'Lưu' }))
  expect(await screen.findByText('Chức năng, dữ liệu: Đổi khóa ký')).toBeDefined()
  expect(orders).toEqual([['resolution', { cause: 'function', note: 'Đổi khóa ký' }]])
})

test.each(['leader', 'commune-officer'] as const)(
  'a %s it only concerns reads it and does nothing to it',
  async (role) => {
    show(role)
    expect(await screen.findByText('130 kết nối')).toBeDefined()
    expect(screen.getByRole('link', { name: 'Phủ Lý – CSDLQG về dân cư' })).toBeDefined()
    for (const name of ['Tiếp nhận', 'Giao xử lý', 'Ghi chú', 'Tạm ẩn', 'Ghi nguyên nhân'])
      expect(screen.queryByRole('button', { name })).toBeNull()
  },
)

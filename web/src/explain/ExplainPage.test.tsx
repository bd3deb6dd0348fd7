import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Answer } from '../http.ts'
import { person } from '../shell/person-fixture.ts'
import { showAt } from '../shell/show-at.tsx'
import { knowledge, period, progress, province, target, value } from '../ui/page-fixture.ts'

const text = (vi: string) => ({ vi, en: `${vi} (en)` })
const side = (label: string, measure: string, total: number) => ({
  label: text(label),
  total,
  terms: [{ measure, name: text(label), coefficient: 1, total }],
})
const explanation: Answer<'readExplanation'> = {
  kpi: 'T02',
  unit: '37',
  group: null,
  period,
  knowledge,
  at: '2026-11-22T01:00:00.000Z',
  value: value(28_599, 36_694, '77,9%', { quarantined: 2 }),
  target: target(757),
  definition: {
    version: 3,
    recordedAt: '2026-01-05T03:00:00Z',
    from: null,
    basis: null,
    aggregation: 'ratio-of-sums',
    text: text('Tỷ lệ …'),
    others: [],
  },
  line: [],
  numerator: side('Hồ sơ nộp trực tuyến', 'dossiers_online', 28_599),
  denominator: side('Hồ sơ tiếp nhận', 'dossiers_received', 36_694),
  agrees: true,
  days: {
    from: '2026-10-15',
    to: '2026-11-14',
    missing: [],
    owing: [{ unit: '13285', missing: 4 }],
    missingTotal: 4,
    owingTotal: 1,
  },
  reasons: [
    { reason: 'correction', numerator: -3, denominator: 0, figures: 2 },
    { reason: 'first', numerator: 28_602, denominator: 36_694, figures: 8_000 },
  ],
  batches: [
    {
      collection: 41,
      version: 7,
      recordedAt: '2026-11-22T00:31:00Z',
      feed: null,
      submission: '019a0000-0000-4000-8000-000000000009',
      reasons: ['correction'],
      from: '2026-11-02',
      to: '2026-11-02',
      hasPayload: true,
      numerator: -3,
      denominator: 0,
      figures: 2,
    },
  ],
  batchesTotal: 31,
  more: 7,
}
const records: Answer<'listExplainedRecords'> = {
  records: [
    {
      unit: '13285',
      day: '2026-11-02',
      moves: [{ measure: 'dossiers_online', delta: -3, reason: 'correction' }],
      numerator: -3,
      denominator: 0,
    },
  ],
  more: null,
}
const excerpt: Answer<'readExcerpt'> = {
  kind: 'text',
  collection: 41,
  hash: 'ab'.repeat(32),
  bytes: 1_204,
  contentType: 'application/json',
  pointer: '/records/0',
  field: 'dossiers_online',
  line: 1,
  before: '{"records":[',
  place: '{"unit":"13285","counts":{"dossiers_online":7}}',
  after: ']}',
  mark: { from: 26, to: 45 },
}
let asked: URL[] = []
const api = setupServer(
  http.get('*/api/province', () => HttpResponse.json(province)),
  http.get('*/api/progress', () => HttpResponse.json(progress)),
  http.get('*/api/closings', () => HttpResponse.json({ closings: [] })),
  http.get('*/api/kpis/T02/explanation', ({ request }) => {
    asked.push(new URL(request.url))
    return HttpResponse.json(explanation)
  }),
  http.get('*/api/kpis/T02/explained-records', () => HttpResponse.json(records)),
  http.get('*/api/collections/41/excerpt', () => HttpResponse.json(excerpt)),
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

test('the number stands with its formula, its days, what is missing, and why it moved', async () => {
  showAt('/explain/T02')
  const formula = await screen.findByRole('table', { name: 'Con số và công thức' })
  expect(formula.textContent).toContain('Tử số: Hồ sơ nộp trực tuyến')
  expect(formula.textContent).toContain('28.599 ÷ 36.694')
  expect(screen.getByText(/khớp với con số đang hiển thị/)).toBeDefined()
  expect(screen.getByText(/Định nghĩa phiên bản 3/)).toBeDefined()
  const days = screen.getByRole('region', { name: 'Những ngày được tính' })
  expect(days.textContent).toContain('Cộng các ngày 15/10–14/11/2026.')
  expect(days.textContent).toContain('2 bản ghi đang kiểm tra')
  expect(within(days).getByRole('link', { name: 'Phường Phủ Lý' }).getAttribute('href')).toBe('/explain/T02?unit=13285')
  expect(await within(days).findByText(/kỳ chưa khóa/)).toBeDefined()
  const reasons = screen.getByRole('table', { name: 'Vì sao con số thành ra như vậy' })
  expect(within(reasons).getAllByRole('row')[2]?.textContent).toBe('Điều chỉnh2−30')
})

test('the version is named with its day and basis, and the same number by the others is one step away', async () => {
  const { definition } = explanation
  api.use(
    http.get('*/api/kpis/T02/explanation', ({ request }) => {
      asked.push(new URL(request.url))
      const others = [{ version: 1, from: null }]
      const told = { ...definition, from: '2026-10-01', basis: 'Quyết định 123/QĐ-UBND', others }
      return HttpResponse.json({ ...explanation, definition: told })
    }),
  )
  const { history } = showAt('/explain/T02?p=2026-11')
  const said = await screen.findByText(/Định nghĩa phiên bản 3/)
  expect(said.textContent).toContain('áp dụng từ 01/10/2026. Căn cứ: Quyết định 123/QĐ-UBND.')
  await userEvent.click(screen.getByRole('link', { name: 'Cùng con số này theo phiên bản 1' }))
  await waitFor(() => expect(asked.at(-1)?.searchParams.get('definition')).toBe('1'))
  expect(history.location.search).toBe('?p=2026-11&definition=1')
  expect(await screen.findByText(/asof=.*&definition=1/)).toBeDefined()
  expect(screen.getByRole('link', { name: /^T02/ }).getAttribute('href')).toBe('/kpi/T02?p=2026-11&definition=1')
})

test('a ledger that says otherwise is told at once', async () => {
  api.use(http.get('*/api/kpis/T02/explanation', () => HttpResponse.json({ ...explanation, agrees: false })))
  showAt('/explain/T02')
  expect((await screen.findByRole('alert')).textContent).toContain('KHÔNG khớp')
})

test('an officer goes from an entry to its records and to the marked place; others see no way into the original', async () => {
  const user = userEvent.setup()
  showAt('/explain/T02', { as: person('officer') })
  await user.click(await screen.findByRole('button', { name: /Xem từng đơn vị, từng ngày của lần ghi 41/ }))
  await user.click(await screen.findByRole('button', { name: /Xem chỗ của Phường Phủ Lý ngày 02\/11\/2026/ }))
  const marked = await screen.findByText('"dossiers_online":7')
  expect(marked.tagName).toBe('MARK')
  cleanup()
  showAt('/explain/T02?row=41', { as: person('leader') })
  await screen.findByRole('table', { name: 'Thay đổi trong sổ ghi' })
  expect(screen.queryByRole('button', { name: /Xem chỗ của/ })).toBeNull()
})

test('what was uploaded is shown as a sheet, its cell marked under its header', async () => {
  const user = userEvent.setup()
  const line = (row: number, ...cells: string[]) => ({ row, cells })
  const { collection, hash, bytes, contentType } = excerpt
  const sheet: Answer<'readExcerpt'> = {
    kind: 'sheet',
    collection,
    hash,
    bytes,
    contentType,
    pointer: 'row 9',
    field: 'dossiers_online',
    fileName: 'tháng 10.xlsx',
    sheet: 'Biểu 1',
    header: [line(3, 'STT', 'Đơn vị', 'Trực tuyến')],
    rows: [line(8, '4', 'Hoa Lư', '11'), line(9, '5', 'Phủ Lý', '7'), line(10, '', 'Tổng cộng', '18')],
    row: 9,
    column: 2,
  }
  api.use(http.get('*/api/collections/41/excerpt', () => HttpResponse.json(sheet)))
  showAt('/explain/T02?row=41', { as: person('officer') })
  await user.click(await screen.findByRole('button', { name: /Xem chỗ của Phường Phủ Lý ngày 02\/11\/2026/ }))
  expect(await screen.findByText(/trang tính “Biểu 1”, dòng 9, cột C/)).toBeDefined()
  expect(screen.getByText(/tháng 10\.xlsx/)).toBeDefined()
  const row = screen.getByRole('row', { name: /Phủ Lý 7/ })
  expect(within(row).getByText('7').tagName).toBe('MARK')
  expect(document.querySelectorAll('mark')).toHaveLength(1)
  expect(screen.getByRole('columnheader', { name: 'Trực tuyến' })).toBeDefined()
})

test('older entries and the very number have addresses of their own', async () => {
  const user = userEvent.setup()
  const { history } = showAt('/explain/T02?unit=13285')
  expect((await screen.findByText(/asof=/)).textContent).toContain(
    '/explain/T02?cal=nd09&p=2026-11&asof=2026-11-22T01:00:00.000Z&unit=13285',
  )
  await user.click(screen.getByRole('button', { name: 'Các lần ghi trước đó' }))
  expect(history.location.search).toContain('before=7')
  expect(asked.at(-1)?.searchParams.get('before')).toBe('7')
  expect(asked.at(-1)?.searchParams.get('unit')).toBe('13285')
})

test('a group is told unit by unit, each with its own explanation, and its link names the very group', async () => {
  const members = [
    { unit: '13285', value: value(600, 800, '75,0%') },
    { unit: '14329', value: value(100, 200, '50,0%') },
  ]
  api.use(
    http.get('*/api/kpis/T02/explanation', ({ request }) => {
      asked.push(new URL(request.url))
      const group = { key: 'peers.kind.ward@2', name: 'Các phường', on: '2026-11-22', members }
      return HttpResponse.json({ ...explanation, unit: null, group })
    }),
  )
  showAt('/explain/T02?group=peers.kind.ward')
  const table = await screen.findByRole('table', { name: 'Từng đơn vị trong nhóm' })
  expect(screen.getByText(/Nhóm “Các phường” gồm 2 đơn vị, theo thành phần nhóm ngày 22\/11\/2026/)).toBeDefined()
  expect(within(table).getByRole('link', { name: 'Phường Phủ Lý' }).getAttribute('href')).toBe(
    '/explain/T02?unit=13285',
  )
  expect(within(table).getAllByRole('row')[2]?.textContent).toContain('10020050,0%')
  expect(asked.at(-1)?.searchParams.get('group')).toBe('peers.kind.ward')
  expect(screen.getByText(/asof=/).textContent).toContain('asof=2026-11-22T01:00:00.000Z&group=peers.kind.ward%402')
})

test('of a unit that took a share of another it is told what was recorded there and what of it is its own', async () => {
  const line = [
    {
      unit: '13285',
      from: '2026-10-15',
      to: '2026-10-31',
      share: 0.35,
      counted: { numerator: 1_000, denominator: 1_200 },
      taken: { numerator: 350, denominator: 420 },
    },
  ]
  api.use(http.get('*/api/kpis/T02/explanation', () => HttpResponse.json({ ...explanation, unit: '14329', line })))
  showAt('/explain/T02?unit=14329')
  const table = await screen.findByRole('table', { name: 'Số liệu nối tiếp từ các đơn vị trước' })
  expect(within(table).getAllByRole('row')[1]?.textContent).toBe(
    'Phường Phủ Lý (13285)15–31/10/20261.000 / 1.20035%350 / 420',
  )
  expect(screen.getByText(/phần được nhận theo tỷ lệ xem tại/)).toBeDefined()
})

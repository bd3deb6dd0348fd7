import { cleanup, configure, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Collection, FeedStatus } from 'shared/feed/feed-contract.ts'
import { person } from '../shell/person-fixture.ts'
import { showAt } from '../shell/show-at.tsx'
import { progress, province, value } from '../ui/page-fixture.ts'

const text = (vi: string) => ({ vi, en: `${vi} (en)` })
const now = '2026-11-22T02:30:00Z'
const feed = (id: string, more: Partial<FeedStatus> = {}): FeedStatus => ({
  id,
  subsystem: 'mot-cua',
  dataset: 'dossier',
  name: text(`Nguồn ${id}`),
  format: 'dossier-json',
  schedule: { kind: 'every', minutes: 30 },
  state: 'healthy',
  historyFrom: '2025-07-01',
  caughtUpTo: '2026-11-21',
  dueTo: '2026-11-21',
  lagHours: 8,
  daysBehind: 0,
  lastAttemptAt: '2026-11-22T02:20:00Z',
  lastSuccessAt: '2026-11-22T02:20:00Z',
  nextAt: '2026-11-22T02:50:00Z',
  failures: 0,
  lastError: null,
  rejected: 0,
  quarantined: 0,
  corrections: 12,
  ...more,
})
const failing = feed('mot-cua', {
  state: 'failing',
  failures: 3,
  daysBehind: 2,
  caughtUpTo: '2026-11-19',
  lastError: { outcome: 'drifted', detail: 'expected a number', pointer: '/data/0/tiepNhan' },
})
const collection: Collection = {
  id: 41,
  unit: null,
  askedFrom: '2026-11-07',
  askedTo: '2026-11-21',
  askedAt: '2026-11-22T02:20:00Z',
  tookMs: 1430,
  outcome: 'kept',
  error: null,
  payload: 'ab'.repeat(32),
  payloadBytes: 183_220,
  records: 2175,
  rejected: 1,
  quarantined: 1,
  deltas: 2451,
  corrections: 12,
  version: 7,
}
const systems = ['mot-cua', 'dan-cu', 'thu-dien-tu'].map((id) => ({
  id,
  name: text(`Hệ thống ${id}`),
  abbreviation: null,
  level: 'province' as const,
  provider: null,
  address: null,
  note: null,
}))
const waiting = {
  ...province.kpis[1]!,
  id: 'C03',
  dataset: null,
  awaiting: text('Chờ chức năng giám sát.'),
  subsystems: ['dan-cu'],
}
const asked: URL[] = []
const api = setupServer(
  http.get('*/api/province', () =>
    HttpResponse.json({ ...province, subsystems: systems, kpis: [...province.kpis, waiting] }),
  ),
  http.get('*/api/progress', () => HttpResponse.json(progress)),
  http.get(
    '*/api/feeds',
    ({ request }) => (asked.push(new URL(request.url)), HttpResponse.json({ now, feeds: [feed('ky-so'), failing] })),
  ),
  http.get('*/api/published', () =>
    HttpResponse.json({
      figures: [
        {
          unit: null,
          id: 'F9a',
          kpi: 'T01',
          from: '2025-07-01',
          to: '2025-07-23',
          numerator: 36_694,
          denominator: null,
          printed: null,
          status: 'published',
          statement: text('Tiếp nhận 36.694 hồ sơ'),
          ours: value(36_694, null, '36.694'),
          agrees: true,
        },
        {
          id: 'F9b',
          kpi: 'T02',
          from: '2025-07-01',
          to: '2025-07-23',
          numerator: 28_599,
          denominator: 36_694,
          printed: '77,9%',
          status: 'inferred',
          statement: text('Nộp trực tuyến'),
          ours: value(28_000, 36_694, '76,3%'),
          agrees: false,
        },
      ],
      flags: [
        {
          id: 'Q1',
          kpis: ['T01'],
          title: text('Một số, hai nghĩa'),
          detail: text('Chi tiết'),
          resolution: text('Hỏi lại Sở'),
        },
      ],
    }),
  ),
  http.get('*/api/feeds/:id/completeness', ({ request }) => {
    const url = new URL(request.url)
    asked.push(url)
    const from = url.searchParams.get('from')
    return HttpResponse.json({
      from,
      to: url.searchParams.get('to'),
      units: [
        { code: '13285', days: 'rrrmmr', reported: 4, expected: 6 },
        { code: '14329', days: 'rcrrqr', reported: 5, expected: 6 },
      ],
    })
  }),
  http.get('*/api/feeds/:id', ({ params }) =>
    params['id'] === 'khong-co'
      ? HttpResponse.json({ type: 'about:blank', title: 'Không có', status: 404 }, { status: 404 })
      : HttpResponse.json({
          feed: params['id'] === 'mot-cua' ? failing : feed('ky-so'),
          url: 'http://127.0.0.1:4701/api',
          fanOut: null,
          collections: [collection],
          rejects: [
            {
              collection: 41,
              pointer: '/data/3/maDonVi',
              reason: 'unknown-unit',
              field: 'maDonVi',
              excerpt: '{"maDonVi":"99999"}',
            },
          ],
          quarantined: [
            {
              collection: 41,
              unit: '13285',
              day: '2026-11-19',
              rule: 'part-exceeds-whole',
              pointer: '/data/9',
              counts: { dossiers_received: 12, dossiers_online: 19 },
            },
          ],
        }),
  ),
)
// The page is fetched on the first visit, which takes its time.
configure({ asyncUtilTimeout: 8_000 })
beforeAll(() => api.listen({ onUnhandledFrame: 'error' }))
beforeEach(() => {
  asked.length = 0
  localStorage.clear()
})
afterEach(() => {
  cleanup()
  api.resetHandlers()
})
afterAll(() => api.close())

test('sources stand with trouble first, each with state, age, what it lost and when it is asked next', async () => {
  showAt('/feed')
  const table = await screen.findByRole('table', { name: /Các nguồn đang được hỏi, lúc 09:30 22\/11\/2026/ })
  const [first, second] = within(table).getAllByRole('row').slice(1)
  expect(first?.textContent).toContain('Đang lỗi')
  expect(first?.textContent).toContain('Chậm 2 ngày')
  for (const said of ['Đủ số liệu', '10 phút trước', '21/11/2026', '12', 'sau 20 phút', '30 phút một lần'])
    expect(second?.textContent).toContain(said)
})

test('systems without a feed say why', async () => {
  showAt('/feed')
  const table = await screen.findByRole('table', { name: /Hệ thống chưa có nguồn/ })
  expect(within(table).getByRole('row', { name: /dan-cu/ }).textContent).toContain('Chờ chức năng giám sát.')
  expect(within(table).getByRole('row', { name: /thu-dien-tu/ }).textContent).toContain(
    'Chưa có chỉ tiêu nào được đo từ hệ thống này.',
  )
  expect(within(table).queryByRole('row', { name: /mot-cua/ })).toBeNull()
})

test('published figures stand beside ours, agree or differ, and contradictions have a resolution', async () => {
  showAt('/feed')
  const table = await screen.findByRole('table', { name: /Số đã công bố và số tính được/ })
  expect(within(table).getByRole('row', { name: /36.694 hồ sơ/ }).textContent).toContain('Khớp')
  const differs = within(table).getByRole('row', { name: /Nộp trực tuyến/ })
  for (const said of ['01–23/7/2025', '28.599/36.694', '(suy ra)', '28.000/36.694', 'Lệch'])
    expect(differs.textContent).toContain(said)
  expect(screen.getByText('Hỏi lại Sở', { exact: false })).toBeDefined()
})

test('a failing source says in words what is wrong, and beside it what an engineer needs', async () => {
  showAt('/feed/mot-cua')
  const health = await screen.findByRole('region', { name: 'Trạng thái' })
  expect(health.textContent).toContain('Hệ thống nguồn đã đổi cấu trúc số liệu')
  expect(health.textContent).toContain('Ngày chưa có để trống, không tính là 0.')
  expect(health.textContent).toContain('drifted: expected a number tại /data/0/tiepNhan')
  expect(health.textContent).toContain('3 lần lỗi liên tiếp')
})

test('the calendar names missing days for the ear, counts them for the eye, and steps by month', async () => {
  const { history } = showAt('/feed/mot-cua')
  const table = await screen.findByRole('table', { name: 'Mỗi hàng một đơn vị, mỗi ô một ngày' })
  const row = within(table).getByRole('row', { name: /Phủ Lý/ })
  expect(row.textContent).toContain('thiếu 04/11, 05/11')
  expect(row.textContent).toContain('•••TT•')
  expect(row.textContent).toContain('4/6')
  expect(within(table).getByRole('row', { name: /Hoa Lư/ }).textContent).toContain('•S••?•')
  expect(
    screen.getByText(/đã có 9\/12 lượt \(75%\)\. 1 đơn vị còn thiếu\. Ngày thiếu nhiều nhất: 04\/11\/2026, 1 đơn vị\./),
  ).toBeDefined()
  await userEvent.click(screen.getByRole('button', { name: 'Tháng trước' }))
  await waitFor(() => expect(asked.at(-1)?.searchParams.get('from')).toBe('2026-10-01'))
  expect(history.location.search).toBe('?m=2026-10')
})

test('only what is short, and the same as a table of days', async () => {
  showAt('/feed/mot-cua')
  await screen.findByRole('table', { name: /Mỗi hàng một đơn vị/ })
  await userEvent.click(screen.getByRole('checkbox', { name: 'Chỉ đơn vị còn thiếu' }))
  await waitFor(() => expect(screen.queryByRole('link', { name: 'Hoa Lư' })).toBeNull())
  await userEvent.click(screen.getByRole('button', { name: 'Xem bảng số' }))
  const figure = screen.getByRole('figure', { name: 'Đủ số liệu theo đơn vị và ngày' })
  expect((await within(figure).findByRole('row', { name: /Phường Phủ Lý/ })).textContent).toContain('04/11, 05/11')
})

test('askings, rejects and quarantined records lead to the original', async () => {
  showAt('/feed/mot-cua', { as: person('officer') })
  const askings = await screen.findByRole('table', { name: /Các lần hỏi gần đây/ })
  for (const said of ['Có số mới', '07–21/11/2026', '1,4 giây', '2.175', '2.451'])
    expect(askings.textContent).toContain(said)
  expect(
    within(askings)
      .getByRole('link', { name: /Mở bản gốc lần hỏi 41/ })
      .getAttribute('href'),
  ).toBe('/api/collections/41/payload')
  expect(screen.getByRole('table', { name: /Bản ghi bị loại/ }).textContent).toContain(
    'Mã đơn vị không có trong danh mục',
  )
  const held = screen.getByRole('table', { name: /chờ cán bộ quyết định/ })
  expect(held.textContent).toContain('Số thành phần lớn hơn tổng số')
  expect(held.textContent).toContain('dossiers_online 19')
})

test('a visitor sees how a source stands and which days are in, and is told whom the rest is for', async () => {
  showAt('/feed/mot-cua')
  expect((await screen.findByRole('region', { name: 'Trạng thái' })).textContent).not.toContain('127.0.0.1')
  expect(await screen.findByText(/bản ghi đang giữ lại dành cho: .*Chuyên viên Sở/)).toBeDefined()
  expect(screen.queryByRole('table', { name: /Các lần hỏi gần đây/ })).toBeNull()
  expect(asked.map(({ pathname }) => pathname)).not.toContain('/api/feeds/mot-cua')
})

test('who may not open an original still sees how large it is', async () => {
  showAt('/feed/mot-cua', { as: person('leader') })
  const askings = await screen.findByRole('table', { name: /Các lần hỏi gần đây/ })
  expect(askings.textContent).toContain('183 kB')
  expect(within(askings).queryByRole('link')).toBeNull()
})

test.each([undefined, person('officer')])('an unknown source is said, with a way on', async (as) => {
  showAt('/feed/khong-co', { ...(as && { as }) })
  expect(await screen.findByRole('heading', { name: 'Không có nguồn nào mang mã khong-co.' })).toBeDefined()
})

test('in English the sources are asked in English', async () => {
  showAt('/feed?lang=en')
  await waitFor(() => expect(asked.map(({ search }) => search)).toContain('?lang=en'))
})

import { cleanup, configure, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Answer } from '../http.ts'
import { person } from '../shell/person-fixture.ts'
import { showAt } from '../shell/show-at.tsx'
import { knowledge, noValue, period, progress, province, target, value } from '../ui/page-fixture.ts'

const text = (vi: string) => ({ vi, en: `${vi} (en)` })
const answer = (
  unit: string,
  rows: Answer<'readUnitKpis'>['rows'],
  missing: Answer<'readUnitKpis'>['missing'] = [],
): Answer<'readUnitKpis'> => ({
  unit,
  period,
  comparedWith: null,
  knowledge,
  rows,
  missing,
})
const own = answer(
  '13285',
  [
    { kpi: 'T02', value: value(70, 100, '70,0%'), compared: null, target: target(10), trend: [] },
    {
      kpi: 'T10',
      value: value(14, 17, '82,4%'),
      compared: null,
      target: target(3, { met: false, value: 90, text: '≥ 90%' }),
      trend: [],
    },
  ],
  [
    {
      dataset: 'dossier',
      feed: 'mot-cua',
      name: text('Thống kê hồ sơ'),
      days: ['2026-10-20', '2026-10-21', '2026-10-22', '2026-11-02'],
      total: 4,
    },
  ],
)
const work: Answer<'readStanding'>['work'][number] = {
  kpi: 'T02',
  value: value(70, 100, '70,0%'),
  target: target(10),
  counted: 'hồ sơ nộp trực tuyến',
  comparator: 'at-least',
  convertible: 10,
  growth: 50,
  rest: { coming: 100, needed: 90, rate: 0.9, reachable: true, allowedMisses: 10 },
}
const standing: Answer<'readStanding'> = {
  unit: '13285',
  period: { ...period, key: '2026-12', state: 'running' },
  knowledge,
  peers: {
    key: 'near.13285@1',
    name: '8 đơn vị gần nhất về số hồ sơ với Phủ Lý',
    version: 1,
    from: '2025-07-01',
    basis: null,
    units: ['13285', '14329'],
  },
  first: {
    kind: 'short',
    work,
    to: '2026-12-14',
    workingDaysLeft: 9,
    text: 'Còn 10 hồ sơ nộp trực tuyến để đạt mục tiêu ≥ 80% trong kỳ đến 14/12/2026; còn 9 ngày làm việc.',
  },
  work: [work],
  targets: { met: 3, missed: 1, unknown: 0 },
  spine: [
    {
      kpi: 'T02',
      value: value(70, 100, '70,0%'),
      target: target(10),
      peers: { count: 8, min: 0.75, q1: 0.8, median: 0.85, q3: 0.9, max: 0.95 },
      position: 'very-low',
      stands: 'worse',
    },
  ],
  charts: [
    {
      kpi: 'T02',
      value: value(70, 100, '70,0%'),
      target: target(10),
      keys: ['2026-10', '2026-11'],
      definitions: [1, 1],
      ys: [0.8, 0.7],
      centres: [0.8, 0.8],
      lows: [0.75, 0.75],
      highs: [0.85, 0.85],
      marks: '.-',
      variation: 'concern',
      assurance: 'fail',
    },
  ],
  score: {
    rules: '766-2022.1',
    instrument: '766/QĐ-TTg',
    unconfirmed: ['3.1'],
    period,
    score: 80.6,
    max: 100,
    ofKnown: { score: 95.95, points: 80.6, max: 84 },
    groups: [{ id: 'payment', max: 10, points: 7.07, lost: 2.93 }],
    components: [],
    cheapest: {
      id: '3.6',
      perCase: 0.1,
      cases: 3,
      gain: 0.3,
      text: 'Điểm dễ lấy nhất: thêm 3 hồ sơ thanh toán trực tuyến được 0,3 điểm.',
    },
  },
}
const calendar: Answer<'readUnitCompleteness'> = {
  unit: '13285',
  from: '2026-11-01',
  to: '2026-11-30',
  feeds: [
    {
      feed: 'mot-cua',
      name: text('Thống kê hồ sơ'),
      under: '13285',
      days: `n${'r'.repeat(9)}m${'r'.repeat(9)}c${'p'.repeat(9)}`,
      reported: 19,
      expected: 20,
    },
    {
      feed: 'van-ban',
      name: text('Văn bản đi, đến'),
      under: '13285',
      days: 'r'.repeat(30),
      reported: 21,
      expected: 21,
    },
  ],
}
const months: string[] = []
const api = setupServer(
  http.get('*/api/units/:code/completeness', ({ request }) => {
    months.push(new URL(request.url).search)
    return HttpResponse.json(calendar)
  }),
  http.get('*/api/units/:code/standing', () => HttpResponse.json(standing)),
  http.get('*/api/province', () => HttpResponse.json(province)),
  http.get('*/api/progress', () => HttpResponse.json(progress)),
  http.get('*/api/units/37/kpis', () =>
    HttpResponse.json(
      answer('37', [
        { kpi: 'T02', value: value(28_599, 36_694, '77,9%'), compared: null, target: target(757), trend: [] },
      ]),
    ),
  ),
  http.get('*/api/units/13285/kpis', () => HttpResponse.json(own)),
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

test('the page begins with the unit, where it lies, and its first sentence, then the work in whole things', async () => {
  showAt('/unit/13285')
  expect(await screen.findByRole('heading', { level: 1, name: 'Phường Phủ Lý' })).toBeDefined()
  expect(screen.getByText(/mã 13285 · trước 01\/7\/2025 thuộc Ninh Bình · 10 km²/)).toBeDefined()
  expect(await screen.findByText(standing.first.text)).toBeDefined()
  const item = screen.getByText('Còn 10 hồ sơ nộp trực tuyến để đạt ≥ 80%').closest('li')
  expect(item?.textContent).toContain(
    'cần 90% trong khoảng 100 trường hợp sắp tới (90 trường hợp). Còn được phép hụt 10',
  )
})

test('against peers, over time and in points, each in words', async () => {
  showAt('/unit/13285')
  const spine = await screen.findByRole('figure', { name: 'So với các đơn vị tương đương' })
  expect(spine.textContent).toContain('Kém hơn hẳn')
  expect(
    within(spine)
      .getByRole('link', { name: /nộp trực tuyến/ })
      .getAttribute('href'),
  ).toBe('/compare?k=T02&peers=near.13285%401&unit=13285')
  const charts = screen.getByRole('figure', { name: 'Diễn biến của chính đơn vị' })
  expect(charts.textContent).toContain('Xấu đi')
  expect(charts.textContent).toContain('Khó đạt')
  const score = screen.getByRole('region', { name: 'Điểm theo bộ chỉ số 766' })
  expect(score.textContent).toContain('80,6/100 điểm, tháng 11/2026. Mất 19,4 điểm. Điểm dễ lấy nhất: thêm 3')
})

test("each KPI stands beside the province's", async () => {
  showAt('/unit/13285')
  const table = await screen.findByRole('table', { name: /Phường Phủ Lý/ })
  await waitFor(() => expect(within(table).getByRole('row', { name: /nộp trực tuyến/ }).textContent).toContain('77,9%'))
  expect(within(table).getByRole('columnheader', { name: 'Toàn tỉnh' })).toBeDefined()
})

test('missing days are named, in spans, with the source to ask', async () => {
  showAt('/unit/13285')
  const row = await screen.findByRole('row', { name: /Thống kê hồ sơ/ })
  expect(row.textContent).toContain('20–22/10, 02/11')
  expect(within(row).getByRole('link').getAttribute('href')).toBe('/feed/mot-cua')
})

test('nothing missing is said, and a province that meets everything is told so', async () => {
  api.use(
    http.get('*/api/units/37/kpis', () =>
      HttpResponse.json(
        answer('37', [{ kpi: 'T02', value: value(90, 100, '90,0%'), compared: null, target: target(0), trend: [] }]),
      ),
    ),
  )
  showAt('/unit/37')
  expect(await screen.findByText('Mọi nguồn đã gửi đủ số liệu của kỳ.')).toBeDefined()
  expect(screen.getByText('Đạt cả 1 chỉ tiêu có mục tiêu trong kỳ.')).toBeDefined()
})

test('a province that has sent nothing is not said to be bad', async () => {
  api.use(
    http.get('*/api/units/37/kpis', () =>
      HttpResponse.json(
        answer('37', [
          {
            kpi: 'T02',
            value: noValue('missing', 'Chưa có số liệu'),
            compared: null,
            target: target(0, { met: null, gap: null }),
            trend: [],
          },
        ]),
      ),
    ),
  )
  showAt('/unit/37')
  expect(await screen.findByText('Chưa có chỉ tiêu nào vừa có số liệu vừa có mục tiêu trong kỳ.')).toBeDefined()
})

test('a failure names the unit, the reason and the request', async () => {
  api.use(
    http.get('*/api/units/13285/kpis', () =>
      HttpResponse.json(
        { type: 'about:blank', title: 'Lỗi', status: 500, detail: 'Không đọc được', instance: 'req-9' },
        { status: 500 },
      ),
    ),
  )
  showAt('/unit/13285')
  const note = await screen.findByRole('alert')
  expect(note.textContent).toContain('Không lấy được số liệu của Phường Phủ Lý')
  expect(note.textContent).toContain('req-9')
})

test('the list is found through without accents and leads to a unit', async () => {
  const { history } = showAt('/unit')
  await userEvent.type(await screen.findByRole('searchbox', { name: 'Tìm đơn vị' }), 'dinh hoa')
  await waitFor(() => expect(history.location.search).toBe('?q=dinh%20hoa'))
  expect(screen.queryByRole('link', { name: 'Phường Phủ Lý' })).toBeNull()
  expect(screen.getByText('1 đơn vị khớp.')).toBeDefined()
  expect(screen.getByRole('link', { name: 'Xã Định Hoá' }).getAttribute('href')).toBe('/unit/14500')
})

test('an unknown unit is said, with a way on', async () => {
  showAt('/unit/00000')
  expect(await screen.findByRole('heading', { name: 'Không có đơn vị nào mang mã 00000.' })).toBeDefined()
})

test('the calendar of the unit names the days that are missing, and goes from month to month', async () => {
  const { history } = showAt('/unit/13285')
  const figure = await screen.findByRole('figure', { name: 'Lịch đầy đủ số liệu của đơn vị' })
  expect(figure.textContent).toContain('Tháng 11/2026: đã gửi 40/41 lượt (97,5%). 1 nguồn còn ngày thiếu.')
  const row = within(figure).getByRole('row', { name: /Thống kê hồ sơ/ })
  expect(row.textContent).toContain('19/20')
  expect(row.textContent).toContain('11/11')
  expect(months.at(-1)).toBe('?from=2026-11-01&to=2026-11-30')
  await userEvent.click(within(figure).getByRole('button', { name: 'Tháng trước' }))
  await waitFor(() => expect(months.at(-1)).toBe('?from=2026-10-01&to=2026-10-31'))
  expect(history.location.search).toBe('?m=2026-10')
})

test('whatever period is shown, the head of a commune sees what is gravely broken there now', async () => {
  const questions: string[] = []
  api.use(http.get('*/api/incident-bands', () => HttpResponse.json({ bands: [] })))
  const segment = { id: 'b', severity: 'critical', members: 160, name: text('Vòng cáp Hà Nam 2') }
  api.use(
    http.get('*/api/incidents', ({ request }) => {
      questions.push(new URL(request.url).search)
      const incidents = [{ ...segment, openedAt: '2026-11-22T01:30:00Z' }]
      return HttpResponse.json({ incidents, next: null, open: { info: 0, warning: 0, major: 4, critical: 2 } })
    }),
  )
  showAt('/unit/13285', { as: person('commune-head', { unit: '13285' }) })
  const now = within(await screen.findByRole('region', { name: 'Cần xử lý ngay' }))
  expect(questions).toEqual(['?phase=open&severity=major&limit=20&unit=13285'])
  // Of this unit, not of all that whoever asks may read.
  expect(now.getByText(/1 khẩn cấp/).textContent).not.toContain('nghiêm trọng')
  expect(now.getByRole('listitem').textContent).toBe('Vòng cáp Hà Nam 2 · 160 kết nối · từ 08:30 22/11/2026')
})

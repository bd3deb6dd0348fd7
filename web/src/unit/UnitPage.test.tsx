import { cleanup, configure, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Answer } from '../http.ts'
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
const api = setupServer(
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

test('the page begins with the unit, where it lies, and its biggest gap in words', async () => {
  showAt('/unit/13285')
  expect(await screen.findByRole('heading', { level: 1, name: 'Phường Phủ Lý' })).toBeDefined()
  expect(screen.getByText(/mã 13285 · trước 01\/7\/2025 thuộc Ninh Bình · 10 km²/)).toBeDefined()
  expect(
    await screen.findByText('Xa mục tiêu nhất: Tỷ lệ hồ sơ nộp trực tuyến đạt 70,0%, mục tiêu ≥ 80%; còn 10 hồ sơ.'),
  ).toBeDefined()
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

test('nothing missing is said, and a unit that meets everything is told so', async () => {
  api.use(
    http.get('*/api/units/13285/kpis', () =>
      HttpResponse.json(
        answer('13285', [{ kpi: 'T02', value: value(90, 100, '90,0%'), compared: null, target: target(0), trend: [] }]),
      ),
    ),
  )
  showAt('/unit/13285')
  expect(await screen.findByText('Mọi nguồn đã gửi đủ số liệu của kỳ.')).toBeDefined()
  expect(screen.getByText('Đạt cả 1 chỉ tiêu có mục tiêu trong kỳ.')).toBeDefined()
})

test('a unit that has sent nothing is not said to be bad', async () => {
  api.use(
    http.get('*/api/units/13285/kpis', () =>
      HttpResponse.json(
        answer('13285', [
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
  showAt('/unit/13285')
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

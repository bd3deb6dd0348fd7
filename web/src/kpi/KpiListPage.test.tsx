import { cleanup, configure, screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { showAt } from '../shell/show-at.tsx'
import { knowledge, noValue, period, progress, province, target, value } from '../ui/page-fixture.ts'

const text = (vi: string) => ({ vi, en: `${vi} (en)` })
const waiting = {
  ...province.kpis[1]!,
  id: 'C05',
  name: text('Thời gian phản hồi'),
  dataset: null,
  awaiting: text('Chờ chức năng giám sát.'),
}
const asked: URL[] = []
const api = setupServer(
  http.get('*/api/province', () => HttpResponse.json({ ...province, kpis: [...province.kpis, waiting] })),
  http.get('*/api/progress', () => HttpResponse.json(progress)),
  http.get('*/api/units/:code/kpis', ({ request }) => {
    asked.push(new URL(request.url))
    return HttpResponse.json({
      unit: '37',
      period,
      comparedWith: null,
      knowledge,
      rows: [
        { kpi: 'C04', value: noValue('quarantined', 'Đang kiểm tra'), compared: null, target: null, trend: [] },
        {
          kpi: 'T10',
          value: noValue('none-arose', 'Không phát sinh'),
          compared: null,
          target: target(0, { met: null, gap: null }),
          trend: [],
        },
        {
          kpi: 'T02',
          value: value(28_599, 36_694, '77,9%'),
          compared: value(27_000, 36_000, '75,0%'),
          target: target(757),
          trend: [],
        },
      ],
      missing: [],
    })
  }),
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

test('KPIs stand under what they are about, each with value, fraction, target, gap and completeness', async () => {
  showAt('/kpi?cal=nd09&p=2026-11')
  const table = await screen.findByRole('table', { name: /Chỉ tiêu: kết quả tháng 11\/2026 của Ninh Bình/ })
  expect(
    within(table)
      .getAllByRole('rowheader')
      .map(({ textContent }) => textContent),
  ).toEqual([
    'Hồ sơ thủ tục hành chính',
    'Tỷ lệ hồ sơ nộp trực tuyến T02',
    'Tỷ lệ hồ sơ thanh toán trực tuyến T10',
    'Tỷ lệ giao dịch LGSP thành công C04',
  ])
  const row = within(table).getByRole('row', { name: /nộp trực tuyến/ })
  for (const said of ['77,9%', '28.599/36.694', '≥ 80%', 'còn 757 hồ sơ', '99,2%'])
    expect(row.textContent).toContain(said)
  expect(asked[0]?.pathname).toBe('/api/units/37/kpis')
  expect(asked[0]?.searchParams.get('period')).toBe('2026-11')
})

test('what is no number is a word of its own', async () => {
  showAt('/kpi')
  const table = await screen.findByRole('table', { name: /Chỉ tiêu/ })
  expect(within(table).getByRole('row', { name: /thanh toán/ }).textContent).toContain('Không phát sinh')
  expect(within(table).getByRole('row', { name: /LGSP/ }).textContent).toContain('Đang kiểm tra')
})

test('those without a source say why', async () => {
  showAt('/kpi')
  expect(await screen.findByText('Chờ nguồn số liệu (1)')).toBeDefined()
  expect(screen.getByText('Chờ chức năng giám sát.')).toBeDefined()
})

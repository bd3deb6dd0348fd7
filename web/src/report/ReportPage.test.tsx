import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { numbersOf } from 'shared/report/numbers-of.ts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { person } from '../shell/person-fixture.ts'
import { showAt } from '../shell/show-at.tsx'
import { progress, province } from '../ui/page-fixture.ts'
import type { Detail } from './answer-types.ts'
import { brief, detail, document as tree, reportId } from './report-fixture.ts'

let now: Detail = detail()
let text = tree()
const sent: { path: string; body: unknown }[] = []
const api = setupServer(
  http.get('*/api/province', () => HttpResponse.json({ ...province, subsystems: [] })),
  http.get('*/api/progress', () => HttpResponse.json(progress)),
  http.get('*/api/reports', () =>
    HttpResponse.json({
      reports: [
        brief({ unwritten: 2 }),
        brief({
          id: reportId.replace('a1', 'a2'),
          number: 3,
          state: 'issued',
          issuedAt: '2025-07-26T01:00:00.000Z',
          corrected: { at: '2025-07-27T01:00:00.000Z', version: 14, numbers: 3 },
        }),
      ],
      next: null,
    }),
  ),
  http.get('*/api/report-deadlines', () =>
    HttpResponse.json({
      deadlines: [
        {
          template: { id: 'dinh-ky', name: { vi: 'Báo cáo định kỳ', en: 'Periodic report' } },
          period: { calendar: 'nd09', grain: 'month', key: '2026-11', from: '2026-10-15', to: '2026-11-14' },
          draftAt: '2026-11-15T00:00:00.000Z',
          dueOn: '2026-11-17',
          report: null,
        },
      ],
    }),
  ),
  http.get('*/api/reports/:id/document', () => HttpResponse.json(text)),
  http.get('*/api/reports/:id', () => HttpResponse.json(now)),
  http.post('*/api/reports/:id/:act', async ({ request }) => {
    sent.push({ path: new URL(request.url).pathname, body: await request.json() })
    return HttpResponse.json(now)
  }),
)
beforeAll(() => api.listen({ onUnhandledFrame: 'error' }))
afterEach(() => {
  cleanup()
  ;[now, text] = [detail(), tree()]
  sent.length = 0
})
afterAll(() => api.close())

const show = (role: 'officer' | 'approver' | 'leader') => showAt(`/report/${reportId}`, { as: person(role) })
const numbersShown = () => Array.from(document.querySelectorAll('.bound'), (one) => one.textContent)

describe('a report on the screen', () => {
  test('prints every number of the tree in its order, the annexes too', async () => {
    show('leader')
    await screen.findAllByText(/^Phụ lục I\. /)
    const annexes = [...document.querySelectorAll('details.annex')]
    expect(annexes).toHaveLength(text.annexes.length)
    for (const annex of annexes) {
      ;(annex as HTMLDetailsElement).open = true
      fireEvent(annex, new Event('toggle'))
    }
    await waitFor(() => expect(numbersShown()).toEqual(numbersOf(text).map((number) => number.text)))
    expect(numbersOf(text).length).toBeGreaterThan(20)
  })

  test('says where a number comes from once it has the focus', async () => {
    show('leader')
    const [number] = await screen.findAllByRole('button', { name: '28.599' })
    number!.focus()
    const line = screen.getByLabelText('Nguồn của số')
    await waitFor(() => expect(line.textContent).toMatch(/nộp trực tuyến.*Toàn tỉnh.*01–23\/7\/2025/))
  })

  test('shows markup in a passage as the text it is', async () => {
    text = tree({ instructions: '<b>đậm</b> & <script>x</script>' })
    show('leader')
    expect(await screen.findByText('<b>đậm</b> & <script>x</script>')).toBeTruthy()
    expect(document.querySelector('.passage b, .passage script')).toBeNull()
  })

  test('lets an officer write a passage in its place, on top of what was seen', async () => {
    show('officer')
    const [write] = await screen.findAllByRole('button', { name: /^Viết: / })
    await userEvent.click(write!)
    const form = screen.getByRole('form', { name: /^Nội dung mục/ })
    await userEvent.type(within(form).getByRole('textbox'), 'Đã ban hành Kế hoạch.')
    await userEvent.click(within(form).getByRole('button', { name: 'Lưu' }))
    await waitFor(() =>
      expect(sent).toEqual([
        {
          path: `/api/reports/${reportId}/passages`,
          body: { passage: 'instructions', text: 'Đã ban hành Kế hoạch.', basedOn: 0 },
        },
      ]),
    )
  })
})

describe('what may be done to it', () => {
  const names = () => screen.getAllByRole('button').map((one) => one.textContent)

  test('a leader reads and does nothing', async () => {
    show('leader')
    await screen.findByRole('heading', { name: 'Còn phải làm' })
    expect(names()).not.toContain('Lấy lại số liệu')
    expect(names()).not.toContain('Xác nhận đã kiểm tra')
  })

  test('it is checked once nothing is left open, at the revision that is seen', async () => {
    now = detail({ unwritten: 0 })
    show('approver')
    await userEvent.click(await screen.findByRole('button', { name: 'Xác nhận đã kiểm tra' }))
    await waitFor(() => expect(sent).toEqual([{ path: `/api/reports/${reportId}/check`, body: { revision: 3 } }]))
    cleanup()
    now = detail()
    show('approver')
    expect((await screen.findByRole('button', { name: 'Xác nhận đã kiểm tra' })).hasAttribute('disabled')).toBe(true)
  })

  test('whoever wrote it is told that somebody else passes it', async () => {
    now = detail({ unwritten: 0 }, { ownWork: true })
    show('officer')
    expect(await screen.findByText(/Bạn đã tham gia soạn/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Xác nhận đã kiểm tra' })).toBeNull()
  })

  test('an issued report under which figures have changed offers a supplement', async () => {
    now = detail({
      state: 'issued',
      unwritten: 0,
      issuedAt: '2025-07-26T01:00:00.000Z',
      corrected: { at: '2025-07-27T01:00:00.000Z', version: 14, numbers: 3 },
    })
    show('officer')
    expect(await screen.findByText(/3 số liệu nêu trong báo cáo đã thay đổi/)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Lập báo cáo bổ sung' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^(Viết|Sửa): / })).toBeNull()
  })
})

test('the list says what is due, what is left to do and what has changed since', async () => {
  showAt('/report', { as: person('officer') })
  const due = await screen.findByRole('table', { name: 'Lịch báo cáo' })
  expect(within(due).getByText('Chưa lập')).toBeTruthy()
  expect(within(due).getByText('Quá hạn')).toBeTruthy()
  const reports = screen.getByRole('table', { name: 'Báo cáo' })
  expect(within(reports).getByText('2 mục chưa viết')).toBeTruthy()
  expect(within(reports).getByText('Số liệu đã thay đổi')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Lập báo cáo' })).toBeTruthy()
})

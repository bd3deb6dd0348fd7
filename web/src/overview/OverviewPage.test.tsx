import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { delay, http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Answer } from '../http.ts'
import { person } from '../shell/person-fixture.ts'
import { showAt } from '../shell/show-at.tsx'
import { noValue, progress, province } from '../ui/page-fixture.ts'
import { exceptions, overview, values } from './overview-fixture.ts'

const asked: URL[] = []
const api = setupServer(
  http.get('*/api/exceptions', () => HttpResponse.json(exceptions)),
  http.get('*/api/province', () => HttpResponse.json(province)),
  http.get('*/api/progress', () => HttpResponse.json(progress)),
  http.get('*/api/overview', ({ request }) => (asked.push(new URL(request.url)), HttpResponse.json(overview))),
  http.get(
    '*/api/kpis/:id/values',
    ({ request, params }) => (asked.push(new URL(request.url)), HttpResponse.json({ ...values, kpi: params['id'] })),
  ),
  http.get('*/api/*', () =>
    HttpResponse.json({ type: 'about:blank', title: 'Không có', status: 404 }, { status: 404 }),
  ),
)
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

const headlines = () => screen.findByRole('table', { name: /Các chỉ tiêu chính/ })
const rowOf = async (name: string) => within(within(await headlines()).getByRole('row', { name: new RegExp(name) }))

test('data status comes before the figures', async () => {
  showAt('/')
  const status = await screen.findByRole('region', { name: 'Tình trạng số liệu' })
  expect(status.textContent).toContain('Đủ đến hết ngày 21/11/2026')
  expect(status.textContent).toContain('1 chậm')
  expect(status.compareDocumentPosition(await headlines())).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
})

test('a row says value, change, target, gap and completeness in words', async () => {
  showAt('/')
  const row = await rowOf('Tỷ lệ hồ sơ nộp trực tuyến')
  expect(row.getByText('77,9%')).toBeDefined()
  expect(row.getByText(/tốt lên/)).toBeDefined()
  expect(row.getByText('còn 1.100 hồ sơ')).toBeDefined()
  expect(row.getByRole('img', { name: 'kết quả 77,9%, mục tiêu ≥ 80%' })).toBeDefined()
  expect(row.getByText('99,2%')).toBeDefined()
})

test('few cases show the fraction first, and missing reports are said', async () => {
  showAt('/')
  const row = await rowOf('thanh toán trực tuyến')
  expect(row.getByText('14/17').tagName).toBe('B')
  expect(row.getByText('82,4%').tagName).toBe('SMALL')
  expect(row.getByText(/chưa đủ số liệu/)).toBeDefined()
})

test('stale data are an alert', async () => {
  api.use(
    http.get('*/api/overview', () =>
      HttpResponse.json({ ...overview, data: { ...overview.data, completeTo: '2026-11-01' } }),
    ),
  )
  showAt('/')
  expect((await screen.findByRole('alert')).textContent).toContain('SỐ LIỆU CŨ')
})

test('loading history shows how far it has come', async () => {
  api.use(
    http.get('*/api/overview', () =>
      HttpResponse.json({ ...overview, data: { ...overview.data, loading: { done: 30, total: 120 } } }),
    ),
  )
  showAt('/')
  const bar = await screen.findByRole('progressbar', { name: /30\/120/ })
  expect(bar).toHaveProperty('value', 30)
})

test('before the first figures the page judges nothing', async () => {
  const rows = overview.rows.map((row) => ({
    ...row,
    value: noValue('missing', 'Chưa có số liệu'),
    target: row.target && { ...row.target, met: null, gap: null },
  }))
  const data = { ...overview.data, completeTo: null, reported: 0, expected: 0, loading: { done: 0, total: 120 } }
  api.use(http.get('*/api/overview', () => HttpResponse.json({ ...overview, rows, data, attention: [] })))
  showAt('/')
  expect(await screen.findByText('Kỳ này chưa được nạp tới')).toBeDefined()
  expect(screen.getByText(/Chưa chỉ tiêu nào có số/)).toBeDefined()
  expect(screen.getByText(/Sẽ xét khi nạp xong/)).toBeDefined()
  expect(within(await headlines()).getAllByText('Chưa có số liệu')).toHaveLength(rows.length)
})

test('a refusal shows what failed, the request id, and asks again on wish', async () => {
  api.use(
    http.get('*/api/overview', () =>
      HttpResponse.json(
        { type: 'about:blank', title: 'Lỗi', status: 500, detail: 'Không đọc được', instance: 'req-7' },
        { status: 500 },
      ),
    ),
  )
  showAt('/')
  const note = await screen.findByRole('alert')
  expect(note.textContent).toContain('Không lấy được số liệu của trang này')
  expect(note.textContent).toContain('req-7')
  api.resetHandlers()
  await userEvent.click(within(note).getByRole('button', { name: 'Thử lại' }))
  expect(await headlines()).toBeDefined()
})

test('the address decides period and comparison; choosing another period is a step one can take back', async () => {
  const { history } = showAt('/?cal=nd09&p=2026-09&cmp=previous')
  await headlines()
  expect(Object.fromEntries(asked.find(({ pathname }) => pathname === '/api/overview')?.searchParams ?? [])).toEqual({
    calendar: 'nd09',
    period: '2026-09',
    compare: 'previous',
    lang: 'vi',
  })
  await userEvent.click(screen.getByRole('button', { name: 'Kỳ sau' }))
  await waitFor(() => expect(history.location.search).toBe('?cal=nd09&p=2026-10&cmp=previous'))
  history.back()
  await waitFor(() => expect(history.location.search).toBe('?cal=nd09&p=2026-09&cmp=previous'))
})

test('an address with unknown parts opens, and says what it left out', async () => {
  showAt('/?k=T10&mau=do')
  expect(await screen.findByText(/mau=do/)).toBeDefined()
  expect(((await screen.findByLabelText('Chỉ tiêu trên bản đồ')) as HTMLSelectElement).value).toBe('T10')
})

test('a known part with a value that means nothing is named, and asks the API for nothing', async () => {
  showAt('/?asof=junk')
  expect(await screen.findByText(/asof=junk/)).toBeDefined()
  await headlines()
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.map(({ searchParams }) => searchParams.get('asOf')).filter(Boolean)).toEqual([])
  expect(document.body.textContent).not.toContain('NaN')
})

test('the map is one tab stop; arrows walk it and Enter opens the commune', async () => {
  const { history } = showAt('/')
  const map = await screen.findByRole('application', { name: /Cao nhất 90,0% \(Phường Phủ Lý\)/ })
  map.focus()
  await userEvent.keyboard('{ArrowRight}{ArrowRight}')
  expect(screen.getByText('Phường Hoa Lư: 70,0%. 70/100 · đủ số liệu 32,2%')).toBeDefined()
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(history.location.pathname).toBe('/unit/14329'))
})

test('the figures of one KPI never stand under the name of another', async () => {
  api.use(
    http.get('*/api/kpis/T10/values', async () => {
      await delay('infinite')
      return HttpResponse.json(values)
    }),
  )
  showAt('/')
  await screen.findByRole('application')
  await userEvent.selectOptions(screen.getByLabelText('Chỉ tiêu trên bản đồ'), 'T10')
  await waitFor(() => expect(screen.queryByRole('application')).toBeNull())
})

test('when the server falls silent the page says since when, and keeps what it has', async () => {
  const { client } = showAt('/')
  await headlines()
  api.use(http.get('*/api/progress', () => HttpResponse.error()))
  await client.refetchQueries({ queryKey: ['readProgress'] })
  expect((await screen.findByRole('alert')).textContent).toContain('Không liên lạc được với máy chủ từ')
  expect(await headlines()).toBeDefined()
})

test('t turns every chart into its table and back, and the address keeps it', async () => {
  const { history } = showAt('/')
  await headlines()
  await userEvent.keyboard('t')
  await waitFor(() => expect(history.location.search).toBe('?view=table'))
  const table = await screen.findByRole('table', { name: /số liệu từng xã, phường/ })
  expect(within(table).getByRole('row', { name: /Xã Gia Viễn.*85,0%.*85\/100/ })).toBeDefined()
  await userEvent.keyboard('t')
  await waitFor(() => expect(history.location.search).toBe(''))
})

test('a slash goes to the search; letters without accents find a unit', async () => {
  const { history } = showAt('/?p=2026-10')
  await headlines()
  await userEvent.keyboard('/dinh hoa')
  expect(screen.getByRole('option', { name: /Xã Định Hoá/ })).toBeDefined()
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(history.location.pathname).toBe('/unit/14500'))
  expect(history.location.search).toBe('?p=2026-10')
})

test('the language is switched in place and asked of the API', async () => {
  showAt('/')
  await headlines()
  await userEvent.click(screen.getByRole('button', { name: /English/ }))
  expect(await screen.findByRole('table', { name: /Headline indicators/ })).toBeDefined()
  expect(asked.some(({ searchParams }) => searchParams.get('lang') === 'en')).toBe(true)
  expect(document.documentElement.lang).toBe('en')
})

test('what leadership should ask about has an effect in dossiers, somebody who answers and a day', async () => {
  showAt('/')
  const table = await screen.findByRole('table', { name: 'Cần hỏi đến' })
  const row = within(table).getByRole('row', { name: /Xã Định Hoá/ })
  expect(row.textContent).toContain('16 hồ sơ nộp trực tuyến')
  expect(row.textContent).toContain('82,4% · thường thấy 88,3%')
  expect(row.textContent).toContain('Chủ tịch Ủy ban nhân dân xã Định Hoá')
  expect(row.textContent).toContain('30/11/2026đã quá hạn 2 ngày làm việc')
  expect(screen.getByText(/27 trong 3.425 biểu đồ/)).toBeDefined()
})

describe('explanations of what is to be asked about', () => {
  const explained: Answer<'listTasks'>['tasks'][number] = {
    id: '019a0000-0000-7000-8000-0000000000aa',
    number: 31,
    kind: 'explanation',
    title: 'Giải trình',
    text: '',
    difficulty: null,
    kpi: 'T02',
    connection: null,
    unit: '14500',
    provider: null,
    providerName: null,
    givenByUnit: null,
    phase: 'reported',
    givenOn: '2026-11-23',
    workingDays: 10,
    dueOn: '2026-12-07',
    reportedOn: '2026-11-25',
    returns: 0,
    colour: 'green',
    why: 'waits-for-acceptance',
    days: 0,
    may: { own: false, give: true },
  }
  const listed = (tasks: (typeof explained)[]) =>
    http.get('*/api/tasks', () =>
      HttpResponse.json({ tasks, total: tasks.length, open: { green: tasks.length, amber: 0, red: 0 } }),
    )
  const row = async () =>
    within(within(await screen.findByRole('table', { name: 'Cần hỏi đến' })).getByRole('row', { name: /Định Hoá/ }))

  test('in two taps the leadership asks the unit to explain, and the register answers for the row', async () => {
    let given: unknown
    api.use(
      listed([]),
      http.post('*/api/tasks', async ({ request }) => {
        given = await request.json()
        api.use(listed([{ ...explained, phase: 'given', why: 'in-time', days: 10 }]))
        return HttpResponse.json({ task: explained, timeline: [], effect: null }, { status: 201 })
      }),
    )
    showAt('/', { as: person('leader') })
    await userEvent.click(await screen.findByRole('button', { name: 'Giao giải trình: Xã Định Hoá' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Giao giải trình', hidden: true }))
    expect(dialog.getByText(/Chủ tịch Ủy ban nhân dân xã Định Hoá giải trình chỉ tiêu .*chậm nhất/)).toBeDefined()
    await userEvent.click(dialog.getByRole('button', { name: 'Xác nhận giao', hidden: true }))
    const link = await screen.findByRole('link', { name: 'Nhiệm vụ số 31: mới giao' })
    expect(link.getAttribute('href')).toBe(`/task/${explained.id}`)
    expect((await row()).queryByText(/quá hạn 2 ngày/)).toBeNull()
    expect(given).toMatchObject({ kind: 'explanation', kpi: 'T02', unit: '14500', provider: null, workingDays: 6 })
  })

  test('what was reported shows its state and day; what ended for an earlier period, or was withdrawn, is not it', async () => {
    api.use(listed([explained]))
    showAt('/', { as: person('approver') })
    expect(await screen.findByRole('link', { name: 'Nhiệm vụ số 31: chờ duyệt kết quả' })).toBeDefined()
    expect((await row()).getByText(/Xanh/).closest('small')!.textContent).toContain('07/12/2026')
    cleanup()
    api.use(
      listed([
        { ...explained, phase: 'withdrawn', colour: null },
        { ...explained, phase: 'accepted', givenOn: '2026-01-05' },
      ]),
    )
    showAt('/', { as: person('approver') })
    expect((await screen.findByText('chưa giao')).tagName).toBe('SMALL')
    expect(screen.queryByRole('button', { name: /Giao giải trình/ })).toBeNull()
  })

  test('a commune is told of its own alone: of another unit it cannot know', async () => {
    const [one] = exceptions.exceptions
    api.use(
      listed([]),
      http.get('*/api/exceptions', () =>
        HttpResponse.json({
          ...exceptions,
          exceptions: [one, { ...one, unit: '13285', owner: { unit: '13285', title: 'Chủ tịch phường' } }],
        }),
      ),
    )
    showAt('/', { as: person('commune-head') })
    expect((await screen.findByText('chưa giao')).closest('tr')!.textContent).toContain('Phường Phủ Lý')
    expect((await row()).queryByText('chưa giao')).toBeNull()
  })

  test('a visitor reads the rule and nothing of the register', async () => {
    api.use(http.get('*/api/tasks', () => HttpResponse.json({}, { status: 401 })))
    showAt('/')
    expect((await row()).getByText(/đã quá hạn 2 ngày làm việc/)).toBeDefined()
    expect(screen.queryByText('chưa giao')).toBeNull()
    expect(screen.queryByRole('button', { name: /Giao giải trình/ })).toBeNull()
  })
})

test('whatever period is shown, leadership sees what is gravely broken now, the gravest first', async () => {
  const incident = (id: string, severity: string, members: number, name: string) => ({
    id,
    severity,
    members,
    name: { vi: name, en: name },
    openedAt: '2026-11-22T01:30:00Z',
  })
  const questions: string[] = []
  api.use(
    http.get('*/api/incidents', ({ request }) => {
      questions.push(new URL(request.url).search)
      return HttpResponse.json({
        incidents: [
          incident('a', 'major', 1, 'Hoa Lư – Một cửa'),
          incident('b', 'critical', 140, 'Vòng cáp Nam Định 1'),
        ],
        next: null,
        open: { info: 0, warning: 9, major: 1, critical: 1 },
      })
    }),
  )
  showAt('/', { as: person('leader') })
  const now = within(await screen.findByRole('region', { name: 'Cần xử lý ngay' }))
  expect(questions).toEqual(['?phase=open&severity=major&limit=20'])
  expect(now.getByText(/1 khẩn cấp, 1 nghiêm trọng/)).toBeDefined()
  expect(now.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Vòng cáp Nam Định 1 · 140 kết nối · từ 08:30 22/11/2026',
    'Hoa Lư – Một cửa · từ 08:30 22/11/2026',
  ])
})

import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Answer } from '../http.ts'
import { person } from '../shell/person-fixture.ts'
import { showAt } from '../shell/show-at.tsx'
import { progress, province } from '../ui/page-fixture.ts'

const text = (vi: string) => ({ vi, en: `${vi} (en)` })
const given: Answer<'listGivenDatasets'> = {
  datasets: [
    {
      id: 'petition',
      name: text('Phản ánh'),
      scope: 'all-units',
      frequency: 'weekly',
      fed: true,
      own: false,
      measures: [
        { id: 'petitions', name: text('Tiếp nhận') },
        { id: 'ratings', name: text('Lượt đánh giá') },
      ],
    },
  ],
  unit: null,
}
const handedIn: Answer<'submit'> = {
  id: '019a0000-0000-4000-8000-000000000009',
  records: 1,
  accepted: 1,
  unchanged: 0,
  rejected: 0,
  quarantined: 0,
  version: 8,
  verdicts: 'a',
  problems: [],
}
const rule: Answer<'listValidationRules'>['rules'][number] = {
  id: 'ratings-within',
  version: 1,
  name: text('Đánh giá khác thường'),
  test: { kind: 'usual', measure: 'ratings', z: 8, atLeast: 50 },
  severity: 'warn',
  enabled: true,
  reason: null,
  recordedBy: null,
  recordedAt: '2026-11-20T01:00:00Z',
  held: 0,
  warned: 0,
}
let known: Record<string, number> | null = null
let sent: unknown[] = []
const keep =
  (answer: object) =>
  async ({ request }: { request: Request }) => {
    sent.push(await request.json())
    return HttpResponse.json(answer, { status: 201 })
  }
const api = setupServer(
  http.get('*/api/province', () => HttpResponse.json(province)),
  http.get('*/api/progress', () => HttpResponse.json(progress)),
  http.get('*/api/closings', () => HttpResponse.json({ closings: [] })),
  http.get('*/api/corrections', () => HttpResponse.json({ corrections: [] })),
  http.get('*/api/submission-datasets', () => HttpResponse.json(given)),
  http.get('*/api/submission-datasets/petition/counts', () => HttpResponse.json({ counts: known })),
  http.get('*/api/validation-rules', () =>
    HttpResponse.json({ rules: [rule], measures: given.datasets[0]!.measures.map((one) => ({ ...one })) }),
  ),
  http.post('*/api/submissions', keep(handedIn)),
  http.post('*/api/validation-rules', keep({ rule })),
)
beforeAll(() => api.listen())
beforeEach(() => {
  sent = []
  known = null
})
afterEach(() => {
  cleanup()
  api.resetHandlers()
})
afterAll(() => api.close())

async function chooseDay(user: ReturnType<typeof userEvent.setup>) {
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Đơn vị' }), '13285')
  await user.type(screen.getByRole('textbox', { name: 'Ngày' }), '20/11/2026{Enter}')
}

test('what is no whole number is said to be none, and nothing is sent; thousands may be parted by dots', async () => {
  const user = userEvent.setup()
  showAt('/submission/form', { as: person('officer') })
  await chooseDay(user)
  const petitions = await screen.findByRole('textbox', { name: 'Tiếp nhận' })
  await user.type(petitions, '12.5')
  await user.type(screen.getByRole('textbox', { name: 'Lượt đánh giá' }), '1.234')
  await user.click(screen.getByRole('button', { name: 'Ghi nhận' }))
  expect(screen.getAllByText('Ghi một số nguyên không âm.')).toHaveLength(1)
  expect(sent).toEqual([])
  await user.clear(petitions)
  await user.type(petitions, '12')
  await user.click(screen.getByRole('button', { name: 'Ghi nhận' }))
  expect(await screen.findByText(/Đã ghi nhận số liệu/)).toBeDefined()
  expect(sent).toMatchObject([{ records: [{ counts: { petitions: 12, ratings: 1234 } }] }])
})

test('figures that are not taken in are not said to be; what was left as it stood is not sent', async () => {
  const user = userEvent.setup()
  known = { petitions: 10, ratings: 9 }
  const problem = { index: 0, pointer: '/records/0', verdict: 'rejected', reason: 'breaks-rule', field: null }
  const refused = { ...handedIn, accepted: 0, rejected: 1, version: null, verdicts: 'r' }
  api.use(http.post('*/api/submissions', keep({ ...refused, problems: [{ ...problem, detail: 'Trái quy tắc.' }] })))
  showAt('/submission/form', { as: person('officer') })
  await chooseDay(user)
  const petitions = await screen.findByRole('textbox', { name: 'Tiếp nhận' })
  await user.clear(petitions)
  await user.type(petitions, '99')
  await user.click(screen.getByRole('button', { name: 'Ghi nhận' }))
  expect(await screen.findByText(/chưa được ghi nhận/)).toBeDefined()
  expect(screen.queryByText(/Đã ghi nhận/)).toBeNull()
  expect(screen.getByText('Trái quy tắc.')).toBeDefined()
  expect(sent).toMatchObject([{ records: [{ counts: { petitions: 99 } }] }])
})

test('a correction of -5 or 12,5 is none: no sign and no comma is passed over', async () => {
  const user = userEvent.setup()
  known = { petitions: 10, ratings: 9 }
  showAt('/correction', { as: person('officer') })
  await chooseDay(user)
  const petitions = await screen.findByRole('textbox', { name: 'Tiếp nhận' })
  for (const typed of ['-5', '12,5']) {
    await user.clear(petitions)
    await user.type(petitions, typed)
    await user.click(screen.getByRole('button', { name: 'Điều chỉnh' }))
    expect(screen.getByText('Ghi một số nguyên không âm.')).toBeDefined()
  }
  expect(sent).toEqual([])
})

test('a rule takes decimals as they are typed here', async () => {
  const user = userEvent.setup()
  showAt('/validation', { as: person('officer') })
  await user.click(await screen.findByRole('button', { name: /Đặt lại quy tắc/ }))
  const dialog = within(await screen.findByRole('dialog'))
  const deviations = dialog.getByRole('textbox', { name: /Số lần độ lệch/ })
  await user.clear(deviations)
  await user.type(deviations, '10.5')
  await user.type(dialog.getByRole('textbox', { name: 'Lý do đặt lại' }), 'Theo thực tế')
  await user.click(dialog.getByRole('button', { name: 'Lưu quy tắc' }))
  expect(dialog.getByText(/Ghi một số, ví dụ/)).toBeDefined()
  expect(sent).toEqual([])
  await user.clear(deviations)
  await user.type(deviations, '10,5')
  await user.click(dialog.getByRole('button', { name: 'Lưu quy tắc' }))
  expect(sent).toMatchObject([{ test: { z: 10.5, atLeast: 50 } }])
})

test('a rule compares sums, and a count is taken out again', async () => {
  const user = userEvent.setup()
  showAt('/validation', { as: person('officer') })
  await user.click(await screen.findByRole('button', { name: 'Thêm quy tắc' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByRole('textbox', { name: 'Tên quy tắc' }), 'Tổng')
  await user.type(dialog.getByRole('textbox', { name: 'Lý do đặt lại' }), 'Theo thực tế')
  await user.selectOptions(dialog.getByRole('combobox', { name: 'Loại kiểm tra' }), 'compare')
  const [left, right] = dialog.getAllByRole('button', { name: 'Cộng thêm một số' })
  await user.click(left!)
  await user.selectOptions(dialog.getByRole('combobox', { name: /số thứ 2/ }), 'ratings')
  await user.click(right!)
  await user.selectOptions(dialog.getAllByRole('combobox', { name: /số thứ 2/ })[1]!, '')
  await user.click(dialog.getByRole('button', { name: 'Lưu quy tắc' }))
  expect(sent).toMatchObject([{ test: { kind: 'compare', left: ['petitions', 'ratings'], right: ['ratings'] } }])
})

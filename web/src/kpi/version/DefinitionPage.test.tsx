import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { person } from '../../shell/person-fixture.ts'
import { showAt } from '../../shell/show-at.tsx'
import { progress, province } from '../../ui/page-fixture.ts'
import { preview, secondVersion, thirdVersion, versions } from './version-fixture.ts'

let orders: [string, unknown][] = []
const noted = async (request: Request) => {
  orders.push([decodeURIComponent(new URL(request.url).pathname), await request.json()])
}
const api = setupServer(
  http.get('*/api/province', () => HttpResponse.json(province)),
  http.get('*/api/progress', () => HttpResponse.json(progress)),
  http.get('*/api/kpis/T02/versions', () => HttpResponse.json(versions)),
  http.get('*/api/kpis/T02/version-proposals', () =>
    HttpResponse.json({ kpi: 'T02', versions: [thirdVersion], names: {} }),
  ),
  http.get('*/api/*', () => HttpResponse.json({ type: 'about:blank', title: 'none', status: 404 }, { status: 404 })),
  http.post('*/api/kpis/T02/versions/preview', async ({ request }) => {
    await noted(request)
    return HttpResponse.json(preview)
  }),
  http.post('*/api/kpis/T02/versions', async ({ request }) => {
    await noted(request)
    return HttpResponse.json({ version: { ...thirdVersion, version: 4 } }, { status: 201 })
  }),
  http.post('*/api/kpi-versions/:id/decision', async ({ request }) => {
    await noted(request)
    return HttpResponse.json({ version: { ...thirdVersion, state: 'confirmed' } })
  }),
)
beforeAll(() => api.listen({ onUnhandledFrame: 'error' }))
beforeEach(() => {
  orders = []
  localStorage.clear()
})
afterEach(() => {
  cleanup()
  api.resetHandlers()
})
afterAll(() => api.close())

const form = () => screen.findByRole('form', { name: 'Lập phiên bản mới' })
const numerator = async () => within(await form()).getByRole('group', { name: 'Tử số' })

test('the form begins as the version in force, and nothing can be looked at without a day', async () => {
  showAt('/kpi/T02/definition', { as: person('officer') })
  expect(within(await numerator()).getByLabelText('Tên gọi (tiếng Việt)')).toHaveProperty(
    'value',
    'Hồ sơ nộp và trả qua mạng',
  )
  expect(within(await numerator()).getAllByRole('listitem')).toHaveLength(2)
  expect(screen.getByLabelText('Làm tròn')).toHaveProperty('value', '2')
  await userEvent.click(screen.getByRole('button', { name: 'Xem trước' }))
  expect(screen.getByText(/Cần ngày áp dụng/)).toBeDefined()
  expect(orders).toEqual([])
})

test('an officer takes a field off, looks at old and new side by side, and submits with basis and reason', async () => {
  showAt('/kpi/T02/definition', { as: person('officer') })
  await userEvent.type(within(await form()).getByLabelText('Áp dụng từ ngày'), '01/01/2027')
  await userEvent.selectOptions(within(await numerator()).getByLabelText('Dấu của Thanh toán trực tuyến'), '-1')
  await userEvent.click(screen.getByRole('button', { name: 'Xem trước' }))
  const effects = await screen.findByRole('region', { name: 'Nếu phiên bản này được xác nhận' })
  expect(effects.textContent).toContain('Thay phiên bản 2 từ 01/01/2027.')
  expect(effects.textContent).toContain('Chưa đến ngày áp dụng')
  expect(effects.textContent).toContain('có số liệu từ 01/07/2025')
  const periods = within(effects).getByRole('table', { name: 'Toàn tỉnh qua các kỳ gần đây' })
  expect(within(periods).getAllByRole('row')[1]?.textContent).toContain('+8,00')
  expect(effects.textContent).toContain(
    '2/3 đơn vị đổi con số; 1 từ chưa đạt thành đạt mục tiêu, 0 từ đạt thành chưa đạt.',
  )
  const units = within(effects).getByRole('table', { name: /Từng đơn vị/ })
  const first = () => within(units).getAllByRole('rowheader')[0]?.textContent
  expect(first()).toBe('Phường Hoa Lư')
  await userEvent.click(within(units).getByRole('button', { name: /^Chênh lệch \(điểm %\)/ }))
  expect(first()).toBe('Xã Định Hoá')

  await userEvent.type(screen.getByLabelText('Căn cứ pháp lý'), 'Quyết định 9/QĐ-UBND')
  await userEvent.type(screen.getByLabelText('Lý do'), 'Bỏ hồ sơ thanh toán')
  await userEvent.click(screen.getByRole('button', { name: 'Trình, chờ xác nhận' }))
  expect(await screen.findByText('Đã trình phiên bản 4; cần người thứ hai xác nhận.')).toBeDefined()
  const body = {
    numerator: {
      ...secondVersion.numerator,
      terms: [
        { measure: 'dossiers_online', coefficient: 1 },
        { measure: 'dossiers_paid', coefficient: -1 },
      ],
    },
    denominator: secondVersion.denominator,
    direction: 'higher',
    decimals: 2,
    definition: secondVersion.definition,
    from: '2027-01-01',
  }
  expect(orders).toEqual([
    ['/api/kpis/T02/versions/preview', body],
    ['/api/kpis/T02/versions', { ...body, basis: 'Quyết định 9/QĐ-UBND', reason: 'Bỏ hồ sơ thanh toán' }],
  ])
  // What was submitted is gone from the form.
  expect(within(await form()).getByLabelText('Áp dụng từ ngày')).toHaveProperty('value', '')
})

test('what speaks against a version is said at its field, and it cannot be submitted', async () => {
  api.use(
    http.post('*/api/kpis/T02/versions/preview', () =>
      HttpResponse.json({
        ...preview,
        faults: [
          { at: 'from', kind: 'day-taken', detail: 'Đã có phiên bản khác.' },
          { at: 'numerator.terms.0', kind: 'no-such-measure', detail: 'Không có trường này.' },
        ],
      }),
    ),
  )
  showAt('/kpi/T02/definition', { as: person('officer') })
  await userEvent.type(within(await form()).getByLabelText('Áp dụng từ ngày'), '01/01/2027')
  await userEvent.click(screen.getByRole('button', { name: 'Xem trước' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Chưa trình được')
  expect(within(await numerator()).getByText('Không có trường này.')).toBeDefined()
  expect(within(await form()).getByText('Đã có phiên bản khác.')).toBeDefined()
  expect(screen.queryByRole('button', { name: 'Trình, chờ xác nhận' })).toBeNull()
})

test('a refused submission loses nothing that was typed', async () => {
  api.use(
    http.post('*/api/kpis/T02/versions', () =>
      HttpResponse.json(
        {
          type: 'about:blank',
          title: 'no',
          status: 400,
          errors: [{ at: 'body.basis', detail: 'Ghi ít nhất 3 ký tự.' }],
        },
        { status: 400 },
      ),
    ),
  )
  showAt('/kpi/T02/definition', { as: person('officer') })
  await userEvent.type(within(await form()).getByLabelText('Áp dụng từ ngày'), '01/01/2027')
  await userEvent.click(screen.getByRole('button', { name: 'Xem trước' }))
  await userEvent.type(await screen.findByLabelText('Lý do'), 'Theo chỉ đạo')
  await userEvent.click(screen.getByRole('button', { name: 'Trình, chờ xác nhận' }))
  await waitFor(() => expect(screen.getByLabelText('Căn cứ pháp lý').getAttribute('aria-invalid')).toBe('true'))
  expect(screen.getByLabelText('Lý do')).toHaveProperty('value', 'Theo chỉ đạo')
  expect(within(await form()).getByLabelText('Áp dụng từ ngày')).toHaveProperty('value', '01/01/2027')
})

test('an approver makes nothing and decides on what another made, with a reason', async () => {
  showAt('/kpi/T02/definition', { as: person('approver') })
  const table = await screen.findByRole('table', { name: 'Các phiên bản' })
  expect(within(table).getByText('Chờ xác nhận')).toBeDefined()
  expect(screen.queryByRole('form', { name: 'Lập phiên bản mới' })).toBeNull()
  await userEvent.click(within(table).getByRole('button', { name: 'Quyết định về phiên bản 3' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Quyết định về phiên bản 3', hidden: true }))
  expect(dialog.queryByRole('button', { name: 'Rút', hidden: true })).toBeNull()
  await userEvent.type(dialog.getByLabelText('Lý do'), 'Đã đối chiếu')
  await userEvent.click(dialog.getByRole('button', { name: 'Xác nhận', hidden: true }))
  await waitFor(() =>
    expect(screen.queryByRole('dialog', { name: 'Quyết định về phiên bản 3', hidden: true })).toBeNull(),
  )
  expect(orders).toEqual([['/api/kpi-versions/T02@3/decision', { decision: 'confirmed', reason: 'Đã đối chiếu' }]])
})

test('whoever recorded it may take it back, and not confirm it', async () => {
  const me = person('officer', { id: thirdVersion.recordedBy! })
  showAt('/kpi/T02/definition', { as: me })
  await userEvent.click(await screen.findByRole('button', { name: 'Quyết định về phiên bản 3' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Quyết định về phiên bản 3', hidden: true }))
  expect(dialog.getByText(/Người lập không tự xác nhận/)).toBeDefined()
  expect(dialog.queryByRole('button', { name: 'Xác nhận', hidden: true })).toBeNull()
  await userEvent.type(dialog.getByLabelText('Lý do'), 'Ghi nhầm ngày')
  await userEvent.click(dialog.getByRole('button', { name: 'Rút', hidden: true }))
  await waitFor(() =>
    expect(orders).toEqual([['/api/kpi-versions/T02@3/decision', { decision: 'withdrawn', reason: 'Ghi nhầm ngày' }]]),
  )
})

test('a commune has no business here', async () => {
  showAt('/kpi/T02/definition', { as: person('commune-head') })
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toBeDefined())
  expect(screen.queryByRole('table', { name: 'Các phiên bản' })).toBeNull()
})

import { cleanup, configure, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { person } from '../shell/person-fixture.ts'
import { openWays, showAt } from '../shell/show-at.tsx'
import { accountServer } from './account-server.ts'

const { server, state, sent, replies, reads } = accountServer()
configure({ asyncUtilTimeout: 8_000 })
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
beforeEach(() => {
  localStorage.clear()
  sent.length = 0
  replies.clear()
  reads.clear()
  state.me = null
  state.ways = { ...openWays, openFigures: false }
})
afterEach(() => cleanup())
afterAll(() => server.close())

const orders = () => sent.filter(({ what }) => !what.startsWith('GET'))
async function fillIn(email: string, password: string) {
  await userEvent.type(await screen.findByRole('textbox', { name: 'Thư điện tử' }), email)
  await userEvent.type(screen.getByLabelText('Mật khẩu'), password)
}

test('where figures are not open, whoever is nobody is sent to sign in and comes back to the page they wanted', async () => {
  const { history } = showAt('/account/audit?outcome=denied', { ask: true })
  await waitFor(() => expect(history.location.pathname).toBe('/sign-in'))
  expect(new URLSearchParams(history.location.search).get('next')).toBe('/account/audit?outcome=denied')
  replies.set('POST /api/account/sign-in', () => {
    state.me = person('administrator')
    return { next: 'ready' }
  })
  reads.set('/api/audit', () => ({ entries: [], next: null }))
  reads.set('/api/account/people', () => ({ people: [] }))
  await fillIn('binh@ninhbinh.gov.vn', 'con cá chép')
  await userEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Nhật ký' })).toBeDefined()
  expect(history.location.href).toBe('/account/audit?outcome=denied')
  expect(orders()).toEqual([
    { what: 'POST /api/account/sign-in', body: { email: 'binh@ninhbinh.gov.vn', password: 'con cá chép' } },
  ])
})

test('a wrong password is said, and nothing typed is lost', async () => {
  replies.set('POST /api/account/sign-in', () => ({ status: 401, detail: 'Thư điện tử hoặc mật khẩu không đúng.' }))
  showAt('/sign-in', { ask: true })
  await fillIn('a@b.vn', 'sai')
  await userEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Thư điện tử hoặc mật khẩu không đúng.')
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Thư điện tử' }).value).toBe('a@b.vn')
  expect(screen.getByLabelText<HTMLInputElement>('Mật khẩu').value).toBe('sai')
})

test('too many tries say how long to wait, in words, counted down', async () => {
  replies.set('POST /api/account/sign-in', () => ({ status: 429, detail: '43200 giây', retryAfter: 43_200 }))
  showAt('/sign-in', { ask: true })
  await fillIn('a@b.vn', 'sai')
  await userEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Có thể thử lại sau 12 giờ.')
})

test('two clicks sign in once', async () => {
  replies.set('POST /api/account/sign-in', async () => {
    await new Promise((resolve) => setTimeout(resolve, 200))
    return { status: 401, detail: 'Sai.' }
  })
  showAt('/sign-in', { ask: true })
  await fillIn('a@b.vn', 'sai')
  await userEvent.dblClick(screen.getByRole('button', { name: 'Đăng nhập' }))
  await screen.findByRole('alert')
  expect(orders()).toHaveLength(1)
})

test('the second factor is a step of its own; a wrong code can be typed again, or a recovery code used', async () => {
  replies.set('POST /api/account/sign-in', () => {
    state.me = person('officer', { next: 'second-factor' })
    return { next: 'second-factor' }
  })
  replies.set('POST /api/account/second-factor', () => ({ status: 401, detail: 'Mã không đúng.' }))
  replies.set('POST /api/account/recovery', () => {
    state.me = person('officer')
    return { next: 'ready', left: 9 }
  })
  const { history } = showAt('/sign-in?next=/feed/khong-co', { ask: true })
  reads.set('/api/feeds/khong-co', () => ({ status: 404 }))
  await fillIn('a@b.vn', 'đúng')
  await userEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }))
  const code = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Mã sáu chữ số' })
  expect(code.autocomplete).toBe('one-time-code')
  await userEvent.type(code, '123456{Enter}')
  expect((await screen.findByRole('alert')).textContent).toContain('Mã không đúng.')
  expect(code.value).toBe('123456')
  await userEvent.click(screen.getByRole('button', { name: /Dùng mã khôi phục/ }))
  await userEvent.type(screen.getByRole('textbox', { name: 'Mã khôi phục' }), 'aaaa-bbbb{Enter}')
  await waitFor(() => expect(history.location.href).toBe('/feed/khong-co'))
})

test('a role that needs an authenticator sets one up: picture, text, first code, recovery codes shown once', async () => {
  replies.set('POST /api/account/sign-in', () => {
    state.me = person('officer', { next: 'enrol-second-factor', secondFactor: false })
    return { next: 'enrol-second-factor' }
  })
  replies.set('POST /api/account/second-factor/enrolment', () => ({
    secret: 'ABCDEFGH',
    uri: 'otpauth://totp/x?secret=ABCDEFGH',
  }))
  let right = false
  replies.set('POST /api/account/second-factor/enrolment/confirmation', () => {
    if (!right) return { status: 400, errors: [{ at: 'body.code', detail: 'Mã không đúng.' }] }
    state.me = person('officer')
    return { next: 'ready', recoveryCodes: ['aaaa-1111', 'bbbb-2222'] }
  })
  const { history } = showAt('/sign-in?next=/unit/00000', { ask: true })
  await fillIn('a@b.vn', 'đúng')
  await userEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }))
  expect(await screen.findByRole('img', { name: /Mã QR/ })).toBeDefined()
  expect(screen.getByText('ABCD EFGH')).toBeDefined()
  const code = screen.getByRole<HTMLInputElement>('textbox', { name: /Nhập mã sáu chữ số/ })
  await userEvent.type(code, '000000{Enter}')
  await waitFor(() => expect(code.getAttribute('aria-invalid')).toBe('true'))
  expect(document.activeElement).toBe(code)
  expect(document.getElementById(code.getAttribute('aria-describedby')!)?.textContent).toBe('Mã không đúng.')
  right = true
  await userEvent.type(code, '{Enter}')
  expect(await screen.findByText('aaaa-1111')).toBeDefined()
  expect(history.location.pathname).toBe('/sign-in')
  await userEvent.click(screen.getByRole('button', { name: 'Tôi đã lưu các mã này' }))
  await waitFor(() => expect(history.location.href).toBe('/unit/00000'))
  expect(orders().filter(({ what }) => what.endsWith('/enrolment'))).toHaveLength(1)
})

test('a page loaded again half-way goes on where the session stands', async () => {
  state.me = person('administrator', { next: 'change-password' })
  showAt('/', { ask: true })
  expect(await screen.findByText(/Mật khẩu đã quá thời hạn/)).toBeDefined()
  replies.set('POST /api/account/password', () => ({
    status: 400,
    errors: [{ at: 'body.next', detail: 'Mật khẩu cần ít nhất 12 ký tự.' }],
  }))
  await userEvent.type(screen.getByLabelText('Mật khẩu hiện tại'), 'cũ')
  await userEvent.type(screen.getByLabelText('Mật khẩu mới'), 'ngắn')
  await userEvent.click(screen.getByRole('button', { name: 'Đổi mật khẩu' }))
  const field = screen.getByLabelText('Mật khẩu mới')
  await waitFor(() => expect(document.activeElement).toBe(field))
  expect(screen.getByText('Mật khẩu cần ít nhất 12 ký tự.').className).toBe('form-fault')
})

test('single sign-on is offered where it is set, and its refusal is explained', async () => {
  state.ways = { ...state.ways, sso: { name: 'Xác thực tỉnh' } }
  showAt('/sign-in?sso=refused', { ask: true })
  expect(await screen.findByRole('button', { name: 'Đăng nhập bằng Xác thực tỉnh' })).toBeDefined()
  expect(screen.getByRole('alert').textContent).toContain('Hệ thống đăng nhập một lần chưa cho vào')
})

test('in a demonstration one click enters as a role, a commune’s with the commune chosen', async () => {
  state.ways = { ...openWays, demo: ['leader', 'commune-head', 'kiosk'] }
  replies.set('POST /api/account/demo', () => {
    state.me = person('commune-head', { demo: true, method: 'demo', name: 'Lãnh đạo xã, phường', unit: '14500' })
    return { next: 'ready' }
  })
  const { history } = showAt('/sign-in?next=/unit/00000', { ask: true })
  const demo = await screen.findByRole('region', { name: 'Bản trình diễn' })
  expect(demo.textContent).toContain('chạy trên chính máy này, với số liệu mô phỏng')
  expect(within(demo).getAllByRole('button')).toHaveLength(3)
  await userEvent.selectOptions(await within(demo).findByRole('combobox', { name: 'Xã, phường' }), 'Xã Định Hoá')
  await userEvent.click(within(demo).getByRole('button', { name: /Vào xem với vai trò Lãnh đạo xã, phường/ }))
  await waitFor(() => expect(history.location.href).toBe('/unit/00000'))
  expect(orders()).toEqual([
    { what: 'POST /api/account/demo', body: { role: 'commune-head', unit: '14500', provider: null } },
  ])
  expect(screen.getByRole('complementary').textContent).toContain(
    'Đang dùng vai trò Lãnh đạo xã, phường của Xã Định Hoá.',
  )
})

test('an address that leads elsewhere is no address to go on to', async () => {
  for (const evil of ['//evil.example/x', '/\\evil.example', 'https://evil.example']) {
    const { history } = showAt(`/sign-in?next=${encodeURIComponent(evil)}`, { ask: true })
    replies.set('POST /api/account/sign-in', () => {
      state.me = person('leader')
      return { next: 'ready' }
    })
    reads.set('/api/overview', () => ({ status: 500 }))
    await fillIn('a@b.vn', 'đúng')
    await userEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }))
    await waitFor(() => expect(history.location.href).toBe('/'))
    cleanup()
    state.me = null
  }
})

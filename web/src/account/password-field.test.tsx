import { cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { person } from '../shell/person-fixture.ts'
import { showAt } from '../shell/show-at.tsx'
import { accountServer } from './account-server.ts'

const { server, state, sent, replies, reads } = accountServer()
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
beforeEach(() => {
  sent.length = 0
  replies.clear()
  reads.clear()
  state.me = null
})
afterEach(() => cleanup())
afterAll(() => server.close())

/** Every page on which somebody types a password: how to get there, and which kind each field is, by its label. */
const pages: Record<string, { show: () => void; fields: Record<string, string>; email?: string }> = {
  'signing in': {
    show: () => void showAt('/sign-in', { ask: true }),
    fields: { 'Mật khẩu': 'current-password' },
    email: 'a@b.vn',
  },
  'taking an invitation up': {
    show() {
      replies.set('POST /api/account/invitations/reading', () => ({
        email: 'binh@ninhbinh.gov.vn',
        name: 'Lê Bình',
        role: 'officer',
        unit: null,
        provider: null,
        expiresAt: '2026-12-01T00:00:00.000Z',
      }))
      showAt(`/invitation#${'A'.repeat(43)}`, { ask: true })
    },
    fields: { 'Mật khẩu mới': 'new-password' },
    email: 'binh@ninhbinh.gov.vn',
  },
  'a password past its time': {
    show() {
      state.me = person('administrator', { next: 'change-password' })
      showAt('/', { ask: true })
    },
    fields: { 'Mật khẩu hiện tại': 'current-password', 'Mật khẩu mới': 'new-password' },
  },
  'one’s own account': {
    show() {
      state.me = person('leader', { secondFactor: false, method: 'password' })
      reads.set('/api/account/sessions', () => ({ sessions: [] }))
      showAt('/account', { ask: true })
    },
    fields: { 'Mật khẩu hiện tại': 'current-password', 'Mật khẩu mới': 'new-password' },
  },
}

describe.each(Object.entries(pages))('%s', (_, { show, fields, email }) => {
  test('a password is hidden while it is typed, and seen by whoever asks to see it', async () => {
    show()
    for (const name of Object.keys(fields)) {
      const field = await screen.findByLabelText<HTMLInputElement>(name)
      await userEvent.type(field, 'con cá')
      expect(field.type).toBe('password')
      const tick = field.parentElement!.querySelector<HTMLInputElement>('input[type="checkbox"]')!
      await userEvent.click(tick)
      expect([field.type, field.value]).toEqual(['text', 'con cá'])
      await userEvent.click(tick)
      expect(field.type).toBe('password')
    }
  })

  test('a password is pasted whole, and a manager of passwords knows what each field is for', async () => {
    show()
    const long = 'Mật khẩu 64 ký tự, có dấu và cả 🐟, như trình quản lý mật khẩu tạo ra'
    for (const [name, kind] of Object.entries(fields)) {
      const field = await screen.findByLabelText<HTMLInputElement>(name)
      expect(field.autocomplete).toBe(kind)
      await userEvent.click(field)
      await userEvent.paste(long)
      expect(field.value).toBe(long)
    }
    const named = document.querySelector<HTMLInputElement>('form input[autocomplete="username"]')
    if (email !== undefined) expect(named).not.toBeNull()
    if (named?.readOnly) expect(named.value).toBe(email)
  })
})

test('whoever comes by single sign-on alone is asked for no password there is not', async () => {
  state.me = person('leader', { method: 'sso', hasPassword: false, secondFactor: false })
  reads.set('/api/account/sessions', () => ({ sessions: [] }))
  showAt('/account', { ask: true })
  expect(await screen.findByText(/không có mật khẩu ở đây/)).toBeDefined()
  expect(screen.queryByLabelText('Mật khẩu hiện tại')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Đăng ký thiết bị xác thực' }))
  expect(screen.queryByLabelText('Mật khẩu hiện tại')).toBeNull()
})

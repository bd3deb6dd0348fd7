import { cleanup, configure, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { policy } from 'shared/account/policy.ts'
import { rightNames } from 'shared/account/right.ts'
import { roles } from 'shared/account/role.ts'
import { rightSaid } from 'shared/messages/account-right.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Answer } from '../http.ts'
import { person } from '../shell/person-fixture.ts'
import { roleName } from '../shell/person-name.ts'
import { openWays, showAt } from '../shell/show-at.tsx'
import { accountServer } from './account-server.ts'
import type { ApiKey } from './api-key.ts'
import type { Person } from './people-model.ts'

const { server, state, sent, replies, reads } = accountServer()
configure({ asyncUtilTimeout: 8_000 })
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
const administrator = person('administrator')
beforeEach(() => {
  localStorage.clear()
  sent.length = 0
  replies.clear()
  reads.clear()
  state.me = administrator
  state.ways = { ...openWays, openFigures: false }
  reads.set('/api/account/people', () => ({ people }))
  reads.set('/api/account/second-factor-resets', () => ({ requests: [], resets: [] }))
  reads.set('/api/feeds', () => ({ feeds: [] }))
})
afterEach(() => cleanup())
afterAll(() => server.close())

const somebody = (id: string, name: string, more: Partial<Person> = {}): Person => ({
  id,
  name,
  email: `${id}@ninhbinh.gov.vn`,
  role: 'officer',
  unit: null,
  provider: null,
  state: 'active',
  demo: false,
  secondFactor: true,
  accessUntil: null,
  lastSignInAt: null,
  createdAt: '2026-11-01T00:00:00Z',
  sessions: 0,
  ...more,
})
const hoa = '019a0000-0000-7000-8000-0000000000aa'
let people: Person[] = []
beforeEach(() => {
  people = [
    somebody(administrator.id, administrator.name, { role: 'administrator', sessions: 1 }),
    somebody(hoa, 'Đinh Văn Hoà', { sessions: 2 }),
    somebody('019a0000-0000-7000-8000-0000000000bb', 'Lê Thị Bình'),
  ]
})
const orders = () => sent.filter(({ what }) => !what.startsWith('GET'))
const asked = (path: string) => sent.filter(({ what }) => what === `GET ${path}` || what.startsWith(`GET ${path}?`))
const show = (address: string) => showAt(address, { as: administrator, ways: state.ways })

describe('people', () => {
  test('are found without their marks, and the search stands in the address', async () => {
    const { history } = show('/account/people')
    expect(await screen.findByRole('row', { name: /Lê Thị Bình/ })).toBeDefined()
    await userEvent.type(screen.getByRole('searchbox', { name: 'Tìm người dùng' }), 'dinh van hoa')
    await waitFor(() => expect(screen.queryByRole('row', { name: /Lê Thị Bình/ })).toBeNull())
    expect(screen.getByRole('row', { name: /Đinh Văn Hoà/ })).toBeDefined()
    expect(new URLSearchParams(history.location.search).get('q')).toBe('dinh van hoa')
    expect(screen.getByText('1 người dùng khớp')).toBeDefined()
  })

  test('an invitation that is refused keeps what was typed and says it at the field', async () => {
    replies.set('POST /api/account/invitations', () => ({
      status: 400,
      errors: [{ at: 'body.email', detail: 'Không phải địa chỉ thư điện tử.' }],
    }))
    show('/account/people?open=invite')
    const dialog = await screen.findByRole('dialog', { name: 'Mời người dùng' })
    const name = within(dialog).getByRole<HTMLInputElement>('textbox', { name: 'Họ tên' })
    const email = within(dialog).getByRole<HTMLInputElement>('textbox', { name: 'Thư điện tử' })
    await userEvent.type(name, 'Phạm Văn Cường')
    await userEvent.type(email, 'khong phai thu')
    await userEvent.selectOptions(within(dialog).getByRole('combobox', { name: 'Vai trò' }), 'leader')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Gửi lời mời' }))
    await waitFor(() => expect(document.activeElement).toBe(email))
    expect(email.getAttribute('aria-invalid')).toBe('true')
    const said = email
      .getAttribute('aria-describedby')!
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent)
    expect(said).toContain('Không phải địa chỉ thư điện tử.')
    expect([name.value, email.value]).toEqual(['Phạm Văn Cường', 'khong phai thu'])
    expect(within(dialog).getByRole<HTMLSelectElement>('combobox', { name: 'Vai trò' }).value).toBe('leader')
  })

  test('sessions of another person end after being asked once more, and the list is asked anew', async () => {
    replies.set(`DELETE /api/account/people/${hoa}/sessions`, () => {
      people = people.map((one) => (one.id === hoa ? { ...one, sessions: 0 } : one))
      return { ended: 2, person: people[1] }
    })
    show(`/account/people?open=person&row=${hoa}`)
    const dialog = await screen.findByRole('dialog', { name: 'Đinh Văn Hoà' })
    await userEvent.click(within(dialog).getByRole('button', { name: 'Kết thúc mọi phiên' }))
    expect(dialog.textContent).toContain('Tài khoản vẫn mở.')
    expect(orders()).toEqual([])
    await userEvent.click(within(dialog).getByRole('button', { name: 'Kết thúc mọi phiên' }))
    expect(await within(dialog).findByText('Đã kết thúc 2 phiên.')).toBeDefined()
    expect(orders()).toEqual([{ what: `DELETE /api/account/people/${hoa}/sessions`, body: null }])
    await waitFor(() => expect(within(dialog).queryByRole('button', { name: 'Kết thúc mọi phiên' })).toBeNull())
  })
})

test('a key is shown once, with who made it and when; closed, it is nowhere', async () => {
  const secret = `nhs_abcdefabcdef_${'k'.repeat(43)}`
  const made: ApiKey = {
    id: 'abcdefabcdef',
    name: 'Một cửa tỉnh',
    unit: '*',
    dataset: 'dossier',
    rights: ['submission.create'],
    state: 'active',
    createdAt: '2026-11-24T02:30:00Z',
    createdBy: hoa,
    expiresAt: '2027-05-23T02:30:00Z',
    endedAt: null,
    lastUsedAt: null,
    replaces: null,
  }
  let keys: ApiKey[] = []
  reads.set('/api/api-keys', () => ({ keys }))
  replies.set('POST /api/api-keys', () => {
    keys = [made]
    return { key: made, secret }
  })
  const { client } = show('/account/api-key?open=new')
  const dialog = await screen.findByRole('dialog', { name: 'Cấp khóa mới' })
  await userEvent.type(within(dialog).getByRole('textbox', { name: /Tên khóa/ }), 'Một cửa tỉnh')
  await userEvent.selectOptions(within(dialog).getByRole('combobox', { name: 'Bộ số liệu' }), 'dossier')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Cấp khóa' }))
  expect(await within(dialog).findByText(secret)).toBeDefined()
  await userEvent.click(within(dialog).getByRole('button', { name: 'Xong' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect((await screen.findByRole('row', { name: /Một cửa tỉnh/ })).textContent).toMatch(/09:30.*Đinh Văn Hoà/)
  expect(document.body.innerHTML).not.toContain(secret)
  const kept = [...client.getQueryCache().getAll(), ...client.getMutationCache().getAll()].map((one) => one.state)
  await waitFor(() => expect(JSON.stringify(kept.map((one) => one.data))).not.toContain(secret))
})

test('the page of permissions says of every role and right what the policy says', async () => {
  show('/account/role')
  const table = await screen.findByRole('table', { name: 'Vai trò nào được làm gì' })
  const heads = within(table)
    .getAllByRole('columnheader')
    .map((one) => one.textContent)
  expect(heads.slice(1)).toEqual(roles.map((role) => roleName('vi', role)))
  for (const right of rightNames) {
    const row = within(table).getByRole('rowheader', { name: rightSaid[right].vi }).closest('tr')!
    const cells = [...row.querySelectorAll('td')].map((cell) => cell.textContent.replace('·', ''))
    const said = roles.map((role) => {
      if (policy[right].all?.includes(role)) return 'tất cả'
      return policy[right].own?.includes(role) ? 'của mình' : 'không'
    })
    expect([right, ...cells]).toEqual([right, ...said])
  }
})

describe('the trail', () => {
  type State = Answer<'readAuditState'>
  const whole: State = {
    last: 12_000,
    verified: { seq: 11_990, at: '2026-11-24T02:30:00Z' },
    wholeAt: '2026-11-23T20:00:00Z',
    fault: null,
    anchored: { seq: 11_995, at: '2026-11-24T02:45:00Z' },
    signed: { seq: 11_000, at: '2026-11-23T17:00:00Z' },
  }
  beforeEach(() => {
    reads.set('/api/audit', () => ({ entries: [], next: null }))
    reads.set('/api/audit/state', () => whole)
  })

  test('its filters stand in the address, and are what is asked', async () => {
    const { history } = show('/account/audit')
    const filters = within(await screen.findByRole('search', { name: 'Lọc nhật ký' }))
    await userEvent.selectOptions(filters.getByRole('combobox', { name: 'Kết quả' }), 'denied')
    await userEvent.selectOptions(await filters.findByRole('combobox', { name: 'Ai' }), hoa)
    const here = () => Object.fromEntries(new URLSearchParams(history.location.search))
    await waitFor(() => expect(here()).toEqual({ outcome: 'denied', actor: hoa }))
    await waitFor(() =>
      expect(new URLSearchParams(asked('/api/audit').at(-1)!.what.split('?')[1]).toString()).toContain(
        new URLSearchParams({ actor: hoa }).toString(),
      ),
    )
    expect(asked('/api/audit').at(-1)!.what).toContain('outcome=denied')
    await userEvent.click(filters.getByRole('button', { name: 'Bỏ lọc' }))
    await waitFor(() => expect(here()).toEqual({}))
  })

  test('says how far it was found whole, and where it was anchored and signed', async () => {
    show('/account/audit')
    expect(await screen.findByText(/Nguyên vẹn đến dòng 11\.990 trong 12\.000 dòng/)).toBeDefined()
    const main = screen.getByRole('main').textContent
    expect(main).toContain('Dòng 11.995')
    expect(main).toContain('Bản có chữ ký số: dòng 11.000')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('a broken chain is said before all else', async () => {
    reads.set('/api/audit/state', () => ({
      ...whole,
      verified: { seq: 41, at: '2026-11-24T02:30:00Z' },
      fault: { kind: 'bad-mac', seq: 42, since: '2026-11-24T01:30:00Z' },
    }))
    show('/account/audit')
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('Nhật ký KHÔNG nguyên vẹn, từ dòng 42.')
    expect(alert.textContent).toContain('Nội dung dòng này đã bị sửa.')
    expect(screen.getByRole('main').textContent).toContain('Chỉ nguyên vẹn đến dòng 41 trong 12.000 dòng')
  })

  test('a commune head, who reads the own part, is not asked about the whole', async () => {
    const head = person('commune-head')
    state.me = head
    showAt('/account/audit', { as: head, ways: state.ways })
    await waitFor(() => expect(asked('/api/audit')).not.toEqual([]))
    expect(await screen.findByText('Không có dòng nhật ký nào khớp.')).toBeDefined()
    expect(asked('/api/audit/state')).toEqual([])
  })
})

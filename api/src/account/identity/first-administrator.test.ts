import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { testDeps } from '../../test-deps.ts'
import { createAdminCommand } from './create-admin-command.ts'
import { makeFirstAdministrator } from './first-administrator.ts'
import { enter, makePerson, password, testIdentity, type TestIdentity } from './test-identity.ts'
import { unlock } from './unlock.ts'

vi.setConfig({ testTimeout: 120_000 })

let world: TestIdentity
beforeAll(async () => {
  world = await testIdentity()
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.base.db.deleteFrom('account_user').execute()
})

const make = (email = 'quan-tri@ninhbinh.gov.vn') => makeFirstAdministrator(world.deps, { email, name: 'Quản Trị' })
const administrators = () =>
  world.base.db.selectFrom('account_user').select('id').where('role', '=', 'administrator').execute()
const tokenOf = (link: string) => link.split('#')[1]!

describe('the first administrator', () => {
  test('sets a password by a link that works once, and must enrol an authenticator', async () => {
    const outcome = await make()
    if (outcome.kind !== 'made') throw new Error(outcome.kind)
    const { link } = outcome.invitation
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:4600\/invitation#[A-Za-z0-9_-]{43}$/)
    const browser = world.browser()
    const token = tokenOf(link)
    expect((await browser.post('/api/account/invitations/reading', { token })).body).toMatchObject({
      role: 'administrator',
    })
    expect((await browser.post('/api/account/invitations/acceptance', { token, password })).body).toEqual({
      next: 'enrol-second-factor',
    })
    expect((await world.browser().post('/api/account/invitations/acceptance', { token, password })).status).toBe(404)
    expect(await make('khac@ninhbinh.gov.vn')).toEqual({ kind: 'there' })
  })

  test('fifty calls at the same moment make one', async () => {
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, at) => make(`ai-${at}@ninhbinh.gov.vn`)))
    expect(outcomes.filter(({ kind }) => kind === 'made')).toHaveLength(1)
    expect(outcomes.filter(({ kind }) => kind === 'there')).toHaveLength(49)
    expect(await administrators()).toHaveLength(1)
  })

  test('a link nobody used runs out after half an hour, and only then may another be made', async () => {
    const first = await make()
    world.clock.forward(30 * 60 - 1)
    expect((await make('hai@ninhbinh.gov.vn')).kind).toBe('there')
    world.clock.forward(1)
    if (first.kind !== 'made') throw new Error(first.kind)
    const token = tokenOf(first.invitation.link)
    expect((await world.browser().post('/api/account/invitations/acceptance', { token, password })).status).toBe(404)
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, at) => make(`lai-${at}@ninhbinh.gov.vn`)))
    expect(outcomes.filter(({ kind }) => kind === 'made')).toHaveLength(1)
    expect(await administrators()).toHaveLength(1)
  })

  test('the link does not take a weak password, and stays good after one', async () => {
    const outcome = await make()
    if (outcome.kind !== 'made') throw new Error(outcome.kind)
    const token = tokenOf(outcome.invitation.link)
    const weak = await world.browser().post('/api/account/invitations/acceptance', { token, password: 'ninhbinh2026' })
    expect(weak).toMatchObject({ status: 400, body: { errors: [{ at: 'body.password' }] } })
    expect((await world.browser().post('/api/account/invitations/acceptance', { token, password })).status).toBe(200)
  })

  test('twenty who take up one link at once: one does', async () => {
    const outcome = await make()
    if (outcome.kind !== 'made') throw new Error(outcome.kind)
    const token = tokenOf(outcome.invitation.link)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        world.browser().post('/api/account/invitations/acceptance', { token, password }),
      ),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await world.base.db.selectFrom('account_session').select('id').execute()).toHaveLength(1)
  })
})

describe('the command', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nhipso-first-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  const run = async (...argv: string[]) => {
    const out: string[] = []
    const err: string[] = []
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0)
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => err.push(String(text)) > 0)
    try {
      const settings = { NHIPSO_KEYRING: join(folder, 'keyring.json') }
      const code = await createAdminCommand(argv, testDeps(world.base.db, world.clock.now), { settings })
      return { code, out: out.join(''), err: err.join('') }
    } finally {
      vi.restoreAllMocks()
    }
  }

  test('prints the link alone on stdout, and what it is on stderr', async () => {
    const { code, out, err } = await run('--email', 'Quan-Tri@ninhbinh.gov.vn', '--name', 'Trần Thị Quản Trị')
    expect(code).toBe(0)
    expect(out).toMatch(/^http:\/\/127\.0\.0\.1:4600\/invitation#[A-Za-z0-9_-]{43}\n$/)
    expect(err).toContain('Đã tạo quản trị viên đầu tiên')
    expect(err).not.toContain('#')
    const trail = await world.base.db.selectFrom('audit').select(['action', 'actor']).execute()
    expect(trail).toEqual([{ action: 'first-administrator.create', actor: null }])
    const second = await run('--email', 'hai@ninhbinh.gov.vn', '--name', 'Hai')
    expect(second).toMatchObject({ code: 1, out: '' })
  })

  test.each([
    ['nothing', []],
    ['no name', ['--email', 'a@b.vn']],
    ['no address', ['--email', 'a', '--name', 'Ai']],
    ['an option there is not', ['--email', 'a@b.vn', '--name', 'Ai', '--password', 'x']],
  ])('called with %s it makes nobody', async (_, argv) => {
    expect((await run(...argv)).code).toBe(2)
    expect(await administrators()).toEqual([])
  })
})

test('who holds the machine can open an account that is shut, and take a lost authenticator from it', async () => {
  const administrator = await makePerson(world, 'administrator')
  const { browser } = await enter(world, administrator)
  for (let at = 0; at < 6; at++)
    await world.browser().post('/api/account/sign-in', { email: administrator.email, password: 'sai' })
  expect((await world.browser().post('/api/account/sign-in', { email: administrator.email, password })).status).toBe(
    429,
  )

  const unlocked = await unlock(world.deps, administrator.email.toUpperCase(), {
    newLink: false,
    resetSecondFactor: false,
  })
  expect(unlocked).toEqual({ counters: 1, secondFactorReset: false, invitation: null })
  const again = await world.browser().post('/api/account/sign-in', { email: administrator.email, password })
  expect(again.body).toEqual({ next: 'second-factor' })

  const reset = await unlock(world.deps, administrator.email, { newLink: true, resetSecondFactor: true })
  expect((await browser.get('/api/account/me')).status).toBe(401)
  const devices = world.base.db.selectFrom('account_device').select('user_id').where('user_id', '=', administrator.id)
  expect(await devices.execute()).toEqual([])
  const token = tokenOf(reset!.invitation!.link)
  const accepted = await world
    .browser()
    .post('/api/account/invitations/acceptance', { token, password: 'một đàn cò trắng bay lả' })
  expect(accepted.body).toEqual({ next: 'enrol-second-factor' })
  expect(await unlock(world.deps, 'khong-ai@x.vn', { newLink: true, resetSecondFactor: true })).toBeNull()
})

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { accountRoles } from 'shared/account/role.ts'
import { signInDemo } from './demo.ts'
import { testIdentity, type TestIdentity } from './test-identity.ts'

vi.setConfig({ testTimeout: 60_000 })

let world: TestIdentity
let serious: TestIdentity
beforeAll(async () => {
  world = await testIdentity({ demo: true })
  serious = await testIdentity({ besides: world })
  const unit = { code: '13285', name: 'Phủ Lý', kind: 'ward', former_province: 'ha-nam' } as const
  await world.base.db
    .insertInto('unit')
    .values({ ...unit, tile: null, area_km2: null, lat: null, lon: null })
    .execute()
})
afterAll(async () => {
  await serious.close()
  await world.close()
})

const scopes: Record<string, object> = {
  'commune-head': { unit: '13285' },
  'commune-officer': { unit: '13285' },
  operator: { provider: 'VNPT' },
}
const click = (at: TestIdentity, body: object, headers = {}) => at.browser(headers).post('/api/account/demo', body)

describe('one click', () => {
  test.each(accountRoles)('as %s', async (role) => {
    const browser = world.browser()
    expect((await browser.post('/api/account/demo', { role, ...scopes[role] })).body).toEqual({ next: 'ready' })
    expect((await browser.get('/api/account/me')).body).toMatchObject({
      role,
      demo: true,
      next: 'ready',
      ...scopes[role],
    })
  })

  test('the pages learn who reads figures, and whether anybody has signed in, without being refused', async () => {
    const browser = world.browser()
    expect((await browser.get('/api/account/ways')).body).toMatchObject({ openFigures: true, signedIn: false })
    await browser.post('/api/account/demo', { role: 'leader' })
    expect((await browser.get('/api/account/ways')).body).toMatchObject({ openFigures: true, signedIn: true })
    await browser.post('/api/account/sign-out')
    expect((await browser.get('/api/account/ways')).body).toMatchObject({ signedIn: false })
    expect((await serious.browser().get('/api/account/ways')).body).toMatchObject({ openFigures: false })
  })

  test('twice makes one account', async () => {
    await Promise.all(Array.from({ length: 10 }, () => click(world, { role: 'leader' })))
    const rows = await world.base.db.selectFrom('account_user').select('id').where('role', '=', 'leader').execute()
    expect(rows).toHaveLength(1)
  })

  test.each([
    ['a commune role of no commune', { role: 'commune-head' }],
    ['a leader of a commune', { role: 'leader', unit: '13285' }],
    ['a unit there is not', { role: 'commune-head', unit: '99999' }],
    ['a role there is not', { role: 'root' }],
    ['a flag slipped in', { role: 'leader', demo: false }],
  ])('%s: 400', async (_, body) => {
    expect((await click(world, body)).status).toBe(400)
  })
})

describe('never otherwise', () => {
  test('where demo mode is off', async () => {
    expect((await click(serious, { role: 'administrator' })).status).toBe(404)
    expect((await serious.browser().get('/api/account/ways')).body).toMatchObject({ demo: null })
  })

  test.each([
    ['another machine', '192.168.1.7', '127.0.0.1'],
    ['a name made to point here', '127.0.0.1', 'evil.example'],
    ['a name that begins like this machine’s', '127.0.0.1', '127.0.0.1.evil.example'],
    ['a socket nobody knows', 'unknown', 'localhost'],
    ['every machine', '0.0.0.0', '0.0.0.0'],
  ])('for %s', async (_, address, host) => {
    const visit = { address, agent: '', session: null, device: null }
    expect(await signInDemo(world.deps, { role: 'leader', unit: null, provider: null }, { visit, host })).toEqual({
      kind: 'not-here',
    })
  })

  test.each(['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'])(
    'through a proxy or a tunnel of this machine, which says %s',
    async (name) => {
      expect((await click(world, { role: 'leader' }, { [name]: '127.0.0.1' })).status).toBe(404)
    },
  )

  test('a demo account has no password, so none signs in to it', async () => {
    await click(world, { role: 'administrator' })
    const rows = await world.base.db.selectFrom('account_credential').selectAll().execute()
    expect(rows).toEqual([])
    for (const password of ['', 'demo', 'administrator', 'password']) {
      const answer = await world
        .browser()
        .post('/api/account/sign-in', { email: 'administrator@demo.invalid', password: password || 'x' })
      expect(answer.status).toBe(401)
    }
  })

  test('its sessions open nothing in a program that is no demonstration, on the same database', async () => {
    const browser = world.browser()
    await browser.post('/api/account/demo', { role: 'administrator' })
    const elsewhere = serious.browser()
    for (const [name, value] of browser.jar) elsewhere.jar.set(name, value)
    expect((await browser.get('/api/account/me')).status).toBe(200)
    expect((await elsewhere.get('/api/account/me')).status).toBe(401)
    expect((await elsewhere.get('/api/account/people')).status).toBe(401)
  })
})

import { Hono } from 'hono'
import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { nobody } from 'shared/account/identity.ts'
import { makeIdentify } from './identify.ts'
import { makeSignedIn } from './signed-in.ts'
import { enter, makePerson, password, testIdentity, type TestIdentity } from './test-identity.ts'
import { sweepIdentity } from './sweep-identity.ts'

vi.setConfig({ testTimeout: 60_000 })

let world: TestIdentity
beforeAll(async () => {
  world = await testIdentity()
})
afterAll(() => world.close())

const cookieOf = (jar: Map<string, string>) => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')

test('the guard says who asks: role, unit, and nobody while a step is to be done', async () => {
  const identify = makeIdentify(world.deps)
  const officer = await makePerson(world, 'officer')
  const half = world.browser()
  await half.post('/api/account/sign-in', { email: officer.email, password })
  const waiting = await identify(cookieOf(half.jar), world.clock.now())
  expect(waiting).toMatchObject({ userId: officer.id, next: 'enrol-second-factor', identity: nobody })

  const head = await makePerson(world, 'commune-head')
  const { browser } = await enter(world, head)
  const signedIn = await identify(cookieOf(browser.jar), world.clock.now())
  expect(signedIn!.identity).toEqual({ role: 'commune-head', id: head.id, unit: '13285' })
  expect(await identify(undefined, world.clock.now())).toBeNull()
  expect(await identify(`nhipso=${'A'.repeat(43)}`, world.clock.now())).toBeNull()
})

test('to the guard of every route a half signed-in person is nobody, and an address is a network', async () => {
  const seam = makeSignedIn(world.deps)
  const app = new Hono().get('/', async (c) => c.json([await seam.signedIn(c), seam.addressOf(c)]))
  const ask = async (cookie: string, remoteAddress: string) => {
    const headers = { cookie, 'x-forwarded-for': '198.51.100.1' }
    return (await app.request('/', { headers }, { incoming: { socket: { remoteAddress } } })).json()
  }
  const officer = await makePerson(world, 'officer')
  const browser = world.browser()
  await browser.post('/api/account/sign-in', { email: officer.email, password })
  expect(await ask(cookieOf(browser.jar), '203.0.113.9')).toEqual([null, '203.0.113.9'])
  await enter(world, officer, browser)
  const identity = { role: 'officer', id: officer.id, unit: null }
  expect(await ask(cookieOf(browser.jar), '2001:db8:1:2:3::4')).toEqual([identity, '2001:db8:1:2::/64'])
  expect(await ask('', '203.0.113.9')).toEqual([null, '203.0.113.9'])
})

test('"seen just now" is written at most twice a minute', async () => {
  const { browser } = await enter(world, await makePerson(world, 'leader'))
  const seen = async () =>
    (
      await world.base.db
        .selectFrom('account_session')
        .select('seen_at')
        .orderBy('seen_at', 'desc')
        .executeTakeFirstOrThrow()
    ).seen_at
  const first = await seen()
  world.clock.forward(29)
  await browser.get('/api/account/me')
  expect(await seen()).toEqual(first)
  world.clock.forward(1)
  await browser.get('/api/account/me')
  expect(await seen()).toEqual(world.clock.now())
})

test.each([
  ['a page nobody is at', { 'x-unattended': '1' }],
  ['a stream, which the browser opens again by itself,', { accept: 'text/event-stream' }],
])('%s is answered, but keeps no session alive', async (_, headers: Record<string, string>) => {
  const alone = world.browser(headers)
  await enter(world, await makePerson(world, 'leader'), alone)
  const idleEnd = async () => ((await alone.get('/api/account/me')).body as { idleEndsAt: string }).idleEndsAt
  const end = await idleEnd()
  for (let minute = 0; minute < 29; minute++) {
    world.clock.forward(60)
    expect(await idleEnd()).toBe(end)
    expect((await alone.get('/api/account/sessions')).status).toBe(200)
  }
  world.clock.forward(60)
  expect((await alone.get('/api/account/me')).status).toBe(401)
  expect((await alone.get('/api/account/ways')).body).toMatchObject({ signedIn: false })
})

test('what is over is swept, what is not stays', async () => {
  await sweepIdentity(world.base.db, world.clock.now())
  const { browser: leader } = await enter(world, await makePerson(world, 'leader'))
  const { browser: kiosk } = await enter(world, await makePerson(world, 'kiosk'))
  const count = async () => (await world.base.db.selectFrom('account_session').select('id').execute()).length
  const before = await count()
  await sweepIdentity(world.base.db, world.clock.now())
  expect(await count()).toBe(before)
  world.clock.forward(14 * 3600)
  await sweepIdentity(world.base.db, world.clock.now())
  expect(await count()).toBe(1)
  expect([(await leader.get('/api/account/me')).status, (await kiosk.get('/api/account/me')).status]).toEqual([
    401, 200,
  ])
  expect(await world.base.db.selectFrom('account_tries').select('key').execute()).not.toEqual([])
  world.clock.forward(86_400)
  await sweepIdentity(world.base.db, world.clock.now())
  expect(await world.base.db.selectFrom('account_tries').select('key').execute()).toEqual([])
})

test('it costs one look-up', async () => {
  const { browser } = await enter(world, await makePerson(world, 'leader'))
  const statements: string[] = []
  const counting: KyselyPlugin = {
    transformQuery({ node }) {
      statements.push(node.kind)
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  }
  const identify = makeIdentify({ ...world.deps, db: world.deps.db.withPlugin(counting) })
  expect(await identify(cookieOf(browser.jar), world.clock.now())).toMatchObject({ identity: { role: 'leader' } })
  expect(statements).toEqual(['SelectQueryNode'])
})

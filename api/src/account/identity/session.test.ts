import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readCookies } from './session-cookie.ts'
import {
  type Browser,
  enter,
  makePerson,
  password,
  testIdentity,
  type TestIdentity,
  type TestPerson,
} from './test-identity.ts'
import { codeAt, stepAt } from './totp.ts'

vi.setConfig({ testTimeout: 60_000 })

let world: TestIdentity
beforeAll(async () => {
  world = await testIdentity()
})
afterAll(() => world.close())

const me = (browser: Browser) => browser.get('/api/account/me').then((answer) => answer.status)

describe('a session', () => {
  test('the cookie is out of reach of scripts and other sites, and ends with the browser', async () => {
    const leader = await makePerson(world, 'leader')
    const { headers } = await world.browser().post('/api/account/sign-in', { email: leader.email, password })
    const [session, device] = headers.getSetCookie()
    expect(session).toMatch(/^nhipso=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(device).toMatch(/^nhipso-device=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=15552000$/)
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test('over https the cookie cannot be planted by a neighbour', async () => {
    const secure = await testIdentity({
      besides: world,
      settings: { NHIPSO_PUBLIC_URL: 'https://nhipso.ninhbinh.gov.vn' },
    })
    const leader = await makePerson(world, 'leader')
    const browser = secure.browser({ origin: 'https://nhipso.ninhbinh.gov.vn' })
    const { headers } = await browser.post('/api/account/sign-in', { email: leader.email, password })
    const sent = headers.getSetCookie()
    expect(sent[0]).toMatch(/^__Host-nhipso=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/)
    expect(sent[1]).toMatch(/^__Host-nhipso-device=.*; Secure; /)
    await secure.close()
  })

  test('the token is nowhere in the database', async () => {
    const { browser } = await enter(world, await makePerson(world, 'leader'))
    const rows = await world.base.db.selectFrom('account_session').selectAll().execute()
    const kept = JSON.stringify(
      rows.map((row) => [row.token_hash.toString('base64url'), row.token_hash.toString('utf8')]),
    )
    expect(kept).not.toContain(browser.jar.get('nhipso')!)
  })

  test('a token planted before sign-in is not taken over', async () => {
    const leader = await makePerson(world, 'leader')
    const victim = world.browser()
    victim.jar.set('nhipso', 'A'.repeat(43))
    await enter(world, leader, victim)
    expect(victim.jar.get('nhipso')).not.toBe('A'.repeat(43))
    const attacker = world.browser()
    attacker.jar.set('nhipso', 'A'.repeat(43))
    expect(await me(attacker)).toBe(401)
  })

  test('a session of someone else, planted before sign-in, ends with it', async () => {
    const { browser: attacker } = await enter(world, await makePerson(world, 'leader'))
    const victim = attacker.copy()
    await enter(world, await makePerson(world, 'leader'), victim)
    expect(await me(victim)).toBe(200)
    expect(await me(attacker)).toBe(401)
  })

  test.each([
    ['nhipso=x'],
    [`nhipso=${'A'.repeat(43)}; nhipso=${'B'.repeat(43)}`],
    [`nhipso=${'A'.repeat(44)}`],
    [''],
    [`NHIPSO=${'A'.repeat(43)}`],
  ])('no session: %j', (cookie) => {
    expect(readCookies(cookie, false).session).toBeNull()
  })
})

/** What changes a person, and how that person's old token fares. */
describe('an old token is worth nothing after', () => {
  let administrator: Browser
  beforeAll(async () => {
    // A second one, so that none of those changed below is the last.
    await enter(world, await makePerson(world, 'administrator'))
    ;({ browser: administrator } = await enter(world, await makePerson(world, 'administrator')))
  })

  const events: [
    string,
    (person: TestPerson, browser: Browser, secret: string) => Promise<{ status: number }>,
    200 | 401,
  ][] = [
    ['signing out', (_, browser) => browser.post('/api/account/sign-out'), 401],
    [
      'a change of password',
      (_, browser) => browser.post('/api/account/password', { current: password, next: 'một đàn cò trắng bay lả' }),
      200,
    ],
    [
      'a new authenticator',
      async (_, browser) => {
        const { body } = await browser.post('/api/account/second-factor/enrolment', { password })
        const code = codeAt(body.secret, stepAt(world.clock.now()))
        return browser.post('/api/account/second-factor/enrolment/confirmation', { code })
      },
      200,
    ],
    [
      'another role',
      ({ id }) => administrator.ask('PUT', `/api/account/people/${id}/role`, { body: { role: 'leader' } }),
      401,
    ],
    ['the account being closed', ({ id }) => administrator.post(`/api/account/people/${id}/disabling`), 401],
  ]
  test.each(events)('%s', async (_, event, itself) => {
    const officer = await makePerson(world, 'officer')
    const { browser, secret } = await enter(world, officer)
    const old = browser.copy()
    const elsewhere = world.browser()
    await elsewhere.post('/api/account/sign-in', { email: officer.email, password })
    world.clock.forward(30)
    const code = codeAt(secret!, stepAt(world.clock.now()))
    expect((await elsewhere.post('/api/account/second-factor', { code })).status).toBe(200)
    expect([await me(browser), await me(old), await me(elsewhere)]).toEqual([200, 200, 200])

    const answer = await event(officer, browser, secret!)
    expect([200, 204]).toContain(answer.status)
    expect(await me(old)).toBe(401)
    expect(await me(browser)).toBe(itself)
    const others = _ === 'signing out' ? 200 : 401
    expect(await me(elsewhere)).toBe(others)
  })

  test('each step of signing in', async () => {
    const officer = await makePerson(world, 'officer')
    const browser = world.browser()
    await browser.post('/api/account/sign-in', { email: officer.email, password })
    const before = browser.copy()
    const { body } = await browser.post('/api/account/second-factor/enrolment')
    const code = codeAt(body.secret, stepAt(world.clock.now()))
    await browser.post('/api/account/second-factor/enrolment/confirmation', { code })
    expect(browser.jar.get('nhipso')).not.toBe(before.jar.get('nhipso'))
    expect([await me(before), await me(browser)]).toEqual([401, 200])
  })

  test('ending it from the list, and no one else’s', async () => {
    const leader = await makePerson(world, 'leader')
    const [{ browser: one }, { browser: two }] = [await enter(world, leader), await enter(world, leader)]
    const { browser: stranger } = await enter(world, await makePerson(world, 'leader'))
    const { body } = await one.get('/api/account/sessions')
    expect(body.sessions).toHaveLength(2)
    const other = body.sessions.find((session: { current: boolean }) => !session.current)
    expect((await stranger.ask('DELETE', `/api/account/sessions/${other.id}`)).status).toBe(404)
    expect(await me(two)).toBe(200)
    expect((await one.ask('DELETE', `/api/account/sessions/${other.id}`)).status).toBe(204)
    expect([await me(one), await me(two), await me(stranger)]).toEqual([200, 401, 200])
  })
})

describe('the limits of a session, to the second', () => {
  const minute = 60
  test.each([
    ['an officer may idle 30 minutes', 'officer', 30 * minute],
    ['an administrator 15', 'administrator', 15 * minute],
  ] as const)('%s', async (_, role, seconds) => {
    const person = await makePerson(world, role)
    const [{ browser: before }] = [await enter(world, person)]
    world.clock.forward(seconds - 1)
    expect(await me(before)).toBe(200)
    world.clock.forward(seconds - 1)
    expect(await me(before)).toBe(200)
    world.clock.forward(seconds)
    expect(await me(before)).toBe(401)
  })

  test('never idle, it ends after 12 hours all the same', async () => {
    const { browser } = await enter(world, await makePerson(world, 'leader'))
    const started = world.clock.at
    while (world.clock.at + 20 * minute * 1000 < started + 12 * 3_600_000) {
      world.clock.forward(20 * minute)
      expect(await me(browser)).toBe(200)
    }
    world.clock.at = started + 12 * 3_600_000 - 1000
    expect(await me(browser)).toBe(200)
    world.clock.forward(1)
    expect(await me(browser)).toBe(401)
  })

  test('a sign-in left half done ends after 15 minutes', async () => {
    const officer = await makePerson(world, 'officer')
    const browser = world.browser()
    await browser.post('/api/account/sign-in', { email: officer.email, password })
    world.clock.forward(15 * minute - 1)
    expect(await me(browser)).toBe(200)
    world.clock.forward(1)
    expect(await me(browser)).toBe(401)
  })
})

describe('half signed in', () => {
  const doors: [string, string, unknown?][] = [
    ['GET', '/api/account/sessions'],
    ['DELETE', '/api/account/sessions'],
    ['GET', '/api/account/people'],
    ['POST', '/api/account/invitations', { email: 'x@y.vn', name: 'Người Mới', role: 'leader' }],
    ['POST', '/api/account/password', { current: password, next: 'một đàn cò trắng bay lả' }],
  ]
  test.each(doors)('%s %s is shut', async (method, path, body) => {
    const administrator = await makePerson(world, 'administrator')
    const browser = world.browser()
    await browser.post('/api/account/sign-in', { email: administrator.email, password })
    const answer = await browser.ask(method, path, body === undefined ? {} : { body })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
  })

  test('an enrolled authenticator cannot be replaced before it is passed', async () => {
    const officer = await makePerson(world, 'officer')
    await enter(world, officer)
    const browser = world.browser()
    expect((await browser.post('/api/account/sign-in', { email: officer.email, password })).body).toEqual({
      next: 'second-factor',
    })
    expect((await browser.post('/api/account/second-factor/enrolment', { password })).status).toBe(401)
  })

  test('nor by an open session without the password', async () => {
    const { browser } = await enter(world, await makePerson(world, 'officer'))
    expect((await browser.post('/api/account/second-factor/enrolment')).status).toBe(400)
    expect((await browser.post('/api/account/second-factor/enrolment', { password: 'sai' })).status).toBe(400)
  })
})

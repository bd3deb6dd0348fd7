import type { Kysely } from 'kysely'
import { getMigrations } from 'better-auth/db/migration'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { betterAuthTables } from './better-auth-tables.ts'
import { createPerson } from './person-store.ts'
import {
  type Browser,
  enter,
  makePerson,
  password,
  publicUrl,
  testIdentity,
  type TestIdentity,
} from './test-identity.ts'
import { type Authentication, passProvider, startProvider, type TestProvider } from './test-provider.ts'
import { codeAt, stepAt } from './totp.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const client = { id: 'nhip-so', secret: 'bi-mat-cua-nhip-so-voi-nha-cung-cap' }
/** Whom the provider says signs in next. */
let claims: Record<string, unknown> = {}
/** How the provider says it knows them. */
let authentication: Authentication = {}
/** What was asked of the provider's authorization endpoint. */
let asked = new URLSearchParams()
let provider: TestProvider
let world: TestIdentity

beforeAll(async () => {
  provider = await startProvider({ publicUrl, client, whoComes: () => ({ claims, authentication }) })
  world = await testIdentity({ settings: settings() })
})
afterAll(async () => {
  await world.close()
  provider.close()
})

const settings = (more: Record<string, string> = {}) => ({
  NHIPSO_OIDC_ISSUER: provider.issuer,
  NHIPSO_OIDC_NAME: 'Xác thực tỉnh',
  NHIPSO_OIDC_CLIENT_ID: client.id,
  NHIPSO_OIDC_SECRET: client.secret,
  ...more,
})

const invite = (email: string, role: 'leader' | 'officer' = 'leader') =>
  createPerson(world.base.db, { email, name: 'Người Được Mời', role, unit: null, provider: null }, world.clock.now())

/** Through the provider and back, as a browser is sent; answers the way back, not yet asked. */
async function goThere(browser: Browser, wanted?: { next: string }): Promise<URL> {
  const { body } = await browser.post('/api/account/sso', wanted)
  asked = new URL(body.url).searchParams
  return passProvider(body.url, publicUrl)
}

const comeBack = (browser: Browser, back: URL, to = world) => browser.get(`${to.url}${back.pathname}${back.search}`)
async function signIn(browser = world.browser()) {
  const answer = await comeBack(browser, await goThere(browser))
  return { browser, answer, me: await browser.get('/api/account/me') }
}
const refused = `${publicUrl}/sign-in?sso=refused`

describe('with the province’s provider', () => {
  test('someone invited signs in, without a password ever', async () => {
    await invite('lan.do@ninhbinh.gov.vn')
    claims = { sub: 'lan', email: 'lan.do@ninhbinh.gov.vn', email_verified: true }
    const { answer, me } = await signIn()
    expect([answer.status, answer.headers.get('location')]).toEqual([302, `${publicUrl}/`])
    expect(me.body).toMatchObject({
      email: 'lan.do@ninhbinh.gov.vn',
      method: 'sso',
      next: 'ready',
      name: 'Người Được Mời',
    })
    expect((await world.browser().get('/api/account/ways')).body.sso).toEqual({ name: 'Xác thực tỉnh' })
  })

  test('asked with PKCE, a nonce and a state', () => {
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/.{20}/),
      state: expect.stringMatching(/.{20}/),
      redirect_uri: `${publicUrl}/api/account/sso/callback/province`,
    })
  })

  test('by the provider’s own name for them from then on, whatever the address has become', async () => {
    claims = { sub: 'lan', email: 'ten.moi@ninhbinh.gov.vn', email_verified: true }
    expect((await signIn()).me.body.email).toBe('lan.do@ninhbinh.gov.vn')
  })

  test('the library’s session and the provider’s tokens are nowhere kept', async () => {
    expect(await world.base.db.selectFrom('account_sso_session').select('id').execute()).toEqual([])
    const { rows } = await world.base.db.executeQuery<Record<string, unknown>>(
      world.base.db.selectFrom('account_credential').selectAll().where('provider_id', '=', 'province').compile(),
    )
    expect(rows).toMatchObject([{ access_token: null, refresh_token: null, id_token: null, password: null }])
  })

  test.each([
    [
      'goes on to the page that was wanted',
      'leader',
      '/unit/13285?cal=nd09&p=2026-10',
      '/unit/13285?cal=nd09&p=2026-10',
    ],
    [
      'has the step to do first, and the page after it',
      'officer',
      '/feed/dossier?m=2026-10',
      `/sign-in?next=${encodeURIComponent('/feed/dossier?m=2026-10')}`,
    ],
  ] as const)('%s', async (_, role, next, page) => {
    await invite(`di-tiep-${role}@ninhbinh.gov.vn`, role)
    claims = { sub: `di-tiep-${role}`, email: `di-tiep-${role}@ninhbinh.gov.vn`, email_verified: true }
    const browser = world.browser()
    const answer = await comeBack(browser, await goThere(browser, { next }))
    expect(answer.headers.get('location')).toBe(`${publicUrl}${page}`)
    // What travels through the provider is the state alone; no page of ours stands in the address.
    expect(asked.toString()).not.toContain('13285')
  })

  test.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/a b', 'unit', '/%00\n'])(
    'is sent nowhere by an address that is no page of ours: %j',
    async (next) => {
      expect((await world.browser().post('/api/account/sso', { next })).status).toBe(400)
    },
  )

  test('an officer still needs a second factor', async () => {
    await invite('officer@ninhbinh.gov.vn', 'officer')
    claims = { sub: 'officer', email: 'officer@ninhbinh.gov.vn', email_verified: true }
    const { answer, me } = await signIn()
    expect(answer.headers.get('location')).toBe(`${publicUrl}/sign-in`)
    expect(me.body.next).toBe('enrol-second-factor')
  })

  test.each<[string, { amr?: string[]; acr?: string }, string]>([
    ['a method the province named', { amr: ['pwd', 'otp'] }, 'ready'],
    ['a level the province named', { acr: 'urn:nb:muc-3' }, 'ready'],
    ['a password alone', { amr: ['pwd'], acr: 'urn:nb:muc-1' }, 'enrol-second-factor'],
    ['nothing said of it', {}, 'enrol-second-factor'],
  ])('and the provider proves one by what its token says: %s', async (name, said, next) => {
    const proof = 'amr:mfa,amr:otp,acr:urn:nb:muc-3'
    const trusting = await testIdentity({ besides: world, settings: settings({ NHIPSO_OIDC_SECOND_FACTOR: proof }) })
    const sub = `tin-${name.length}`
    await invite(`${sub}@ninhbinh.gov.vn`, 'officer')
    claims = { sub, email: `${sub}@ninhbinh.gov.vn`, email_verified: true }
    authentication = said
    const browser = trusting.browser()
    await comeBack(browser, await goThere(browser), trusting)
    authentication = {}
    expect(asked.get('acr_values')).toBe('urn:nb:muc-3')
    expect((await browser.get('/api/account/me')).body.next).toBe(next)
    await trusting.close()
  })

  test('nor does a token prove anything the province did not name', async () => {
    await invite('khong-ten@ninhbinh.gov.vn', 'officer')
    claims = { sub: 'khong-ten', email: 'khong-ten@ninhbinh.gov.vn', email_verified: true }
    authentication = { amr: ['mfa', 'otp'] }
    expect((await signIn()).me.body.next).toBe('enrol-second-factor')
    authentication = {}
  })

  test('who has no password sets a device up soon after signing in, and by signing in again', async () => {
    await invite('tu-nguyen@ninhbinh.gov.vn')
    claims = { sub: 'tu-nguyen', email: 'tu-nguyen@ninhbinh.gov.vn', email_verified: true }
    const { browser } = await signIn()
    world.clock.forward(10 * 60 + 1)
    expect((await browser.post('/api/account/second-factor/enrolment', {})).status).toBe(409)
    expect((await browser.post('/api/account/second-factor/enrolment', { password })).status).toBe(409)
    await comeBack(browser, await goThere(browser))
    const begun = await browser.post('/api/account/second-factor/enrolment', {})
    expect(begun.status).toBe(200)
    const code = codeAt(begun.body.secret, stepAt(world.clock.now()))
    const confirmed = await browser.post('/api/account/second-factor/enrolment/confirmation', { code })
    expect([confirmed.status, confirmed.body.recoveryCodes.length]).toEqual([200, 10])
    // From then on it is asked for, whatever the role.
    expect((await signIn()).me.body.next).toBe('second-factor')
  })

  test('someone with a password keeps it beside', async () => {
    const person = await makePerson(world, 'leader')
    claims = { sub: 'hai-cach', email: person.email.toUpperCase(), email_verified: true }
    expect((await signIn()).me.body.email).toBe(person.email)
    await enter(world, person)
  })
})

describe('nobody gets in', () => {
  const strangers = () =>
    world.base.db.selectFrom('account_user').select('email').where('email', 'like', 'la@%').execute()

  test('who was not invited, and no account is made', async () => {
    claims = { sub: 'la', email: 'la@ninhbinh.gov.vn', email_verified: true }
    const { answer, me } = await signIn()
    expect([answer.headers.get('location'), me.status]).toEqual([refused, 401])
    expect(await strangers()).toEqual([])
  })

  test.each([
    ['an address the provider did not verify', { email_verified: false }],
    ['an address it says nothing of', {}],
    ['an address that says it is verified in words', { email_verified: 'yes' }],
  ])('with %s', async (name, more) => {
    await invite(`${name.length}@ninhbinh.gov.vn`)
    claims = { sub: name, email: `${name.length}@ninhbinh.gov.vn`, ...more }
    const { answer, me } = await signIn()
    expect([answer.headers.get('location'), me.status]).toEqual([refused, 401])
  })

  test('whose account is closed', async () => {
    const id = await invite('dong@ninhbinh.gov.vn')
    claims = { sub: 'dong', email: 'dong@ninhbinh.gov.vn', email_verified: true }
    expect((await signIn()).me.status).toBe(200)
    await world.base.db
      .updateTable('account_user')
      .set({ disabled_at: world.clock.now() })
      .where('id', '=', id!)
      .execute()
    const { answer, me } = await signIn()
    expect([answer.headers.get('location'), me.status]).toEqual([refused, 401])
  })

  test('with the answer meant for another browser', async () => {
    claims = { sub: 'lan', email: 'lan.do@ninhbinh.gov.vn', email_verified: true }
    const back = await goThere(world.browser())
    for (const thief of [world.browser(), await beginOnly()]) {
      const answer = await comeBack(thief, back)
      expect(answer.headers.get('location')).toBe(refused)
      expect((await thief.get('/api/account/me')).status).toBe(401)
    }
  })

  test('twice with one answer', async () => {
    claims = { sub: 'lan', email: 'lan.do@ninhbinh.gov.vn', email_verified: true }
    const browser = world.browser()
    const back = await goThere(browser)
    const copy = browser.copy()
    expect((await comeBack(browser, back)).headers.get('location')).toBe(`${publicUrl}/`)
    expect((await comeBack(copy, back)).headers.get('location')).toBe(refused)
  })

  test.each([
    ['a code of one’s own', (back: URL) => back.searchParams.set('code', 'abc')],
    ['a state of one’s own', (back: URL) => back.searchParams.set('state', 'abc')],
    ['no state', (back: URL) => back.searchParams.delete('state')],
    ['an error', (back: URL) => back.searchParams.set('error', 'access_denied')],
  ])('with %s', async (_, spoil) => {
    claims = { sub: 'lan', email: 'lan.do@ninhbinh.gov.vn', email_verified: true }
    const browser = world.browser()
    const back = await goThere(browser)
    spoil(back)
    const answer = await comeBack(browser, back)
    expect([answer.status, answer.headers.get('location')]).toEqual([302, refused])
    expect((await browser.get('/api/account/me')).status).toBe(401)
  })

  test('by a door of the library that we do not open', async () => {
    for (const path of [
      'sign-up/email',
      'sign-in/email',
      'get-session',
      'list-accounts',
      'callback/other',
      'sign-in/social',
    ]) {
      const answer = await world.browser().post(`/api/account/sso/${path}`, { email: 'x@x.vn', password, name: 'x' })
      expect(answer.status).toBe(404)
    }
  })

  test('while the provider is away: 503, and sign-in by password goes on', async () => {
    const lost = await testIdentity({
      besides: world,
      settings: settings({ NHIPSO_OIDC_ISSUER: 'http://127.0.0.1:1' }),
    })
    expect((await lost.browser().post('/api/account/sso')).status).toBe(503)
    await enter(lost, await makePerson(world, 'leader'))
    await lost.close()
  })

  async function beginOnly(): Promise<Browser> {
    const browser = world.browser()
    await browser.post('/api/account/sso')
    return browser
  }
})

test('the library expects no table, column or index that the migration has not made', async () => {
  const { toBeCreated, toBeAdded } = await getMigrations({
    ...betterAuthTables,
    database: { db: world.base.db as unknown as Kysely<unknown>, type: 'postgres' },
    advanced: { database: { generateId: 'uuid' } },
    secret: 'x'.repeat(43),
    baseURL: publicUrl,
  })
  expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] })
})

/** A real OpenID Connect server; where it would ask who one is, it takes `claims`. */

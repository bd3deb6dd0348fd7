import { sql } from 'kysely'
import { testDatabase } from '../db/test-database.ts'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { listAuditEntries } from '../account/audit/read-audit.ts'
import { verifyChain } from '../account/audit/verify-audit.ts'
import { exportAudit } from '../account/audit/export-audit.ts'
import { codeNow, enter, makePerson, password, TestBrowser } from './test-browser.ts'
import { other, own, site, type TestProgram, testProgram } from './test-program.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let program: TestProgram
let first: TestBrowser
let second: TestBrowser
let administrators: [TestBrowser, string][]
beforeAll(async () => {
  program = await testProgram(await testDatabase())
  const [one, two] = [await makePerson(program, 'administrator'), await makePerson(program, 'administrator')]
  first = (await enter(program, one.email)).browser
  second = (await enter(program, two.email)).browser
  administrators = [
    [first, one.id],
    [second, two.id],
  ]
})
afterAll(() => program.close())

const stranger = () => new TestBrowser(program)
const trail = async (action: string) =>
  (await listAuditEntries(program.deps.system, { action, limit: 50 })).entries.map(({ outcome, objectId }) => ({
    outcome,
    objectId,
  }))
/** Time passes, and the two administrators sign in again on the other side of it. */
async function later(ms: number) {
  program.clock.at += ms
  for (const [browser, id] of administrators) {
    const { cookie } = await program.session(id)
    browser.jar.set('__Host-nhipso', cookie.split('=')[1]!)
  }
}

describe('a wall display', () => {
  const make = async (days = 30) => {
    const { status, body } = await first.post('/api/kiosks', { name: 'Phòng họp tầng 3', days })
    expect(status).toBe(201)
    return { kiosk: body.kiosk, token: body.link.split('#')[1] as string, link: body.link as string }
  }
  const bind = (token: string, browser = stranger()) =>
    browser.post('/api/kiosks/binding', { token }).then((answer) => ({ ...answer, browser }))
  const state = async (id: string) =>
    (await first.get('/api/kiosks')).body.kiosks.find((one: { id: string }) => one.id === id).state

  test('is made by its link, once, shows figures and nothing else, and ends at once', async () => {
    const { kiosk, token, link } = await make()
    expect(link.startsWith(`${site}/kiosk#`)).toBe(true)
    expect(await state(kiosk.id)).toBe('waiting')
    const { status, body, browser, headers } = await bind(token)
    expect([status, body.name]).toEqual([200, 'Phòng họp tầng 3'])
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-nhipso-kiosk=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure; Max-Age=2592000$/,
      ),
    ])
    expect(await state(kiosk.id)).toBe('showing')
    expect((await browser.get('/api/account/me')).body).toMatchObject({ role: 'kiosk', method: 'kiosk', next: 'ready' })
    const seen = [
      '/api/overview',
      '/api/kpis',
      '/api/feeds',
      '/api/account/people',
      '/api/kiosks',
      '/api/audit',
      '/api/api-keys',
      '/api/account/sessions',
    ]
    const statuses = await Promise.all(seen.map(async (path) => (await browser.get(path)).status))
    expect(statuses).toEqual([200, 200, 403, 403, 403, 403, 403, 403])
    // The link opens no second browser, nor the same one again.
    expect([(await bind(token)).status, (await bind(token, browser)).status]).toEqual([404, 404])
    expect(await trail('sign-in.use')).toContainEqual({ outcome: 'denied', objectId: 'bindKiosk' })
    expect((await first.post(`/api/kiosks/${kiosk.id}/end`)).status).toBe(200)
    expect([(await browser.get('/api/overview')).status, (await browser.get('/api/account/me')).status]).toEqual([
      401, 401,
    ])
    expect((await first.post(`/api/kiosks/${kiosk.id}/end`)).status).toBe(409)
    expect(await trail('kiosk.bind')).toContainEqual({ outcome: 'done', objectId: kiosk.id })
    expect(await trail('kiosk.end')).toContainEqual({ outcome: 'done', objectId: kiosk.id })
  })

  test('of 20 browsers that open a link at the same moment one is the display', async () => {
    const { token } = await make()
    const answers = await Promise.all(Array.from({ length: 20 }, () => bind(token)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('waits a day for its browser, and shows until its last', async () => {
    const [missed, short] = [await make(), await make(1)]
    const { browser } = await bind(short.token)
    await later(24 * 3_600_000 - 1_000)
    expect((await browser.get('/api/overview')).status).toBe(200)
    await later(1_000)
    expect([(await browser.get('/api/overview')).status, (await bind(missed.token)).status]).toEqual([401, 404])
    expect([await state(missed.kiosk.id), await state(short.kiosk.id)]).toEqual(['missed', 'expired'])
  })

  test('gives nobody before it anything: whoever signs in on it is themself, and signing out leaves the display', async () => {
    const { browser } = await bind((await make()).token)
    const leader = await makePerson(program, 'leader')
    expect((await browser.post('/api/account/sign-in', { email: leader.email, password })).status).toBe(200)
    expect((await browser.get('/api/account/me')).body.role).toBe('leader')
    await browser.post('/api/account/sign-out')
    expect((await browser.get('/api/account/me')).body.role).toBe('kiosk')
  })

  test('cannot be an account that somebody is given', async () => {
    const given = { email: 'man-hinh@nhipso.test', name: 'Màn hình', role: 'kiosk' }
    expect((await first.post('/api/account/invitations', given)).status).toBe(400)
  })
})

describe('a way out into a private network', () => {
  const wanted = { cidr: '10.20.0.0/16', ports: [443], reason: 'Trục LGSP của tỉnh Ninh Bình', days: 30 }

  test('takes two people, is closed by either, and leaves its trace', async () => {
    const { status, body } = await first.post('/api/egress-rules', wanted)
    expect([status, body.rule.state, body.rule.approvable]).toEqual([201, 'proposed', false])
    const { id } = body.rule
    expect((await first.post(`/api/egress-rules/${id}/approval`)).status).toBe(403)
    const shown = (await second.get('/api/egress-rules')).body.rules.find((rule: { id: string }) => rule.id === id)
    expect(shown.approvable).toBe(true)
    const answers = await Promise.all(Array.from({ length: 5 }, () => second.post(`/api/egress-rules/${id}/approval`)))
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409, 409])
    expect((await first.post(`/api/egress-rules/${id}/withdrawal`)).body.rule.state).toBe('withdrawn')
    expect((await first.post(`/api/egress-rules/${id}/withdrawal`)).status).toBe(409)
    expect((await second.post(`/api/egress-rules/${id}/approval`)).status).toBe(409)
    for (const action of ['egress-rule.propose', 'egress-rule.approve', 'egress-rule.withdraw'])
      expect(await trail(action)).toContainEqual({ outcome: 'done', objectId: id })
    expect(await trail('egress-rule.approve')).toContainEqual({ outcome: 'denied', objectId: 'approveEgressRule' })
  })

  test.each([
    '0.0.0.0/0',
    '127.0.0.1/32',
    '169.254.169.254/32',
    '10.0.0.0/8',
    '10.20.0.1/16',
    '203.0.113.0/24',
    '::1/128',
    'fd00:ec2::254/128',
    '::ffff:10.0.0.0/112',
    'lgsp.ninhbinh.gov.vn',
    "10.1.0.0/16'; drop table egress_rule; --",
  ])('%s is nothing to open', async (cidr) => {
    expect((await first.post('/api/egress-rules', { ...wanted, cidr })).status).toBe(400)
  })
})

describe('a second factor that is lost', () => {
  test('is removed by two administrators, neither of them its owner; the next sign-in enrols anew', async () => {
    const officer = await makePerson(program, 'officer')
    const { browser } = await enter(program, officer.email)
    const ask = (who: TestBrowser, id: string) =>
      who.post(`/api/account/people/${id}/second-factor-reset`, { reason: 'Mất điện thoại, đã gặp trực tiếp' })
    const me = (await first.get('/api/account/me')).body.id as string
    expect((await ask(first, me)).status).toBe(409)
    expect((await ask(browser, officer.id)).status).toBe(403)
    const asked = await ask(first, officer.id)
    expect(asked.status).toBe(201)
    const { id } = asked.body.reset
    expect((await ask(second, officer.id)).status).toBe(409)
    expect((await first.post(`/api/account/second-factor-resets/${id}/grant`)).status).toBe(403)
    expect((await browser.get('/api/account/me')).status).toBe(200)
    const granted = await Promise.all(
      Array.from({ length: 5 }, () => second.post(`/api/account/second-factor-resets/${id}/grant`)),
    )
    expect(granted.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409, 409])
    expect((await browser.get('/api/account/me')).status).toBe(401)
    const again = await stranger().post('/api/account/sign-in', { email: officer.email, password })
    expect(again.body.next).toBe('enrol-second-factor')
    expect(await trail('second-factor.reset')).toContainEqual({ outcome: 'done', objectId: officer.id })
  })

  test('a wish that nobody grants in a day is over, and one withdrawn too', async () => {
    const officer = await makePerson(program, 'officer')
    await enter(program, officer.email)
    const reason = { reason: 'Mất điện thoại, đã gặp trực tiếp' }
    const path = `/api/account/people/${officer.id}/second-factor-reset`
    const one = (await first.post(path, reason)).body.reset.id
    await later(24 * 3_600_000)
    expect((await second.post(`/api/account/second-factor-resets/${one}/grant`)).status).toBe(409)
    const two = (await first.post(path, reason)).body.reset.id
    expect((await first.post(`/api/account/second-factor-resets/${two}/withdrawal`)).status).toBe(200)
    expect((await second.post(`/api/account/second-factor-resets/${two}/grant`)).status).toBe(409)
    expect((await first.get('/api/account/second-factor-resets')).body.resets).toEqual([])
  })

  test('new recovery codes take a fresh code of the authenticator, and the old ones open nothing', async () => {
    const officer = await makePerson(program, 'officer')
    const { browser, secret, recoveryCodes } = await enter(program, officer.email)
    const renew = (code: string) => browser.post('/api/account/recovery-codes', { code })
    // The one that enrolled it is used up.
    expect((await renew(codeNow(program, secret))).status).toBe(400)
    expect((await renew('000000')).status).toBe(400)
    await later(60_000)
    const code = codeNow(program, secret)
    const answers = await Promise.all([renew(code), renew(code), renew(code)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400, 400])
    const fresh = answers.find(({ status }) => status === 200)!.body.recoveryCodes as string[]
    expect(new Set([...fresh, ...recoveryCodes]).size).toBe(20)
    const recover = async (typed: string) => {
      const other = stranger()
      await other.post('/api/account/sign-in', { email: officer.email, password })
      return (await other.post('/api/account/recovery', { code: typed })).status
    }
    expect([await recover(recoveryCodes[0]!), await recover(fresh[0]!)]).toEqual([401, 200])
  })
})

describe('an operator', () => {
  test('has an end of access, half a year when nothing is said; past it neither session nor password opens', async () => {
    const invite = (more: object) =>
      first.post('/api/account/invitations', {
        email: `vnpt-${Math.trunc(Math.random() * 1e9)}@nhipso.test`,
        name: 'Nhà Thầu',
        role: 'operator',
        provider: 'VNPT',
        ...more,
      })
    expect((await invite({ accessUntil: '2020-01-01' })).status).toBe(400)
    expect((await invite({ accessUntil: '2099-01-01' })).status).toBe(400)
    const { body } = await invite({})
    const { people } = (await first.get('/api/account/people')).body
    const until = people.find((one: { id: string }) => one.id === body.id).accessUntil as string
    const days = (Date.parse(until) - program.clock.at) / 86_400_000
    expect(days > 178 && days < 181).toBe(true)

    const today = new Date(program.clock.at + 7 * 3_600_000).toISOString().slice(0, 10)
    const operator = await makePerson(program, 'operator', { accessUntil: today })
    const { browser } = await enter(program, operator.email)
    expect((await browser.get('/api/overview')).status).toBe(200)
    const midnight = Date.parse(`${today}T00:00:00+07:00`) + 86_400_000
    await later(Math.max(0, midnight - 1_000 - program.clock.at))
    expect((await stranger().post('/api/account/sign-in', { email: operator.email, password })).status).toBe(200)
    await later(2_000)
    expect((await browser.get('/api/overview')).status).toBe(401)
    expect((await stranger().post('/api/account/sign-in', { email: operator.email, password })).status).toBe(401)
  })

  test('sees rows of the own provider alone, in the database itself', async () => {
    const { currentIdentity } = await import('../account/access/current.ts')
    const { withScope } = await import('../account/access/with-scope.ts')
    expect(currentIdentity().role).toBe('none')
    // A table with a provider, walled as the tables of connections and incidents are.
    await sql`create table of_provider (id text primary key, provider text)`.execute(program.database.db)
    await sql`insert into of_provider values ('a', 'VNPT'), ('b', 'Viettel'), ('c', null)`.execute(program.database.db)
    const { tableStatements } = await import('../account/access/raise-wall.ts')
    const wall = {
      grants: ['select', 'update'] as const,
      reads: { rights: ['incident.read'] as const, provider: 'provider' },
      writes: { rights: ['incident.acknowledge'] as const, provider: 'provider' },
    }
    for (const statement of tableStatements(`${program.database.schema}.of_provider`, wall))
      await sql.raw(statement).execute(program.database.db)
    const seen = (identity: Parameters<typeof withScope>[1]) =>
      withScope(program.deps.db, identity, async (trx) => {
        const { rows } = await sql<{ id: string }>`select id from of_provider order by id`.execute(trx)
        const { numAffectedRows } = await sql`update of_provider set id = id`.execute(trx)
        return [rows.map(({ id }) => id).join(''), Number(numAffectedRows)]
      })
    const operator = { role: 'operator', id: 'o', unit: null } as const
    expect(await seen({ ...operator, provider: 'VNPT' })).toEqual(['a', 1])
    expect(await seen({ ...operator, provider: 'Viettel' })).toEqual(['b', 1])
    expect(await seen(operator)).toEqual(['', 0])
    expect(await seen({ role: 'officer', id: 'x', unit: null })).toEqual(['abc', 3])
    expect(await seen({ role: 'commune-head', id: 'x', unit: own! })).toEqual(['', 0])
    await sql`drop table of_provider`.execute(program.database.db)
  })
})

describe('links and hosts', () => {
  test('a link is made of the address in the settings, whatever host a request names', async () => {
    for (const headers of [
      { host: 'evil.test' },
      { 'x-forwarded-host': 'evil.test' },
      { forwarded: 'host=evil.test' },
    ]) {
      const email = `khach-${Math.trunc(Math.random() * 1e9)}@nhipso.test`
      const { body } = await first.ask(
        'POST',
        '/api/account/invitations',
        { email, name: 'Người Mới', role: 'leader' },
        headers as unknown as Record<string, string>,
      )
      expect(body.link.startsWith(`${site}/invitation#`)).toBe(true)
      const { body: kiosk } = await first.ask(
        'POST',
        '/api/kiosks',
        { name: 'Màn hình', days: 1 },
        headers as unknown as Record<string, string>,
      )
      expect(kiosk.link.startsWith(`${site}/kiosk#`)).toBe(true)
    }
  })

  test('nobody is sent anywhere else: no answer redirects but back from the provider, and that to our own pages', async () => {
    for (const query of [
      'next=//evil.test',
      'returnTo=https://evil.test',
      'redirect=%2f%2fevil.test',
      'url=javascript:alert(1)',
    ]) {
      for (const path of ['/', '/sign-in', '/kiosk', '/api/account/me', '/api/account/sso/callback/province']) {
        const answer = await stranger().get(`${path}?${query}`)
        expect([path, query, answer.headers.get('location')]).toEqual([path, query, null])
      }
    }
  })
})

describe('cookies', () => {
  test('are ours alone, for scripts unreadable, over https, for no other site; each step gives new ones', async () => {
    const officer = await makePerson(program, 'officer')
    const browser = stranger()
    // What an attacker planted is not taken over.
    browser.jar.set('__Host-nhipso', 'A'.repeat(43))
    const { secret } = await enter(program, officer.email, browser)
    const tokens = browser.given.filter((set) => set.startsWith('__Host-nhipso=')).map((set) => set.split(';')[0])
    expect(new Set([...tokens, `__Host-nhipso=${'A'.repeat(43)}`]).size).toBe(tokens.length + 1)
    expect(tokens.length).toBeGreaterThanOrEqual(2)
    await later(60_000)
    await browser.post('/api/account/password', { current: password, next: 'một câu hoàn toàn khác hẳn' })
    await browser.post('/api/account/sign-out')
    expect(secret).toMatch(/^[A-Z2-7]{32}/)
    for (const set of browser.given) {
      expect(set).toMatch(/^__Host-[\w-]+=[\w-]*; Path=\/; HttpOnly; SameSite=Strict; Secure(; Max-Age=\d+)?$/)
      expect(set).not.toMatch(/domain/i)
    }
    // Every token it ever held is worth nothing now.
    for (const token of tokens) expect((await stranger().get('/api/account/me', { cookie: token! })).status).toBe(401)
  })
})

test('another unit’s officer is told nothing of a unit by any of this, and the trail of it all is whole', async () => {
  const head = await makePerson(program, 'commune-head', { unit: other! })
  const { browser } = await enter(program, head.email)
  const { body } = await browser.get('/api/audit?limit=200')
  expect(body.entries.every((entry: { unit: string | null }) => entry.unit === other)).toBe(true)
  const { keyring } = program.deps
  const key = keyring.current('audit')
  const verdict = await verifyChain(exportAudit(program.deps.system), {
    keys: new Map([[key.id, key.bytes.reveal()]]),
    anchors: [],
  })
  expect(verdict.findings).toEqual([])
  expect(verdict.checked).toBeGreaterThan(60)
})

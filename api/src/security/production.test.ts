import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startLogServer } from '../account/audit/test-log-server.ts'
import { passProvider, startProvider, type TestProvider } from '../account/identity/test-provider.ts'
import { codeAt, stepAt } from '../account/identity/totp.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { makeTestFolder } from '../db/test-folder.ts'
import { issueCertificate, makeAuthority } from '../probe/ask/test-certificates.ts'
import { password, TestBrowser } from './test-browser.ts'

/**
 * Production as a province runs it: keys and the first administrator by command, `serve` and `work` as processes of their
 * own behind a proxy, a provider of sign-in and a log server over TLS by an authority of the province's own. The tests are
 * one story, in order.
 */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const run = promisify(execFile)
const source = join(import.meta.dirname, '..')
const site = 'https://nhipso.ninhbinh.gov.vn'
const client = { id: 'nhip-so', secret: 'bi-mat-cua-nhip-so-voi-nha-cung-cap' }
const day = 86_400_000
const authority = makeAuthority('Ninh Binh CA', new Date(Date.now() - day), new Date(Date.now() + 30 * day))
const identity = issueCertificate(authority, {
  names: ['localhost'],
  from: new Date(Date.now() - day),
  to: new Date(Date.now() + day),
})

let state = ''
let database: TestDatabase
let provider: TestProvider
let logServer: Awaited<ReturnType<typeof startLogServer>>
let claims: Record<string, unknown> = {}
let settings: Record<string, string> = {}
let serving: Process
let working: Process
let admin: TestBrowser
const officer = { email: 'lan.do@ninhbinh.gov.vn', secret: '', codes: [] as string[] }

type Process = ReturnType<typeof play>
function play(role: 'serve' | 'work') {
  const child = spawn(process.execPath, [join(source, 'main.ts'), role], {
    env: settings,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  return { said: () => said, stop: () => (child.kill('SIGTERM'), ended) }
}
const command = async (...argv: string[]) =>
  (await run(process.execPath, [join(source, 'cli.ts'), ...argv], { env: settings })).stdout

/** The proxy before the program: it says for whom it asks, and hands everything on as it came. */
const browser = () =>
  new TestBrowser({
    app: {
      request(url, { headers, ...init }) {
        const to = new URL(url).pathname + new URL(url).search
        const at = /(http:\/\/127\.0\.0\.1:\d+)/.exec(serving.said())![1]!
        const from = { ...(headers as Record<string, string>), 'x-forwarded-for': '203.0.113.9', origin: site }
        return fetch(at + to, { ...init, headers: from, redirect: 'manual' })
      },
    },
  })

beforeAll(async () => {
  state = await makeTestFolder('nhipso-production-')
  database = await testDatabase()
  await writeFile(join(state, 'ca.pem'), authority.certificate)
  await writeFile(join(state, 'oidc-secret'), `${client.secret}\n`, { mode: 0o400 })
  provider = await startProvider({
    publicUrl: site,
    client,
    identity,
    whoComes: () => ({ claims, authentication: {} }),
  })
  logServer = await startLogServer(identity)
  settings = {
    PATH: process.env['PATH'] ?? '',
    NODE_EXTRA_CA_CERTS: join(state, 'ca.pem'),
    PORT: '0',
    DATABASE_URL: database.url,
    NHIPSO_MODE: 'production',
    NHIPSO_STATE: state,
    NHIPSO_PUBLIC_URL: site,
    NHIPSO_KEYRING: join(state, 'keys/keyring.json'),
    NHIPSO_SECURITY_CONTACT: 'mailto:attt@ninhbinh.gov.vn',
    NHIPSO_TRUSTED_PROXIES: '127.0.0.1',
    NHIPSO_OIDC_ISSUER: provider.issuer,
    NHIPSO_OIDC_NAME: 'Xác thực tỉnh',
    NHIPSO_OIDC_CLIENT_ID: client.id,
    NHIPSO_OIDC_SECRET_FILE: join(state, 'oidc-secret'),
    NHIPSO_SYSLOG: `tls://localhost:${logServer.port}`,
  }
})
afterAll(async () => {
  await Promise.all([serving?.stop(), working?.stop()])
  provider.close()
  logServer.close()
  await database.close()
  await rm(state, { recursive: true, force: true })
})

test('keys, the province and the first administrator come by command; both processes then start', async () => {
  expect(await command('make-keyring')).toContain('BEGIN PUBLIC KEY')
  await writeFile(join(state, 'province.json'), await realProvince())
  await command('load', join(state, 'province.json'))
  const link = (await command('create-admin', '--email', 'an@ninhbinh.gov.vn', '--name', 'Trần Văn An')).trim()
  expect(link.startsWith(`${site}/invitation#`)).toBe(true)
  serving = play('serve')
  working = play('work')
  await expect.poll(serving.said, { timeout: 60_000 }).toContain(`people open ${site}`)
  await expect.poll(working.said, { timeout: 60_000 }).toContain('"at work"')

  admin = browser()
  expect((await admin.get('/api/overview')).status).toBe(401)
  await takeUp(admin, link)
  expect((await admin.get('/api/account/me')).body).toMatchObject({ role: 'administrator', next: 'ready' })
})

test('whoever is invited signs in with the province’s provider, and sets a second factor up', async () => {
  const invited = await admin.post('/api/account/invitations', {
    email: officer.email,
    name: 'Đỗ Thị Lan',
    role: 'officer',
  })
  expect(invited.status).toBe(201)
  claims = { sub: 'lan', email: officer.email, email_verified: true }
  const lan = await signOn()
  expect((await lan.get('/api/account/me')).body).toMatchObject({ method: 'sso', next: 'enrol-second-factor' })
  Object.assign(officer, await enrol(lan))
  expect((await lan.get('/api/account/me')).body).toMatchObject({ name: 'Đỗ Thị Lan', next: 'ready' })
  expect((await lan.get('/api/kpis')).status).toBe(200)
  // Cookies that only travel over https, to this host alone.
  const session = lan.given.filter((set) => set.startsWith('__Host-'))
  expect(session.length).toBeGreaterThan(1)
  expect(lan.given.filter((set) => !/; HttpOnly(; |$)/.test(set) || !/; Secure(; |$)/.test(set))).toEqual([])
  expect(lan.given.filter((set) => /domain/i.test(set))).toEqual([])

  claims = { sub: 'la', email: 'la@ninhbinh.gov.vn', email_verified: true }
  expect((await (await signOn()).get('/api/account/me')).status).toBe(401)
})

test('a recovery code is a second factor, once', async () => {
  claims = { sub: 'lan', email: officer.email, email_verified: true }
  const lan = await signOn()
  expect((await lan.get('/api/account/me')).body.next).toBe('second-factor')
  expect((await lan.get('/api/kpis')).status).toBe(401)
  const [code] = officer.codes
  expect((await lan.post('/api/account/recovery', { code })).body).toEqual({ next: 'ready', left: 9 })
  const again = await signOn()
  expect((await again.post('/api/account/recovery', { code })).status).toBe(401)
})

test('every key is rotated under the running program, and nothing kept with the old ones is lost', async () => {
  const lan = await signOn()
  const begun = await browserInside()
  const key = await admin.post('/api/api-keys', {
    name: 'Một cửa',
    unit: '*',
    dataset: 'dossier',
    rights: ['heartbeat.push'],
    days: 30,
  })
  expect(key.status).toBe(201)
  const ids: string[] = []
  for (const purpose of ['seal', 'audit', 'pepper', 'sign']) {
    await command('rotate-key', purpose)
    const ring = JSON.parse(await readFile(settings['NHIPSO_KEYRING']!, 'utf8')) as Record<string, { id: string }[]>
    expect(ring[purpose]).toHaveLength(2)
    ids.push(`${purpose}/${ring[purpose]![1]!.id}`)
  }
  // Kept under the old pepper, taken after it; a secret sealed before is opened after.
  expect((await lan.post('/api/account/recovery', { code: officer.codes[1] })).body).toEqual({ next: 'ready', left: 8 })
  const code = codeAt(begun.secret, stepAt(new Date()))
  const confirmed = await begun.browser.post('/api/account/second-factor/enrolment/confirmation', { code })
  expect([confirmed.status, confirmed.body.recoveryCodes.length]).toEqual([200, 10])
  // Known still, and told that this is not among its rights; one of our own making would not be known at all.
  const asKey = async (secret: string) =>
    (await browser().get('/api/kpis', { authorization: `Bearer ${secret}` })).status
  const { secret } = key.body as { secret: string }
  expect([await asKey(secret), await asKey(secret.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a')))]).toEqual([
    403, 401,
  ])
  // The minute's clock writes new keys into the trail; a start does at once.
  await working.stop()
  working = play('work')
  await expect.poll(working.said, { timeout: 60_000 }).toContain('"at work"')
  const { entries } = (await admin.get('/api/audit?action=key.take&limit=50')).body
  const taken = (entries as { objectId: string }[]).map(({ objectId }) => objectId)
  expect(ids.filter((id) => !taken.includes(id))).toEqual([])
})

test('the log server holds the whole trail, in order, and the trail is proven by command', async () => {
  const head = async () => (await database.db.selectFrom('audit_head').select('seq').executeTakeFirstOrThrow()).seq
  await expect.poll(async () => logServer.entries().at(-1)?.seq === (await head()), { timeout: 30_000 }).toBe(true)
  const entries = logServer.entries()
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, at) => at + 1))
  const actions = new Set(entries.map(({ action }) => action))
  for (const action of ['key.take', 'invitation.create', 'sign-in', 'second-factor.enrol', 'recovery-code.use'])
    expect([...actions]).toContain(action)
  expect(await command('verify-audit')).toContain('The trail is whole')
})

test('no secret stands in what the processes said', () => {
  const said = serving.said() + working.said()
  for (const secret of [client.secret, officer.secret, ...officer.codes, password]) expect(said).not.toContain(secret)
})

/** Ninh Bình as its Department would write it down: the same units, and nothing simulated. */
async function realProvince(): Promise<string> {
  const emit = join(source, '../../seed/src/province/emit.ts')
  const day = new Date().toISOString().slice(0, 10)
  const { stdout } = await run(process.execPath, [emit, '--history-from', day], { maxBuffer: 50_000_000 })
  const province = JSON.parse(stdout) as { simulated: boolean }
  expect(province.simulated).toBe(true)
  return JSON.stringify({ ...province, simulated: false, feeds: [], connections: [] })
}

/** From the link of an invitation to a session with its second factor. */
async function takeUp(who: TestBrowser, link: string): Promise<void> {
  const token = link.split('#')[1]
  const accepted = await who.post('/api/account/invitations/acceptance', { token, password })
  expect([accepted.status, accepted.body.next]).toEqual([200, 'enrol-second-factor'])
  await enrol(who)
}

async function enrol(who: TestBrowser): Promise<{ secret: string; codes: string[] }> {
  const { body } = await who.post('/api/account/second-factor/enrolment')
  const code = codeAt(body.secret, stepAt(new Date()))
  const confirmed = await who.post('/api/account/second-factor/enrolment/confirmation', { code })
  expect(confirmed.status).toBe(200)
  return { secret: body.secret, codes: confirmed.body.recoveryCodes }
}

/** Through the provider and back to the program, as whoever the claims say. */
async function signOn(): Promise<TestBrowser> {
  const who = browser()
  const { body } = await who.post('/api/account/sso', {})
  const back = await passProvider(body.url, site, authority.certificate)
  expect((await who.get(back.pathname + back.search)).status).toBe(302)
  return who
}

/** Somebody who has begun to set a second factor up, and not yet confirmed it. */
async function browserInside(): Promise<{ browser: TestBrowser; secret: string }> {
  await admin.post('/api/account/invitations', { email: 'binh@ninhbinh.gov.vn', name: 'Lê Bình', role: 'officer' })
  const kept = claims
  claims = { sub: 'binh', email: 'binh@ninhbinh.gov.vn', email_verified: true }
  const who = await signOn()
  claims = kept
  const { body } = await who.post('/api/account/second-factor/enrolment')
  return { browser: who, secret: body.secret }
}

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { exportAudit } from '../account/audit/export-audit.ts'
import { setConnectorSecret } from '../account/secret/connector-secret.ts'
import { Secret } from '../account/secret/secret.ts'
import { testDatabase } from '../db/test-database.ts'
import { hostileTexts } from '../fuzz/hostile.ts'
import { enter, makePerson, password, TestBrowser } from './test-browser.ts'
import { own, type TestProgram, testProgram } from './test-program.ts'

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 })

let program: TestProgram
beforeAll(async () => {
  program = await testProgram(await testDatabase())
})
afterAll(() => program.close())

test('no secret stands in the tables, the files beneath them, the log or the trail', async () => {
  const { system, keyring, now } = program.deps
  const { email } = await makePerson(program, 'administrator')
  const { browser, secret, recoveryCodes } = await enter(program, email)
  const key = (
    await browser.post('/api/api-keys', {
      name: 'x',
      unit: own,
      dataset: 'dossier',
      rights: ['submission.read'],
      days: 3,
    })
  ).body.secret as string
  const link = (await browser.post('/api/kiosks', { name: 'Phòng họp', days: 3 })).body.link as string
  const display = new TestBrowser(program)
  await display.post('/api/kiosks/binding', { token: link.split('#')[1] })
  const invited = await browser.post('/api/account/invitations', {
    email: 'moi@nhipso.test',
    name: 'Người Mới',
    role: 'leader',
  })
  const connector = 'canary-9f3b1c77-connector-secret'
  const given = {
    connector: 'mot-cua',
    url: 'https://x.test',
    header: 'Authorization',
    value: new Secret(connector),
    by: null,
  }
  await setConnectorSecret(system, keyring, given, now())
  // Said where it should not be: as an e-mail, in an address, in a header.
  await new TestBrowser(program).post('/api/account/sign-in', { email: password, password: `${password}!` })
  await new TestBrowser(program).get(`/api/overview?api_key=${key}`)
  await browser.get('/api/overview', { authorization: `Bearer ${key}` })
  await browser.get('/api/overview', { 'user-agent': 'x', referer: link })
  await program.database.db.transaction().execute(() => Promise.resolve())

  const canaries = {
    password,
    seed: secret,
    'recovery code': recoveryCodes[3]!,
    'recovery code, bare': recoveryCodes[3]!.replaceAll('-', ''),
    'API key': key.slice(17),
    'link of a display': link.split('#')[1]!,
    'cookie of a display': display.jar.get('__Host-nhipso-kiosk')!,
    session: browser.jar.get('__Host-nhipso')!,
    device: browser.jar.get('__Host-nhipso-device')!,
    invitation: (invited.body.link as string).split('#')[1]!,
    connector,
  }
  expect(Object.values(canaries).every((canary) => canary.length >= 20)).toBe(true)

  await sql`checkpoint`.execute(program.database.db)
  const { rows } = await sql<{ folder: string; oid: string }>`
    select current_setting('data_directory') as folder, oid::text as oid from pg_database where datname = current_database()`.execute(
    program.database.db,
  )
  const found: string[] = []
  const look = (where: string, bytes: Buffer) => {
    for (const [name, canary] of Object.entries(canaries)) if (bytes.includes(canary)) found.push(`${name} in ${where}`)
  }
  const { folder, oid } = rows[0]!
  for (const place of [join(folder, 'base', oid), join(folder, 'pg_wal')]) {
    for (const name of await readdir(place)) {
      const bytes = await readFile(join(place, name)).catch(() => null)
      if (bytes) look(name, bytes)
    }
  }
  look('the log', Buffer.from(program.logged()))
  let trail = ''
  for await (const line of exportAudit(system)) trail += line
  look('the trail', Buffer.from(trail))
  expect(found).toEqual([])
  // It was looked for in the right place: what is no secret is there.
  const kept = await Promise.all(
    (await readdir(join(folder, 'base', oid))).map((name) =>
      readFile(join(folder, 'base', oid, name)).catch(() => Buffer.alloc(0)),
    ),
  )
  expect(kept.some((bytes) => bytes.includes(email))).toBe(true)
  expect(program.logged().length).toBeGreaterThan(200)
})

test('no text makes a line of its own in the log', async () => {
  const before = program.logged().length
  const nasty = [
    ...hostileTexts,
    'a\r\n{"level":60,"msg":"forged"}',
    '\u001b[2J\u001b[31mred',
    'x\u2028y\u2029z',
    '\u009b31m',
    '\ud800',
    '\u202eevil',
    '\ufeff',
    '"}\n{"level":60',
  ]
  const browser = new TestBrowser(program)
  for (const text of nasty) {
    const safe = text.replaceAll(/[^\x20-\x7e]/g, '')
    await browser.post(
      '/api/account/sign-in',
      { email: text.slice(0, 200) || 'x', password: 'sai' },
      { 'user-agent': safe.slice(0, 200) || 'x' },
    )
    await browser.get(`/api/kpis/${encodeURIComponent(text.isWellFormed() ? text.slice(0, 60) : 'x')}`)
    await browser.get('/api/account/people', { origin: 'https://evil.test', referer: safe.slice(0, 100) || 'x' })
  }
  const lines = program.logged().slice(before).split('\n').filter(Boolean)
  expect(lines.length).toBeGreaterThan(5)
  for (const line of lines) {
    expect(() => JSON.parse(line)).not.toThrow()
    // oxlint-disable-next-line no-control-regex -- what a terminal would obey is what must not be there
    expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\ufeff]/)
    expect((JSON.parse(line) as { msg: string }).msg).not.toContain('forged')
  }
})

test('somebody and nobody are refused in the same words, for the same work', async () => {
  const people = await Promise.all(Array.from({ length: 12 }, () => makePerson(program, 'leader')))
  const weighed = vi.spyOn(program.deps.identity.passwordWork, 'verify')
  const tries: { work: number[]; said: string }[] = []
  const one = async (email: string) => {
    weighed.mockClear()
    const { status, body } = await new TestBrowser(program).post('/api/account/sign-in', {
      email,
      password: 'một mật khẩu sai hẳn',
    })
    tries.push({
      work: weighed.mock.calls.map(([{ hash }]) => hash.length),
      said: `${status} ${body.title} ${body.detail}`,
    })
  }
  program.clock.at += 3_600_000
  for (const [at, { email }] of people.entries()) {
    await one(email)
    await one(`khong-co-${at}@nhipso.test`)
  }
  expect(new Set(tries.map(({ said }) => said)).size).toBe(1)
  // A password weighed or not is a factor of twenty in time; each is weighed once, against a hash of one length.
  expect(new Set(tries.map(({ work }) => work.join(' ')))).toEqual(new Set([String(32 + 1 + 128)]))
  weighed.mockRestore()
})

test('signing out tells the browser to forget', async () => {
  const { email } = await makePerson(program, 'leader')
  const { browser } = await enter(program, email)
  const { status, headers } = await browser.post('/api/account/sign-out')
  expect([status, headers.get('clear-site-data')]).toEqual([204, '"cache", "storage"'])
})

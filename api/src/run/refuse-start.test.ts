import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeKeyring } from '../account/secret/keep-keyring.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { makeTestFolder } from '../db/test-folder.ts'

/** A start that cannot be good ends before anything runs, and says which setting and why, in both languages. */
const main = join(import.meta.dirname, '../main.ts')
let state = ''
let at: TestDatabase
beforeAll(async () => {
  state = await makeTestFolder('nhipso-refused-')
  at = await testDatabase()
  for (const name of ['good', 'open', 'weak']) {
    const made = await makeKeyring(join(state, `${name}.json`), new Date())
    if (made.kind === 'refused') throw new Error(made.why)
  }
  await chmod(join(state, 'open.json'), 0o644)
  await rm(join(state, 'weak.json'))
  const key = { id: 'a', key: Buffer.alloc(32, 1).toString('base64'), since: new Date().toISOString() }
  const weak = { version: 1, seal: [key], audit: [key], pepper: [key], sign: [key] }
  await writeFile(join(state, 'weak.json'), JSON.stringify(weak), { mode: 0o400 })
})
afterAll(async () => {
  await at.close()
  await rm(state, { recursive: true, force: true })
})

const production = (): Record<string, string> => ({
  NHIPSO_MODE: 'production',
  NHIPSO_PUBLIC_URL: 'https://nhipso.ninhbinh.gov.vn',
  NHIPSO_KEYRING: join(state, 'good.json'),
  NHIPSO_SECURITY_CONTACT: 'mailto:attt@ninhbinh.gov.vn',
  NHIPSO_TRUSTED_PROXIES: '127.0.0.1',
  DATABASE_URL: at.url,
})

function play(settings: Record<string, string>) {
  const given = { PATH: process.env['PATH'] ?? '', NHIPSO_STATE: state, NHIPSO_LOG: 'error', PORT: '0', ...settings }
  const child = spawn(process.execPath, [main, 'serve'], { env: given, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  return { child, ended, said: () => said }
}

async function refused(settings: Record<string, string>, name: string, why: RegExp): Promise<void> {
  const { ended, said } = play(settings)
  expect(await ended).toBe(2)
  expect(said()).toMatch(new RegExp(`Cấu hình ${name}=`))
  expect(said()).toMatch(new RegExp(`Setting ${name}=.*${why.source}`))
  expect(said()).not.toMatch(/node_modules|\n\s+at /)
}

describe('production does not start', () => {
  test.each<[string, Record<string, string>, string, RegExp]>([
    ['without a public address', { NHIPSO_PUBLIC_URL: '' }, 'NHIPSO_PUBLIC_URL', /needs the https address/],
    ['on plain http', { NHIPSO_PUBLIC_URL: 'http://127.0.0.1:4600' }, 'NHIPSO_PUBLIC_URL', /needs the https address/],
    ['without keys of its own', { NHIPSO_KEYRING: '' }, 'NHIPSO_KEYRING', /make-keyring/],
    ['with a file of keys there is not', { NHIPSO_KEYRING: '/nowhere/keys.json' }, 'NHIPSO_KEYRING', /no such file/],
    [
      'without saying whom to tell of a weakness',
      { NHIPSO_SECURITY_CONTACT: '' },
      'NHIPSO_SECURITY_CONTACT',
      /weakness/,
    ],
    [
      'without the address of the proxy before it',
      { NHIPSO_TRUSTED_PROXIES: '' },
      'NHIPSO_TRUSTED_PROXIES',
      /one address/,
    ],
    ['with a contact that is none', { NHIPSO_SECURITY_CONTACT: 'Sở KHCN' }, 'NHIPSO_SECURITY_CONTACT', /mailto/],
  ])('%s', async (_, settings, name, why) => refused({ ...production(), ...settings }, name, why))

  test.each([
    ['others can read', 'open', /Other accounts can read/],
    ['are weak', 'weak', /weak/],
  ])('with keys that %s', (_, name, why) =>
    refused({ ...production(), NHIPSO_KEYRING: join(state, `${name}.json`) }, 'NHIPSO_KEYRING', why),
  )

  test('on a simulated province, nor with accounts of the demonstration', async () => {
    await sql`insert into province values ('37', '{}', '2025-07-01', true)`.execute(at.db)
    await refused(production(), 'NHIPSO_MODE', /province\.simulated/)
    await sql`delete from province`.execute(at.db)
    await sql`insert into account_user (name, email, email_verified, role, created_at, updated_at, demo)
      values ('x', 'leader@demo.invalid', true, 'leader', now(), now(), true)`.execute(at.db)
    await refused(production(), 'NHIPSO_MODE', /account_user\.demo/)
    await sql`delete from account_user`.execute(at.db)
  })
})

test('production that is told everything says what people open, not where it listens alone', async () => {
  const { child, ended, said } = play(production())
  await expect.poll(said, { timeout: 30_000 }).toMatch(/people open https:\/\/nhipso\.ninhbinh\.gov\.vn\n/)
  expect(said()).not.toMatch(/Open http:/)
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})

test('the demonstration does not start on real data', async () => {
  await sql`insert into province values ('37', '{}', '2025-07-01', false)`.execute(at.db)
  await refused({ DATABASE_URL: at.url }, 'NHIPSO_MODE', /real data/)
  await sql`delete from province`.execute(at.db)
  // The first administrator is there before the province is.
  await sql`insert into account_user (name, email, email_verified, role, created_at, updated_at)
    values ('x', 'admin@ninhbinh.gov.vn', true, 'administrator', now(), now())`.execute(at.db)
  await refused({ DATABASE_URL: at.url }, 'NHIPSO_MODE', /real people/)
  await sql`delete from account_user`.execute(at.db)
})

describe('no start', () => {
  let silent: Server
  beforeAll(async () => {
    silent = createServer().listen(0, '127.0.0.1')
    await once(silent, 'listening')
  })
  afterAll(() => silent.close())
  const silentPort = () => (silent.address() as { port: number }).port

  test.each<[string, () => Record<string, string>, string, RegExp]>([
    ['for every machine, in the demonstration', () => ({ HOST: '0.0.0.0' }), 'HOST', /this very machine/],
    ['with a file for a state folder', () => ({ NHIPSO_STATE: '/etc/passwd' }), 'NHIPSO_STATE', /no folder/],
    ['with a state folder below a file', () => ({ NHIPSO_STATE: '/etc/passwd/here' }), 'NHIPSO_STATE', /no folder/],
    [
      'with a history older than the units',
      () => ({ NHIPSO_DEMO_HISTORY_FROM: '2020-01-01' }),
      'NHIPSO_DEMO_HISTORY_FROM',
      /2025-07-01/,
    ],
    [
      'where no database listens',
      () => ({ DATABASE_URL: 'postgres://a:geheim@127.0.0.1:9/x' }),
      'DATABASE_URL',
      /cannot be reached \(ECONNREFUSED\)/,
    ],
    [
      'where what listens is no database',
      () => ({ DATABASE_URL: `postgres://a:geheim@127.0.0.1:${silentPort()}/x` }),
      'DATABASE_URL',
      /cannot be reached/,
    ],
    [
      'on a database there is not',
      () => ({ DATABASE_URL: at.url.replace(/\/test_[0-9a-f]+\?/, '/khong_co?') }),
      'DATABASE_URL',
      /no such database/,
    ],
  ])('%s', async (_, settings, name, why) => refused(settings(), name, why))
})

test('an owner who may not make the account of the program is told what the administrator has to run', async () => {
  const owner = `owner_${at.url.match(/test_([0-9a-f]+)/)![1]}`
  await sql.raw(`create role ${owner} login`).execute(at.db)
  const name = at.url.match(/test_[0-9a-f]+/)![0]
  await sql.raw(`grant create on database ${name} to ${owner}`).execute(at.db)
  const url = new URL(at.url)
  url.username = owner
  try {
    const given = { DATABASE_URL: url.href, NHIPSO_SCHEMA: 'tinh_khac' }
    await refused(given, 'DATABASE_URL', /grant create, temporary/)
    await sql.raw(`grant temporary on database ${name} to ${owner}`).execute(at.db)
    await sql.raw(`grant temporary on database ${name} to public`).execute(at.db)
    await refused(given, 'DATABASE_URL', /may-make-temporary.*revoke temporary on database/)
    await sql.raw(`revoke temporary on database ${name} from public`).execute(at.db)
    const { child, ended, said } = play(given)
    await expect.poll(said, { timeout: 15_000 }).toMatch(/Open http|DATABASE_URL/)
    // The account is there already on this server, so an ordinary owner is enough: no superuser is needed.
    expect(said()).toMatch(/Open http/)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    await sql.raw(`revoke create on database ${name} from ${owner}`).execute(at.db)
    await refused({ ...given, NHIPSO_SCHEMA: 'tinh_nua' }, 'DATABASE_URL', /create role nhipso_app/)
  } finally {
    await sql.raw(`drop schema if exists tinh_khac cascade`).execute(at.db)
    await sql.raw(`drop owned by ${owner}`).execute(at.db)
    await sql.raw(`drop role ${owner}`).execute(at.db)
  }
})

test('a wish to stop is heard while the program is still beginning', async () => {
  const fresh = await makeTestFolder('nhipso-stopped-')
  const { child, ended, said } = play({ NHIPSO_STATE: fresh })
  // A signal before Node runs a line of ours would end it, heard by nobody.
  await expect.poll(() => readdir(fresh), { timeout: 15_000 }).not.toEqual([])
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(said()).not.toMatch(/Open http/)
  await rm(fresh, { recursive: true, force: true })
})

import { randomUUID } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { type LoggerOptions, pino } from 'pino'
import type { NextStep } from 'shared/account/identity-contract-parts.ts'
import { type Identity, nobody, visitor } from 'shared/account/identity.ts'
import { keyRights } from 'shared/account/right.ts'
import type { AccountRole } from 'shared/account/role.ts'
import { currentIdentity } from '../account/access/current.ts'
import { asAppRole, raiseWall } from '../account/access/raise-wall.ts'
import { scopeOf, systemSettings } from '../account/access/scope.ts'
import { openScopedDb } from '../account/access/scoped-db.ts'
import { insertKey } from '../account/api-key/api-key-store.ts'
import { makeKeyText } from '../account/api-key/key-text.ts'
import { openIdentity } from '../account/identity/open-identity.ts'
import { createPerson } from '../account/identity/person-store.ts'
import { recordInTrail } from '../account/identity/record-in-trail.ts'
import { testPasswordWork } from '../account/identity/test-password-work.ts'
import { startSession } from '../account/identity/session-store.ts'
import { hashToken, newToken } from '../account/identity/token.ts'
import { bindByLink, endKioskRow, insertKiosk } from '../account/kiosk/kiosk-store.ts'
import { plainLines, safeLogOptions } from '../account/secret/safe-log.ts'
import { buildApp } from '../app.ts'
import { openDb } from '../db/open.ts'
import type { TestDatabase } from '../db/test-database.ts'
import { makeTestFolder } from '../db/test-folder.ts'
import { unitCode } from '../feed/test-truth.ts'
import { fuzzNow, layGround } from '../fuzz/ground.ts'
import type { ServingDeps } from '../serving-deps.ts'
import { testDeps } from '../test-deps.ts'

export const site = 'https://nhipso.test'
/** Two communes of the ground, whose records and people must not see each other's. */
export const [own, other] = [unitCode(0), unitCode(1)]

const production = {
  NHIPSO_MODE: 'production',
  NHIPSO_PUBLIC_URL: site,
  NHIPSO_KEYRING: '/run/nhip-so/keyring.json',
  NHIPSO_SECURITY_CONTACT: 'mailto:antoan@nhipso.test',
  NHIPSO_TRUSTED_PROXIES: '10.0.0.5',
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none',
}
const freely = { burst: 10_000_000, perSecond: 10_000_000 }
/** Tests ask more often than anybody may. */
export const often = { byAddress: freely, byIdentity: freely }

export const people = ['leader', 'officer', 'approver', 'head', 'commune', 'operator', 'administrator'] as const
/** Everybody who may stand before the program, and everybody who looks like one of them and is not. */
export const identities = [
  ...people,
  'key',
  'kiosk',
  'visitor',
  'none',
  'expired',
  'idle',
  'disabled',
  'over',
  'half',
  'ended kiosk',
  'forged',
] as const
export type Who = (typeof identities)[number]

export interface TestProgram {
  app: OpenAPIHono
  /** The same with the figures open to whoever has not signed in. */
  open: OpenAPIHono
  deps: ServingDeps
  database: TestDatabase
  clock: { at: number; now: () => Date }
  /** Whom the policy should take each for. */
  identityOf: (who: Who) => Identity
  /** A request as this one sends it, each time with a session of its own. */
  ask: (who: Who, method: string, path: string, more?: Sending) => Promise<Response>
  cookieOf: (who: Who) => Promise<string>
  session: (
    id: string,
    more?: { next?: NextStep; startedAt?: Date; seenAt?: Date },
  ) => Promise<{ id: string; cookie: string }>
  ids: Record<(typeof people)[number], string>
  logged: () => string
  close: () => Promise<void>
}

export interface Sending {
  body?: unknown
  headers?: Record<string, string>
  cookie?: string
}

const roleOf: Record<(typeof people)[number], AccountRole> = {
  leader: 'leader',
  officer: 'officer',
  approver: 'approver',
  head: 'commune-head',
  commune: 'commune-officer',
  operator: 'operator',
  administrator: 'administrator',
}
const unitOf = (who: Who): string | null => (who === 'head' || who === 'commune' || who === 'key' ? own : null)

/**
 * The program as production has it: mounted whole, before a database with its wall up, entered by the account that owns
 * nothing. The province has figures, raw answers, rejects and a record held back, all through the validated path.
 */
export async function testProgram(database: TestDatabase): Promise<TestProgram> {
  await raiseWall(database.db, database.schema)
  const entered = { url: asAppRole(database.url), schema: database.schema }
  const system = openDb({ ...entered, settings: systemSettings })
  const db = openScopedDb(entered, () => scopeOf(currentIdentity()))
  const clock = { at: fuzzNow.getTime(), now: () => new Date(clock.at) }
  let logged = ''
  const log = pino(
    { ...safeLogOptions, level: 'debug' } satisfies LoggerOptions,
    plainLines({ write: (line: string) => (logged += line) }),
  )
  const given = testDeps(system, clock.now, production)
  await layGround({ ...given, log: pino({ level: 'silent' }) })
  const checkout = await makeTestFolder('nhipso-security-pages-')
  await buildPages(checkout)
  const { keyring } = given
  const settings = given.env.identity
  const identity = openIdentity(
    { db: system, now: clock.now, log },
    { settings, keyring, record: recordInTrail({ keyring, log }), passwordWork: testPasswordWork },
  )
  const deps: ServingDeps = { ...given, db, system, log, identity, env: { ...given.env, checkout } }
  const app = buildApp(deps, { stampMaxAgeMs: 0, limits: often })
  const openDeps = { ...deps, env: { ...deps.env, openFigures: true } }

  const ids = {} as TestProgram['ids']
  const make = async (who: (typeof people)[number], name: string) => {
    const scope = { role: roleOf[who], unit: unitOf(who), provider: who === 'operator' ? 'VNPT' : null }
    return (await createPerson(system, { ...scope, email: `${name}@nhipso.test`, name }, clock.now()))!
  }
  for (const who of people) ids[who] = await make(who, who)
  const [disabled, over] = [await make('administrator', 'disabled'), await make('administrator', 'over')]
  await system.updateTable('account_user').set({ disabled_at: clock.now() }).where('id', '=', disabled).execute()
  await system.updateTable('account_user').set({ access_until: '2025-08-26' }).where('id', '=', over).execute()
  const text = makeKeyText()
  const keyGiven = { name: 'Một cửa', unit: own!, dataset: 'dossier', rights: [...keyRights], days: 90 }
  await insertKey(system, keyring, { text, given: keyGiven, by: null }, clock.now())
  const kiosk = await makeDisplay()
  const gone = await makeDisplay()
  await system.transaction().execute((trx) => endKioskRow(trx, { id: gone.id, by: null, now: clock.now() }))

  const session: TestProgram['session'] = async (
    userId,
    { next = 'ready', startedAt = clock.now(), seenAt = startedAt } = {},
  ) => {
    const visit = { address: '192.0.2.7', agent: 'test', session: null, device: null }
    const token = await startSession(system, { userId, method: 'password', next, visit, now: startedAt })
    const row = await system
      .updateTable('account_session')
      .set({ seen_at: seenAt })
      .where('token_hash', '=', hashToken(token))
      .returning('id')
      .executeTakeFirstOrThrow()
    return { id: row.id, cookie: `__Host-nhipso=${token}` }
  }
  const hours = (count: number) => new Date(clock.at - count * 3_600_000)
  const cookieOf = async (who: Who): Promise<string> => {
    switch (who) {
      case 'kiosk':
        return kiosk.cookie
      case 'ended kiosk':
        return gone.cookie
      case 'expired':
        return (await session(ids.administrator, { startedAt: hours(13), seenAt: clock.now() })).cookie
      case 'idle':
        return (await session(ids.administrator, { startedAt: hours(1), seenAt: hours(0.26) })).cookie
      case 'disabled':
        return (await session(disabled)).cookie
      case 'over':
        return (await session(over)).cookie
      case 'half':
        return (await session(ids.administrator, { next: 'second-factor' })).cookie
      case 'forged':
        return `__Host-nhipso=${newToken().text}; nhipso=${(await session(ids.administrator)).cookie.split('=')[1]}`
      case 'key':
      case 'visitor':
      case 'none':
        return ''
      default:
        return (await session(ids[who])).cookie
    }
  }

  const open = buildApp(openDeps, { stampMaxAgeMs: 0, limits: often })
  return {
    app,
    open,
    deps,
    database,
    clock,
    ids,
    session,
    cookieOf,
    identityOf(who) {
      if (who === 'key')
        return { role: 'subsystem', id: text.id, unit: own!, key: { dataset: 'dossier', rights: keyRights } }
      if (who === 'kiosk') return { role: 'kiosk', id: kiosk.id, unit: null }
      if (who === 'visitor') return visitor
      if (!isPerson(who)) return nobody
      const provider = who === 'operator' && { provider: 'VNPT' }
      return { role: roleOf[who], id: ids[who], unit: unitOf(who), ...provider }
    },
    async ask(who, method, path, { body, headers = {}, cookie } = {}) {
      const sent = cookie ?? (await cookieOf(who))
      const changes = method !== 'GET' && method !== 'HEAD'
      return (who === 'visitor' ? open : app).request(`${site}${path}`, {
        method,
        headers: {
          ...(sent && { cookie: sent }),
          ...(who === 'key' && { authorization: `Bearer ${text.whole.reveal()}` }),
          // Each time another, as whoever hands something new in sends it; other doors look at none.
          ...(changes && { origin: site, 'sec-fetch-site': 'same-origin', 'idempotency-key': randomUUID() }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
    },
    logged: () => logged,
    async close() {
      await db.destroy()
      await system.destroy()
      await database.close()
      await rm(checkout, { recursive: true, force: true })
    },
  }

  async function makeDisplay(): Promise<{ id: string; cookie: string }> {
    const [link, token] = [newToken(), newToken()]
    const { id } = await insertKiosk(
      system,
      { name: `Phòng họp ${randomUUID()}`, days: 30, by: null, linkHash: link.hash },
      clock.now(),
    )
    await bindByLink(system, { linkHash: link.hash, tokenHash: token.hash, now: clock.now() })
    return { id, cookie: `__Host-nhipso-kiosk=${token.text}` }
  }
}

const isPerson = (who: Who): who is (typeof people)[number] => (people as readonly string[]).includes(who)

async function buildPages(checkout: string): Promise<void> {
  const dist = join(checkout, 'web/dist')
  await mkdir(join(dist, 'assets'), { recursive: true })
  await writeFile(join(dist, 'index.html'), '<!doctype html><title>Nhịp Số</title>')
  await writeFile(join(dist, 'assets/page-1a2b.js'), 'export {}\n')
}

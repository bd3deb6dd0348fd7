import { inspect } from 'node:util'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import { OpenAPIHono } from '@hono/zod-openapi'
import type { AccountRole } from 'shared/account/role.ts'
import { localeOf } from '../../http/locale.ts'
import { problemOf } from '../../http/problem.ts'
import { testDatabase, type TestDatabase } from '../../db/test-database.ts'
import { testDeps } from '../../test-deps.ts'
import type { Keyring } from '../secret/keyring.ts'
import { testKeyring } from '../secret/test-keyring.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { identityDoors } from './identity-doors.ts'
import type { IdentityEvent } from './identity-event.ts'
import { readIdentitySettings } from './identity-settings.ts'
import { openIdentity } from './open-identity.ts'
import { hashInLane, type PasswordWork } from './password-hash.ts'
import { createPerson } from './person-store.ts'
import { writePassword } from './set-password.ts'
import { testPasswordWork } from './test-password-work.ts'
import { codeAt, stepAt } from './totp.ts'

export const publicUrl = 'http://127.0.0.1:4600'
export const password = 'con cá chép bơi ngược dòng'

export interface TestIdentity {
  base: TestDatabase
  deps: IdentityDeps
  url: string
  events: IdentityEvent[]
  /** The clock every part of it reads. */
  clock: { at: number; now: () => Date; forward(seconds: number): void }
  browser(headers?: Record<string, string>): Browser
  close(): Promise<void>
}

interface TestIdentityOptions {
  settings?: Record<string, string>
  demo?: boolean
  /** Another process on the same database. */
  besides?: TestIdentity
  keyring?: Keyring
  /** Where the time it takes is what is tried. */
  passwordWork?: PasswordWork
}

/** The doors on a real server of their own, before a real database. */
export async function testIdentity(options: TestIdentityOptions = {}): Promise<TestIdentity> {
  const { settings = {}, demo = false, besides } = options
  const base = besides?.base ?? (await testDatabase())
  const clock = besides?.clock ?? makeClock()
  const events: IdentityEvent[] = []
  const outcome = readIdentitySettings(settings, { host: '127.0.0.1', port: 4600, demo })
  if (outcome.kind === 'refused') throw new Error(outcome.problems.join('\n'))
  const deps = openIdentity(testDeps(base.db, clock.now), {
    settings: outcome.settings,
    passwordWork: options.passwordWork ?? testPasswordWork,
    keyring: besides?.deps.keyring ?? options.keyring ?? testKeyring(),
    record: (_db, event) => {
      events.push(event)
      return Promise.resolve()
    },
  })
  const app = new OpenAPIHono()
  app.route('/', identityDoors(deps))
  app.onError((error, c) => {
    const { problem, headers, unexpected } = problemOf(error, localeOf(c), 'urn:test')
    if (unexpected) process.stderr.write(`${inspect(error)}\n`)
    const said = { 'content-type': 'application/problem+json', ...headers }
    return c.body(JSON.stringify(problem), problem.status as 400, said)
  })
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  if (!server.listening) await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    base,
    deps,
    url,
    events,
    clock,
    browser: (headers) => new Browser(url, headers),
    async close() {
      await stop(server)
      if (!besides) await base.close()
    },
  }
}

function makeClock() {
  const clock = {
    at: Date.parse('2026-11-22T03:00:00Z'),
    now: () => new Date(clock.at),
    forward(seconds: number) {
      clock.at += seconds * 1000
    },
  }
  return clock
}

async function stop(server: ServerType): Promise<void> {
  if ('closeAllConnections' in server) server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}

export interface Answer {
  status: number
  // What a door answers is judged by the test that asked it.
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any
  headers: Headers
}

/** What a browser does: keeps cookies, says its origin. */
export class Browser {
  readonly jar = new Map<string, string>()
  readonly #url: string
  readonly #headers: Record<string, string>

  constructor(url: string, headers: Record<string, string> = {}) {
    this.#url = url
    this.#headers = headers
  }

  get = (path: string) => this.ask('GET', path)
  post = (path: string, body: unknown = {}, headers: Record<string, string> = {}) =>
    this.ask('POST', path, { body, headers })

  async ask(
    method: string,
    path: string,
    more: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(path.startsWith('http') ? path : this.#url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(method === 'GET' ? {} : { origin: publicUrl, 'sec-fetch-site': 'same-origin' }),
        ...(more.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie && { cookie }),
        ...this.#headers,
        ...more.headers,
      },
      ...(more.body !== undefined && { body: JSON.stringify(more.body) }),
    })
    for (const set of answer.headers.getSetCookie()) this.#keep(set)
    const text = await answer.text()
    const json = answer.headers.get('content-type')?.includes('json')
    return { status: answer.status, body: json ? JSON.parse(text) : text, headers: answer.headers }
  }

  /** The same cookies in another hand. */
  copy(): Browser {
    const other = new Browser(this.#url, this.#headers)
    for (const [name, value] of this.jar) other.jar.set(name, value)
    return other
  }

  #keep(set: string): void {
    const [pair = '', ...attributes] = set.split('; ')
    const at = pair.indexOf('=')
    if (attributes.includes('Max-Age=0')) this.jar.delete(pair.slice(0, at))
    else this.jar.set(pair.slice(0, at), pair.slice(at + 1))
  }
}

export interface TestPerson {
  id: string
  email: string
  role: AccountRole
}

let made = 0
/** Somebody with a password, as after an invitation. */
export async function makePerson(
  { deps, clock }: TestIdentity,
  role: AccountRole,
  email?: string,
): Promise<TestPerson> {
  made += 1
  const address = email ?? `nguoi-${made}@ninhbinh.gov.vn`
  const scope = { unit: role.startsWith('commune') ? '13285' : null, provider: role === 'operator' ? 'VNPT' : null }
  const id = await createPerson(deps.db, { role, ...scope, email: address, name: `Người thứ ${made}` }, clock.now())
  const hash = await hashInLane(deps, password, 'first')!
  await writePassword(deps.db, { userId: id!, hash, now: clock.now() })
  return { id: id!, email: address, role }
}

/** Signs in; whoever has to enrols an authenticator on the way, whose secret is answered. */
export async function enter(
  world: TestIdentity,
  person: TestPerson,
  browser = world.browser(),
): Promise<{ browser: Browser; secret: string | null; recoveryCodes: string[] }> {
  const first = await browser.post('/api/account/sign-in', { email: person.email, password })
  if (first.status !== 200) throw new Error(`sign-in: ${first.status} ${JSON.stringify(first.body)}`)
  if (first.body.next === 'ready') return { browser, secret: null, recoveryCodes: [] }
  const { body } = await browser.post('/api/account/second-factor/enrolment')
  const code = codeAt(body.secret, stepAt(world.clock.now()))
  const confirmed = await browser.post('/api/account/second-factor/enrolment/confirmation', { code })
  if (confirmed.status !== 200) throw new Error(`enrolment: ${confirmed.status} ${JSON.stringify(confirmed.body)}`)
  return { browser, secret: body.secret, recoveryCodes: confirmed.body.recoveryCodes }
}

import type { RoleAndScope } from 'shared/account/role.ts'
import { hashInLane } from '../account/identity/password-hash.ts'
import { createPerson } from '../account/identity/person-store.ts'
import { writePassword } from '../account/identity/set-password.ts'
import { codeAt, stepAt } from '../account/identity/totp.ts'
import { site, type TestProgram } from './test-program.ts'

export const password = 'con cá chép bơi ngược dòng'

export interface Answer {
  status: number
  // What a door answers is judged by the test that asked it.
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any
  headers: Headers
  text: string
}

/** The program as a browser has it before it: mounted here, or a process behind its proxy. */
interface Program {
  app: { request: (url: string, init: RequestInit) => Response | Promise<Response> }
}

/** A browser before the program: keeps what it is given, and says where its pages are from. */
export class TestBrowser {
  readonly jar = new Map<string, string>()
  /** Every Set-Cookie it was ever sent, as it was written. */
  readonly given: string[] = []
  readonly #program: Program

  constructor(program: Program) {
    this.#program = program
  }

  get = (path: string, headers: Record<string, string> = {}) => this.ask('GET', path, undefined, headers)
  post = (path: string, body: unknown = {}, headers: Record<string, string> = {}) =>
    this.ask('POST', path, body, headers)

  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await this.#program.app.request(`${site}${path}`, {
      method,
      headers: {
        ...(cookie && { cookie }),
        ...(method !== 'GET' && { origin: site, 'sec-fetch-site': 'same-origin' }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    for (const set of answer.headers.getSetCookie()) this.#keep(set)
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false
    return { status: answer.status, body: isJson ? JSON.parse(text) : text, headers: answer.headers, text }
  }

  #keep(set: string): void {
    this.given.push(set)
    const [pair = '', ...attributes] = set.split('; ')
    const at = pair.indexOf('=')
    if (attributes.includes('Max-Age=0')) this.jar.delete(pair.slice(0, at))
    else this.jar.set(pair.slice(0, at), pair.slice(at + 1))
  }
}

let made = 0

/** Somebody with a password, as after an invitation. */
export async function makePerson(
  { deps }: TestProgram,
  role: RoleAndScope['role'],
  more: Partial<RoleAndScope> & { name?: string } = {},
): Promise<{ id: string; email: string }> {
  made += 1
  const email = `nguoi-${made}@nhipso.test`
  const scope = { role, unit: null, provider: role === 'operator' ? 'VNPT' : null, name: `Người ${made}`, ...more }
  const id = (await createPerson(deps.system, { ...scope, email }, deps.now()))!
  const hash = await hashInLane(deps.identity, password, 'first')!
  await writePassword(deps.system, { userId: id, hash, now: deps.now() })
  return { id, email }
}

/** Signs in, enrolling an authenticator on the way where the role has to; answers its secret. */
export async function enter(program: TestProgram, email: string, browser = new TestBrowser(program)) {
  const first = await browser.post('/api/account/sign-in', { email, password })
  if (first.status !== 200) throw new Error(`sign-in: ${first.status} ${first.text}`)
  if (first.body.next === 'ready') return { browser, secret: '', recoveryCodes: [] as string[] }
  const { body } = await browser.post('/api/account/second-factor/enrolment')
  const code = codeAt(body.secret, stepAt(program.clock.now()))
  const confirmed = await browser.post('/api/account/second-factor/enrolment/confirmation', { code })
  if (confirmed.status !== 200) throw new Error(`enrolment: ${confirmed.status} ${confirmed.text}`)
  return { browser, secret: body.secret as string, recoveryCodes: confirmed.body.recoveryCodes as string[] }
}

/** The code an authenticator shows at this moment. */
export const codeNow = (program: TestProgram, secret: string): string => codeAt(secret, stepAt(program.clock.now()))

import { randomBytes } from 'node:crypto'
import type { Db } from '../db/open.ts'
import { createPerson } from '../account/identity/person-store.ts'
import { sealSecret } from '../account/identity/second-factor.ts'
import { startSession } from '../account/identity/session-store.ts'
import { codeAt, newTotpSecret, stepAt } from '../account/identity/totp.ts'
import type { Keyring } from '../account/secret/keyring.ts'

/** Two processes of the program over one database. */
export interface Rivals {
  addresses: readonly [string, string]
  /** Where people open either: what their requests say they come from. */
  site: string
  /** The program's own access, and its keys: people are made by hand. */
  system: Db
  keyring: Keyring
}

export interface Raced {
  asked: number
  findings: string[]
  /** How often each race was run. */
  rounds: Map<string, number>
}

interface Said {
  status: number
  // What a door answers is judged by the race that asked it.
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any
}

type Ask = (
  process: 0 | 1,
  method: string,
  path: string,
  more?: { as?: string; key?: string; body?: unknown },
) => Promise<Said>

interface Ground {
  ask: Ask
  /** Two administrators, signed in. */
  first: string
  second: string
  person: (
    next?: 'ready' | 'second-factor',
  ) => Promise<{ id: string; cookie: () => Promise<string>; code: () => string }>
  /** Everybody at once, half at either process. */
  crowd: (one: (process: 0 | 1) => Promise<Said>) => Promise<number[]>
}

/** A race answers what went wrong, in words; nothing when all went as one process alone would have it. */
type Race = (ground: Ground) => Promise<string[]>

const once = (statuses: readonly number[], good: number): string[] =>
  statuses.filter((status) => status === good).length === 1 ? [] : [`answered ${statuses.join(', ')}`]
const dead = (what: string, { status }: Said): string[] => (status === 401 ? [] : [`${what} still answers ${status}`])

export const races: Record<string, Race> = {
  async 'one link, one display'({ ask, first, crowd }) {
    const { body } = await ask(0, 'POST', '/api/kiosks', { as: first, body: { name: 'Sảnh', days: 1 } })
    const token = String(body.link).split('#')[1]
    return once(await crowd((at) => ask(at, 'POST', '/api/kiosks/binding', { body: { token } })), 200)
  },
  async 'one code, one way in'({ ask, person, crowd }) {
    const { cookie, code } = await person('second-factor')
    const typed = code()
    return once(
      await crowd(async (at) =>
        ask(at, 'POST', '/api/account/second-factor', { as: await cookie(), body: { code: typed } }),
      ),
      200,
    )
  },
  async 'one invitation, one password'({ ask, first, crowd }) {
    const body = { email: `moi-${randomBytes(5).toString('hex')}@nhipso.test`, name: 'Người mới', role: 'leader' }
    const invited = await ask(0, 'POST', '/api/account/invitations', { as: first, body })
    const token = String(invited.body.link).split('#')[1]
    const password = randomBytes(18).toString('base64url')
    return once(
      await crowd((at) => ask(at, 'POST', '/api/account/invitations/acceptance', { body: { token, password } })),
      200,
    )
  },
  async 'a key is rotated once'({ ask, first, crowd }) {
    const { key } = await newKey(ask, first)
    return once(
      await crowd((at) =>
        ask(at, 'POST', `/api/api-keys/${key}/rotation`, { as: first, body: { days: 2, overlapHours: 1 } }),
      ),
      201,
    )
  },
  async 'an ended key opens nothing at either'({ ask, first, second }) {
    const { key, secret } = await newKey(ask, first)
    const before = await ask(1, 'GET', '/api/health', { key: secret })
    await Promise.all([
      ask(0, 'POST', `/api/api-keys/${key}/end`, { as: first }),
      ask(1, 'POST', `/api/api-keys/${key}/rotation`, { as: second, body: { days: 2, overlapHours: 1 } }),
    ])
    const after = await Promise.all(([0, 1] as const).map((at) => ask(at, 'GET', '/api/health', { key: secret })))
    const opened = before.status === 200 ? [] : [`a new key answers ${before.status}`]
    return [...opened, ...after.flatMap((one) => dead('an ended key', one))]
  },
  async 'a closed account is closed at either'({ ask, first, person }) {
    const { id, cookie } = await person()
    const held = await cookie()
    const me = (at: 0 | 1) => ask(at, 'GET', '/api/account/me', { as: held })
    const [, closing] = await Promise.all([
      me(1),
      ask(0, 'POST', `/api/account/people/${id}/disabling`, { as: first }),
      me(1),
    ])
    const after = await Promise.all([me(0), me(1)])
    const closed = closing.status < 300 ? [] : [`closing answers ${closing.status}`]
    return [...closed, ...after.flatMap((one) => dead('a closed account', one))]
  },
  async 'a way out that was withdrawn is not approved'({ ask, first, second }) {
    const proposed = { cidr: '10.77.0.0/24', ports: [443], reason: 'Trục liên thông của tỉnh', days: 1 }
    const { body } = await ask(0, 'POST', '/api/egress-rules', { as: first, body: proposed })
    const at = `/api/egress-rules/${body.rule.id}`
    const [withdrawn] = await Promise.all([
      ask(0, 'POST', `${at}/withdrawal`, { as: first }),
      ask(1, 'POST', `${at}/approval`, { as: second }),
    ])
    const late = await ask(1, 'POST', `${at}/approval`, { as: second })
    const rules = await ask(1, 'GET', '/api/egress-rules', { as: first })
    const { state } = (rules.body.rules as { id: string; state: string }[]).find(({ id }) => id === body.rule.id)!
    return withdrawn.status === 200 && state === 'withdrawn' && late.status >= 400
      ? []
      : [`${state} after ${late.status}`]
  },
  async 'one of many changes of a person is the last, and each is told'({ ask, first, person, crowd }) {
    const { id } = await person()
    const roles = ['officer', 'approver']
    const statuses = await crowd((at) =>
      ask(at, 'PUT', `/api/account/people/${id}/role`, {
        as: first,
        body: { role: roles[at], unit: null, provider: null },
      }),
    )
    return statuses.every((status) => status === 200 || status === 409) ? [] : [`answered ${statuses.join(', ')}`]
  },
}

async function newKey(ask: Ask, as: string): Promise<{ key: string; secret: string }> {
  const body = { name: 'Một cửa', unit: '*', dataset: 'dossier', rights: ['submission.create'], days: 1 }
  const made = await ask(0, 'POST', '/api/api-keys', { as, body })
  if (made.status !== 201) throw new Error(`no key: ${made.status} ${JSON.stringify(made.body)}`)
  return { key: made.body.key.id, secret: made.body.secret }
}

/** Each race so many times; whatever it is, nothing fails by our fault, and each change has its one entry. */
export async function race(rivals: Rivals, turns: number, names = Object.keys(races)): Promise<Raced> {
  const raced: Raced = { asked: 0, findings: [], rounds: new Map() }
  const changes = { asked: 0 }
  for (let turn = 0; turn < turns; turn++) {
    for (const name of names) {
      const ground = await layRace(rivals, raced, changes)
      const before = await entries(rivals.system)
      changes.asked = 0
      const faults = await races[name]!(ground)
      const told = (await entries(rivals.system)) - before
      if (told !== changes.asked) faults.push(`${changes.asked} changes, ${told} entries in the trail`)
      raced.rounds.set(name, (raced.rounds.get(name) ?? 0) + 1)
      for (const fault of faults) raced.findings.push(`${name}: ${fault}`)
    }
  }
  return raced
}

/** People of one's own for each race: nobody is limited for what the race before has done. */
async function layRace(
  { addresses, site, system, keyring }: Rivals,
  raced: Raced,
  changes: { asked: number },
): Promise<Ground> {
  const ask: Ask = async (process, method, path, { as, key, body } = {}) => {
    const response = await fetch(`${addresses[process]}${path}`, {
      method,
      headers: {
        // Each from an address of its own: the proxy before a process says so.
        'x-forwarded-for': `203.0.113.${randomBytes(1)[0]}`,
        ...(method !== 'GET' && { origin: site, 'sec-fetch-site': 'same-origin' }),
        ...(as !== undefined && { cookie: as }),
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    raced.asked += 1
    if (method !== 'GET' && response.ok) changes.asked += 1
    if (response.status >= 500) raced.findings.push(`${method} ${path}: ${response.status} ${text.slice(0, 200)}`)
    return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) }
  }
  const make = async (role: 'administrator' | 'leader', next: 'ready' | 'second-factor') => {
    const email = `${randomBytes(6).toString('hex')}@nhipso.test`
    const now = new Date()
    const id = (await createPerson(system, { role, email, name: 'Đua', unit: null, provider: null }, now))!
    const secret = newTotpSecret()
    const sealed = sealSecret({ keyring }, id, secret)
    await system
      .insertInto('account_second_factor')
      .values({ user_id: id, secret: sealed, last_step: null, pending_secret: null })
      .execute()
    const visit = { address: '203.0.113.1', agent: 'race', session: null, device: null }
    const cookie = async () =>
      `__Host-nhipso=${await startSession(system, { userId: id, method: 'password', next, visit, now: new Date() })}`
    return { id, cookie, code: () => codeAt(secret, stepAt(new Date())) }
  }
  return {
    ask,
    first: await (await make('administrator', 'ready')).cookie(),
    second: await (await make('administrator', 'ready')).cookie(),
    person: (next = 'ready') => make('leader', next),
    crowd: async (one) =>
      (await Promise.all(Array.from({ length: 6 }, (_, place) => one(place % 2 === 0 ? 0 : 1)))).map(
        ({ status }) => status,
      ),
  }
}

const entries = async (db: Db): Promise<number> =>
  Number(
    (
      await db
        .selectFrom('audit')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('outcome', '=', 'done')
        .where('action', '<>', 'key.take')
        .executeTakeFirstOrThrow()
    ).count,
  )

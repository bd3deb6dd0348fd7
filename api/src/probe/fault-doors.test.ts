import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { RoleAndScope } from 'shared/account/role.ts'
import type { Switchboard } from 'shared/probe/fault-contract.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { testDeps } from '../test-deps.ts'
import { signedInAs } from '../test-sign-in.ts'

/** The doors of the demonstration's switchboard, with a simulator behind them. */
let at: TestDatabase
let app: OpenAPIHono
let simulator: ChildProcess
let ask: (role: RoleAndScope['role'] | null, method: string, path: string, body?: object) => Promise<Response>

beforeAll(async () => {
  at = await testDatabase()
  const port = await startSimulator()
  const deps = testDeps(at.db, () => new Date(), { SIMULATOR_PORT: String(port) })
  app = buildApp(deps, { stampMaxAgeMs: 0 })
  ask = async (role, method, path, body) =>
    app.request(path, {
      method,
      headers: {
        ...(role && (await signedInAs(deps, role, { provider: role === 'operator' ? 'VNPT' : null }))),
        origin: deps.identity.settings.publicUrl,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
}, 60_000)
afterAll(async () => {
  simulator?.stdin?.end()
  await at?.close()
})

/** On a row of ports below those the system gives out by itself; where one of them is taken, on another. */
async function startSimulator(): Promise<number> {
  const main = fileURLToPath(new URL('../../../seed/src/simulator/main.ts', import.meta.url))
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const port = 10_000 + Math.floor(Math.random() * 9_000)
    const child = spawn(process.execPath, [main, '--port', String(port)], { stdio: ['pipe', 'pipe', 'ignore'] })
    const ready = once(child.stdout, 'data').then(() => true)
    simulator = child
    if (await Promise.race([ready, once(child, 'exit').then(() => false)])) return port
  }
  throw new Error('no row of free ports for a simulator')
}

const placeIn = async (response: Response, side: string, id: string) =>
  ((await response.json()) as Switchboard).places.find((place) => place.side === side && place.id === id)

test('every subsystem, segment, link and line of a commune is there, with the ways it can fail', async () => {
  const { places } = (await (await ask('leader', 'GET', '/api/simulator/faults')).json()) as Switchboard
  const count = (kind: string) => places.filter((place) => place.kind === kind).length
  expect([count('feed'), count('segment'), count('line'), count('national-link')]).toEqual([9, 8, 129, 7])
  expect(places.every(({ faults, on }) => faults.length > 0 && on === null)).toBe(true)
  const kinds = new Set(places.flatMap(({ faults }) => faults))
  for (const kind of ['slow', '500', 'malformed', 'silent', 'schema', 'lossy', 'down', 'expired'] as const)
    expect(kinds.has(kind)).toBe(true)
})

test('a fault is switched on, says since when, is in the trail, and is switched off', async () => {
  const path = '/api/simulator/faults/path/link-dan-cu'
  const before = Date.now()
  const on = await ask('officer', 'PUT', path, { fault: { kind: 'errors', percent: 30, everyS: 240, forS: 120 } })
  const shown = (await placeIn(on, 'path', 'link-dan-cu'))?.on
  expect(shown).toMatchObject({ kind: 'errors', percent: 30, everyS: 240, forS: 120 })
  expect(shown!.since).toBeGreaterThanOrEqual(before)
  const off = await ask('administrator', 'PUT', path, { fault: null })
  expect((await placeIn(off, 'path', 'link-dan-cu'))?.on).toBeNull()
  const entries = await at.db.selectFrom('audit').select(['action', 'role', 'object_id', 'detail']).execute()
  const ofFaults = entries.filter(({ action }) => action.startsWith('fault.'))
  const entry = { object_id: 'path:link-dan-cu', detail: { fault: 'errors' } }
  expect(ofFaults).toEqual([
    { action: 'fault.switch-on', role: 'officer', ...entry },
    { action: 'fault.switch-off', role: 'administrator', ...entry },
  ])
})

test('the LGSP fails as what connections run through, or as what is collected from; healing ends both', async () => {
  await ask('officer', 'PUT', '/api/simulator/faults/path/lgsp', { fault: { kind: 'slow', ms: 900 } })
  const both = await ask('officer', 'PUT', '/api/simulator/faults/feed/lgsp', { fault: { kind: 'schema' } })
  expect((await placeIn(both, 'feed', 'lgsp'))?.on?.kind).toBe('schema')
  const healed = await ask('officer', 'POST', '/api/simulator/healing')
  expect(((await healed.json()) as Switchboard).places.filter(({ on }) => on !== null)).toEqual([])
})

test.each<[string, RoleAndScope['role'] | null, string, string, object | undefined, number]>([
  ['a visitor sees nothing of it', null, 'GET', '/api/simulator/faults', undefined, 401],
  ['nor does a company', 'operator', 'GET', '/api/simulator/faults', undefined, 403],
  ['leadership looks on', 'leader', 'PUT', '/api/simulator/faults/path/core', { fault: null }, 403],
  ['no such place', 'officer', 'PUT', '/api/simulator/faults/path/line-99999', { fault: null }, 404],
  [
    'a way it cannot fail in',
    'officer',
    'PUT',
    '/api/simulator/faults/feed/lgsp',
    { fault: { kind: 'untrusted' } },
    400,
  ],
  [
    'half of a coming and going',
    'officer',
    'PUT',
    '/api/simulator/faults/path/core',
    { fault: { kind: 'down', everyS: 60 } },
    400,
  ],
])('%s', async (_, role, method, path, body, status) => {
  expect((await ask(role, method, path, body)).status).toBe(status)
})

test('without a simulator it says so; in production there are no such addresses', async () => {
  const alone = testDeps(at.db, () => new Date(), { SIMULATOR_PORT: '9' })
  const { cookie } = await signedInAs(alone, 'officer')
  const away = await buildApp(alone, { stampMaxAgeMs: 0 }).request('/api/simulator/faults', { headers: { cookie } })
  expect(away.status).toBe(503)
  const production = buildApp({ ...alone, env: { ...alone.env, mode: 'production' } }, { stampMaxAgeMs: 0 })
  for (const [method, path] of [
    ['GET', '/api/simulator/faults'],
    ['PUT', '/api/simulator/faults/path/core'],
    ['POST', '/api/simulator/healing'],
  ] as const)
    expect((await production.request(path, { method, headers: { cookie } })).status).toBe(404)
})

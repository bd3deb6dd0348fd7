import { fileURLToPath } from 'node:url'
import type { Problem } from 'shared/problem.ts'
import type { BoundaryReport, BoundaryShapes } from 'shared/unit/boundary.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../../app.ts'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import { testDeps } from '../../test-deps.ts'
import { signedInAs } from '../../test-sign-in.ts'
import { mostBytes } from './read-apart.ts'
import { collection, feature, square, testUnits } from './test-boundaries.ts'

let at: TestDatabase
let app: ReturnType<typeof buildApp>
let origin: string
let cookies: Record<'administrator' | 'officer', string>
beforeAll(async () => {
  at = await testDatabase()
  const rest = { former_province: null, tile: null, area_km2: null }
  await at.db
    .insertInto('unit')
    .values(testUnits.map((unit) => ({ ...unit, ...rest })))
    .execute()
  const deps = testDeps(at.db, new Date('2026-11-27T02:00:00Z'))
  const env = { ...deps.env, checkout: fileURLToPath(new URL('../../../..', import.meta.url)) }
  app = buildApp({ ...deps, env }, { stampMaxAgeMs: 0 })
  origin = deps.identity.settings.publicUrl
  cookies = {
    administrator: (await signedInAs(deps, 'administrator')).cookie,
    officer: (await signedInAs(deps, 'officer')).cookie,
  }
})
afterAll(() => at.close())

interface Answer {
  report: BoundaryReport
  shapes: BoundaryShapes
  version: { version: number; holds: boolean; shapes: boolean }
}
const send = async (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) => {
  const sent = { 'content-type': 'application/octet-stream', origin, cookie: cookies.administrator, ...headers }
  const answer = await app.request(path, { method: 'POST', headers: sent, body })
  return { status: answer.status, json: (await answer.json()) as Answer & Problem }
}
const shown = async () =>
  (await (await app.request('/api/boundaries')).json()) as { version: number | null; shapes: BoundaryShapes }
const file = (...units: number[]) =>
  new Uint8Array(collection(units.map((unit) => feature({ code: `1328${unit}` }, [square(unit)]))))
const order = (version: number | null) =>
  send('/api/boundary-versions', JSON.stringify({ version }), { 'content-type': 'application/json' })

describe('before anything is kept', () => {
  test('a check says what matched and shows it, and keeps nothing', async () => {
    const { status, json } = await send('/api/boundaries/check', file(0, 1))
    expect([status, json.report.matched.length, json.report.unmapped]).toEqual([200, 2, ['13282', '13283']])
    expect(Object.keys(json.shapes)).toEqual(['13280', '13281'])
    expect(await shown()).toEqual({ version: null, shapes: {} })
    expect(await at.db.selectFrom('boundary_set').selectAll().execute()).toEqual([])
  })
  test('what cannot be read is refused with a reason a person can act on', async () => {
    const { status, json } = await send('/api/boundaries/check?lang=en', 'xin chào')
    expect([status, json.errors]).toEqual([400, [{ at: 'body', detail: expect.stringMatching(/no JSON/) }]])
  })
  test('a hundred megabytes are refused by what they say of themselves, before a byte is read', async () => {
    let pulled = 0
    const body = new ReadableStream(
      {
        pull(controller) {
          pulled += 1
          controller.enqueue(new Uint8Array(65_536))
        },
      },
      { highWaterMark: 0 },
    )
    const headers = {
      'content-length': String(100_000_000),
      'content-type': 'application/octet-stream',
      origin,
      cookie: cookies.administrator,
    }
    const answer = await app.request('/api/boundaries/check', {
      method: 'POST',
      headers,
      body,
      duplex: 'half',
    } as RequestInit)
    expect([answer.status, pulled]).toEqual([413, 0])
  })
  test('and, where they say nothing, at the byte too many', async () => {
    const { status } = await send('/api/boundaries/check', new Uint8Array(mostBytes + 1))
    expect(status).toBe(413)
  })
  test('it is sent as a file, by an administrator', async () => {
    expect((await send('/api/boundaries/check', '{}', { 'content-type': 'application/json' })).status).toBe(415)
    expect((await send('/api/boundaries/check', file(0), { cookie: cookies.officer })).status).toBe(403)
  })
})

test('a file is kept once it is the one that was looked at; versions are kept, and each can hold again', async () => {
  const { digest } = (await send('/api/boundaries/check', file(0))).json.report
  expect((await order(1)).status).toBe(404)
  const keep = (bytes: Uint8Array<ArrayBuffer>) => send(`/api/boundaries?digest=${digest}`, bytes)
  expect((await keep(file(1))).status).toBe(409)
  const kept = await keep(file(0))
  expect([kept.status, kept.json.version]).toMatchObject([201, { version: 1, holds: true }])
  expect(Object.keys((await shown()).shapes)).toEqual(['13280'])
  expect((await order(1)).status).toBe(409)
  expect((await order(null)).json.version).toMatchObject({ version: 2, shapes: false })
  expect(await shown()).toEqual({ version: null, shapes: {} })
  expect((await order(null)).status).toBe(409)
  expect((await order(2)).status).toBe(409)
  expect((await order(9)).status).toBe(404)
  expect((await order(1)).json.version).toMatchObject({ version: 3, holds: true, shapes: true })
  expect(Object.keys((await shown()).shapes)).toEqual(['13280'])
  const acts = await at.db
    .selectFrom('audit')
    .select(['action', 'object_id'])
    .where('object_type', '=', 'boundary')
    .orderBy('seq')
    .execute()
  expect(acts.map(({ action, object_id }) => `${action} ${object_id}`)).toEqual([
    'boundary.import 1',
    'boundary.withdraw 2',
    'boundary.import 3',
  ])
})

test('one file is read at a time; whoever comes meanwhile is told so, and the program answers others as ever', async () => {
  const [one, two, health] = await Promise.all([
    send('/api/boundaries/check', file(0, 1)),
    send('/api/boundaries/check', file(0)),
    app.request('/api/health'),
  ])
  expect([[one.status, two.status].toSorted((a, b) => a - b), health.status]).toEqual([[200, 409], 200])
})

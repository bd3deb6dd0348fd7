import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from 'shared/contract.ts'
import type { Problem } from 'shared/problem.ts'
import { buildApp } from './app.ts'
import { openDb } from './db/open.ts'
import { type TestDatabase, testDatabase } from './db/test-database.ts'
import { testDeps } from './test-deps.ts'
import { signedInAs } from './test-sign-in.ts'

const now = new Date('2025-07-24T03:00:00Z')
let at: TestDatabase
let deps: ReturnType<typeof testDeps>
let app: ReturnType<typeof buildApp>
beforeAll(async () => {
  at = await testDatabase()
  deps = testDeps(at.db, now)
  app = buildApp(deps, { stampMaxAgeMs: 0 })
})
afterAll(() => at.close())

const problemOf = async (response: Response) => {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const problem = (await response.json()) as Problem
  expect(problem).toMatchObject({ status: response.status, instance: expect.stringMatching(/^urn:uuid:/) })
  return problem
}

describe('every error is a problem that names its place', () => {
  test.each<[string, RequestInit & { path: string }, number, string[]]>([
    ['an address there is not', { path: '/api/nothing' }, 404, []],
    ['a file there is not', { path: '/assets/gone.js' }, 404, []],
    ['a misspelt parameter', { path: '/api/health?form=2025-07-01' }, 400, ['query.form']],
    ['a language we do not speak', { path: '/api/health?lang=fr' }, 400, ['query.lang']],
    ['a parameter given twice', { path: '/api/kpis?lang=vi&lang=en' }, 400, ['query.lang']],
    ['a number that is not written as one', { path: '/api/kpis/T02/trend?count=0x10' }, 400, ['query.count']],
    ['the last day there is', { path: '/api/feeds/mot-cua/completeness?from=9999-12-31' }, 400, ['query.from']],
    ['an instant before any calendar', { path: '/api/overview?asOf=0000-01-01T00:00:00Z' }, 400, ['query.asOf']],
    ['an instant in the year 10000', { path: '/api/overview?asOf=9999-12-31T23:59:59-23:59' }, 400, ['query.asOf']],
    ['an id that is none', { path: '/api/kpis/%00' }, 400, ['path']],
    ['a broken escape in the path', { path: '/api/kpis/%E0%A4' }, 400, ['path']],
    ['a broken escape in the query', { path: '/api/health?lang=%' }, 400, ['query']],
    ['NUL in the query', { path: '/api/health?lang=%00' }, 400, ['query']],
    ['another method on an address of the API', { path: '/api/health', method: 'DELETE' }, 405, []],
    ['another method on a page', { path: '/', method: 'POST' }, 405, []],
  ])('%s', async (_, { path, ...init }, status, places) => {
    const response = await app.request(path, init)
    expect(response.status).toBe(status)
    const problem = await problemOf(response)
    expect((problem.errors ?? []).map((place) => place.at)).toEqual(places)
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('405 says which methods there are', async () => {
    const response = await app.request('/api/health', { method: 'PUT' })
    expect(response.headers.get('allow')).toBe('GET, HEAD')
  })

  test('in Vietnamese, or in English when asked', async () => {
    expect((await problemOf(await app.request('/api/nothing'))).title).toBe('Không tìm thấy')
    expect((await problemOf(await app.request('/api/nothing?lang=en'))).title).toBe('Not found')
  })

  test('what is read anew for every asker goes out small to whoever takes it; what an account answers does not', async () => {
    const { cookie } = await signedInAs(deps, 'officer')
    const headers = { cookie, 'accept-encoding': 'gzip, deflate, br' }
    const small = await app.request('/api/path-graph', { headers })
    const whole = await app.request('/api/path-graph', { headers: { cookie } })
    expect([small.headers.get('content-encoding'), whole.headers.get('content-encoding')]).toEqual(['gzip', null])
    expect(gunzipSync(await small.bytes()).toString()).toBe(await whole.text())
    expect((await app.request('/api/account/ways', { headers })).headers.get('content-encoding')).toBe(null)
  })

  test('no province yet: 503 with a time to come again, not an empty province', async () => {
    const response = await app.request('/api/province')
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('2')
  })

  test('no database: health says so instead of hanging', async () => {
    const gone = openDb({ url: 'postgresql://nobody@127.0.0.1:9/none', schema: at.schema })
    const response = await buildApp(testDeps(gone, now)).request('/api/health')
    expect(response.status).toBe(503)
    await problemOf(response)
    await gone.destroy()
  })
})

test('health answers the day it is in Vietnam and the version of the data', async () => {
  const late = buildApp(testDeps(at.db, new Date('2025-07-24T18:00:00Z')))
  expect(await (await late.request('/api/health')).json()).toMatchObject({
    status: 'ok',
    today: '2025-07-25',
    dataVersion: 0,
  })
})

test('who has not signed in is a visitor where the figures are open, and is asked to sign in where they are not', async () => {
  const me = '/api/account/me'
  expect(await (await app.request(me)).json()).toEqual({ role: 'visitor', id: null, unit: null })
  expect((await app.request('/api/kpis')).status).toBe(200)
  const closed = buildApp(testDeps(at.db, now, { NHIPSO_OPEN_FIGURES: 'no' }), { stampMaxAgeMs: 0 })
  for (const path of [me, '/api/kpis', '/api/openapi.json']) expect((await closed.request(path)).status).toBe(401)
  expect(await (await closed.request('/api/account/ways')).json()).toMatchObject({ openFigures: false })
})

test('the OpenAPI document names every route of the contract once', async () => {
  const document = (await (await app.request('/api/openapi.json')).json()) as {
    openapi: string
    paths: Record<string, Record<string, { operationId: string }>>
  }
  const ids = Object.values(document.paths).flatMap((methods) => Object.values(methods).map((one) => one.operationId))
  expect(document.openapi).toBe('3.1.0')
  expect(ids.toSorted()).toEqual(Object.keys(contract).toSorted())
})

test('the OpenAPI document allows null where null is answered', async () => {
  const document = (await (await app.request('/api/openapi.json')).json()) as {
    components: { schemas: Record<string, { properties: Record<string, unknown> }> }
  }
  const { CatalogueKpi, FeedStatus, ValueRow } = document.components.schemas
  const orNull = (name: string) => ({ anyOf: [{ $ref: `#/components/schemas/${name}` }, { type: 'null' }] })
  expect(CatalogueKpi?.properties['awaiting']).toEqual(orNull('Text'))
  expect(FeedStatus?.properties['caughtUpTo']).toEqual(orNull('Day'))
  expect(ValueRow?.properties['compared']).toEqual(orNull('Value'))
  expect(JSON.stringify(document).match(/"comparedWith":\{"anyOf"/g)).toHaveLength(3)
})

test('behind every route of the contract stands a door', () => {
  const doors = new Set(app.routes.map((route) => `${route.method} ${route.path}`))
  const missing = Object.values(contract)
    .map((route) => `${route.method.toUpperCase()} ${route.getRoutingPath()}`)
    .filter((door) => !doors.has(door))
  expect(missing).toEqual([])
})

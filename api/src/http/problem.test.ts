import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeDoors } from './doors.ts'
import { createRoute, z } from '@hono/zod-openapi'
import { daySchema } from 'shared/day.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { databaseRefusal } from './database-refusal.ts'
import { makeGate } from './gate.ts'
import { problemOf } from './problem.ts'
import { Refusal } from './refusal.ts'

let at: TestDatabase
beforeAll(async () => {
  at = await testDatabase()
})
afterAll(() => at.close())

describe('what PostgreSQL really answers to hostile values', () => {
  test.each<[string, () => Promise<unknown>, number]>([
    ['NUL in text', () => sql`select ${'\0'}::text`.execute(at.db), 400],
    ['\\u0000 in jsonb', () => sql`select ${'"\\u0000"'}::jsonb`.execute(at.db), 400],
    ['half a letter in jsonb', () => sql`select ${'"\\ud800"'}::jsonb`.execute(at.db), 400],
    ['a day that does not exist', () => sql`select ${'2025-02-30'}::date`.execute(at.db), 400],
    ['a number out of range', () => sql`select ${'99999999999'}::int4`.execute(at.db), 400],
    ['JSON 20,000 deep', () => sql`select ${'['.repeat(20_000)}::jsonb`.execute(at.db), 400],
    [
      'a reference to nothing',
      () => sql`insert into kpi_term values ('X99', 'numerator', 'nothing', 1)`.execute(at.db),
      409,
    ],
    [
      'a statement cut off',
      () =>
        sql`select set_config('statement_timeout', '20', false), pg_sleep(0)`
          .execute(at.db)
          .then(() =>
            sql`do $$ begin perform set_config('statement_timeout', '0', false); raise sqlstate '57014'; end $$`.execute(
              at.db,
            ),
          ),
      503,
    ],
    ['a mistake of ours', () => sql`select 1/0`.execute(at.db), 500],
  ])('%s', async (_, ask, status) => {
    const error: unknown = await ask().then(
      () => null,
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(Error)
    expect(problemOf(error, 'en', 'id').problem.status).toBe(status)
  })
})

test('an unforeseen error gives away the id and nothing else', () => {
  const { problem, unexpected } = problemOf(new Error('password=hunter2'), 'en', 'urn:uuid:1')
  expect(unexpected).toBe(true)
  expect(JSON.stringify(problem)).not.toContain('hunter2')
  expect(problem).toMatchObject({ status: 500, instance: 'urn:uuid:1' })
})

test('a file that is not there is our fault, a socket that is not there is the database away', () => {
  const error = (more: object) => Object.assign(new Error('x'), { code: 'ENOENT', ...more })
  expect(databaseRefusal(error({ syscall: 'open' }))).toBeNull()
  expect(databaseRefusal(error({ syscall: 'connect' }))?.status).toBe(503)
})

describe('a request that does not fit its route', () => {
  const route = createRoute({
    method: 'post',
    path: '/api/things/{id}',
    request: {
      params: z.object({ id: z.string().regex(/^\d+$/) }),
      query: z.object({
        from: daySchema.optional(),
        by: z.enum(['unit', 'kind']).optional(),
        count: z.coerce.number().int().max(60).optional(),
      }),
      body: {
        content: { 'application/json': { schema: z.strictObject({ name: z.string().max(5) }) } },
        required: true,
      },
    },
    responses: { 200: { description: 'ok' } },
  })
  const app = makeDoors()
  app.use(makeGate([route]))
  app.openapi(route, (c) => c.body(null, 200))
  app.onError((error, c) => {
    const { problem } = problemOf(error, 'en', 'id')
    return c.json(problem, problem.status as 400)
  })
  const json = { 'content-type': 'application/json' }
  test.each<[string, string, RequestInit, number, string[]]>([
    [
      'is taken when it fits',
      '/api/things/1?from=2025-07-01&count=3',
      { body: '{"name":"a"}', headers: json },
      200,
      [],
    ],
    [
      'two places at once',
      '/api/things/1?from=2025-02-30&by=x',
      { body: '{"name":"a"}', headers: json },
      400,
      ['query.from', 'query.by'],
    ],
    [
      'a parameter given twice',
      '/api/things/1?from=2025-07-01&from=2025-07-02',
      { body: '{"name":"a"}', headers: json },
      400,
      ['query.from'],
    ],
    ['a number too big', '/api/things/1?count=61', { body: '{"name":"a"}', headers: json }, 400, ['query.count']],
    ['the path', '/api/things/x', { body: '{"name":"a"}', headers: json }, 400, ['path.id']],
    ['the body', '/api/things/1', { body: '{"name":"too long"}', headers: json }, 400, ['body.name']],
    ['a body that is no JSON', '/api/things/1', { body: '{', headers: json }, 400, ['body']],
    [
      'another kind of body',
      '/api/things/1',
      { body: 'name=a', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      [],
    ],
    ['too large a body', '/api/things/1', { body: `"${'x'.repeat(1_000_001)}"`, headers: json }, 413, []],
  ])('%s', async (_, path, init, status, places) => {
    const response = await app.request(path, { method: 'POST', ...init })
    const text = await response.text()
    expect(response.status, text).toBe(status)
    const problem = (text ? JSON.parse(text) : {}) as { errors?: { at: string; detail: string }[] }
    expect((problem.errors ?? []).map((place) => place.at)).toEqual(places)
    for (const place of problem.errors ?? []) expect(place.detail).not.toContain('{')
  })

  test('a body in chunks is counted while it is read', async () => {
    const chunks = new ReadableStream({
      start(controller) {
        for (let i = 0; i < 20; i++) controller.enqueue(new Uint8Array(100_000))
        controller.close()
      },
    })
    const init = { method: 'POST', body: chunks, headers: json, duplex: 'half' } as RequestInit
    expect((await app.request('/api/things/1', init)).status).toBe(413)
  })
})

test('a refusal carries what is to be said in both languages', () => {
  const refusal = new Refusal(404, { vi: 'Không có {what}.', en: 'There is no {what}.' }, { parameters: { what: 'X' } })
  expect(problemOf(refusal, 'vi', 'id').problem.detail).toBe('Không có X.')
  expect(refusal.message).toBe('There is no X.')
})

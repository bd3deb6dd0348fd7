import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { serve } from '@hono/node-server'
import { sql } from 'kysely'
import type { AddressInfo } from 'node:net'
import type { Identity } from 'shared/account/identity.ts'
import type { HandedInAnswer, Submission } from 'shared/submission/submission-contract.ts'
import { curlExample, pythonExample, typescriptExample } from 'shared/submission/push-examples.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { currentIdentity, runAs } from '../account/access/current.ts'
import { asAppRole, raiseWall } from '../account/access/raise-wall.ts'
import { scopeOf, systemSettings } from '../account/access/scope.ts'
import { openScopedDb } from '../account/access/scoped-db.ts'
import { insertKey } from '../account/api-key/api-key-store.ts'
import { makeKeyText } from '../account/api-key/key-text.ts'
import { buildApp } from '../app.ts'
import { type Db, openDb } from '../db/open.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { makeTestFolder } from '../db/test-folder.ts'
import { problemOf } from '../http/problem.ts'
import type { ServingDeps } from '../serving-deps.ts'
import { testDeps } from '../test-deps.ts'
import { loadProvince } from '../unit/load-province.ts'
import { testDocument } from '../unit/test-document.ts'
import { submissionDoors } from './submission-doors.ts'
import { readSubmissionGround } from './submission-ground.ts'

const now = new Date('2025-07-28T00:00:00Z')
const [own, other] = ['13285', '13318']
let database: TestDatabase
let system: Db
let db: Db
let deps: ServingDeps
let app: ReturnType<typeof buildApp>
const keys: Record<string, string> = {}

beforeAll(async () => {
  database = await testDatabase()
  await loadProvince(database.db, testDocument(), now)
  await raiseWall(database.db, database.schema)
  const entered = { url: asAppRole(database.url), schema: database.schema }
  system = openDb({ ...entered, settings: systemSettings })
  db = openScopedDb(entered, () => scopeOf(currentIdentity()))
  deps = { ...testDeps(system, now), db, system }
  const freely = { burst: 1e6, perSecond: 1e6 }
  app = buildApp(deps, { stampMaxAgeMs: 0, limits: { byAddress: freely, byIdentity: freely, bySubmission: freely } })
  for (const [name, unit, dataset] of [
    ['own', own, 'petition'],
    ['other', other, 'petition'],
    ['every', '*', 'petition'],
  ] as const) {
    const text = makeKeyText()
    const rights = ['submission.create' as const, 'submission.read' as const]
    await insertKey(
      system,
      deps.keyring,
      { text, given: { name, unit: unit!, dataset, rights, days: 30 }, by: null },
      now,
    )
    keys[name] = text.whole.reveal()
  }
})
afterAll(async () => {
  await db.destroy()
  await system.destroy()
  await database.close()
})

const counts = (petitions: number, more: object = {}) => ({
  petitions,
  petitions_on_time: 1,
  ratings: 0,
  ratings_satisfied: 0,
  ...more,
})
const bodyOf = (...records: object[]) => ({ dataset: 'petition', records })
interface Sent {
  key?: string
  idempotency?: string | null
  text?: string
}
async function push(body: object, { key = 'own', idempotency = randomUUID(), text }: Sent = {}) {
  const headers = { authorization: `Bearer ${keys[key]}`, 'content-type': 'application/json' }
  return app.request('/api/submissions?lang=en', {
    method: 'POST',
    headers: { ...headers, ...(idempotency !== null && { 'idempotency-key': idempotency }) },
    body: text ?? JSON.stringify(body),
  })
}
const rowsOf = async () =>
  Promise.all(
    (['submission', 'collection', 'delta', 'payload'] as const).map(
      async (table) =>
        (
          await system
            .selectFrom(table)
            .select(({ fn }) => fn.countAll<number>().as('rows'))
            .executeTakeFirstOrThrow()
        ).rows,
    ),
  )

describe('a machine', () => {
  test('is told of every record what became of it', async () => {
    await push(bodyOf({ unit: own, day: '2025-07-06', counts: counts(3) }))
    const body = bodyOf(
      { unit: own, day: '2025-07-13', counts: counts(4) },
      { unit: own, day: '2025-07-06', counts: counts(3) },
      { unit: own, day: '2025-07-20', counts: counts(0) },
      { unit: own, day: '2025-07-29', counts: counts(2) },
      { unit: own, day: '2025-07-27', counts: counts(2, { petitions_late: 1 }) },
      { unit: own, day: '2025-07-01', counts: counts(1.5) },
    )
    const response = await push(body)
    expect(response.status).toBe(201)
    const told = (await response.json()) as HandedInAnswer
    expect(told).toMatchObject({
      records: 6,
      accepted: 1,
      unchanged: 1,
      rejected: 3,
      quarantined: 1,
      verdicts: 'auwrrr',
    })
    expect(told.problems.map(({ index, reason, detail }) => [index, reason, detail])).toEqual([
      [2, 'part-exceeds-whole', 'A part is larger than its whole: “petitions_on_time”'],
      [3, 'outside-asked', 'The day is yet to come, or before the first day that is watched.'],
      [4, 'unknown-measure', 'The dataset has no measure petitions_late.'],
      [5, 'not-a-count', 'petitions is not a whole count.'],
    ])
    const read = await app.request(`/api/submissions/${told.id}?lang=en`, {
      headers: { authorization: `Bearer ${keys['own']}` },
    })
    const { submission, problems } = (await read.json()) as { submission: Submission; problems: unknown }
    expect(submission).toMatchObject({ kind: 'push', unit: own, state: 'kept', by: { kind: 'key', name: 'own' } })
    expect(problems).toEqual(told.problems)
    const foreign = await app.request(`/api/submissions/${told.id}`, {
      headers: { authorization: `Bearer ${keys['other']}` },
    })
    expect(foreign.status).toBe(404)
  })

  test('that sends again is answered as before, and nothing is kept twice', async () => {
    const idempotency = randomUUID()
    const body = bodyOf({ unit: own, day: '2025-07-02', counts: counts(7) })
    const first = await push(body, { idempotency })
    const told = await first.json()
    const before = await rowsOf()
    const again = await push(body, { idempotency: idempotency.toUpperCase() })
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 'true'])
    expect(await again.json()).toEqual(told)
    const changed = await push(bodyOf({ unit: own, day: '2025-07-02', counts: counts(8) }), { idempotency })
    expect(changed.status).toBe(422)
    expect(await rowsOf()).toEqual(before)
  })

  test.each([
    ['without a key of repetition', { idempotency: null }, 400, 'header.idempotency-key'],
    ['with one that is none', { idempotency: 'once' }, 400, 'header.idempotency-key'],
    ['no JSON', { text: '{' }, 400, 'body'],
    [
      'a name twice',
      {
        text: '{"dataset":"petition","dataset":"petition","records":[{"unit":"13285","day":"2025-07-06","counts":{}}]}',
      },
      400,
      'body',
    ],
    [
      'a count that is text',
      { text: JSON.stringify(bodyOf({ unit: own, day: '2025-07-06', counts: { petitions: '3' } })) },
      400,
      'body.records.0.counts.petitions',
    ],
    [
      'too many',
      { text: JSON.stringify(bodyOf(...Array.from({ length: 2_001 }, () => ({ unit: own, day: '', counts: {} })))) },
      400,
      'body.records',
    ],
    ['a megabyte and more', { text: JSON.stringify({ ...bodyOf(), x: 'x'.repeat(1_000_001) }) }, 413, null],
  ])('is refused %s', async (_, sent, status, place) => {
    const before = await rowsOf()
    const response = await push(bodyOf({ unit: own, day: '2025-07-06', counts: counts(3) }), sent)
    expect(response.status).toBe(status)
    const { errors = [] } = (await response.json()) as { errors?: { at: string }[] }
    if (place !== null) expect(errors.map(({ at }) => at)).toContain(place)
    expect(await rowsOf()).toEqual(before)
  })

  test('reaches its own unit and dataset only; an attempt beyond keeps nothing and stands in the trail', async () => {
    const before = await rowsOf()
    const denied = async () =>
      (await system.selectFrom('audit').select('seq').where('outcome', '=', 'denied').execute()).length
    const trail = await denied()
    const mixed = bodyOf(
      { unit: own, day: '2025-07-03', counts: counts(1) },
      { unit: other, day: '2025-07-03', counts: counts(1) },
    )
    expect((await push(mixed)).status).toBe(403)
    expect((await push({ ...mixed, dataset: 'dossier' })).status).toBe(403)
    expect(await rowsOf()).toEqual(before)
    expect(await denied()).toBe(trail + 2)
    expect((await push(mixed, { key: 'every' })).status).toBe(201)
  })
})

/** As a person, past the edge. */
async function asPerson(
  identity: Identity,
  path: string,
  init: RequestInit = {},
  limit = { burst: 1e6, perSecond: 1e6 },
) {
  const doors = submissionDoors(deps, { limit })
  doors.onError((error, c) => {
    const { problem, headers } = problemOf(error, 'en', 'r')
    return c.json(problem, problem.status as 400, headers)
  })
  let response: Response | undefined
  await runAs({ identity, address: null, requestId: null }, async () => {
    response = await doors.request(path, init)
  })
  return response!
}
const post = (body: object) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
  body: JSON.stringify(body),
})
const clerk: Identity = { role: 'commune-officer', id: 'clerk', unit: other }

describe('a person', () => {
  test('of a commune fills in a form for that commune, and begins with what is known', async () => {
    const given = { ...bodyOf({ unit: other, day: '2025-07-06', counts: counts(2) }), reason: 'Hệ thống chưa kết nối' }
    expect((await asPerson(clerk, '/api/submissions', post(given))).status).toBe(201)
    const known = await asPerson(clerk, `/api/submission-datasets/petition/counts?unit=${other}&day=2025-07-06`)
    expect(await known.json()).toEqual({ counts: counts(2) })
    const { submissions } = (await (await asPerson(clerk, '/api/submissions')).json()) as { submissions: Submission[] }
    expect(new Set(submissions.map(({ unit }) => unit))).toEqual(new Set([other]))
    expect(submissions[0]).toMatchObject({ kind: 'form', reason: 'Hệ thống chưa kết nối', from: '2025-07-06' })
  })

  test('of a commune neither writes nor reads another’s', async () => {
    const given = bodyOf({ unit: own, day: '2025-07-06', counts: counts(2) })
    expect((await asPerson(clerk, '/api/submissions', post(given))).status).toBe(403)
    const path = `/api/submission-datasets/petition/counts?unit=${own}&day=2025-07-06`
    expect((await asPerson(clerk, path)).status).toBe(403)
    const leader: Identity = { role: 'leader', id: 'l', unit: null }
    expect((await asPerson(leader, '/api/submissions', post(given))).status).toBe(403)
  })

  test('sees everything as an officer, page by page', async () => {
    const officer: Identity = { role: 'officer', id: 'o', unit: null }
    const list = async (query: string) =>
      (await (await asPerson(officer, `/api/submissions?${query}`)).json()) as { submissions: Submission[] }
    const { submissions } = await list('')
    const rest = await list(`before=${submissions[0]!.id}`)
    expect(rest.submissions).toEqual(submissions.slice(1))
    expect((await list('kind=form')).submissions.map(({ kind }) => kind)).toEqual(['form'])
  })

  test('who sends without a pause is asked to wait', async () => {
    const limit = { burst: 1, perSecond: 0.001 }
    const given = bodyOf({ unit: other, day: '2025-07-06', counts: counts(2) })
    const doors = submissionDoors(deps, { limit })
    doors.onError((error, c) => {
      const { problem, headers } = problemOf(error, 'en', 'r')
      return c.json(problem, problem.status as 400, headers)
    })
    const statuses: number[] = []
    await runAs({ identity: { ...clerk, id: 'hurried' }, address: null, requestId: null }, async () => {
      for (let i = 0; i < 3; i++) statuses.push((await doors.request('/api/submissions', post(given))).status)
    })
    expect(statuses).toEqual([201, 429, 429])
  })
})

test('a unit nobody knows is a record that is not taken in, be it the only one', async () => {
  const response = await push(bodyOf({ unit: '99999', day: '2025-07-06', counts: counts(3) }), { key: 'every' })
  expect(response.status).toBe(201)
  expect(await response.json()).toMatchObject({ rejected: 1, verdicts: 'r', problems: [{ reason: 'unknown-unit' }] })
})

test('what the program counts itself is handed in by nobody', async () => {
  const officer = { role: 'officer' as const, id: 'o', unit: null }
  const format = (to: string) =>
    sql`update feed set definition = jsonb_set(definition, '{format}', to_jsonb(${to}::text)) where dataset = 'gateway'`
  await format('connection-json').execute(system)
  const listed = (await (await asPerson(officer, '/api/submission-datasets')).json()) as {
    datasets: { id: string; own: boolean }[]
  }
  expect(listed.datasets.filter((one) => one.own).map(({ id }) => id)).toEqual(['gateway'])
  await expect(readSubmissionGround(system, 'gateway', now)).rejects.toMatchObject({ status: 409 })
  await format('gateway-jsonl').execute(system)
})

test('a commune is offered what communes report', async () => {
  const clerk = { role: 'commune-officer' as const, id: 'c', unit: own! }
  const { datasets } = (await (await asPerson(clerk, '/api/submission-datasets')).json()) as {
    datasets: { id: string }[]
  }
  expect(datasets.map(({ id }) => id)).toContain('portal')
  expect(datasets.map(({ id }) => id)).not.toContain('gateway')
})

describe('what the documentation shows', () => {
  const run = promisify(execFile)
  const known = async (command: string) =>
    run('which', [command]).then(
      () => true,
      () => false,
    )
  test.each([
    ['curl', 'curl', curlExample, 12],
    ['TypeScript', process.execPath, typescriptExample, 14],
    ['Python', 'python3', pythonExample, 15],
  ])('does what it says in %s', async (language, command, text, petitions) => {
    if (!command.startsWith('/') && !(await known(command))) return
    const folder = await makeTestFolder('nhipso-push-example-')
    const file = join(folder, language === 'TypeScript' ? 'push.ts' : 'push')
    await writeFile(file, text)
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
    await new Promise<void>((resolve) => server.once('listening', () => resolve()))
    try {
      const { port } = server.address() as AddressInfo
      const env = { ...process.env, NHIPSO_URL: `http://127.0.0.1:${port}`, NHIPSO_KEY: keys['own'] }
      await run(language === 'curl' ? 'sh' : command, [file], { env, timeout: 20_000 })
    } finally {
      await new Promise((resolve) => server.close(resolve))
    }
    const answer = await asPerson(
      { role: 'officer', id: 'o', unit: null },
      `/api/submission-datasets/petition/counts?unit=${own}&day=2025-07-20`,
    )
    expect(await answer.json()).toMatchObject({ counts: { petitions } })
  })
})

import { createHash } from 'node:crypto'
import type { FeedStatus } from 'shared/feed/feed-contract.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { testDeps } from '../test-deps.ts'
import { signedInAs } from '../test-sign-in.ts'
import { loadProvince } from '../unit/load-province.ts'
import { collectDue } from './collect-due.ts'
import { documentAsking, noOwn, petitionsOf, testSubsystem, type TestSubsystem } from './test-subsystem.ts'

/** Monday 28/7/2025, 07:00 in Vietnam. */
let now: Date
let database: TestDatabase
let subsystem: TestSubsystem

beforeEach(async () => {
  now = new Date('2025-07-28T00:00:00Z')
  database = await testDatabase()
  subsystem = await testSubsystem()
  await loadProvince(
    database.db,
    documentAsking(subsystem.url, { petition: 'petition-json' }, { recheckDays: 28 }),
    now,
  )
})
afterEach(async () => {
  await subsystem.close()
  await database.close()
})

/** Asked by an officer, who answers for the figures and may see the raw ones. */
async function ask(path: string, init: { headers?: Record<string, string> } = {}) {
  const deps = testDeps(database.db, () => now)
  const headers = { ...(await signedInAs(deps, 'officer')), ...init.headers }
  return buildApp(deps, { stampMaxAgeMs: 0 }).request(path, { headers })
}
const json = async (path: string) => (await ask(path)).json()
const status = async () => ((await json('/api/feeds')) as { feeds: FeedStatus[] }).feeds[0]

async function collect(answer: ReturnType<TestSubsystem['say']>): Promise<void> {
  subsystem.say = () => answer
  await database.db.updateTable('feed_progress').set({ due_at: now }).execute()
  await collectDue(
    testDeps(database.db, () => now),
    { addUp: () => Promise.resolve(), own: noOwn },
  )
}

describe('the list of feeds', () => {
  test('before the first asking', async () => {
    expect(await json('/api/feeds')).toMatchObject({
      now: now.toISOString(),
      feeds: [
        {
          id: 'petition',
          dataset: 'petition',
          format: 'petition-json',
          state: 'never',
          caughtUpTo: null,
          dueTo: '2025-07-27',
          lastError: null,
          nextAt: now.toISOString(),
        },
      ],
    })
  })

  test('after a good answer, a bad one, and one with faults', async () => {
    await collect(
      petitionsOf([
        ['13285', '2025-07-27', 3],
        ['99999', '2025-07-27', 3],
        ['13318', '2025-07-27', 3, 4],
      ]),
    )
    expect(await status()).toMatchObject({
      state: 'healthy',
      caughtUpTo: '2025-07-27',
      daysBehind: 0,
      rejected: 1,
      quarantined: 1,
      corrections: 0,
      lastSuccessAt: now.toISOString(),
    })
    await collect(
      petitionsOf([
        ['13285', '2025-07-27', 4],
        ['99999', '2025-07-27', 3],
        ['13318', '2025-07-27', 4],
      ]),
    )
    expect(await status()).toMatchObject({ state: 'healthy', rejected: 2, quarantined: 0, corrections: 2 })
    const before = now
    now = new Date(now.getTime() + 60_000)
    await collect({ status: 500, body: 'lỗi' })
    expect(await status()).toMatchObject({
      state: 'failing',
      failures: 1,
      lastAttemptAt: now.toISOString(),
      lastSuccessAt: before.toISOString(),
      lastError: { outcome: 'status', detail: 'Hệ thống trả về mã HTTP 500.' },
    })
    expect(await json('/api/feeds?lang=en')).toMatchObject({
      feeds: [{ lastError: { detail: 'The system answered with HTTP status 500.' } }],
    })
  })

  test('the same answer again does not count its rejects again', async () => {
    const answer = petitionsOf([
      ['13285', '2025-07-27', 3],
      ['99999', '2025-07-27', 3],
    ])
    await collect(answer)
    await collect(answer)
    expect(await status()).toMatchObject({ rejected: 1 })
  })

  test('a week that did not come is late', async () => {
    await collect(petitionsOf([['13285', '2025-07-20', 3]]))
    expect(await status()).toMatchObject({ state: 'late', caughtUpTo: '2025-07-26', daysBehind: 1 })
  })
})

test('one feed: its last askings, what was rejected and what waits', async () => {
  const answer = petitionsOf([
    ['13285', '2025-07-27', 3],
    ['99999', '2025-07-27', 3],
    ['13318', '2025-07-27', 3, 4],
  ])
  await collect(answer)
  await collect(answer.replaceAll('received', 'tiepNhan'))
  expect(await json('/api/feeds/petition')).toMatchObject({
    feed: { id: 'petition', state: 'failing' },
    url: `${subsystem.url}/petition`,
    collections: [
      { outcome: 'drifted', error: { outcome: 'drifted', pointer: '/0/received' }, records: 0, version: null },
      {
        outcome: 'kept',
        error: null,
        askedFrom: '2025-07-01',
        askedTo: '2025-07-27',
        records: 1,
        rejected: 1,
        quarantined: 1,
        deltas: 4,
        version: 1,
        payloadBytes: answer.length,
        payload: createHash('sha256').update(answer).digest('hex'),
      },
    ],
    rejects: [{ pointer: '/1', reason: 'unknown-unit', field: 'unit', excerpt: expect.stringContaining('99999') }],
    quarantined: [
      { unit: '13318', day: '2025-07-27', rule: 'part-exceeds-whole', counts: { petitions: 3, petitions_on_time: 4 } },
    ],
  })
})

describe('the calendar of completeness', () => {
  test('unit by day: reported, corrected, waiting, missing, not due, not owed', async () => {
    await collect(
      petitionsOf([
        ['13285', '2025-07-06', 3],
        ['13285', '2025-07-20', 3],
        ['13318', '2025-07-13', 0],
      ]),
    )
    await collect(
      petitionsOf([
        ['13285', '2025-07-20', 4],
        ['13318', '2025-07-27', 3, 4],
      ]),
    )
    expect(await json('/api/feeds/petition/completeness?from=2025-07-05&to=2025-08-03')).toEqual({
      from: '2025-07-05',
      to: '2025-08-03',
      units: [
        { code: '13285', days: 'nrnnnnnnmnnnnnncnnnnnnmnnnnnnp', reported: 2, expected: 4 },
        { code: '13318', days: 'nmnnnnnnrnnnnnnmnnnnnnqnnnnnnp', reported: 1, expected: 4 },
        { code: 'H42.1', days: 'nmnnnnnnmnnnnnnmnnnnnnmnnnnnnp', reported: 0, expected: 4 },
      ],
    })
  })
  test('the other way round: the sources of one unit, letter by letter as the feed has them', async () => {
    await collect(
      petitionsOf([
        ['13285', '2025-07-06', 3],
        ['13285', '2025-07-20', 3],
        ['13318', '2025-07-27', 3, 4],
      ]),
    )
    await collect(
      petitionsOf([
        ['13285', '2025-07-20', 4],
        ['13318', '2025-07-27', 3, 4],
      ]),
    )
    const span = 'from=2025-07-05&to=2025-08-03'
    const ofFeed = (await json(`/api/feeds/petition/completeness?${span}`)) as { units: { code: string }[] }
    for (const unit of ['13285', '13318', 'H42.1']) {
      const { code: _, ...row } = ofFeed.units.find(({ code }) => code === unit)!
      expect(await json(`/api/units/${unit}/completeness?${span}`)).toMatchObject({
        unit,
        feeds: [{ feed: 'petition', ...row }],
      })
    }
    expect(await json('/api/units/13285/completeness')).toMatchObject({ from: '2025-07-01', to: '2025-07-27' })
    expect((await ask('/api/units/19999/completeness')).status).toBe(404)
    expect((await ask('/api/units/13285/completeness?from=2025-07-10&to=2025-07-01')).status).toBe(400)
  })

  test('asked for no days in particular, it begins with history or six weeks ago', async () => {
    expect(await json('/api/feeds/petition/completeness')).toMatchObject({ from: '2025-07-01', to: '2025-07-27' })
    now = new Date('2026-07-28T00:00:00Z')
    expect(await json('/api/feeds/petition/completeness')).toMatchObject({ from: '2026-06-16', to: '2026-07-27' })
  })

  test('six weeks before the first day there is are no days', async () => {
    const span = { from: '0100-02-10', to: '0100-02-10' }
    expect(await json('/api/feeds/petition/completeness?to=0100-02-10')).toMatchObject(span)
  })
})

test('the raw answer comes byte for byte, as text that nobody runs', async () => {
  const page = '\uFEFF<html><script>alert(1)</script>Đăng nhập'
  await collect(page)
  const { collections } = (await json('/api/feeds/petition')) as { collections: { id: number }[] }
  const response = await ask(`/api/collections/${collections[0]?.id}/payload`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from(page))
  const held = { headers: { 'if-none-match': response.headers.get('etag')! } }
  expect((await ask(`/api/collections/${collections[0]?.id}/payload`, held)).status).toBe(304)
})

test.each([
  ['/api/feeds/nowhere', 404, 'Không có nguồn dữ liệu nào mang mã “nowhere”.'],
  ['/api/feeds/nowhere/completeness', 404, undefined],
  ['/api/feeds/..%2f..%2fetc', 400, undefined],
  ['/api/feeds/petition/completeness?from=2025-02-30', 400, undefined],
  ['/api/feeds/petition/completeness?from=2025-07-10&to=2025-07-01', 400, undefined],
  ['/api/feeds/petition/completeness?from=0001-01-01&to=9999-12-31', 400, undefined],
  ['/api/collections/999999/payload', 404, undefined],
  ['/api/collections/99999999999999999999/payload', 400, undefined],
  ['/api/collections/-1/payload', 400, undefined],
  ['/api/collections/x/payload', 400, undefined],
])('%s is refused with %i', async (path, code, detail) => {
  const response = await ask(path)
  expect(response.status).toBe(code)
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  if (detail) expect(await response.json()).toMatchObject({ detail })
})

import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '../db/open.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { testDeps } from '../test-deps.ts'
import { loadProvince } from '../unit/load-province.ts'
import { claimDue, renewClaim } from './claim-due.ts'
import { collectDue } from './collect-due.ts'
import type { AddUp } from './keep-reading.ts'
import { documentAsking, noOwn, petitionsOf, testSubsystem, type TestSubsystem } from './test-subsystem.ts'

const formats = {
  petition: 'petition-json',
  certificate: 'certificate-json',
  line: 'line-csv',
  portal: 'checklist-json',
} as const
const now = new Date('2025-09-01T00:00:00Z')
const nothing: AddUp = () => Promise.resolve()
let database: TestDatabase
let db: Db
let subsystem: TestSubsystem

beforeEach(async () => {
  database = await testDatabase()
  db = database.db
  subsystem = await testSubsystem()
})
afterEach(async () => {
  await subsystem.close()
  await database.close()
})

const load = (change = {}) => loadProvince(db, documentAsking(subsystem.url, formats, change), now)
const deps = () => testDeps(db, now)

const good: Record<string, string> = {
  '/petition': petitionsOf([['13285', '2025-08-31', 3]]),
  '/certificate': '{"asOf":{"2025-08-31":[{"unit":"13285","required":22,"valid":21}]}}',
  '/line':
    'ngay;ma_don_vi;ten_don_vi;phut_ke_hoach;phut_hoat_dong;ket_noi;thiet_bi_hoi_nghi\n2025-08-31;13285;x;1440;1440;1;1\n',
  '/portal': JSON.stringify({
    portals: [
      {
        unit: '13285',
        checkedOn: '2025-08-31',
        items: { tenMien: true, emc: true, tiepCan: true, cauTruc: true, baoMat: true },
      },
    ],
  }),
}

/** Answers without a record, for days of which there is nothing to say. */
const empty: Record<string, string> = {
  '/petition': '[]',
  '/certificate': '{"asOf":{}}',
  '/line': good['/line']?.split('\n')[0] ?? '',
  '/portal': '{"portals":[]}',
}

test('several collectors never ask one feed at the same time, and together ask each piece once', async () => {
  await load({ backfillDays: 5, recheckDays: 1 })
  const asking = new Set<string>()
  const clashes: string[] = []
  subsystem.say = async (_, __, path) => {
    if (asking.has(path)) clashes.push(path)
    asking.add(path)
    await sleep(2)
    asking.delete(path)
    return empty[path] ?? ''
  }
  const counts = await Promise.all(
    Array.from({ length: 4 }, () => collectDue(deps(), { addUp: nothing, own: noOwn, atOnce: 2 })),
  )
  expect(clashes).toEqual([])
  expect(new Set(subsystem.asked).size).toBe(subsystem.asked.length)
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(subsystem.asked.length)
  const progress = await db.selectFrom('feed_progress').select(['failures', 'leased_by']).execute()
  for (const row of progress) expect(row).toEqual({ failures: 0, leased_by: null })
})

test('a feed that is broken, silent or slow disturbs no other', async () => {
  await load({ backfillDays: 400, deadlineMs: 400 })
  subsystem.say = (_, __, path) => {
    if (path === '/petition') return { status: 500, body: 'lỗi' }
    if (path === '/certificate') return new Promise(() => {})
    return good[path] ?? ''
  }
  await collectDue(deps(), { addUp: nothing, own: noOwn })
  const outcomes = await db.selectFrom('collection').select(['feed', 'outcome']).orderBy('feed').execute()
  expect(outcomes).toEqual([
    { feed: 'certificate', outcome: 'deadline' },
    { feed: 'line', outcome: 'kept' },
    { feed: 'petition', outcome: 'status' },
    { feed: 'portal', outcome: 'kept' },
  ])
  const { rows } = await sql<{ measure: string }>`select distinct measure from delta order by 1`.execute(db)
  expect(rows.map(({ measure }) => measure)).toEqual([
    'conference_sites_equipped',
    'line_minutes_planned',
    'line_minutes_up',
    'lines',
    'lines_connected',
    'portals',
    'portals_compliant',
  ])
})

test('an answer that we fail to keep is tried again later, and the others go on', async () => {
  await load({ backfillDays: 400 })
  subsystem.say = (_, __, path) => good[path] ?? ''
  const failing: AddUp = (_, { dataset }) =>
    dataset === 'line' ? Promise.reject(new Error('the sums broke')) : Promise.resolve()
  await collectDue(deps(), { addUp: failing, own: noOwn })
  const progress = await db.selectFrom('feed_progress').select(['feed', 'failures']).orderBy('feed').execute()
  expect(progress.map(({ feed, failures }) => [feed, failures])).toEqual([
    ['certificate', 0],
    ['line', 1],
    ['petition', 0],
    ['portal', 0],
  ])
  expect(await db.selectFrom('delta').select('measure').where('measure', '=', 'lines').execute()).toEqual([])
})

test('a claim that is not renewed runs out and is taken over; one that is renewed is not', async () => {
  await load()
  const all = await Promise.all(Array.from({ length: 5 }, (_, i) => claimDue(db, `holder ${i}`, now, 300)))
  const claims = all.filter((claim) => claim !== null)
  expect(new Set(claims.map(({ feed }) => feed.id)).size).toBe(4)
  const [kept, left] = claims
  for (let i = 0; i < 5; i++) {
    await sleep(100)
    expect(await renewClaim(db, kept!, 300)).toBe(true)
  }
  const taken = await Promise.all(Array.from({ length: 4 }, (_, i) => claimDue(db, `later ${i}`, now, 5_000)))
  const feeds = taken.map((claim) => claim?.feed.id)
  expect(feeds).toContain(left!.feed.id)
  expect(feeds).not.toContain(kept!.feed.id)
  expect(await renewClaim(db, left!, 300)).toBe(false)
})

test('asked to stop, it leaves the feed as it was, at once', async () => {
  await load({ deadlineMs: 20_000 })
  subsystem.say = () => new Promise(() => {})
  const stop = new AbortController()
  const collecting = collectDue(deps(), { addUp: nothing, own: noOwn, stop: stop.signal })
  await expect.poll(() => subsystem.asked.length).toBe(2)
  stop.abort()
  await collecting
  // Nothing was ever answered, and an asking that ran into its deadline would count as a failure.
  expect(await db.selectFrom('collection').selectAll().execute()).toEqual([])
  for (const row of await db.selectFrom('feed_progress').selectAll().execute())
    expect(row).toMatchObject({ leased_by: null, failures: 0 })
})

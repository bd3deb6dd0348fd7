import type pg from 'pg'
import { sql } from 'kysely'
import type { DetectionEvent } from 'shared/probe/detection-event.ts'
import { formatMeasures } from 'shared/feed/format-measures.ts'
import type { FeedFormat } from 'shared/feed/feed.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { raiseFromDetection } from './alert/raise-from-detection.ts'
import { detected } from './alert/test-alerts.ts'
import { openPool } from './db/open.ts'
import { type TestDatabase, testDatabase } from './db/test-database.ts'
import { collectDue } from './feed/collect-due.ts'
import { timelyUntil } from './feed/count-arrivals.ts'
import { petitionsOf, testSubsystem, type TestSubsystem } from './feed/test-subsystem.ts'
import { ownCounts } from './own-counts.ts'
import { keepBatch, openKeeping } from './probe/keep/keep-batch.ts'
import { testBatch, testConnection, testNode, testStanding } from './probe/keep/test-watched.ts'
import { testDeps } from './test-deps.ts'
import { loadProvince } from './unit/load-province.ts'
import { both, testDocument, testFeed, testKpi } from './unit/test-document.ts'

/** A Monday, and the Sunday on which its week ends. */
const sunday = '2025-07-27'
const monday = '2025-07-21'
const hour = 3_600_000
const midnight = Date.parse('2025-07-20T17:00:00Z')
let now = new Date(midnight)
let database: TestDatabase
let pool: pg.Pool
let subsystem: TestSubsystem

const own = (dataset: string, format: FeedFormat, historyFrom: string) =>
  testFeed(dataset, format, { url: 'own:', historyFrom, lagHours: 1, recheckDays: 3 })
const side = (...measures: string[]) => ({
  label: both('số'),
  terms: measures.map((measure) => ({ measure, coefficient: 1 as const })),
})

function province() {
  const document = testDocument()
  const formats = { connection: 'connection-json', arrival: 'arrival-json' } as const
  const external = {
    ...testKpi,
    id: 'C03',
    numerator: side('external_minutes_up'),
    denominator: side('external_minutes_observed'),
    scope: 'province' as const,
    dataset: 'connection',
    subsystems: ['mot-cua'],
    headline: null,
    targets: [],
  }
  return {
    ...document,
    datasets: [
      ...document.datasets,
      { id: 'connection', name: both('connection'), frequency: 'daily' as const, scope: 'province' as const },
      { id: 'arrival', name: both('arrival'), frequency: 'daily' as const, scope: 'all-units' as const },
    ],
    measures: [
      ...document.measures,
      ...Object.entries(formats).flatMap(([dataset, format]) =>
        formatMeasures[format].map((id) => ({ id, dataset, name: both(id) })),
      ),
    ],
    kpis: [...document.kpis, external],
    pathNodes: [testNode('soc', { kind: 'vantage' }), testNode('core', { parents: ['soc'] })],
    watched: [
      testConnection('outside'),
      testConnection('inside', { subsystem: 'dan-cu' }),
      testConnection('own', { sentinel: true }),
    ],
    feeds: [
      testFeed('petition', 'petition-json', { url: `${subsystem.url}/`, historyFrom: '2025-07-14' }),
      own('connection', formats.connection, monday),
      own('arrival', formats.arrival, monday),
    ],
  }
}

beforeAll(async () => {
  database = await testDatabase()
  pool = openPool({ url: database.url, schema: database.schema })
  subsystem = await testSubsystem()
  const loaded = await loadProvince(database.db, province(), now)
  if (loaded.kind === 'refused') throw new Error(JSON.stringify(loaded.problems))
})
afterAll(async () => {
  await subsystem.close()
  await pool.end()
  await database.close()
})

const collectAt = async (iso: string) => {
  now = new Date(iso)
  await database.db.updateTable('feed_progress').set({ due_at: now }).execute()
  await collectDue(
    testDeps(database.db, () => now),
    { addUp: () => Promise.resolve(), own: ownCounts, atOnce: 1 },
  )
}
const figures = async (dataset: string) => {
  const { rows } = await sql<{ unit: string; day: string; measure: string; value: number }>`
    select d.unit, d.day, d.measure, sum(d.delta)::int as value from delta d join measure m on m.id = d.measure
    where m.dataset = ${dataset} group by 1, 2, 3 having sum(d.reported) = 1 order by 2, 1`.execute(database.db)
  return Map.groupBy(rows, ({ unit, day }) => `${day} ${unit}`)
}
const countsOf = (rows: { measure: string; value: number }[] | undefined) =>
  Object.fromEntries((rows ?? []).map(({ measure, value }) => [measure, value]))

test('a day of connections is counted by minutes and incidents, and kept like any figure, with what it was counted from', async () => {
  const keeping = openKeeping(pool)
  const keep = (seq: number, atHour: number, ...standings: ReturnType<typeof testStanding>[]) =>
    keepBatch(keeping, testBatch(seq, { standings }), { now: new Date(midnight + atHour * hour) })
  const at = (atHour: number) => midnight + atHour * hour
  await keep(1, 0, ...['outside', 'inside', 'own'].map((id) => testStanding(id, 'up', at(0))))
  await keep(2, 6, testStanding('outside', 'down', at(6)), testStanding('inside', 'unstable', at(6)))
  await keep(3, 7, testStanding('outside', 'up', at(7)), testStanding('inside', 'up', at(7)))
  // Two hours in which the prober itself was sick count on neither side.
  await keep(4, 10, testStanding('outside', 'up', at(10), { overlays: ['blind'] }))
  await keep(5, 12, testStanding('outside', 'up', at(12)))
  await keep(6, 25, ...['outside', 'inside'].map((id) => testStanding(id, 'up', at(25))))
  const raise = (...events: DetectionEvent[]) =>
    database.db.transaction().execute((trx) => raiseFromDetection(trx, events, new Date(at(7))))
  const root = { scope: 'root' as const, members: ['inside'] }
  await raise(detected(at(6), 'opened', 'outside', { state: 'down' }), detected(at(6), 'opened', 'inside'))
  await raise(detected(at(6.1), 'opened', 'core', { ...root, state: 'unstable' }))
  await raise(
    detected(at(6.5), 'resolved', 'inside'),
    detected(at(7), 'resolved', 'outside'),
    detected(at(7), 'resolved', 'core', { ...root, state: 'up' }),
  )
  subsystem.say = () => petitionsOf([])
  await collectAt('2025-07-21T19:00:00Z')
  expect(countsOf((await figures('connection')).get(`${monday} 37`))).toEqual({
    external_minutes_observed: 22 * 60,
    external_minutes_up: 21 * 60,
    unstable_minutes: 60,
    // What the core's root took in is part of it: two incidents, an hour and 54 minutes.
    incidents_restored: 2,
    restore_minutes: 114,
  })
  const { payload } = await database.db
    .selectFrom('collection')
    .select('payload')
    .where('feed', '=', 'connection')
    .executeTakeFirstOrThrow()
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from payload where hash = ${payload}`.execute(
    database.db,
  )
  expect(rows[0]!.n).toBe(1)
})

test('a record is in time when it came with the first asking after it fell due', async () => {
  // Weekly, due six hours after Sunday ended, asked at half past six: until half past seven on Monday.
  expect(timelyUntil(testFeed('petition', 'petition-json'), sunday).toISOString()).toBe('2025-07-28T00:30:00.000Z')
  // So what comes on Tuesday is late; what came on the day itself was not.
  subsystem.say = () => petitionsOf([['13285', sunday, 3]])
  await collectAt('2025-07-28T00:10:00Z')
  subsystem.say = () =>
    petitionsOf([
      ['13285', sunday, 3],
      ['13318', sunday, 5],
    ])
  await collectAt('2025-07-29T00:10:00Z')
  const kept = await figures('arrival')
  expect(countsOf(kept.get(`${sunday} 13285`))).toEqual({ records_owed: 1, records_timely: 1 })
  expect(countsOf(kept.get(`${sunday} 13318`))).toEqual({ records_owed: 1, records_timely: 0 })
  // On Saturday nobody owes a weekly record, so there is none to be late.
  expect(kept.get(`2025-07-26 13285`)).toBeUndefined()
})

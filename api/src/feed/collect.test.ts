import { sql } from 'kysely'
import type { Feed } from 'shared/feed/feed.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Db } from '../db/open.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { testDeps } from '../test-deps.ts'
import { loadProvince } from '../unit/load-province.ts'
import { claimDue } from './claim-due.ts'
import { collect, type Collected } from './collect.ts'
import { collectDue } from './collect-due.ts'
import type { AddUp } from './keep-reading.ts'
import { readPayloadOf } from './payload-store.ts'
import { documentAsking, noOwn, petitionsOf, testSubsystem, type TestSubsystem } from './test-subsystem.ts'

/** Monday 28/7/2025, 07:00 in Vietnam: four Sundays of July are due. */
let now: Date
let database: TestDatabase
let db: Db
let subsystem: TestSubsystem
let touched: unknown[]
const recordTouched: AddUp = (_, { coming, now: by, ...touch }) =>
  Promise.resolve(void touched.push({ ...touch, coming: [...coming('petitions')], by }))

beforeEach(async () => {
  now = new Date('2025-07-28T00:00:00Z')
  touched = []
  database = await testDatabase()
  db = database.db
  subsystem = await testSubsystem()
})
afterEach(async () => {
  await subsystem.close()
  await database.close()
})

const load = (change: Partial<Feed> = {}) =>
  loadProvince(db, documentAsking(subsystem.url, { petition: 'petition-json' }, change), now)
const deps = () => testDeps(db, () => now)

/** Claims the feed, whether or not it is due by the schedule, and collects it. */
async function collectNow(after: AddUp = recordTouched): Promise<Collected> {
  await db.updateTable('feed_progress').set({ due_at: now }).execute()
  const claim = await claimDue(db, 'test', now, 15_000)
  if (!claim) throw new Error('the feed could not be claimed')
  return collect(deps(), claim, { addUp: after, own: noOwn })
}

const answers = (...records: Parameters<typeof petitionsOf>[0]) => {
  subsystem.say = () => petitionsOf(records)
}
const progress = () => db.selectFrom('feed_progress').selectAll().executeTakeFirstOrThrow()
const collections = () => db.selectFrom('collection').selectAll().orderBy('id').execute()
const figures = async (upTo = 1_000_000) => {
  const { rows } = await sql<{ figure: string }>`
    select concat_ws(' ', day, unit, sum(delta)) as figure from delta
    where measure = 'petitions' and version <= ${upTo} group by day, unit having sum(reported) = 1 order by 1`.execute(
    db,
  )
  return rows.map(({ figure }) => figure)
}
const countRows = async () => {
  const counts: Record<string, number> = {}
  for (const table of ['delta', 'collection', 'payload', 'reject', 'quarantine'] as const)
    counts[table] = (
      await db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('rows'))
        .executeTakeFirstOrThrow()
    ).rows
  return counts
}

describe('an answer', () => {
  test('is kept: its bytes, its figures, what rests on them, and how far the feed has got', async () => {
    await load()
    answers(['13285', '2025-07-06', 3], ['H42.1', '2025-07-27', 0])
    expect(await collectNow()).toEqual({ outcome: 'kept', deltas: 8, corrections: 0, version: 1 })

    expect(subsystem.asked).toEqual(['/petition 20250701-20250727'])
    expect(await figures()).toEqual(['2025-07-06 13285 3', '2025-07-27 H42.1 0'])
    expect(touched).toEqual([
      {
        dataset: 'petition',
        units: ['13285', 'H42.1'],
        from: '2025-07-06',
        to: '2025-07-27',
        coming: [
          { day: '2025-07-06', unit: '13285', delta: 3, reported: 1 },
          { day: '2025-07-27', unit: 'H42.1', delta: 0, reported: 1 },
        ],
        by: now,
      },
    ])
    const [collection] = await collections()
    expect(collection).toMatchObject({
      outcome: 'kept',
      asked_from: '2025-07-01',
      asked_to: '2025-07-27',
      records: 2,
      deltas: 8,
      version: 1,
      recorded_at: now,
    })
    expect((await readPayloadOf(db, collection!.id))?.body.toString()).toBe(
      petitionsOf([
        ['13285', '2025-07-06', 3],
        ['H42.1', '2025-07-27', 0],
      ]),
    )
    expect(await progress()).toMatchObject({
      caught_up_to: '2025-07-27',
      failures: 0,
      leased_by: null,
      last_success_at: now,
      due_at: new Date('2025-07-28T23:30:00Z'),
    })
  })

  test('that is the same again changes nothing', async () => {
    await load()
    answers(['13285', '2025-07-27', 3])
    await collectNow()
    const before = await countRows()
    expect(await collectNow()).toEqual({ outcome: 'unchanged', deltas: 0, corrections: 0, version: null })
    expect(await countRows()).toEqual({ ...before, collection: 2 })
    expect(touched).toHaveLength(1)
  })

  test('that corrects a figure adds the difference; what was known before can still be asked', async () => {
    await load()
    answers(['13285', '2025-07-27', 3], ['13318', '2025-07-27', 5])
    await collectNow()
    now = new Date('2025-07-29T00:00:00Z')
    answers(['13285', '2025-07-27', 2], ['13318', '2025-07-27', 5])
    // Received and on time have both fallen by one.
    expect(await collectNow()).toEqual({ outcome: 'kept', deltas: 2, corrections: 2, version: 2 })
    expect(await figures()).toEqual(['2025-07-27 13285 2', '2025-07-27 13318 5'])
    expect(await figures(1)).toEqual(['2025-07-27 13285 3', '2025-07-27 13318 5'])
    expect(touched[1]).toMatchObject({
      dataset: 'petition',
      units: ['13285'],
      from: '2025-07-27',
      to: '2025-07-27',
      coming: [{ day: '2025-07-27', unit: '13285', delta: -1, reported: 0 }],
    })
    const corrected = await db
      .selectFrom('delta')
      .select(['delta', 'reported', 'reason', 'pointer'])
      .where('version', '=', 2)
      .where('measure', '=', 'petitions')
      .execute()
    expect(corrected).toEqual([{ delta: -1, reported: 0, reason: 'correction', pointer: 0 }])
  })

  test('that takes a correction back ends where it began, by three versions', async () => {
    await load()
    for (const received of [3, 4, 3]) {
      answers(['13285', '2025-07-27', received])
      await collectNow()
    }
    expect(await Promise.all([1, 2, 3].map((version) => figures(version)))).toEqual([
      ['2025-07-27 13285 3'],
      ['2025-07-27 13285 4'],
      ['2025-07-27 13285 3'],
    ])
    expect(await countRows()).toMatchObject({ payload: 2, collection: 3 })
  })

  test('that brings a day asked for before brings it late', async () => {
    await load({ recheckDays: 14 })
    answers(['13285', '2025-07-27', 3])
    await collectNow()
    answers(['13285', '2025-07-27', 3], ['13318', '2025-07-20', 1])
    await collectNow()
    const reasons = await db
      .selectFrom('delta')
      .select(['unit', 'reason'])
      .where('measure', '=', 'petitions')
      .orderBy('unit')
      .execute()
    expect(reasons).toEqual([
      { unit: '13285', reason: 'first' },
      { unit: '13318', reason: 'late' },
    ])
  })

  test('with bad records keeps the good ones and says what was wrong with the others', async () => {
    await load()
    answers(['13285', '2025-07-06', 3], ['99999', '2025-07-06', 1], ['13318', '2025-07-06', -1])
    expect(await collectNow()).toMatchObject({ outcome: 'kept', deltas: 4 })
    expect(await figures()).toEqual(['2025-07-06 13285 3'])
    expect(await collections()).toMatchObject([{ records: 1, rejected: 2 }])
    expect(await db.selectFrom('reject').select(['pointer', 'reason', 'field']).orderBy('ordinal').execute()).toEqual([
      { pointer: '/1', reason: 'unknown-unit', field: 'unit' },
      { pointer: '/2', reason: 'negative', field: 'received' },
    ])
  })

  test('whose record contradicts itself waits, until a sound one comes', async () => {
    await load()
    const states = () => db.selectFrom('quarantine').select(['counts', 'state']).orderBy('collection').execute()
    answers(['13285', '2025-07-27', 3, 4])
    expect(await collectNow()).toMatchObject({ outcome: 'kept', deltas: 0, version: null })
    expect(await collectNow()).toMatchObject({ outcome: 'unchanged' })
    expect(await figures()).toEqual([])
    expect(await states()).toMatchObject([{ state: 'waiting', counts: { petitions: 3, petitions_on_time: 4 } }])
    answers(['13285', '2025-07-27', 3, 5])
    await collectNow()
    expect(await states()).toMatchObject([
      { state: 'superseded' },
      { state: 'waiting', counts: { petitions_on_time: 5 } },
    ])
    answers(['13285', '2025-07-27', 5, 5])
    await collectNow()
    expect(await states()).toMatchObject([{ state: 'superseded' }, { state: 'superseded' }])
    expect(await figures()).toEqual(['2025-07-27 13285 5'])
  })

  test('that lacks the newest week is looked for again within the hour', async () => {
    await load()
    answers(['13285', '2025-07-20', 3])
    await collectNow()
    expect(await progress()).toMatchObject({
      caught_up_to: '2025-07-26',
      failures: 0,
      due_at: new Date('2025-07-28T01:00:00Z'),
    })
  })

  test.each<[string, () => ReturnType<TestSubsystem['say']>, string]>([
    ['a login page', () => '<html><form>', 'unreadable'],
    ['half an answer', () => petitionsOf([['13285', '2025-07-06', 3]]).slice(0, -5), 'unreadable'],
    ['a renamed field', () => petitionsOf([['13285', '2025-07-06', 3]]).replaceAll('received', 'tiepNhan'), 'drifted'],
    ['an error of its own', () => ({ status: 503, body: 'bảo trì' }), 'status'],
  ])('that is %s keeps no figure, touches none, and is kept to be looked at', async (_, say, outcome) => {
    await load()
    answers(['13285', '2025-07-06', 3])
    await collectNow()
    const before = await countRows()
    subsystem.say = say
    expect(await collectNow()).toEqual({ outcome })
    expect(await countRows()).toEqual({ ...before, collection: 2, payload: 2 })
    expect(await figures()).toEqual(['2025-07-06 13285 3'])
    const [, failed] = await collections()
    expect(failed).toMatchObject({ outcome, version: null, deltas: 0, error: { outcome } })
    expect(await progress()).toMatchObject({
      failures: 1,
      last_error: { outcome },
      leased_by: null,
      due_at: new Date(now.getTime() + 15_000),
    })
  })
})

describe('history', () => {
  test('is asked for piece by piece, without a pause, in the order of time', async () => {
    now = new Date('2025-11-03T00:00:00Z')
    await load({ backfillDays: 40 })
    subsystem.say = (from, to) =>
      petitionsOf(
        ['2025-07-06', '2025-08-17', '2025-11-02']
          .filter((day) => day.replaceAll('-', '') >= from && day.replaceAll('-', '') <= to)
          .map((day) => ['13285', day, 1]),
      )
    await collectDue(deps(), { addUp: recordTouched, own: noOwn })
    expect(subsystem.asked).toEqual([
      '/petition 20250701-20250809',
      '/petition 20250810-20250918',
      '/petition 20250919-20251028',
      '/petition 20251027-20251102',
    ])
    expect(await figures()).toHaveLength(3)
    expect(await progress()).toMatchObject({ caught_up_to: '2025-11-02' })
  })

  test('owes nothing before its first day has ended', async () => {
    now = new Date('2025-07-01T03:00:00Z')
    await load()
    expect(await collectNow()).toEqual({ outcome: 'nothing-due' })
    expect(subsystem.asked).toEqual([])
    expect(await progress()).toMatchObject({ due_at: new Date('2025-07-01T23:30:00Z'), leased_by: null })
  })
})

describe('a process that dies', () => {
  // In the order in which a keep writes: the connection is gone right after that table has its rows.
  test.each([
    ['payload', 'insert'],
    ['ledger_version', 'update'],
    ['collection', 'insert'],
    ['reject', 'insert'],
    ['delta', 'insert'],
    ['feed_progress', 'update of caught_up_to'],
  ])(
    'while keeping, after it has written to %s, leaves nothing behind, and the next asking keeps all',
    async (table, event) => {
      await load()
      answers(['13285', '2025-07-06', 3], ['13318', '2025-07-27', 2], ['99999', '2025-07-27', 2])
      const untouched = await countRows()
      await sql`create function die() returns trigger language plpgsql as $$
        begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$`.execute(db)
      await sql`create trigger dies after ${sql.raw(event)} on ${sql.table(table)} execute function die()`.execute(db)
      await expect(collectNow()).rejects.toThrow()
      await sql`drop trigger dies on ${sql.table(table)}`.execute(db)
      expect(await countRows()).toEqual(untouched)
      expect(await db.selectFrom('ledger_version').select('version').execute()).toEqual([{ version: 0 }])
      expect(await progress()).toMatchObject({ caught_up_to: null, leased_by: 'test' })

      await db.updateTable('feed_progress').set({ leased_until: now }).execute()
      expect(await collectNow()).toMatchObject({ outcome: 'kept', version: 1 })
      expect(await figures()).toEqual(['2025-07-06 13285 3', '2025-07-27 13318 2'])
    },
  )

  test('and comes back to life keeps nothing of a feed that another has taken over', async () => {
    await load()
    answers(['13285', '2025-07-06', 3])
    const slow = await claimDue(db, 'slow', now, 15_000)
    await db
      .updateTable('feed_progress')
      .set({ leased_until: new Date(0) })
      .execute()
    const other = await claimDue(db, 'other', now, 15_000)
    expect(await collect(deps(), slow!, { addUp: recordTouched, own: noOwn })).toEqual({ outcome: 'lost' })
    expect(await countRows()).toMatchObject({ delta: 0, collection: 0 })
    expect(await collect(deps(), other!, { addUp: recordTouched, own: noOwn })).toMatchObject({ outcome: 'kept' })
  })
})

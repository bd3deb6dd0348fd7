import { sql } from 'kysely'
import type pg from 'pg'
import { addRollup, addRound, emptyRollup } from 'shared/probe/rollup.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { asAppRole, raiseWall } from '../../account/access/raise-wall.ts'
import { systemSettings } from '../../account/access/scope.ts'
import { type Db, openDb, openPool } from '../../db/open.ts'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import { dropOldPartitions } from './drop-old-partitions.ts'
import { keepBatch, type Keeping, openKeeping } from './keep-batch.ts'
import { markSilent } from './mark-silent.ts'
import { packHours } from './pack-hours.ts'
import { unpackRounds } from './pack-samples.ts'
import { usualRetention } from './retention.ts'
import { decodeRollups } from './rollup-code.ts'
import { loadWatched, testBatch, testConnection, testSample, testStanding } from './test-watched.ts'

let database: TestDatabase
let db: Db
let pool: pg.Pool
let keeping: Keeping
/** 16:00 UTC is 23:00 in Vietnam: the day changes an hour later. */
const start = new Date('2026-11-20T16:00:00Z')
const at = (minute: number) => new Date(start.getTime() + minute * 60_000)
let seq = 0

beforeAll(async () => {
  database = await testDatabase()
  await raiseWall(database.db, database.schema)
  const options = { url: asAppRole(database.url), schema: database.schema, settings: systemSettings }
  db = openDb(options)
  pool = openPool(options)
  await loadWatched(db, [testConnection('a', { contractualMs: 90 }), testConnection('b')])
})
beforeEach(async () => {
  keeping = openKeeping(pool)
  await sql`truncate sample_hot, sample_chunk, roll_5m, roll_hour, roll_day, packed_hour, connection_state, state_interval`.execute(
    database.db,
  )
})
afterAll(async () => {
  await db.destroy()
  await pool.end()
  await database.close()
})

const probe = (from: number, to: number, id = 'a') =>
  keepBatch(
    keeping,
    testBatch((seq += 1), {
      samples: Array.from({ length: to - from }, (_, place) =>
        testSample(id, at(from + place), {
          totalUs: 80_000 + 1000 * ((from + place) % 20),
          ...((from + place) % 30 === 7 && { ok: false, cls: 'timeout', connectUs: null }),
        }),
      ),
      standings: [testStanding(id, 'up', at(from))],
    }),
    { now: at(to) },
  )
const hours = async () =>
  (
    await sql<{
      line: string
    }>`select concat_ws(' ', samples, case when stale then 'stale' end) as line from packed_hour order by hour`.execute(
      db,
    )
  ).rows.map(({ line }) => line)

it('packs the hours that have ended, and packs again those of which more has come in', async () => {
  await probe(0, 150)
  await probe(0, 30, 'b')
  expect(await packHours(db, at(61), 2)).toMatchObject({ samples: 0 })
  const done = await packHours(db, at(123), 2)
  expect(done.samples).toBe(150)
  expect(await packHours(db, at(124), 2)).toEqual({ hours: 0, samples: 0 })
  expect((await hours()).slice(-2)).toEqual(['90', '60'])
  await probe(40, 50, 'b')
  expect((await hours()).slice(-2)).toEqual(['90 stale', '60'])
  expect(await packHours(db, at(125), 2)).toEqual({ hours: 1, samples: 100 })
})

it('what is packed is what came in, and its rollups count the same', async () => {
  await probe(0, 120)
  await packHours(db, at(123), 2)
  const chunks = await db.selectFrom('sample_chunk').selectAll().orderBy('hour').execute()
  const rounds = chunks.flatMap(({ body, hour }) => unpackRounds(body, hour * 3_600_000))
  expect(rounds.map((round) => round.at)).toEqual(Array.from({ length: 120 }, (_, minute) => +at(minute)))
  const whole = emptyRollup()
  for (let minute = 0; minute < 120; minute += 1)
    addRound(
      whole,
      {
        at: 0,
        cls: minute % 30 === 7 ? 1 : 0,
        flags: 0,
        totalUs: 80_000 + 1000 * (minute % 20),
        connectUs: null,
        sent: 0,
        lost: 0,
      },
      90_000,
    )
  for (const table of ['roll_5m', 'roll_hour', 'roll_day'] as const) {
    const rows = await db.selectFrom(table).select('body').execute()
    const sum = rows.flatMap(({ body }) => decodeRollups(body)).reduce(addRollup, emptyRollup())
    expect([sum.n, sum.byClass, sum.slow, sum.sumUs], table).toEqual([120, whole.byClass, whole.slow, whole.sumUs])
  }
  const days = await db.selectFrom('roll_day').select('day').orderBy('day').execute()
  expect(days).toEqual([{ day: '2026-11-20' }, { day: '2026-11-21' }])
})

it('two at once pack an hour once', async () => {
  await probe(0, 60)
  const [one, other] = await Promise.all([packHours(db, at(70), 2), packHours(db, at(70), 2)])
  expect(one.samples + other.samples).toBe(60)
})

it('drops a day when all of it is packed, and not before', async () => {
  await probe(0, 600)
  const after = new Date(at(0).getTime() + 4 * 86_400_000)
  expect(await dropOldPartitions(db, after, usualRetention)).toEqual({
    dropped: [],
    held: ['sample_hot_20261120', 'sample_hot_20261121'],
  })
  await packHours(db, at(700), 5)
  await sql`update packed_hour set samples = samples - 1 where samples > 0 and hour = (select max(hour) from packed_hour where samples > 0)`.execute(
    database.db,
  )
  expect(await dropOldPartitions(db, after, usualRetention)).toEqual({
    dropped: ['sample_hot_20261120'],
    held: ['sample_hot_20261121'],
  })
  await sql`update packed_hour set stale = true`.execute(database.db)
  await packHours(db, at(700), 5)
  // The hours of the day that is gone are not packed anew from nothing.
  expect((await db.selectFrom('sample_chunk').select('hour').execute()).length).toBe(10)
  expect((await dropOldPartitions(db, after, usualRetention)).dropped).toEqual(['sample_hot_20261121'])
  const chunks = await db.selectFrom('sample_chunk').selectAll().execute()
  expect(chunks.flatMap(({ body, hour }) => unpackRounds(body, hour * 3_600_000))).toHaveLength(600)
  const later = new Date(at(0).getTime() + 500 * 86_400_000)
  expect((await dropOldPartitions(db, later, usualRetention)).dropped).toEqual(
    expect.arrayContaining(['sample_chunk_202611', 'roll_5m_202611']),
  )
})

it('a connection nobody hears of becomes unknown from when it was next due', async () => {
  await probe(0, 10)
  expect(await markSilent(db, at(12))).toBe(0)
  expect(await markSilent(db, at(13))).toBe(1)
  expect(await markSilent(db, at(14))).toBe(0)
  const { rows } = await sql`select state, lower(during) as since from state_interval order by during`.execute(db)
  expect(rows).toEqual([
    { state: 'up', since: at(0) },
    { state: 'unknown', since: at(10) },
  ])
  const state = await db.selectFrom('connection_state').selectAll().executeTakeFirstOrThrow()
  expect(state).toMatchObject({ state: 'unknown', since: at(10), last_at: at(9) })
})

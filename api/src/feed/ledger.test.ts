import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import type { Arrival } from './changes.ts'
import { copyArrivals, insertArrivals, markDays } from './ledger.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const measures = ['received', 'online', 'late']
const arrivals = Array.from({ length: 3_000 }, (_, place): Arrival => {
  const day = `2026-0${1 + (place % 9)}-1${place % 7}`
  const counts = { received: place, online: 9_007_199_254_740_991 - place, ...(place % 2 === 0 && { late: -place }) }
  return {
    record: { day, unit: `${place}`, index: place, counts } as never,
    reason: place % 3 === 0 ? 'late' : 'first',
  }
})

test('a history that is copied and figures that are inserted come to the same ledger', async () => {
  const { db } = database
  await db.transaction().execute((trx) => copyArrivals(trx, arrivals, measures, { version: 1, collection: 5 }))
  await db.transaction().execute((trx) => insertArrivals(trx, arrivals, measures, { version: 2, collection: 5 }))
  const { rows } = await sql<{ version: number; figures: number; digest: string }>`
    select version, count(*) as figures, md5(string_agg(concat_ws(' ', measure, day, unit, delta, reported, reason, collection, pointer), ',' order by measure, unit)) as digest
    from delta group by version`.execute(db)
  expect(rows.map(({ figures }) => figures)).toEqual([9_000, 9_000])
  expect(rows[0]!.digest).toBe(rows[1]!.digest)
})

test('two histories in one transaction do not mix, and one that is undone leaves nothing', async () => {
  const { db } = database
  const count = async () => (await sql<{ n: number }>`select count(*) as n from delta`.execute(db)).rows[0]!.n
  const before = await count()
  const undone = db.transaction().execute(async (trx) => {
    await copyArrivals(trx, arrivals, measures, { version: 3, collection: 6 })
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await count()).toBe(before)
  await db
    .transaction()
    .execute((trx) => copyArrivals(trx, arrivals.slice(0, 7), measures, { version: 3, collection: 6 }))
  expect(await count()).toBe(before + 21)
})

test('a figure that cannot be kept fails the copy and the connection goes on', async () => {
  const { db } = database
  const wrong: Arrival[] = [
    { record: { day: '2026-02-30', unit: '1', index: 0, counts: {} } as never, reason: 'first' },
  ]
  const copied = db.transaction().execute((trx) => copyArrivals(trx, wrong, measures, { version: 4, collection: 7 }))
  await expect(copied).rejects.toThrow('2026-02-30')
  await expect(copyArrivals(db, arrivals, measures, { version: 4, collection: 7 })).rejects.toThrow('transaction')
  expect((await sql<{ n: number }>`select 1 as n`.execute(db)).rows).toEqual([{ n: 1 }])
})

test('a day knows its first version, its newest, and the newest that was a first report', async () => {
  const { db } = database
  await sql`insert into dataset values ('dossier', '{}', 'daily', 'all-units')`.execute(db)
  const days = (...touched: [string, string][]) => touched.map(([day, reason]) => ({ day, reason }))
  await markDays(db, 'dossier', 1, days(['2026-01-01', 'first'], ['2026-01-01', 'late'], ['2026-01-02', 'late']))
  await markDays(db, 'dossier', 2, days(['2026-01-01', 'correction'], ['2026-01-02', 'first'], ['2026-01-03', 'first']))
  await markDays(db, 'dossier', 3, days(['2026-01-03', 'reversal']))
  const rows = await db.selectFrom('ledger_day').selectAll().orderBy('day').execute()
  expect(rows.map((row) => [row.day, row.first_version, row.last_version, row.last_first_version])).toEqual([
    ['2026-01-01', 1, 2, 1],
    ['2026-01-02', 1, 2, 2],
    ['2026-01-03', 2, 3, 2],
  ])
})

import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import { dropFullBuckets, takeToken } from './take-token.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const limit = { burst: 5, perSecond: 1 / 60 }
const take = (key: string, count?: number) => takeToken(database.db, key, limit, count)
/** The test's way of waiting. */
const pass = (seconds: number) =>
  sql`update rate_limit set free_at = free_at - make_interval(secs => ${seconds})`.execute(database.db)

it('gives the burst and no more, however many ask at once', async () => {
  const taken = await Promise.all(Array.from({ length: 40 }, () => take('at-once')))
  expect(taken.filter((each) => each.allowed)).toHaveLength(5)
})

it('says when to come back, and then gives one', async () => {
  for (let n = 0; n < 5; n++) expect(await take('wait')).toEqual({ allowed: true })
  const refused = await take('wait')
  expect(refused).toEqual({ allowed: false, retryAfterSeconds: 60 })
  await pass(58)
  expect((await take('wait')).allowed).toBe(false)
  await pass(2)
  expect((await take('wait')).allowed).toBe(true)
  expect((await take('wait')).allowed).toBe(false)
})

it('a refusal costs nothing: whoever keeps knocking waits no longer', async () => {
  for (let n = 0; n < 5; n++) await take('knock')
  for (let n = 0; n < 50; n++) await take('knock')
  await pass(61)
  expect((await take('knock')).allowed).toBe(true)
})

it('a long rest gives the burst again, and not more', async () => {
  for (let n = 0; n < 5; n++) await take('rest')
  await pass(100_000)
  const taken = []
  for (let n = 0; n < 7; n++) taken.push((await take('rest')).allowed)
  expect(taken).toEqual([true, true, true, true, true, false, false])
})

it('a handful is given whole or not at all', async () => {
  expect((await take('handful', 4)).allowed).toBe(true)
  expect((await take('handful', 2)).allowed).toBe(false)
  expect((await take('handful', 1)).allowed).toBe(true)
})

it('a full bucket may be dropped, one in use may not', async () => {
  await sql`truncate rate_limit`.execute(database.db)
  await take('used')
  await take('full')
  await sql`update rate_limit set free_at = now() - interval '2 hours' where key = 'full'`.execute(database.db)
  expect(await dropFullBuckets(database.db)).toBe(1)
  expect(await database.db.selectFrom('rate_limit').select('key').execute()).toEqual([{ key: 'used' }])
})

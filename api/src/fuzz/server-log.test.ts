import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { markLog, sqlFaults } from './server-log.ts'

let at: TestDatabase
let beside: TestDatabase
beforeAll(async () => {
  at = await testDatabase()
  beside = await testDatabase()
})
afterAll(async () => {
  await at.close()
  await beside.close()
})

test.each<[string, string, RegExp]>([
  ['a statement it cannot read', 'selec 1', /^42601 /],
  ['a value it cannot hold', "select '2026-02-30'::date", /^22008 /],
  ['a rule of its own broken', "insert into province values ('1', null, '2025-07-01', true)", /^23502 /],
  ['something it may not see', 'set role nobody_at_all', /^22023 |^42/],
])('the log of the server tells of %s', async (_, statement, found) => {
  const mark = await markLog(at.db)
  await expect(sql.raw(statement).execute(at.db)).rejects.toThrow()
  expect((await sqlFaults(at.db, mark)).filter((fault) => found.test(fault))).toHaveLength(1)
  expect(await sqlFaults(beside.db, mark)).toEqual([])
})

test('and not of what may happen to anybody', async () => {
  const mark = await markLog(at.db)
  await expect(sql`select pg_cancel_backend(pg_backend_pid()), pg_sleep(1)`.execute(at.db)).rejects.toThrow()
  await expect(
    at.db.transaction().execute((trx) => sql`set local lock_timeout = 0`.execute(trx)),
  ).resolves.toBeDefined()
  expect(await sqlFaults(at.db, mark)).toEqual([])
})

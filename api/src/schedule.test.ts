import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from './db/test-database.ts'
import { documentAsking, petitionsOf, testSubsystem, type TestSubsystem } from './feed/test-subsystem.ts'
import { startSchedule } from './schedule.ts'
import { testDeps } from './test-deps.ts'
import { loadProvince } from './unit/load-province.ts'

let database: TestDatabase
let subsystem: TestSubsystem
const now = new Date('2025-07-28T00:00:00Z')

beforeEach(async () => {
  database = await testDatabase()
  subsystem = await testSubsystem(() => petitionsOf([['13285', '2025-07-27', 3]]))
  await loadProvince(database.db, documentAsking(subsystem.url, { petition: 'petition-json' }), now)
})
afterEach(async () => {
  await subsystem.close()
  await database.close()
})

const caughtUpTo = async () =>
  (await database.db.selectFrom('feed_progress').select('caught_up_to').executeTakeFirst())?.caught_up_to

test('the clocks run until they are stopped, and then no more', async () => {
  const schedule = startSchedule(testDeps(database.db, now))
  await expect.poll(caughtUpTo, { timeout: 10_000 }).toBe('2025-07-27')
  await schedule.stop()
  const asked = subsystem.asked.length
  await database.db.updateTable('feed_progress').set({ due_at: now }).execute()
  await new Promise((done) => setTimeout(done, 1_500))
  expect(subsystem.asked).toHaveLength(asked)
})

test('a round that fails does not end the clock', async () => {
  await sql`alter table feed_progress rename to away`.execute(database.db)
  const schedule = startSchedule(testDeps(database.db, now))
  await new Promise((done) => setTimeout(done, 500))
  await sql`alter table away rename to feed_progress`.execute(database.db)
  await expect.poll(caughtUpTo, { timeout: 15_000 }).toBe('2025-07-27')
  await schedule.stop()
})

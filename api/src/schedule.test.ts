import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeToken } from './account/rate/take-token.ts'
import { type TestDatabase, testDatabase } from './db/test-database.ts'
import { makeTestFolder } from './db/test-folder.ts'
import { documentAsking, petitionsOf, testSubsystem, type TestSubsystem } from './feed/test-subsystem.ts'
import { startSchedule } from './schedule.ts'
import { testDeps } from './test-deps.ts'
import { loadProvince } from './unit/load-province.ts'

let database: TestDatabase
let subsystem: TestSubsystem
let state: string
const now = new Date('2025-07-28T00:00:00Z')

beforeEach(async () => {
  database = await testDatabase()
  state = await makeTestFolder('nhipso-schedule-')
  subsystem = await testSubsystem(() => petitionsOf([['13285', '2025-07-27', 3]]))
  await loadProvince(database.db, documentAsking(subsystem.url, { petition: 'petition-json' }), now)
})
afterEach(async () => {
  await subsystem.close()
  await database.close()
  await rm(state, { recursive: true, force: true })
})

const deps = () => ({ ...testDeps(database.db, now, { NHIPSO_STATE: state }), databaseUrl: database.url })
const caughtUpTo = async () =>
  (await database.db.selectFrom('feed_progress').select('caught_up_to').executeTakeFirst())?.caught_up_to

test('the clocks run until they are stopped, and then no more', async () => {
  const schedule = startSchedule(deps())
  await expect.poll(caughtUpTo, { timeout: 10_000 }).toBe('2025-07-27')
  await schedule.stop()
  const asked = subsystem.asked.length
  await database.db.updateTable('feed_progress').set({ due_at: now }).execute()
  await new Promise((done) => setTimeout(done, 1_500))
  expect(subsystem.asked).toHaveLength(asked)
})

test('the trail is anchored outside of the database, and limits long full again are forgotten', async () => {
  await takeToken(database.db, 'address:192.0.2.1', { burst: 10, perSecond: 1 })
  await sql`update rate_limit set free_at = now() - interval '2 hours'`.execute(database.db)
  const schedule = startSchedule(deps())
  const anchors = () => readFile(join(state, 'audit-anchors.jsonl'), 'utf8').catch(() => '')
  await expect.poll(anchors, { timeout: 10_000 }).toMatch(/^\{"seq":0,"mac":"0{64}"/)
  const buckets = () => database.db.selectFrom('rate_limit').select('key').execute()
  await expect.poll(buckets, { timeout: 10_000 }).toEqual([])
  await schedule.stop()
})

test('a round that fails does not end the clock', async () => {
  await sql`alter table feed_progress rename to away`.execute(database.db)
  const schedule = startSchedule(deps())
  await new Promise((done) => setTimeout(done, 500))
  await sql`alter table away rename to feed_progress`.execute(database.db)
  await expect.poll(caughtUpTo, { timeout: 15_000 }).toBe('2025-07-27')
  await schedule.stop()
})

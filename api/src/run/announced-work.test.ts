import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { readFleet } from '../probe/prober/read-watched.ts'
import { loadWatched, testConnection } from '../probe/keep/test-watched.ts'
import { readAnnouncedWork } from './announced-work.ts'

let at: TestDatabase
const now = Date.parse('2026-11-23T02:00:00Z')
const hour = 3_600_000

beforeAll(async () => {
  at = await testDatabase()
  await loadWatched(
    at.db,
    ['c1', 'c2'].map((id) => testConnection(id)),
  )
})
afterAll(() => at.close())

const announce = async (on: object, cancelled = false) => {
  const nothing = { nodes: [], connections: [], subsystems: [], units: [], providers: [] }
  const time = { kind: 'once', from: new Date(now - hour).toISOString(), to: new Date(now + hour).toISOString() }
  const definition = JSON.stringify({ time, on: { ...nothing, ...on }, reason: 'thay thiết bị' })
  await at.db
    .insertInto('maintenance_window')
    .values({
      name: 'Bảo trì',
      provider: null,
      definition,
      created_at: new Date(now),
      created_by: null,
      cancelled_at: cancelled ? new Date(now) : null,
    })
    .execute()
}
const worked = async (later = 0) =>
  (await readAnnouncedWork(at.db, await readFleet(at.db), now + later)).map(({ target }) => target)

test('the detector is told of announced work connection by connection, and of none that is taken back or long past', async () => {
  expect(await worked()).toEqual([])
  await announce({ connections: ['c2'] })
  await announce({ connections: ['c1'] }, true)
  expect(await worked()).toEqual(['c2'])
  const { path, unit } = (await readFleet(at.db)).connections[0]!
  await announce({ nodes: path.slice(0, 1) })
  expect((await worked()).toSorted()).toEqual(['c1', 'c2', 'c2'])
  await announce({ units: [unit] })
  expect((await worked()).length).toBeGreaterThan(3)
  expect(await worked(50 * hour)).toEqual([])
})

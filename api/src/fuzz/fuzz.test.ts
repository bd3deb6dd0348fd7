import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { testDeps } from '../test-deps.ts'
import { fuzz, tellFinding } from './fuzz.ts'
import { markLog, sqlFaults } from './server-log.ts'
import { tableDigest } from './table-digest.ts'
import { fuzzClock, openWorld, type World } from './world.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? 20_250_827)
let at: TestDatabase
let world: World
beforeAll(async () => {
  at = await testDatabase()
  world = await openWorld(testDeps(at.db, fuzzClock, { PORT: '0' }))
})
afterAll(async () => {
  await world.close()
  await at.close()
})

test(
  'whatever is asked, the answer keeps what every answer promises, and asking writes nothing',
  { timeout: 120_000 },
  async () => {
    const before = await tableDigest(at.db)
    const mark = await markLog(at.db)
    const { findings, reached, slowest } = await fuzz(world, { seed, requests: 4_500 })
    expect(findings.map(tellFinding).join('\n\n')).toBe('')
    expect(await sqlFaults(at.db, mark)).toEqual([])
    expect(await tableDigest(at.db)).toEqual(before)
    expect(slowest?.tookMs).toBeLessThan(5_000)
    // An operation that never answers with figures would be fuzzed blindly.
    expect(world.reachable.filter((id) => !reached.has(id))).toEqual([])
  },
)

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
    const { findings, reached, stillest } = await fuzz(world, { seed, requests: 4_500 })
    expect(findings.map(tellFinding).join('\n\n')).toBe('')
    expect(await sqlFaults(at.db, mark)).toEqual([])
    expect(await tableDigest(at.db)).toEqual(before)
    // By what this thread computed, not by the clock of a machine that does other things too.
    expect(stillest?.stillMs ?? 0).toBeLessThan(2_000)
    // An operation that never answers with figures would be fuzzed blindly.
    expect(world.reachable.filter((id) => !reached.has(id))).toEqual([])
  },
)

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { race, races } from './race.ts'
import { startRivals } from './start-rivals.ts'

let at: TestDatabase
let rivals: Awaited<ReturnType<typeof startRivals>>
beforeAll(async () => {
  at = await testDatabase()
  rivals = await startRivals(at)
}, 90_000)
afterAll(async () => {
  await rivals.stop()
  await at.close()
})

test.each(Object.keys(races))('over two processes: %s', { timeout: 60_000 }, async (name) => {
  const { findings, asked } = await race(rivals, 1, [name])
  expect(findings).toEqual([])
  expect(asked).toBeGreaterThan(3)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../db/test-database.ts'
import { type TestProgram, testProgram } from '../security/test-program.ts'
import { act } from './act.ts'
import { markLog, sqlFaults } from './server-log.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? 20_250_827)
let program: TestProgram
beforeAll(async () => {
  program = await testProgram(await testDatabase())
}, 60_000)
afterAll(() => program.close())

test(
  'whoever acts, whatever they send: nothing half done, nothing unsaid, nothing of others',
  { timeout: 300_000 },
  async () => {
    const mark = await markLog(program.database.db)
    const { findings, statuses, reached } = await act(program, { seed, requests: 700 })
    expect(findings.join('\n\n')).toBe('')
    expect(await sqlFaults(program.database.db, mark)).toEqual([])
    // Not only refused: what lies behind was reached.
    expect(statuses.get(200)! + statuses.get(201)!).toBeGreaterThan(100)
    expect(reached.size).toBeGreaterThan(20)
    expect(program.logged()).not.toContain('request failed')
  },
)

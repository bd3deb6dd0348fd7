import { allowed } from 'shared/account/policy.ts'
import type { Right } from 'shared/account/right.ts'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { runAs } from '../account/access/current.ts'
import { countHeldBack } from '../account/access/held-back.ts'
import { buildApp } from '../app.ts'
import type { Db } from '../db/open.ts'
import { testDatabase } from '../db/test-database.ts'
import { unitCode } from '../feed/test-truth.ts'
import { identities, often, site, type TestProgram, testProgram, type Who } from './test-program.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/*
 * Answers to whoever reads figures are kept by their address alone, so each must be the same for every reader: also
 * where a record waits for an officer, which most readers may not look at.
 */
let program: TestProgram
beforeAll(async () => {
  program = await testProgram(await testDatabase())
})
afterAll(() => program.close())

const readersOf = (right: Right) => identities.filter((who) => allowed(program.identityOf(who), right))
const week = 'from=2025-08-04&to=2025-08-10'
const holding = unitCode(2)

/** Asked of a program that has answered nobody yet. */
async function askAnew(who: Who, path: string): Promise<string> {
  const env = { ...program.deps.env, openFigures: who === 'visitor' }
  const app = buildApp({ ...program.deps, env }, { stampMaxAgeMs: 0, limits: often })
  const response = await app.request(`${site}${path}`, { headers: { cookie: await program.cookieOf(who) } })
  return `${response.status} ${await response.text()}`
}

describe('the same answer for every reader', () => {
  test.each<[string, Right, string, RegExp]>([
    ['values of a KPI', 'figure.read', `/api/kpis/T18/values?${week}`, /"quarantined":1/],
    ['a unit', 'figure.read', `/api/units/${holding}/kpis?${week}`, /"quarantined":1/],
    ['the one page', 'figure.read', `/api/overview?${week}`, /"quarantined":[1-9]/],
    ['feeds', 'feed.read', '/api/feeds', /"quarantined":1/],
    [
      'the calendar of a feed',
      'feed.read',
      '/api/feeds/petition/completeness?from=2025-08-01&to=2025-08-20',
      /"units"/,
    ],
  ])('%s', async (_, right, path, held) => {
    const readers = readersOf(right)
    expect(readers).toContain('visitor')
    const first = await askAnew('officer', path)
    expect(first).toMatch(/^200 /)
    expect(first).toMatch(held)
    for (const who of readers) expect([who, await askAnew(who, path)]).toEqual([who, first])
  })
})

test('that so many wait is all they are told: which they are comes in sight for a count alone', async () => {
  const { db } = program.deps
  const count = async (at: Db) => (await at.selectFrom('quarantine').select('unit').execute()).length
  const inAndAfter = (who: Who) =>
    runAs({ identity: program.identityOf(who), address: null, requestId: null }, async () => {
      const counted = await db.transaction().execute(async (trx) => {
        await countHeldBack(trx)
        return count(trx)
      })
      return [who, counted, await count(db)]
    })
  for (const who of ['head', 'kiosk', 'visitor'] as const) expect(await inAndAfter(who)).toEqual([who, 1, 0])
  for (const who of ['none', 'key'] as const) expect(await inAndAfter(who)).toEqual([who, 0, 0])
  expect(await inAndAfter('officer')).toEqual(['officer', 1, 1])
  await expect(countHeldBack(db)).rejects.toThrow(/transaction/)
})

import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Db, openDb } from '../../db/open.ts'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import { moveSums } from '../../kpi/move-sums.ts'
import { kpiDoors } from '../../kpi/kpi-doors.ts'
import { loadTestProvince, units } from '../../kpi/test-province.ts'
import { upkeep } from '../../upkeep.ts'
import { currentIdentity, runAs } from './current.ts'
import { asAppRole, raiseWall } from './raise-wall.ts'
import { scopeOf, systemSettings } from './scope.ts'
import { openScopedDb } from './scoped-db.ts'

/** The program as it is, with the wall up: nothing of what it does may need more than its account has. */
let database: TestDatabase
let system: Db
let serving: Db
const now = new Date('2026-01-20T03:00:00Z')

beforeAll(async () => {
  database = await testDatabase()
  await raiseWall(database.db, database.schema)
  const url = asAppRole(database.url)
  system = openDb({ url, schema: database.schema, settings: systemSettings })
  serving = openScopedDb({ url, schema: database.schema }, () => scopeOf(currentIdentity()))
})
afterAll(async () => {
  await system.destroy()
  await serving.destroy()
  await database.close()
})

it('loads a province, keeps figures, adds them up and tends its tables', async () => {
  await loadTestProvince(system)
  const unit = units.find((each) => each.kind === 'ward')!.code
  await system.transaction().execute(async (trx) => {
    const { rows } = await sql<{
      version: number
    }>`update ledger_version set version = version + 1, recorded_at = ${now} returning version`.execute(trx)
    const measure = await trx.selectFrom('measure').select(['id', 'dataset']).orderBy('id').executeTakeFirstOrThrow()
    await sql`insert into delta (measure, day, unit, delta, reported, version, reason, collection)
      values (${measure.id}, '2026-01-12', ${unit}, 7, 1, ${rows[0]!.version}, 'first', 1)`.execute(trx)
    await moveSums(trx, { dataset: measure.dataset, units: [unit], from: '2026-01-12', to: '2026-01-12' })
  })
  const found = await system.selectFrom('delta').select('unit').execute()
  expect(found).toEqual([{ unit }])
  await upkeep(system)
  await sql`vacuum (analyze) delta`.execute(system)
})

it('answers a door to whoever may see, and shows an empty house to whoever got past the edge by mistake', async () => {
  const doors = kpiDoors({ db: serving, now: () => now })
  const ask = async (role: 'kiosk' | 'none') =>
    runAs({ identity: { role, id: null, unit: null }, address: null, requestId: null }, () =>
      doors.request('/api/kpis'),
    )
  const seen = (await (await ask('kiosk')).json()) as { kpis: unknown[] }
  expect(seen.kpis.length).toBeGreaterThan(0)
  expect(await (await ask('none')).json()).toEqual({ kpis: [] })
  expect(await (await doors.request('/api/kpis')).json()).toEqual({ kpis: [] })
})

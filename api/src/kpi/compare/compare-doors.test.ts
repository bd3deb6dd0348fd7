import { addDays, instantOf } from 'shared/day.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../../app.ts'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import { testDeps } from '../../test-deps.ts'
import { extendSums } from '../extend-sums.ts'
import { loadTestProvince } from '../load-test-province.ts'
import { units } from '../test-province.ts'
import { keepRecords } from '../test-records.ts'

const now = instantOf('2026-01-22', 9 * 60)
let at: TestDatabase
let get: (path: string) => Promise<object>
beforeAll(async () => {
  at = await testDatabase()
  await loadTestProvince(at.db)
  const own = units.filter(({ kind }) => kind !== 'province').map(({ code }) => code)
  const days = Array.from({ length: 60 }, (_, place) => addDays('2025-11-22', place))
  await keepRecords(
    at.db,
    'dossier',
    own.flatMap((unit, place) => days.map((day) => ({ unit, day, counts: [10 + place, 7 + (place % 3), 1] }))),
    instantOf('2026-01-21', 600),
    true,
  )
  await extendSums(at.db, now)
  const app = buildApp(testDeps(at.db, now), { stampMaxAgeMs: 0 })
  get = async (path) => {
    const response = await app.request(path)
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`)
    return (await response.json()) as object
  }
})
afterAll(() => at.close())

describe('every door of the comparison answers as it is declared', () => {
  test.each([
    '/api/comparison',
    '/api/comparison?kpis=T02,T05&peers=kind.ward',
    '/api/kpis/T02/comparison?peers=chosen.13285-13291',
    '/api/kpis/T02/control-chart?unit=13285',
    '/api/kpis/T01/control-chart?calendar=iso-week&unit=13285&count=8',
    '/api/units/13285/standing?lang=vi',
    '/api/units/H37.1/standing?lang=en',
    '/api/exceptions?calendar=iso-week',
    '/api/peer-definitions',
  ])('%s', async (path) => expect(await get(path)).toBeTypeOf('object'))
})

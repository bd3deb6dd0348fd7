import { sql } from 'kysely'
import { instantOf } from 'shared/day.ts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../db/open.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { loadTestProvince } from './load-test-province.ts'
import { readCounts } from './read-counts.ts'
import { keepGround, readGround } from './read-ground.ts'
import { readReporting, reportingOf, silentUnits } from './read-reporting.ts'
import { forgetRecords, keepRecords } from './test-records.ts'

let database: TestDatabase
let db: Db
beforeAll(async () => {
  database = await testDatabase()
  db = database.db
  await loadTestProvince(db)
})
afterEach(() => forgetRecords(db))
afterAll(() => database.close())

const now = instantOf('2026-01-12')

describe('the ground that is kept', () => {
  test.each([
    [
      'a target is raised',
      sql`insert into target_plan (kpi, level, key, steps, source, recorded_at)
        select kpi, level, key, jsonb_set(steps, '{0,value}', '85'), 'officer', '2026-01-01' from target_plan where kpi = 'T02'`,
    ],
    [
      'a target is taken back',
      sql`insert into target_plan (kpi, level, steps, source, recorded_at) values ('T05', 'province', '[]', 'officer', '2026-01-01')`,
    ],
    [
      'a group is put together',
      sql`insert into unit_group (id, version, name, units, recorded_at) values (gen_random_uuid(), 1, 'Ven biển', '{13285}', '2026-01-01')`,
    ],
    ['a unit gets another name', sql`update unit set name = 'Tên mới' where code = '13285'`],
    ['a day becomes a holiday', sql`insert into special_day values ('2026-02-16', false, '{}', 'confirmed')`],
    ['a holiday is taken back', sql`delete from special_day where day = '2026-02-16'`],
    [
      'a feed comes later',
      sql`update feed set definition = jsonb_set(definition, '{lagHours}', '30') where id = 'dossier'`,
    ],
    [
      'a definition changes',
      sql`update kpi set definition = jsonb_set(definition, '{decimals}', '2') where id = 'T02'`,
    ],
  ])('is read anew once %s, and is then what anybody else reads', async (_, change) => {
    const read = keepGround(() => now)
    const before = await read(db)
    expect((await read(db)).kpis).toBe(before.kpis)
    await change.execute(db)
    const after = await read(db)
    const plain = ({ calendar, ...ground }: typeof after) => ({
      ...ground,
      work: calendar.workingDays('2025-12-01', '2026-03-31'),
    })
    expect(plain(after)).toEqual(plain(await readGround(db, now)))
    expect(plain(after)).not.toEqual(plain(before))
  })

  test('tells of every keep how far the sums reach', async () => {
    const read = keepGround(() => now)
    expect((await read(db)).reach.size).toBe(0)
    await keepRecords(db, 'dossier', [{ unit: '13285', day: '2025-11-21', counts: [1, 1, 0] }], instantOf('2025-11-22'))
    const { newest, reach } = await read(db)
    expect(newest).toEqual({ version: 1, recordedAt: instantOf('2025-11-22') })
    expect(reach.get('T02')).toMatchObject({ day: '2025-11-21' })
  })
})

test('whose figures are missing is what every count by itself says, whatever is asked first', async () => {
  const days = ['2025-11-25', '2025-12-30', '2026-01-02', '2026-01-09']
  const kept: [string, string, string][] = [
    ['dossier', '13285', days[0]!],
    ['dossier', '13291', days[1]!],
    ['document', '13633', days[1]!],
    ['dossier', 'H37.1', days[2]!],
    ['certificate', '14329', '2026-01-04'],
    ['dossier', '13285', days[3]!],
  ]
  for (const [order, [dataset, unit, day]] of kept.entries()) {
    const counts = dataset === 'certificate' ? [1, 1] : [1, 1, 0]
    await keepRecords(db, dataset, [{ unit, day, counts }], instantOf('2026-01-12', order), order % 2 === 0)
  }
  const ground = await readGround(db, now)
  const kpis = ground.leads.map(({ id }) => id)
  const spans = [
    { from: '2025-11-20', to: '2026-01-11' },
    { from: '2025-12-01', to: '2025-12-31' },
    { from: '2025-12-30', to: '2026-01-02' },
    { from: '2026-01-01', to: '2026-01-11' },
    { from: '2026-01-03', to: '2026-01-05' },
    { from: '2026-03-01', to: '2026-03-02' },
  ]
  for (const span of spans) {
    const whole = reportingOf(await readCounts(db, { kpis, units: null, spans: [span] }))
    for (const busiest of [...kpis, null]) {
      const found = await readReporting(db, ground, span, busiest)
      const silent = (rows: typeof whole) =>
        silentUnits(rows, ground.units).toSorted((one, two) => (one.code < two.code ? -1 : 1))
      expect({ span, busiest, silent: silent(found) }).toEqual({ span, busiest, silent: silent(whole) })
      const province = (rows: typeof whole) => rows.filter(({ unit }) => unit === ground.province)
      expect(province(found)).toEqual(province(whole))
    }
  }
})

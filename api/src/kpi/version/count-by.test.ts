import fc from 'fast-check'
import { addDays } from 'shared/day.ts'
import { definitionOf, pinned, type VersionedKpi } from 'shared/kpi/version/version.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '../../db/open.ts'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import { dropFormulas } from '../../unit/sum-basis.ts'
import { gatherCounts } from '../gather-counts.ts'
import { loadTestProvince } from '../load-test-province.ts'
import { readGround } from '../read-ground.ts'
import { forgetRecords, keepRecords } from '../test-records.ts'
import { formulas, historyFrom, units } from '../test-province.ts'
import { countBy } from './count-by.ts'
import { sumVersion } from './sum-version.ts'

let database: TestDatabase
let db: Db
const now = new Date('2026-02-10T05:00:00Z')
const redefinedKpis = ['T02', 'T05', 'V02']
beforeAll(async () => {
  database = await testDatabase()
  db = database.db
  await loadTestProvince(db)
})
afterAll(() => database.close())

const anyRecord = fc.record({
  dataset: fc.constantFrom('dossier', 'document'),
  place: fc.integer({ min: 0, max: 75 }),
  unit: fc.constantFrom('13285', '13291', '14329'),
  counts: fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 3, maxLength: 3 }),
})
const anySpan = fc
  .tuple(fc.integer({ min: -3, max: 70 }), fc.integer({ min: 0, max: 50 }))
  .map(([start, days]) => ({ from: addDays(historyFrom, start), to: addDays(historyFrom, start + days) }))

const knowledge = { version: 1, recordedAt: null, asOf: null }
const by = (kpis: readonly VersionedKpi[], id: string, version: number) =>
  pinned(
    kpis.find((kpi) => kpi.id === id)!,
    version,
  )!
const sums = async () =>
  db
    .selectFrom('kpi_sum')
    .selectAll()
    .where('kpi', 'like', '%@2')
    .orderBy('kpi')
    .orderBy('day')
    .orderBy('unit')
    .execute()

test('what a preview adds up from the ledger is what the sums say once they are kept, for every unit and span', async () => {
  await fc.assert(
    fc
      .asyncProperty(
        fc.array(anyRecord, { minLength: 3, maxLength: 14 }),
        fc.array(anySpan, { minLength: 1, maxLength: 4 }),
        async (records, spans) => {
          for (const [order, { dataset, place, unit, counts }] of records.entries())
            await keepRecords(
              db,
              dataset,
              [{ unit, day: addDays(historyFrom, place), counts }],
              new Date(now.getTime() + order * 1_000),
            )
          const ground = await readGround(db, now)
          for (const id of redefinedKpis) {
            const kpi = by(ground.kpis, id, 2)
            const reach = ground.reach.get(kpi.versions[0]!.formula)
            if (!reach) continue
            const kept = await gatherCounts(db, ground, { kpis: [kpi], units: null, spans }, knowledge)
            const added = await countBy(db, ground, kpi, { spans, reach })
            for (const { code } of units)
              for (const place of spans.keys()) {
                const [one, other] = [added.of(kpi, [code], place), kept.of(kpi, [code], place)]
                expect({ id, code, span: spans[place], counts: one }).toEqual({
                  id,
                  code,
                  span: spans[place],
                  counts: other,
                })
              }
          }
        },
      )
      .afterEach(() => forgetRecords(db)),
    { numRuns: 8 },
  )
}, 120_000)

test('sums of a version that is decided on later are those it would have had from the beginning', async () => {
  for (const place of [1, 20, 44, 60])
    for (const unit of ['13285', '14329'])
      await keepRecords(
        db,
        'dossier',
        [{ unit, day: addDays(historyFrom, place), counts: [place + 9, place, 2] }],
        new Date(now.getTime() + place * 1_000),
      )
  const along = await sums()
  expect(along.length).toBeGreaterThan(100)
  await dropFormulas(db, ['T02@2', 'T05@2'])
  await sumVersion(db, { kpi: 'T02', version: 2, dataset: 'dossier' }, now)
  await sumVersion(db, { kpi: 'T05', version: 2, dataset: 'dossier' }, now)
  const again = await sums()
  expect(again.filter(({ day }) => day <= along.at(-1)!.day)).toEqual(along)
  await forgetRecords(db)
})

test('a span is counted by the definition of its last day, and what it is compared with by the same', async () => {
  await keepRecords(
    db,
    'dossier',
    [
      { unit: '13285', day: '2025-12-01', counts: [10, 8, 3] },
      { unit: '13285', day: '2026-01-05', counts: [20, 10, 5] },
    ],
    now,
  )
  const ground = await readGround(db, now)
  const whole = ground.kpis.find(({ id }) => id === 'T02')!
  const begun = {
    ...whole,
    versions: whole.versions.map((one) => (one.version === 2 ? { ...one, from: '2026-01-01' } : one)),
  }
  const [december, january] = [
    { from: '2025-12-01', to: '2025-12-31' },
    { from: '2026-01-01', to: '2026-01-31' },
  ]
  const spans = [january, { ...december, definedOn: january.to }, december]
  const gathered = await gatherCounts(db, ground, { kpis: [begun], units: ['13285'], spans }, knowledge)
  expect(spans.map((_, place) => gathered.of(begun, ['13285'], place))).toMatchObject([
    { numerator: 5, denominator: 20 },
    { numerator: 5, denominator: 10 },
    { numerator: 8, denominator: 10 },
  ])
  expect(spans.map((_, place) => gathered.defined(begun, place).version)).toEqual([2, 2, 1])
  expect(definitionOf(begun, { to: '2030-12-31' }, ground.today).version).toBe(2)
  expect(formulas.length).toBeGreaterThan(redefinedKpis.length)
  await forgetRecords(db)
})

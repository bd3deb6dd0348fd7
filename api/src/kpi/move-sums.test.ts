import fc from 'fast-check'
import { sql } from 'kysely'
import { addDays, type Day, instantOf } from 'shared/day.ts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../db/open.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { extendSums } from './extend-sums.ts'
import { naiveCounts, type NaiveLedger, standAfter } from './naive-sums.ts'
import { factsStatement } from './read-facts.ts'
import { loadTestProvince } from './load-test-province.ts'
import { forgetRecords, keepRecords, type TestRecord } from './test-records.ts'
import { historyFrom, measuresOf, units } from './test-province.ts'
import { copySums, correctStatement, insertStatement, yearSumsStatement } from './write-sums.ts'

let database: TestDatabase
let db: Db
beforeAll(async () => {
  database = await testDatabase()
  db = database.db
  await loadTestProvince(db)
})
afterEach(() => forgetRecords(db))
afterAll(() => database.close())

const noon = (day: Day) => instantOf(day, 12 * 60)
const nothing: NaiveLedger = { standing: new Map() }

/** Every row of the sums, against the ledger added up by hand. */
async function expectSumsToBeNaive(ledger: NaiveLedger): Promise<void> {
  const { rows } = await sql<{
    kpi: string
    day: Day
    unit: string
    due: Day
    numerator: number
    denominator: number
    reported: number
    expected: number
  }>`
    select s.kpi, s.day, s.unit, h.due, s.numerator + coalesce(y.numerator, 0) as numerator,
      s.denominator + coalesce(y.denominator, 0) as denominator, s.reported + coalesce(y.reported, 0) as reported, s.expected + coalesce(y.expected, 0) as expected
    from kpi_sum s join kpi_horizon h on h.kpi = s.kpi
    left join kpi_year_sum y on y.kpi = s.kpi and y.unit = s.unit and y.year = extract(year from s.day)`.execute(db)
  // One comparison of all rows: a thousand small ones take longer than the database does.
  expect(
    rows.map(({ kpi, day, unit, numerator, denominator, reported, expected }) => ({
      kpi,
      day,
      unit,
      numerator,
      denominator,
      reported,
      expected,
    })),
  ).toEqual(
    rows.map(({ kpi, day, unit, due }) => ({
      kpi,
      day,
      unit,
      ...naiveCounts(ledger, kpi, unit, { from: historyFrom, to: day, due }),
    })),
  )
  const horizons = await db.selectFrom('kpi_horizon').selectAll().execute()
  for (const { kpi, day } of horizons) {
    const own = rows.filter((row) => row.kpi === kpi)
    const days = new Set(own.map((row) => row.day))
    expect(days.size).toBe((Date.parse(day) - Date.parse(historyFrom)) / 86_400_000 + 1)
    expect(own.length % days.size).toBe(0)
    expect(own.some((row) => row.unit === '37')).toBe(true)
  }
}

const codesOf: Record<string, string[]> = {
  dossier: units.filter(({ kind }) => kind !== 'province').map(({ code }) => code),
  document: units.filter(({ kind }) => kind === 'ward' || kind === 'commune').map(({ code }) => code),
  certificate: units.filter(({ kind }) => kind !== 'province').map(({ code }) => code),
  procedure: units.map(({ code }) => code),
  gateway: ['37'],
}
const anyRecords = (dataset: string) =>
  fc.array(
    fc.record({
      unit: fc.constantFrom(...codesOf[dataset]!),
      day: fc.integer({ min: 0, max: 70 }).map((days) => addDays(historyFrom, days)),
      counts: fc.option(
        fc.array(fc.integer({ min: 0, max: 900 }), {
          minLength: measuresOf(dataset).length,
          maxLength: measuresOf(dataset).length,
        }),
        { freq: 6 },
      ),
    }),
    { minLength: 1, maxLength: 8 },
  )
const anyCollection = fc
  .constantFrom(...Object.keys(codesOf))
  .chain((dataset) =>
    fc.record({ dataset: fc.constant(dataset), records: anyRecords(dataset), allUnits: fc.boolean() }),
  )

test('whatever arrives in whatever order, over New Year, the sums are the ledger added up', async () => {
  await fc.assert(
    fc
      .asyncProperty(
        fc.array(anyCollection, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 30 }),
        async (collections, later) => {
          let ledger = nothing
          for (const [place, { dataset, records, allUnits }] of collections.entries()) {
            await keepRecords(db, dataset, lastOfEach(records), noon(addDays(historyFrom, 5 + place * later)), allUnits)
            ledger = standAfter(ledger, dataset, records)
            await expectSumsToBeNaive(ledger)
          }
          await extendSums(db, noon(addDays(historyFrom, 75)))
          await expectSumsToBeNaive(ledger)
        },
      )
      .afterEach(() => forgetRecords(db)),
    { numRuns: 8 },
  )
}, 120_000)

/** A collection carries one record of a unit and day; judged before it is kept. */
const lastOfEach = (records: TestRecord[]): TestRecord[] => [
  ...new Map(records.map((record) => [`${record.unit} ${record.day}`, record])).values(),
]

describe('a story of one KPI', () => {
  const row = (kpi: string, day: Day, unit: string) =>
    db
      .selectFrom('kpi_sum')
      .select(['numerator', 'denominator', 'reported', 'expected'])
      .where('kpi', '=', kpi)
      .where('day', '=', day)
      .where('unit', '=', unit)
      .executeTakeFirst()

  test('a flow starts anew on 1 January, and the year before is kept beside it', async () => {
    await keepRecords(
      db,
      'dossier',
      [
        { unit: '13285', day: '2025-12-31', counts: [10, 7, 2] },
        { unit: '13285', day: '2026-01-01', counts: [5, 5, 1] },
      ],
      noon('2026-01-03'),
    )
    expect(await row('T02', '2025-12-31', '13285')).toMatchObject({ numerator: 7, denominator: 10 })
    expect(await row('T02', '2026-01-01', '37')).toMatchObject({
      numerator: 5,
      denominator: 5,
      reported: 1,
      expected: 5,
    })
    const before = await db
      .selectFrom('kpi_year_sum')
      .selectAll()
      .where('kpi', '=', 'T02')
      .where('unit', '=', '37')
      .execute()
    expect(before).toMatchObject([{ year: 2026, numerator: 7, denominator: 10, reported: 1, expected: 5 * 42 }])
  })

  test('a level is carried over New Year until the next report', async () => {
    await keepRecords(
      db,
      'dossier',
      [
        { unit: '13285', day: '2025-12-30', counts: [10, 7, 2] },
        { unit: '13285', day: '2026-01-02', counts: [1, 1, 0] },
      ],
      noon('2026-01-03'),
    )
    expect(
      [
        await row('T05', '2025-12-29', '13285'),
        await row('T05', '2026-01-01', '13285'),
        await row('T05', '2026-01-02', '37'),
      ].map((found) => found?.numerator),
    ).toEqual([0, 2, 0])
  })

  test('a correction then its reversal is as if neither had been', async () => {
    await keepRecords(
      db,
      'dossier',
      [
        { unit: '13285', day: '2025-12-01', counts: [10, 7, 2] },
        { unit: '13291', day: '2025-12-20', counts: [8, 8, 0] },
      ],
      noon('2025-12-21'),
    )
    const before = await db.selectFrom('kpi_sum').selectAll().execute()
    await keepRecords(db, 'dossier', [{ unit: '13285', day: '2025-12-01', counts: [100, 99, 50] }], noon('2025-12-21'))
    expect(await db.selectFrom('kpi_sum').selectAll().execute()).not.toEqual(before)
    await keepRecords(db, 'dossier', [{ unit: '13285', day: '2025-12-01', counts: [10, 7, 2] }], noon('2025-12-21'))
    expect(new Set((await db.selectFrom('kpi_sum').selectAll().execute()).map((sum) => JSON.stringify(sum)))).toEqual(
      new Set(before.map((sum) => JSON.stringify(sum))),
    )
  })

  test('figures that come before they are due count as expected for those who sent them', async () => {
    await keepRecords(db, 'dossier', [{ unit: '13285', day: '2025-11-21', counts: [10, 7, 2] }], noon('2025-11-21'))
    expect(await row('T01', '2025-11-21', '37')).toMatchObject({ reported: 1, expected: 6 })
    await extendSums(db, noon('2025-11-22'))
    expect(await row('T01', '2025-11-21', '37')).toMatchObject({ reported: 1, expected: 10 })
  })

  test('the province of what cannot be added up is what the source says of it', async () => {
    await keepRecords(
      db,
      'procedure',
      [
        { unit: '37', day: '2025-11-30', counts: [1910, 1910] },
        { unit: '13285', day: '2025-11-30', counts: [400, 300] },
      ],
      noon('2025-12-05'),
    )
    expect(await row('T21', '2025-11-30', '37')).toEqual({
      numerator: 1910,
      denominator: 1910,
      reported: 1,
      expected: 1,
    })
  })

  test('a KPI whose sums were dropped gets them back, up to the newest figure there is', async () => {
    await keepRecords(
      db,
      'dossier',
      [
        { unit: '13285', day: '2025-12-31', counts: [10, 7, 2] },
        { unit: '13291', day: '2026-01-04', counts: [3, 2, 1] },
      ],
      noon('2026-01-04'),
    )
    const standing = () =>
      db.selectFrom('kpi_sum').selectAll().where('kpi', '=', 'T02').orderBy('day').orderBy('unit').execute()
    const [before, years] = [
      await standing(),
      await db.selectFrom('kpi_year_sum').selectAll().orderBy('kpi').orderBy('unit').execute(),
    ]
    for (const table of ['kpi_sum', 'kpi_year_sum', 'kpi_horizon'] as const)
      await db.deleteFrom(table).where('kpi', '=', 'T02').execute()
    await extendSums(db, noon('2026-01-04'))
    expect(await standing()).toEqual(before)
    expect(
      await db
        .selectFrom('kpi_year_sum')
        .selectAll()
        .where('kpi', 'like', 'T0%')
        .orderBy('kpi')
        .orderBy('unit')
        .execute(),
    ).toEqual(years)
  })
})

test('sums that are copied are those that are inserted', async () => {
  const own = Array.from({ length: 40 }, (_, place) => `U${String(place).padStart(2, '0')}`)
  const size = own.length * 400
  const grid = {
    units: own,
    numerator: Float64Array.from({ length: size }, (_, place) => place - 50),
    denominator: Float64Array.from({ length: size }, (_, place) => 9_007_199_254_740_991 - place),
    reported: Int32Array.from({ length: size }, (_, place) => place % 365),
    expected: Int32Array.from({ length: size }, (_, place) => place % 366),
  }
  await db.transaction().execute(async (trx) => {
    await copySums(trx, 'X01', historyFrom, grid)
    await copySums(trx, 'X02', historyFrom, { ...grid, units: own.toReversed() })
  })
  await insertStatement('X03', historyFrom, grid).execute(db)
  const rows = async (kpi: string) =>
    (
      await sql<{ row: string }>`
      select concat_ws(' ', day, unit, numerator, denominator, reported, expected) as row from kpi_sum where kpi = ${kpi} order by day, unit`.execute(
        db,
      )
    ).rows
  const copied = await rows('X01')
  expect(copied).toHaveLength(size)
  expect(copied).toEqual(await rows('X03'))
  expect(await rows('X02')).not.toEqual(copied)
})

test('the statements, for a reviewer to read', async () => {
  const read = (...statements: { compile(db: Db): { sql: string } }[]) =>
    `${statements.map((statement) => statement.compile(db).sql.trim()).join(';\n\n')};\n`
  const grid = {
    units: ['13285'],
    numerator: new Float64Array(1),
    denominator: new Float64Array(1),
    reported: new Int32Array(1),
    expected: new Int32Array(1),
  }
  const columns = { kpi: [], summed: [], day: [], unit: [], numerator: [], denominator: [], reported: [], expected: [] }
  await expect(
    read(
      factsStatement('received', ['13285'], historyFrom, '2025-12-31'),
      insertStatement('T01', historyFrom, grid),
      correctStatement(columns, '37'),
      yearSumsStatement(['T01'], false, 2025, 2026),
    ),
  ).toMatchFileSnapshot('move-sums.sql')
})

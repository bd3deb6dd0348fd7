import fc from 'fast-check'
import { addDays, type Day, instantOf } from 'shared/day.ts'
import { dueDay } from 'shared/due-day.ts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../db/open.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { naiveCounts, type NaiveLedger, standAfter } from './naive-sums.ts'
import { type CountsRow, readCounts } from './read-counts.ts'
import { readCountsAsOf } from './read-counts-as-of.ts'
import { readGround } from './read-ground.ts'
import { laterStatement, sinceStatement } from './read-later.ts'
import { reportsStatement } from './read-levels-as-of.ts'
import { readKnowledge } from './read-knowledge.ts'
import { sumsStatement } from './read-sums.ts'
import { loadTestProvince } from './load-test-province.ts'
import { forgetRecords, keepRecords, type TestRecord } from './test-records.ts'
import { formulas, historyFrom, units } from './test-province.ts'

let database: TestDatabase
let db: Db
beforeAll(async () => {
  database = await testDatabase()
  db = database.db
  await loadTestProvince(db)
})
afterEach(() => forgetRecords(db))
afterAll(() => database.close())

/** Asked a year later, when all of it has come. */
const later = new Date('2027-01-01T00:00:00Z')
const knowledgeOf = async (asOf: string | undefined) => readKnowledge(db, await readGround(db, later), asOf, later)
const noon = (day: Day) => instantOf(day, 12 * 60)
const ids = formulas.map(({ formula }) => formula)
const levels = new Set(formulas.filter(({ aggregation }) => aggregation === 'last').map(({ formula }) => formula))
const everyUnit = units.map(({ code }) => code)

/** Two months over New Year that arrive day by day, with gaps, late reports, corrections and one record taken back. */
const anyHistory = fc
  .array(
    fc.record({
      dataset: fc.constantFrom('dossier', 'document', 'certificate', 'procedure', 'gateway'),
      place: fc.integer({ min: 0, max: 60 }),
      unit: fc.constantFrom('H37.1', '13285', '13291', '14329', '37'),
      counts: fc.option(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 3, maxLength: 3 }), { freq: 8 }),
    }),
    { minLength: 4, maxLength: 24 },
  )
  .map((all) =>
    all.filter(
      ({ dataset, unit }) =>
        (dataset === 'gateway' ? unit === '37' : unit !== '37' || dataset === 'procedure') &&
        !(dataset === 'document' && unit.startsWith('H')),
    ),
  )
  .filter((all) => all.length > 0)

interface Kept {
  at: Date
  ledger: NaiveLedger
}
async function keepAll(
  history: { dataset: string; place: number; unit: string; counts: number[] | null }[],
): Promise<Kept[]> {
  const states: Kept[] = []
  let ledger: NaiveLedger = { standing: new Map() }
  for (const [order, { dataset, place, unit, counts }] of history.entries()) {
    const sized = counts && counts.slice(0, dataset === 'dossier' || dataset === 'document' ? 3 : 2)
    const records: TestRecord[] = [{ unit, day: addDays(historyFrom, place), counts: sized }]
    const at = noon(addDays(historyFrom, 3 * order))
    await keepRecords(db, dataset, records, at, order % 3 === 0)
    ledger = standAfter(ledger, dataset, records)
    states.push({ at, ledger })
  }
  return states
}
const anySpan = fc
  .tuple(fc.integer({ min: -10, max: 65 }), fc.integer({ min: 0, max: 60 }))
  .map(([start, days]) => ({ from: addDays(historyFrom, start), to: addDays(historyFrom, start + days) }))
const find = (rows: CountsRow[], kpi: string, unit: string, place: number) => {
  const row = rows.find((each) => each.kpi === kpi && each.unit === unit && each.place === place)
  return {
    numerator: row?.numerator ?? 0,
    denominator: row?.denominator ?? 0,
    reported: row?.reported ?? 0,
    expected: row?.expected ?? 0,
  }
}
const inOrder = (rows: CountsRow[]) =>
  rows.toSorted((one, other) =>
    `${one.kpi} ${one.unit} ${one.place}`.localeCompare(`${other.kpi} ${other.unit} ${other.place}`),
  )
const fresh = () => forgetRecords(db)

describe('properties of measurement', () => {
  test('any span is the ledger added up; units add up to the province; a span cut in two adds up; coverage is at most 1', async () => {
    await fc.assert(
      fc
        .asyncProperty(
          anyHistory,
          fc.array(anySpan, { minLength: 1, maxLength: 4 }),
          fc.nat(),
          async (history, spans, cutAt) => {
            const states = await keepAll(history)
            const { ledger } = states.at(-1)!
            const horizons = await db.selectFrom('kpi_horizon').selectAll().execute()
            const halves = spans.flatMap(({ from, to }) => {
              const middle = addDays(from, cutAt % (1 + (Date.parse(to) - Date.parse(from)) / 86_400_000))
              return [
                { from, to: middle },
                { from: addDays(middle, 1), to },
              ]
            })
            const rows = await readCounts(db, { kpis: ids, units: null, spans: [...spans, ...halves] })
            for (const { kpi: id, day: horizon, due } of horizons) {
              const kpi = formulas.find((each) => each.formula === id)!
              for (const [index, span] of spans.entries()) {
                const place = index + 1
                for (const unit of new Set(rows.filter((row) => row.kpi === id).map((row) => row.unit))) {
                  const counts = find(rows, id, unit, place)
                  const to = span.to < horizon ? span.to : horizon
                  if (span.from <= horizon)
                    expect({ id, unit, span, ...counts }).toEqual({
                      id,
                      unit,
                      span,
                      ...naiveCounts(ledger, id, unit, { from: span.from, to, due }),
                    })
                  expect(counts.reported).toBeLessThanOrEqual(counts.expected)
                  expect(counts.reported).toBeGreaterThanOrEqual(0)
                  if (kpi.aggregation === 'last') continue
                  const [first, second] = [
                    find(rows, id, unit, spans.length + 2 * index + 1),
                    find(rows, id, unit, spans.length + 2 * index + 2),
                  ]
                  expect(counts.numerator).toBe(first.numerator + second.numerator)
                  expect(counts.expected).toBe(first.expected + second.expected)
                  if (first.denominator > 0 && second.denominator > 0) {
                    const ratios = [first.numerator / first.denominator, second.numerator / second.denominator]
                    const union = counts.numerator / counts.denominator
                    expect(union).toBeGreaterThanOrEqual(Math.min(...ratios) - 1e-12)
                    expect(union).toBeLessThanOrEqual(Math.max(...ratios) + 1e-12)
                  }
                }
                if (!kpi.additive || kpi.scope === 'province') continue
                const whole = find(rows, id, '37', place)
                const parts = rows.filter((row) => row.kpi === id && row.place === place && row.unit !== '37')
                expect(whole).toEqual(
                  parts.reduce(
                    (sum, row) => ({
                      numerator: sum.numerator + row.numerator,
                      denominator: sum.denominator + row.denominator,
                      reported: sum.reported + row.reported,
                      expected: sum.expected + row.expected,
                    }),
                    { numerator: 0, denominator: 0, reported: 0, expected: 0 },
                  ),
                )
              }
            }
          },
        )
        .afterEach(fresh),
      { numRuns: 12 },
    )
  }, 120_000)

  test('as known at any past instant is what the ledger said then; now is now; before the first there is nothing', async () => {
    await fc.assert(
      fc
        .asyncProperty(
          anyHistory,
          fc.array(anySpan, { minLength: 1, maxLength: 3 }),
          fc.nat(),
          async (history, spans, pick) => {
            const states = await keepAll(history)
            const then = states[pick % states.length]!
            const horizons = await db.selectFrom('kpi_horizon').selectAll().execute()
            const asked = { kpis: ids, units: null, spans }
            const knowledge = await knowledgeOf(then.at.toISOString())
            expect(knowledge.version).toBe((pick % states.length) + 1)
            const rows = await readCountsAsOf(db, await readGround(db, later), asked, {
              version: knowledge.version,
              instant: then.at,
            })
            for (const { kpi: id, day: horizon, due } of horizons) {
              const dueThen = dueDay(6, then.at)
              for (const [index, span] of spans.entries()) {
                const to = span.to < horizon ? span.to : horizon
                for (const unit of new Set(rows.filter((row) => row.kpi === id).map((row) => row.unit))) {
                  if (span.from > horizon) continue
                  const naive = naiveCounts(then.ledger, id, unit, {
                    from: span.from,
                    to,
                    due: dueThen < due ? dueThen : due,
                  })
                  expect({ id, unit, span, at: then.at, ...find(rows, id, unit, index + 1) }).toEqual({
                    id,
                    unit,
                    span,
                    at: then.at,
                    ...naive,
                  })
                }
              }
            }
            // Asked of a few units, in several questions, each is what it is among all.
            const few = ['37', '13285', 'H37.1']
            const past = { version: knowledge.version, instant: then.at }
            const apart = [ids.slice(0, 3), ids.slice(3)].map((kpisAsked) => ({ kpis: kpisAsked, units: few, spans }))
            expect(inOrder(await readCountsAsOf(db, await readGround(db, later), apart, past))).toEqual(
              inOrder(rows.filter(({ unit }) => few.includes(unit))),
            )
            const newest = states.at(-1)!
            const now = await knowledgeOf(newest.at.toISOString())
            const sorted = (all: CountsRow[]) =>
              inOrder(all).map(({ ever, ...row }) => ({ ...row, ever: levels.has(row.kpi) && ever > 0 }))
            expect(
              sorted(
                await readCountsAsOf(db, await readGround(db, later), asked, {
                  version: now.version,
                  instant: newest.at,
                }),
              ),
            ).toEqual(sorted(await readCounts(db, asked)))
            const before = noon(addDays(historyFrom, -3))
            expect((await knowledgeOf(before.toISOString())).version).toBe(0)
            for (const row of await readCountsAsOf(db, await readGround(db, later), asked, {
              version: 0,
              instant: before,
            })) {
              expect(row).toMatchObject({ numerator: 0, denominator: 0, reported: 0, expected: 0, ever: 0 })
            }
          },
        )
        .afterEach(fresh),
      { numRuns: 12 },
    )
  }, 120_000)

  test('the order in which figures arrive does not matter', async () => {
    const collections = [
      { place: 3, unit: '13285', counts: [10, 7, 2] },
      { place: 45, unit: '13285', counts: [4, 4, 0] },
      { place: 20, unit: '13291', counts: [6, 1, 3] },
    ].map((one) => ({ dataset: 'dossier', ...one }))
    const asked = { kpis: ['T01', 'T02', 'T05'], units: everyUnit, spans: [{ from: historyFrom, to: '2026-01-05' }] }
    const answers = []
    for (const order of [
      [0, 1, 2],
      [2, 0, 1],
      [1, 2, 0],
    ]) {
      await keepAll(order.map((place) => collections[place]!))
      answers.push(
        (await readCounts(db, asked)).sort((one, other) =>
          `${one.kpi}${one.unit}`.localeCompare(`${other.kpi}${other.unit}`),
        ),
      )
      await fresh()
    }
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
  })
})

test('a day as `asOf` means the end of it in Vietnam', async () => {
  await keepRecords(
    db,
    'dossier',
    [{ unit: '13285', day: '2025-11-21', counts: [1, 1, 0] }],
    new Date('2025-11-22T16:59:00Z'),
  )
  await keepRecords(
    db,
    'dossier',
    [{ unit: '13285', day: '2025-11-21', counts: [2, 1, 0] }],
    new Date('2025-11-22T17:01:00Z'),
  )
  expect(await knowledgeOf('2025-11-22')).toEqual({
    version: 1,
    recordedAt: '2025-11-22T16:59:00.000Z',
    asOf: '2025-11-22T16:59:59.999Z',
  })
  expect(await knowledgeOf(undefined)).toEqual({ version: 2, recordedAt: '2025-11-22T17:01:00.000Z', asOf: null })
})

test('the statements, for a reviewer to read', async () => {
  const spans = [{ from: historyFrom, to: '2026-01-05' }]
  const read = (...statements: { compile(db: Db): { sql: string } }[]) =>
    `${statements.map((statement) => statement.compile(db).sql.trim()).join(';\n\n')};\n`
  const question = { kpis: ['T02'], units: ['13285'], days: [historyFrom], yearKpis: ['T02'], years: [2026] }
  const days = Array.from({ length: 9 }, (_, place) => addDays(historyFrom, place))
  await expect(
    read(
      sumsStatement([question, { ...question, units: null, years: [] }], ['T02']),
      sumsStatement([{ ...question, days, years: [] }]),
    ),
  ).toMatchFileSnapshot('read-sums.sql')
  await expect(
    read(
      sinceStatement(['dossier'], '2026-01-05', 1),
      laterStatement({ measures: ['received'], days: [historyFrom] }, { measures: [], days: [] }, 1),
      reportsStatement(['overdue'], ['13285'], spans, 1),
    ),
  ).toMatchFileSnapshot('read-counts-as-of.sql')
})

import fc from 'fast-check'
import { addDays, type Day, instantOf } from 'shared/day.ts'
import { lifeOf, standsOn } from 'shared/unit/succession.ts'
import type { NewUnitChange } from 'shared/unit/unit-change.ts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import type { Db } from '../db/open.ts'
import { readChanges } from '../unit/change/read-changes.ts'
import { extendSums } from './extend-sums.ts'
import { gatherCounts } from './gather-counts.ts'
import { loadTestProvince } from './load-test-province.ts'
import { type NaiveLedger, standAfter } from './naive-sums.ts'
import type { CountsRow } from './read-counts.ts'
import { readGround } from './read-ground.ts'
import { readLines } from './read-lines.ts'
import { isSummed } from './sum-rows.ts'
import { forgetRecords, keepRecords, type TestRecord } from './test-records.ts'
import { historyFrom, kpis } from './test-province.ts'

const merged = '50001'
const divided = '50002'
const now = instantOf('2026-02-10', 12 * 60)
const unit = (code: string, name: string) => ({
  code,
  name,
  kind: 'ward' as const,
  formerProvince: 'ha-nam' as const,
  tile: null,
  areaKm2: null,
  lat: null,
  lon: null,
})
const decided: NewUnitChange[] = [
  {
    kind: 'merge',
    day: '2025-12-10',
    from: ['13285', '13291'],
    to: [{ unit: merged, share: null }],
    made: [unit(merged, 'Liêm Phủ')],
  },
  {
    kind: 'split',
    day: '2026-01-05',
    from: ['14329'],
    to: [
      { unit: '14329', share: 6_500 },
      { unit: divided, share: 3_500 },
    ],
    made: [unit(divided, 'Trường Yên')],
  },
]

let database: TestDatabase
let db: Db
beforeAll(async () => {
  database = await testDatabase()
  db = database.db
  await loadTestProvince(db)
  for (const definition of decided) {
    const { id } = await db
      .insertInto('unit_change')
      .values({
        kind: definition.kind,
        day: definition.day,
        definition: JSON.stringify(definition),
        basis: 'Nghị quyết số 1',
        reason: 'sắp xếp',
        state: 'confirmed',
        recorded_at: now,
        recorded_by: 'one',
        decided_at: now,
        decided_by: 'another',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const { code, name, kind, formerProvince } = definition.made[0]!
    await db
      .insertInto('unit')
      .values({
        code,
        name,
        kind,
        former_province: formerProvince,
        tile: null,
        area_km2: null,
        lat: null,
        lon: null,
        made_by: id,
      })
      .execute()
  }
})
afterEach(() => forgetRecords(db))
afterAll(() => database.close())

const codes = ['H37.1', '13285', '13291', '13633', '14329', merged, divided]
/** A month before the merger to a month after the split; a unit reports on the days on which it stands. */
const anyHistory = fc.array(
  fc.record({
    dataset: fc.constantFrom('dossier', 'dossier', 'certificate'),
    place: fc.integer({ min: 0, max: 75 }),
    unit: fc.constantFrom(...codes),
    counts: fc.option(
      fc
        .tuple(fc.nat({ max: 300 }), fc.nat({ max: 300 }), fc.nat({ max: 50 }))
        .map(([one, other, rest]) => [Math.max(one, other), Math.min(one, other), rest]),
      { freq: 9 },
    ),
  }),
  { minLength: 5, maxLength: 30 },
)
type History = { dataset: string; place: number; unit: string; counts: number[] | null }[]

async function keepAll(history: History): Promise<{ ledger: NaiveLedger; at: Date }[]> {
  const changes = await readChanges(db)
  let ledger: NaiveLedger = { standing: new Map() }
  const states: { ledger: NaiveLedger; at: Date }[] = []
  for (const { dataset, place, unit: code, counts } of history) {
    const day = addDays(historyFrom, place)
    if (!standsOn(lifeOf(changes, code), day)) continue
    if (counts === null && !ledger.standing.has(`${dataset} ${code} ${day}`)) continue
    // Weekly figures are of Sundays.
    const record: TestRecord = { unit: code, day, counts: counts?.slice(0, dataset === 'certificate' ? 2 : 3) ?? null }
    const at = instantOf(addDays(historyFrom, 76), states.length)
    await keepRecords(db, dataset, [record], at)
    ledger = standAfter(ledger, dataset, [record])
    states.push({ ledger, at })
  }
  return states
}

const anySpans = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 75 }), fc.integer({ min: 0, max: 60 })).map(([from, length]) => ({
    from: addDays(historyFrom, from),
    to: addDays(historyFrom, from + length),
  })),
  { minLength: 1, maxLength: 3 },
)
const ids = kpis.map(({ id }) => id)
const find = (rows: readonly CountsRow[], kpi: string, code: string, place: number) => {
  const row = rows.find((one) => one.kpi === kpi && one.unit === code && one.place === place)
  return { numerator: row?.numerator ?? 0, denominator: row?.denominator ?? 0, reported: row?.reported ?? 0 }
}

describe('over a merger and a split', () => {
  test('units as they are now add up to the province, flows and states alike; a numerator stays within', async () => {
    await fc.assert(
      fc
        .asyncProperty(anyHistory, anySpans, async (history, spans) => {
          await keepAll(history)
          const ground = await readGround(db, now)
          expect(ground.units.map(({ code }) => code)).not.toContain('13285')
          const rows = await readLines(db, ground, { kpis: ids, units: null, spans }, null)
          for (const kpi of kpis.filter(isSummed))
            for (const place of spans.keys()) {
              const parts = ground.units
                .filter(({ kind }) => kind !== 'province')
                .map(({ code }) => find(rows, kpi.id, code, place + 1))
              const sum = (side: 'numerator' | 'denominator') => parts.reduce((total, one) => total + one[side], 0)
              const whole = find(rows, kpi.id, '37', place + 1)
              const about = { kpi: kpi.id, span: spans[place] }
              expect({ ...about, n: sum('numerator'), d: sum('denominator') }).toEqual({
                ...about,
                n: whole.numerator,
                d: whole.denominator,
              })
              if (kpi.id === 'T02') for (const one of parts) expect(one.numerator).toBeLessThanOrEqual(one.denominator)
            }
        })
        .afterEach(() => forgetRecords(db)),
      { numRuns: 6 },
    )
  }, 60_000)

  test('of a unit that was divided, days and weeks add up to the span', async () => {
    await fc.assert(
      fc
        .asyncProperty(anyHistory, anySpans, fc.nat(), async (history, [span], cut) => {
          await keepAll(history)
          const ground = await readGround(db, now)
          const { from, to } = span!
          const middle = addDays(from, cut % 40)
          const after = addDays(middle, 1)
          if (middle >= to) return
          const spans = [
            { from, to },
            { from, to: middle },
            { from: after, to },
          ]
          const rows = await readLines(db, ground, { kpis: ['T01', 'T02'], units: null, spans }, null)
          for (const kpi of ['T01', 'T02'])
            for (const code of ['14329', divided]) {
              const [whole, one, other] = [1, 2, 3].map((place) => find(rows, kpi, code, place))
              const sum = (side: 'numerator' | 'denominator' | 'reported') => one![side] + other![side]
              expect({ code, n: sum('numerator'), d: sum('denominator'), r: sum('reported') }).toEqual({
                code,
                n: whole!.numerator,
                d: whole!.denominator,
                r: whole!.reported,
              })
            }
        })
        .afterEach(() => forgetRecords(db)),
      { numRuns: 6 },
    )
  }, 60_000)

  test('a merged unit goes on with what its predecessors counted, each count once', async () => {
    await fc.assert(
      fc
        .asyncProperty(anyHistory, anySpans, async (history, spans) => {
          const { ledger } = (await keepAll(history)).at(-1) ?? { ledger: { standing: new Map() } }
          const ground = await readGround(db, now)
          const rows = await readLines(db, ground, { kpis: ['T02'], units: [merged], spans }, null)
          for (const [place, span] of spans.entries()) {
            const own = [...ledger.standing].flatMap(([key, [received = 0, online = 0]]) => {
              const [dataset, code = '', day = ''] = key.split(' ')
              const counted = dataset === 'dossier' && [merged, '13285', '13291'].includes(code)
              return counted && day >= span.from && day <= span.to ? [{ received, online }] : []
            })
            expect(find(rows, 'T02', merged, place + 1)).toEqual({
              numerator: own.reduce((sum, { online }) => sum + online, 0),
              denominator: own.reduce((sum, { received }) => sum + received, 0),
              reported: own.length,
            })
          }
        })
        .afterEach(() => forgetRecords(db)),
      { numRuns: 6 },
    )
  }, 60_000)

  test('as it was known at an instant is what was said at that instant', async () => {
    await fc.assert(
      fc
        .asyncProperty(anyHistory, anySpans, fc.nat(), async (history, spans, pick) => {
          const known = history.slice(0, 1 + (pick % history.length))
          const states = await keepAll(known)
          if (states.length === 0) return
          const asked = { kpis: ids, units: null, spans }
          const said = await readLines(db, await readGround(db, now), asked, null)
          await keepAll(known.map((one) => ({ ...one, counts: one.counts && one.counts.map((count) => count + 7) })))
          const past = { version: states.length, instant: states.at(-1)!.at }
          const then = await readLines(db, await readGround(db, now), asked, past)
          for (const kpi of ids)
            for (const code of [...codes, '37'])
              for (const place of spans.keys())
                expect({ kpi, code, span: spans[place], ...find(then, kpi, code, place + 1) }).toEqual({
                  kpi,
                  code,
                  span: spans[place],
                  ...find(said, kpi, code, place + 1),
                })
        })
        .afterEach(() => forgetRecords(db)),
      { numRuns: 6 },
    )
  }, 60_000)

  test('what is owed goes on: two before, one after; a unit that ended owes nothing and one to come is not asked', async () => {
    await keepRecords(db, 'dossier', [{ unit: '13285', day: '2025-12-09', counts: [4, 2, 0] }], now)
    await extendSums(db, now)
    const ground = await readGround(db, now)
    const spans = [
      { from: '2025-12-09', to: '2025-12-09' },
      { from: '2025-12-10', to: '2025-12-10' },
      { from: '2025-12-08', to: '2025-12-11' },
    ]
    const t02 = ground.kpis.find(({ id }) => id === 'T02')!
    const knowledge = { version: 1, recordedAt: now.toISOString(), asOf: null }
    const { of } = await gatherCounts(db, ground, { kpis: [t02], units: null, spans }, knowledge as never)
    const owed = (code: string) =>
      spans
        .map((_, place) => of(t02, [code], place))
        .map((counts) => (counts === 'not-applicable' ? counts : `${counts.reported}/${counts.expected}`))
    expect(owed(merged)).toEqual(['1/2', '0/1', '1/6'])
    expect(owed('13285')).toEqual(['1/1', 'not-applicable', '1/2'])
    expect(owed(divided)).toEqual(['0/1', '0/1', '0/4'])
    expect(owed('37')).toEqual(['1/5', '0/4', '1/18'])
  })

  test('before a change has come about, lines are drawn as they were', async () => {
    const ground = await readGround(db, instantOf('2025-12-09' as Day))
    expect(ground.units.map(({ code }) => code)).toEqual(['13285', '13291', '13633', '14329', '37', 'H37.1'])
    expect(ground.lines.size).toBe(0)
    const after = await readGround(db, instantOf('2025-12-10' as Day))
    expect(after.units.map(({ code }) => code)).toContain(merged)
    expect(after.units.find(({ code }) => code === merged)?.before).toEqual(['13285', '13291'])
  })
})

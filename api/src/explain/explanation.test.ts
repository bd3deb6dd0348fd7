import { instantOf } from 'shared/day.ts'
import type { ExplainedRecord, Explanation } from 'shared/explain/explanation-contract.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { extendSums } from '../kpi/extend-sums.ts'
import { loadTestProvince } from '../kpi/load-test-province.ts'
import { keepRecords } from '../kpi/test-records.ts'
import { testDeps } from '../test-deps.ts'

const now = instantOf('2026-01-22', 9 * 60)
let at: TestDatabase
let app: ReturnType<typeof buildApp>
beforeAll(async () => {
  at = await testDatabase()
  await loadTestProvince(at.db)
  const keep = (dataset: string, records: Parameters<typeof keepRecords>[2], day: string) =>
    keepRecords(at.db, dataset, records, instantOf(day, 600))
  await keep(
    'dossier',
    [
      { unit: '13285', day: '2025-12-20', counts: [100, 90, 3] },
      { unit: '13291', day: '2025-12-20', counts: [300, 150, 0] },
      { unit: 'H37.1', day: '2025-12-21', counts: [50, 50, 1] },
    ],
    '2026-01-03',
  )
  await keep('dossier', [{ unit: '13285', day: '2026-01-02', counts: [20, 10, 4] }], '2026-01-04')
  await keep('dossier', [{ unit: '13291', day: '2025-12-20', counts: [300, 240, 0] }], '2026-01-10')
  // Put right, and put right back.
  await keep('dossier', [{ unit: '13285', day: '2026-01-02', counts: [20, 12, 4] }], '2026-01-11')
  await keep('dossier', [{ unit: '13285', day: '2026-01-02', counts: [20, 10, 4] }], '2026-01-12')
  await keep(
    'procedure',
    [
      { unit: '37', day: '2025-12-31', counts: [1910, 1900] },
      { unit: '13285', day: '2025-12-31', counts: [400, 380] },
    ],
    '2026-01-13',
  )
  await extendSums(at.db, now)
  app = buildApp(testDeps(at.db, now), { stampMaxAgeMs: 0 })
})
afterAll(() => at.close())

async function get<T = Explanation>(path: string): Promise<T> {
  const response = await app.request(path)
  expect(response.status, `${path}: ${await response.clone().text()}`).toBe(200)
  return (await response.json()) as T
}
const month = 'from=2025-12-15&to=2026-01-14'
const explain = (kpi: string, query = '') => get(`/api/kpis/${kpi}/explanation?${month}${query}`)

describe('a rate of the province', () => {
  test('is what its batches add up to', async () => {
    const told = await explain('T02')
    expect(told.agrees).toBe(true)
    expect(told.value).toMatchObject({ state: 'value', numerator: 390, denominator: 470 })
    expect(told.numerator).toMatchObject({ total: 390, terms: [{ measure: 'online', coefficient: 1, total: 390 }] })
    expect(told.denominator).toMatchObject({ total: 470 })
    expect(told.batchesTotal).toBe(5)
    expect(told.batches.map(({ version, numerator, denominator }) => [version, numerator, denominator])).toEqual([
      [5, -2, 0],
      [4, 2, 0],
      [3, 90, 0],
      [2, 10, 20],
      [1, 290, 450],
    ])
    expect(told.batches[4]).toMatchObject({ from: '2025-12-20', to: '2025-12-21', feed: { id: 'dossier' }, figures: 6 })
  })

  test('says who owes most', async () => {
    const { days } = await explain('T02')
    expect(days.missingTotal).toBe(days.owing.reduce((sum, { missing }) => sum + missing, 0))
    expect(days.owingTotal).toBe(5)
    expect(days.owing.at(-1)).toEqual({ unit: '13285', missing: 29 })
  })

  test('as it was known is the same without what came later, and with its link for ever', async () => {
    const then = await explain('T02', '&asOf=2026-01-05')
    expect(then).toMatchObject({ agrees: true, numerator: { total: 300 }, batchesTotal: 2 })
    const pinned = await explain('T02', `&asOf=${encodeURIComponent(then.at)}`)
    expect(pinned.value).toEqual(then.value)
    expect(pinned.batches).toEqual(then.batches)
  })

  test('opens to the records of a batch', async () => {
    const { records, more } = await get<{ records: ExplainedRecord[]; more: string | null }>(
      `/api/kpis/T02/explained-records?collection=1&${month}`,
    )
    expect(more).toBeNull()
    expect(records).toEqual([
      {
        unit: '13285',
        day: '2025-12-20',
        moves: [
          { measure: 'online', delta: 90, reason: 'first' },
          { measure: 'received', delta: 100, reason: 'first' },
        ],
        numerator: 90,
        denominator: 100,
      },
      expect.objectContaining({ unit: '13291', numerator: 150, denominator: 300 }),
      expect.objectContaining({ unit: 'H37.1', day: '2025-12-21', numerator: 50 }),
    ])
    const after = await get<{ records: ExplainedRecord[] }>(
      `/api/kpis/T02/explained-records?collection=1&${month}&after=${encodeURIComponent('2025-12-20 13285')}`,
    )
    expect(after.records.map(({ unit }) => unit)).toEqual(['13291', 'H37.1'])
  })
})

describe('a unit', () => {
  test('sees its own batches and its own missing days alone', async () => {
    const told = await explain('T02', '&unit=13285')
    expect(told).toMatchObject({
      agrees: true,
      numerator: { total: 100 },
      denominator: { total: 120 },
      batchesTotal: 4,
    })
    expect(told.days.missing).toHaveLength(29)
    expect(told.days.missing).not.toContain('2026-01-02')
    expect(told.reasons.find(({ reason }) => reason === 'correction')).toMatchObject({ numerator: 0, figures: 2 })
  })

  test('that does not owe a KPI has nothing to explain', async () => {
    const told = await explain('V02', '&unit=H37.1')
    expect(told).toMatchObject({
      value: { state: 'not-applicable' },
      agrees: true,
      batchesTotal: 0,
      days: { from: null },
    })
  })
})

describe('a state', () => {
  test('is the last report of each unit, and only that', async () => {
    const told = await explain('T05')
    expect(told).toMatchObject({ agrees: true, numerator: { total: 5 }, denominator: null })
    expect(told.days).toMatchObject({ from: '2025-12-20', to: '2026-01-02' })
    const own = await explain('T05', '&unit=13285')
    expect(own).toMatchObject({ agrees: true, numerator: { total: 4 }, days: { from: '2026-01-02', to: '2026-01-02' } })
  })

  test('of the province that cannot be added up is the one its source gave', async () => {
    expect(await explain('T21')).toMatchObject({
      agrees: true,
      numerator: { total: 1900 },
      denominator: { total: 1910 },
      batchesTotal: 1,
    })
  })
})

test('every KPI agrees with its explanation, for every unit and as of every day', async () => {
  const units = ['37', '13285', '14329']
  for (const kpi of ['T01', 'T02', 'T05', 'V02', 'V07', 'T21', 'C04'])
    for (const unit of units)
      for (const asOf of ['2026-01-02', '2026-01-10', '2026-01-12'])
        expect(await explain(kpi, `&unit=${unit}&asOf=${asOf}`), `${kpi} ${unit} ${asOf}`).toMatchObject({
          agrees: true,
        })
})

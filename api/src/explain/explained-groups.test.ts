import { randomUUID } from 'node:crypto'
import { instantOf } from 'shared/day.ts'
import type { ExplainedRecord, Explanation } from 'shared/explain/explanation-contract.ts'
import type { NewUnitChange } from 'shared/unit/unit-change.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { extendSums } from '../kpi/extend-sums.ts'
import { loadTestProvince } from '../kpi/load-test-province.ts'
import { keepRecords } from '../kpi/test-records.ts'
import { testDeps } from '../test-deps.ts'

/** Before and after 14329 gives a third of itself to a new ward, and the commune 13291 becomes a ward. */
const before = instantOf('2026-01-04', 12 * 60)
const now = instantOf('2026-01-22', 9 * 60)
const ends = randomUUID()
const split: NewUnitChange = {
  kind: 'split',
  day: '2026-01-05',
  from: ['14329'],
  to: [
    { unit: '14329', share: 6_500 },
    { unit: '50002', share: 3_500 },
  ],
  made: [madeWard('50002', 'Trường Yên', 'ninh-binh')],
}
const rename: NewUnitChange = {
  kind: 'rename',
  day: '2026-01-06',
  from: ['13291'],
  to: [{ unit: '13291', share: null }],
  made: [madeWard('13291', 'Liêm Tuyền', 'ha-nam')],
}

function madeWard(code: string, name: string, formerProvince: 'ha-nam' | 'ninh-binh') {
  return { code, name, kind: 'ward' as const, formerProvince, tile: null, areaKm2: null, lat: null, lon: null }
}

let at: TestDatabase
let app: ReturnType<typeof buildApp>
beforeAll(async () => {
  at = await testDatabase()
  await loadTestProvince(at.db)
  for (const definition of [split, rename]) {
    const { id } = await at.db
      .insertInto('unit_change')
      .values({
        kind: definition.kind,
        day: definition.day,
        definition: JSON.stringify(definition),
        basis: 'Nghị quyết số 1',
        reason: 'sắp xếp',
        state: 'confirmed',
        recorded_at: before,
        recorded_by: 'one',
        decided_at: before,
        decided_by: 'another',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (definition.kind === 'split')
      await at.db
        .insertInto('unit')
        .values({
          code: '50002',
          name: 'Trường Yên',
          kind: 'ward',
          former_province: 'ninh-binh',
          tile: null,
          area_km2: null,
          lat: null,
          lon: null,
          made_by: id,
        })
        .execute()
  }
  const group = { version: 1, name: 'Ven biển', recorded_at: before }
  await at.db
    .insertInto('unit_group')
    .values({ id: ends, ...group, units: ['13633', '14329'] })
    .execute()
  await at.db
    .insertInto('unit_group')
    .values({ id: ends, ...group, version: 2, units: ['13633'], recorded_at: now })
    .execute()
  const keep = (dataset: string, records: Parameters<typeof keepRecords>[2], day: string) =>
    keepRecords(at.db, dataset, records, instantOf(day, 600))
  await keep(
    'dossier',
    [
      { unit: '13285', day: '2025-12-20', counts: [100, 90, 3] },
      { unit: '13291', day: '2025-12-20', counts: [300, 150, 6] },
      { unit: '13633', day: '2025-12-20', counts: [40, 10, 2] },
      { unit: '14329', day: '2025-12-20', counts: [7, 5, 11] },
      { unit: '14329', day: '2025-12-28', counts: [4, 3, 9] },
      { unit: 'H37.1', day: '2025-12-21', counts: [50, 50, 1] },
    ],
    '2026-01-03',
  )
  await keep('dossier', [{ unit: '14329', day: '2026-01-03', counts: [10, 2, 7] }], '2026-01-04')
  await keep('dossier', [{ unit: '50002', day: '2026-01-08', counts: [6, 6, 4] }], '2026-01-09')
  await keep('dossier', [{ unit: '14329', day: '2025-12-28', counts: [5, 3, 9] }], '2026-01-10')
  await extendSums(at.db, now)
  app = buildApp(testDeps(at.db, now), { stampMaxAgeMs: 0 })
})
afterAll(() => at.close())

async function get<T = Explanation>(path: string, status = 200): Promise<T> {
  const response = await app.request(path)
  expect(response.status, `${path}: ${await response.clone().text()}`).toBe(status)
  return (await response.json()) as T
}
const month = 'from=2025-12-15&to=2026-01-14'
const explain = (kpi: string, query: string) => get(`/api/kpis/${kpi}/explanation?${query}`)
const membersOf = ({ group }: Explanation) =>
  (group?.members ?? [])
    .map(({ unit, value }) => [unit, value.numerator, value.denominator] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
interface Values {
  rows: { key: string; value: Explanation['value']; target: Explanation['target'] }[]
}
const rowOf = async (kpi: string, query: string, key: string) =>
  (await get<Values>(`/api/kpis/${kpi}/values?${query}`)).rows.find((row) => row.key === key)

describe('a group of units', () => {
  test('is what its batches add up to, unit by unit', async () => {
    const told = await explain('T02', `${month}&group=former.ha-nam`)
    expect(told).toMatchObject({
      agrees: true,
      unit: null,
      group: { key: 'former.ha-nam', name: 'Địa bàn Hà Nam cũ', on: '2026-01-22' },
      numerator: { total: 240 },
      denominator: { total: 400 },
      batchesTotal: 1,
    })
    expect(membersOf(told)).toEqual([
      ['13285', 90, 100],
      ['13291', 150, 300],
    ])
    expect(told.days).toMatchObject({ owingTotal: 2, missing: [] })
    expect(told.days.missingTotal).toBe(told.days.owing.reduce((sum, { missing }) => sum + missing, 0))
  })

  test.each([
    ['T02', 'former-province', 'ha-nam', 'former.ha-nam'],
    ['T02', 'kind', 'ward', 'kind.ward'],
    ['T02', 'kind', 'department', 'kind.department'],
    ['T05', 'kind', 'ward', 'kind.ward'],
    ['T21', 'kind', 'ward', 'kind.ward'],
    ['V02', 'former-province', 'ninh-binh', 'former.ninh-binh'],
  ] as const)('%s by %s, %s, is the number its page shows', async (kpi, by, key, group) => {
    for (const asOf of ['', '&asOf=2026-01-04', '&asOf=2026-01-09']) {
      const [told, shown] = [
        await explain(kpi, `${month}&group=${group}${asOf}`),
        await rowOf(kpi, `${month}&by=${by}${asOf}`, key),
      ]
      expect({ value: told.value, target: told.target, agrees: told.agrees }).toEqual({
        value: shown?.value,
        target: shown?.target,
        agrees: true,
      })
    }
  })

  test('that somebody named has the members of the instant that is asked for', async () => {
    expect(membersOf(await explain('T01', `${month}&group=named.${ends}`))).toEqual([['13633', 40, null]])
    // Before its members were changed, and before one of them gave a third of itself to a unit that is a member too.
    for (const [asOf, members] of [
      ['2026-01-04', [['14329', 21, null]]],
      [
        '2026-01-05',
        [
          ['14329', 14, null],
          ['50002', 7, null],
        ],
      ],
    ] as const) {
      const then = await explain('T01', `${month}&group=named.${ends}&asOf=${asOf}`)
      expect(membersOf(then)).toEqual([['13633', 40, null], ...members])
      expect(then.agrees).toBe(true)
    }
    await get(`/api/kpis/T01/explanation?${month}&group=named.${ends}&asOf=2026-01-02`, 400)
    await get(`/api/kpis/T01/explanation?${month}&group=named.${randomUUID()}`, 400)
  })

  test('of a kind is who was of that kind: the commune that became a ward was none before', async () => {
    const wards = async (asOf: string) =>
      membersOf(await explain('T02', `${month}&group=kind.ward${asOf}`)).map(([unit]) => unit)
    expect(await wards('&asOf=2026-01-04')).toEqual(['13285', '13633', '14329'])
    // Hoa Lư, Nam Định, Phủ Lý: as names are sorted, whatever the codes.
    const { group } = await explain('T02', `${month}&group=kind.ward&asOf=2026-01-04`)
    expect(group?.members.map(({ unit }) => unit)).toEqual(['14329', '13633', '13285'])
    expect(await wards('')).toEqual(['13285', '13291', '13633', '14329', '50002'])
  })

  test('with its link is the same for ever', async () => {
    const then = await explain('T02', `${month}&group=peers.all&asOf=2026-01-05`)
    expect(then.agrees).toBe(true)
    const pinned = await explain('T02', `${month}&group=${then.group!.key}&asOf=${encodeURIComponent(then.at)}`)
    expect(pinned).toEqual(then)
  })

  test('of peers is the centre of their comparison', async () => {
    const { centre } = await get<{ centre: object }>(`/api/kpis/T02/comparison?${month}&peers=former.ha-nam`)
    expect((await explain('T02', `${month}&group=peers.former.ha-nam`)).value).toEqual(centre)
  })

  test('opens to the records of a batch, of its members only', async () => {
    const { records } = await get<{ records: ExplainedRecord[] }>(
      `/api/kpis/T02/explained-records?collection=1&${month}&group=former.ninh-binh`,
    )
    expect(records.map(({ unit, day }) => [unit, day])).toEqual([
      ['14329', '2025-12-20'],
      ['14329', '2025-12-28'],
    ])
  })

  test('is refused beside a unit, and when it says nothing', async () => {
    await get(`/api/kpis/T02/explanation?${month}&group=kind.ward&unit=13285`, 400)
    await get(`/api/kpis/T02/explanation?${month}&group=kind.province`, 400)
  })
})

describe('a unit that took a share', () => {
  test('is explained in parts, and the ledger agrees to the last count', async () => {
    const told = await explain('T02', `${month}&unit=50002`)
    expect(told).toMatchObject({ agrees: true, numerator: { total: 16 }, denominator: { total: 28 } })
    expect(told.line).toEqual([
      {
        unit: '50002',
        from: '2026-01-05',
        to: '2026-01-14',
        share: 1,
        counted: { numerator: 6, denominator: 6 },
        taken: { numerator: 6, denominator: 6 },
      },
      {
        unit: '14329',
        from: '2025-12-15',
        to: '2026-01-04',
        share: 0.35,
        counted: { numerator: 10, denominator: 22 },
        // Of 10 that were online, and of the 12 that were not.
        taken: { numerator: 3, denominator: 7 },
      },
    ])
    expect(told.value).toMatchObject({ numerator: 9, denominator: 13 })
  })

  test('agrees day by day too, and both heirs together are what was divided', async () => {
    for (const kpi of ['T01', 'T02', 'T05'])
      for (const span of ['from=2025-12-20&to=2025-12-20', 'from=2025-12-28&to=2026-01-03', month])
        for (const asOf of ['', '&asOf=2026-01-06', '&asOf=2026-01-09']) {
          for (const unit of ['14329', '50002'])
            expect(await explain(kpi, `${span}&unit=${unit}${asOf}`), `${kpi} ${unit} ${span}${asOf}`).toMatchObject({
              agrees: true,
            })
          const both = await explain(kpi, `${span}&group=former.ninh-binh${asOf}`)
          expect(both, `${kpi} ${span}${asOf}`).toMatchObject({ agrees: true })
          // Of a flow; of a state each tells its own last report.
          if (kpi !== 'T05') expect(both.numerator.total).toBe(both.value.numerator ?? 0)
          expect(await explain(kpi, `${span}${asOf}`), `${kpi} ${span}${asOf}`).toMatchObject({ agrees: true })
        }
  })

  test('is told when the sums say otherwise than the ledger', async () => {
    await at.db
      .updateTable('kpi_sum')
      .set({ numerator: 90 })
      .where('kpi', '=', 'T01')
      .where('unit', '=', '14329')
      .where('day', '=', '2026-01-04')
      .execute()
    // Days nobody has asked about: what was answered before is kept.
    const days = 'from=2025-12-16&to=2026-01-04'
    expect(await explain('T01', `${days}&unit=50002`)).toMatchObject({ agrees: false })
    expect(await explain('T01', `${days}&group=former.ninh-binh`)).toMatchObject({ agrees: false })
  })
})

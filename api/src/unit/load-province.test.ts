import { sql } from 'kysely'
import type { Province } from 'shared/province.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { readTargetHistory } from '../kpi/read-target-history.ts'
import { loadProvince } from './load-province.ts'
import { testDocument, testFeed, testKpi, testTarget } from './test-document.ts'

let database: TestDatabase
const now = new Date('2026-11-22T02:00:00Z')

beforeEach(async () => {
  database = await testDatabase()
})
afterEach(() => database.close())

const load = (document: unknown, at = now) => loadProvince(database.db, document, at)
const loaded = async (document: unknown, at = now) => expect(await load(document, at)).toMatchObject({ kind: 'loaded' })
const progress = () => database.db.selectFrom('feed_progress').selectAll().orderBy('feed').execute()

async function everything(): Promise<unknown> {
  const tables = [
    'province',
    'unit',
    'special_day',
    'subsystem',
    'connection',
    'instrument',
    'dataset',
    'measure',
    'kpi',
    'kpi_term',
    'target_plan',
    'published_figure',
    'quality_flag',
    'feed',
    'feed_progress',
    'kpi_sum',
    'kpi_horizon',
  ]
  const rows: Record<string, unknown> = {}
  for (const table of tables)
    rows[table] = (await sql`select * from ${sql.table(table)} t order by t::text`.execute(database.db)).rows
  return rows
}

const keepFigure = (measure: string, unit: string) =>
  database.db
    .insertInto('delta')
    .values({
      measure,
      unit,
      day: '2025-07-01',
      delta: 3,
      reported: 1,
      version: 1,
      reason: 'first',
      collection: 1,
      pointer: 0,
    })
    .execute()

test('a document comes in whole, and every feed is due', async () => {
  expect(await load(testDocument())).toEqual({ kind: 'loaded', changed: true })
  const { db } = database
  expect(await db.selectFrom('unit').select(['code', 'kind', 'tile']).orderBy('code').execute()).toEqual([
    { code: '13285', kind: 'ward', tile: [0, 0] },
    { code: '13318', kind: 'commune', tile: [1, 0] },
    { code: '37', kind: 'province', tile: null },
    { code: 'H42.1', kind: 'department', tile: null },
  ])
  expect(await db.selectFrom('kpi').select('definition').where('id', '=', 'T02').executeTakeFirst()).toEqual({
    definition: { ...testKpi, targets: undefined },
  })
  expect(await readTargetHistory(db)).toMatchObject({
    plans: [{ kpi: 'T02', level: 'province', steps: [{ value: 80 }], source: 'catalogue', recordedAt: null }],
  })
  expect(await progress()).toHaveLength(10)
  for (const row of await progress()) expect(row).toMatchObject({ due_at: now, caught_up_to: null, failures: 0 })
})

test('the same document again changes nothing, not even when a feed is due', async () => {
  await loaded(testDocument())
  const before = await everything()
  expect(await load(testDocument(), new Date(now.getTime() + 86_400_000))).toEqual({ kind: 'loaded', changed: false })
  expect(await everything()).toEqual(before)
})

test('what a later document says otherwise is said otherwise, and what it leaves out is gone', async () => {
  await loaded(testDocument())
  const target = { ...testTarget, value: 90, from: '2026-01-01' }
  const document = testDocument({
    units: testDocument().units.map((unit) => (unit.code === '13285' ? { ...unit, name: 'Phủ Lý' } : unit)),
    kpis: [{ ...testKpi, targets: [{ ...testTarget, to: '2025-12-31' }, target] }],
    specialDays: [],
    connections: [],
    feeds: testDocument().feeds.slice(0, 9),
  })
  expect(await load(document)).toEqual({ kind: 'loaded', changed: true })
  const { db } = database
  expect(await db.selectFrom('unit').select('name').where('code', '=', '13285').execute()).toEqual([{ name: 'Phủ Lý' }])
  const { plans } = await readTargetHistory(db)
  expect(plans.map(({ steps }) => steps.map(({ value, to }) => [value, to]))).toEqual([
    [[80, null]],
    [
      [80, '2025-12-31'],
      [90, null],
    ],
  ])
  expect(await db.selectFrom('kpi').select('id').execute()).toEqual([{ id: 'T02' }])
  expect(await db.selectFrom('connection').selectAll().execute()).toEqual([])
  expect(await progress()).toHaveLength(9)
})

test('a place for which an officer has set a target is the officers’ from then on; the others follow the document', async () => {
  await loaded(testDocument())
  const { db } = database
  const own = { kpi: 'T02', level: 'province' as const, key: '', source: 'officer' as const, recorded_at: now }
  await db
    .insertInto('target_plan')
    .values({ ...own, steps: '[]', basis: 'KH 12/KH-UBND' })
    .execute()
  const ward = { ...testTarget, kind: 'ward' as const, value: 70 }
  const later = new Date(now.getTime() + 86_400_000)
  await loaded(testDocument({ kpis: [{ ...testKpi, targets: [{ ...testTarget, value: 99 }, ward] }] }), later)
  const { plans } = await readTargetHistory(db)
  expect(plans.map(({ level, source, steps, recordedAt }) => [level, source, steps.length, recordedAt])).toEqual([
    ['province', 'catalogue', 1, null],
    ['province', 'officer', 0, now.toISOString()],
    ['kind', 'catalogue', 1, later.toISOString()],
  ])
})

test.each<[string, unknown, string[]]>([
  ['text that is no document', 'xin chào', ['']],
  ['null', null, ['']],
  ['an empty object', {}, expect.arrayContaining(['code', 'units', 'feeds'])],
  ['a field nobody knows', { ...testDocument(), extra: 1 }, ['']],
  [
    'a value of the wrong form',
    testDocument({ units: testDocument().units.map((unit, i) => (i === 2 ? { ...unit, code: 'x' } : unit)) }),
    ['units.2.code'],
  ],
  [
    'a target past one decimal',
    testDocument({ kpis: [{ ...testKpi, targets: [{ ...testTarget, value: 80.55 }] }] }),
    ['kpis.0.targets.0.value'],
  ],
  [
    'an address that is no web address',
    testDocument({ feeds: [testFeed('dossier', 'dossier-json', { url: 'file:///etc/passwd' })] }),
    ['feeds.0.url'],
  ],
  [
    'an address with a password in it',
    testDocument({
      feeds: [testFeed('dossier', 'dossier-json', { url: 'https://ai-do:mat-khau@mot-cua.vn/so-lieu' })],
    }),
    ['feeds.dossier.url'],
  ],
  [
    'a name nothing defines',
    testDocument({ connections: [{ ...testDocument().connections[0]!, to: 'nowhere' }] }),
    ['connections.mot-cua-dan-cu.to'],
  ],
])('%s is refused by its place and leaves everything as it was', async (_, document, places) => {
  await loaded(testDocument())
  const before = await everything()
  const outcome = await load(document)
  if (outcome.kind !== 'refused') throw new Error('it was taken')
  expect(outcome.problems.map(({ at }) => at)).toEqual(places)
  for (const { detail } of outcome.problems) expect(detail).not.toMatch(/\{[a-z]\w*\}|^$/)
  expect(await everything()).toEqual(before)
})

test.each<[string, Partial<Province>, string]>([
  ['a unit', { units: testDocument().units.filter(({ code }) => code !== '13285') }, 'units.13285'],
  [
    'a measure',
    { measures: testDocument().measures.filter(({ id }) => id !== 'petitions'), feeds: [] },
    'measures.petitions',
  ],
  [
    'a measure moved to another dataset',
    {
      measures: testDocument().measures.map((each) => (each.id === 'petitions' ? { ...each, dataset: 'line' } : each)),
      feeds: [],
    },
    'measures.petitions',
  ],
])('%s with figures stays', async (_, change, place) => {
  await loaded(testDocument())
  await keepFigure('petitions', '13285')
  expect(await load(testDocument(change))).toMatchObject({ kind: 'refused', problems: [{ at: place }] })
  expect(await database.db.selectFrom('unit').select('code').execute()).toHaveLength(4)
})

test('the figures of one province never meet the document of another', async () => {
  await loaded(testDocument())
  const other = testDocument({
    code: '38',
    units: testDocument().units.map((unit) => (unit.kind === 'province' ? { ...unit, code: '38' } : unit)),
  })
  expect(await load(other)).toMatchObject({ kind: 'refused', problems: [{ at: 'code' }] })
})

test('a feed asked otherwise is due at once; a name alone is not another way of asking', async () => {
  await loaded(testDocument())
  const later = new Date('2026-11-23T02:00:00Z')
  await database.db
    .updateTable('feed_progress')
    .set({ due_at: later, failures: 4, caught_up_to: '2026-01-31' })
    .execute()
  const [first, second, third, ...others] = testDocument().feeds
  const feeds = [
    { ...first!, url: 'http://127.0.0.1:2/' },
    { ...second!, name: { vi: 'khác', en: 'other' } },
    { ...third!, historyFrom: '2025-07-01' },
    ...others,
  ]
  await loaded(testDocument({ feeds }))
  const rows = new Map((await progress()).map((row) => [row.feed, row]))
  expect(rows.get('dossier')).toMatchObject({ due_at: now, failures: 0, caught_up_to: '2026-01-31' })
  expect(rows.get('document')).toMatchObject({ due_at: later, failures: 4 })
})

test('history that begins earlier is asked for from its beginning', async () => {
  const late = testDocument().feeds.map((feed) => ({ ...feed, historyFrom: '2026-01-01' }))
  await loaded(testDocument({ feeds: late }))
  await database.db.updateTable('feed_progress').set({ caught_up_to: '2026-01-31' }).execute()
  await loaded(testDocument())
  for (const row of await progress()) expect(row.caught_up_to).toBeNull()
})

test('sums are dropped with the formula they rest on, and only then', async () => {
  await loaded(testDocument())
  for (const kpi of ['T02', 'C04']) {
    await database.db
      .insertInto('kpi_sum')
      .values({ kpi, day: '2025-07-01', unit: '13285', numerator: 1, denominator: 2, reported: 1, expected: 1 })
      .execute()
    await database.db.insertInto('kpi_horizon').values({ kpi, day: '2025-07-01', due: '2025-07-01' }).execute()
  }
  const left = async () =>
    (await database.db.selectFrom('kpi_horizon').select('kpi').orderBy('kpi').execute()).map(({ kpi }) => kpi)
  const kpis = (change: object) => [{ ...testKpi, ...change }, ...testDocument().kpis.slice(1)]
  await loaded(testDocument({ kpis: kpis({ name: { vi: 'Tên khác', en: 'Another name' }, targets: [] }) }))
  expect(await left()).toEqual(['C04', 'T02'])
  await loaded(
    testDocument({
      kpis: kpis({ numerator: { ...testKpi.numerator, terms: [{ measure: 'dossiers_on_time', coefficient: 1 }] } }),
    }),
  )
  expect(await left()).toEqual(['C04'])
  await loaded(testDocument({ specialDays: [] }))
  expect(await left()).toEqual([])
  expect(await database.db.selectFrom('kpi_sum').selectAll().execute()).toEqual([])
})

test('two programs that load at the same moment load once', async () => {
  const outcomes = await Promise.all([load(testDocument()), load(testDocument()), load(testDocument())])
  expect(outcomes.filter((outcome) => outcome.kind === 'loaded' && outcome.changed)).toHaveLength(1)
})

import { instantOf } from 'shared/day.ts'
import type { Kpi } from 'shared/kpi/kpi.ts'
import type { KpiRow, TrendPoint } from 'shared/kpi/kpi-contract.ts'
import type { Value } from 'shared/kpi/value-contract.ts'
import type { Problem } from 'shared/problem.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { buildApp } from '../app.ts'
import { testDeps } from '../test-deps.ts'
import type { KpiValues } from './answer-kpi-values.ts'
import { extendSums } from './extend-sums.ts'
import { kpiCommand } from './kpi-command.ts'
import { loadTestProvince } from './load-test-province.ts'
import { keepRecords } from './test-records.ts'

const now = instantOf('2026-01-22', 9 * 60)
let at: TestDatabase
let app: ReturnType<typeof buildApp>
beforeAll(async () => {
  at = await testDatabase()
  await loadTestProvince(at.db)
  const { db } = at
  await keepRecords(
    db,
    'dossier',
    [
      { unit: '13285', day: '2025-12-20', counts: [100, 90, 3] },
      { unit: '13291', day: '2025-12-20', counts: [300, 150, 0] },
      { unit: 'H37.1', day: '2025-12-21', counts: [50, 50, 1] },
      { unit: '13285', day: '2026-01-02', counts: [20, 10, 4] },
      { unit: '14329', day: '2025-11-30', counts: [7, 7, 0] },
    ],
    instantOf('2026-01-03', 600),
    true,
  )
  await keepRecords(
    db,
    'document',
    [
      { unit: '13285', day: '2025-12-22', counts: [0, 0, 0] },
      { unit: '13291', day: '2025-12-22', counts: [30, 5, 20] },
    ],
    instantOf('2026-01-04', 600),
  )
  await keepRecords(
    db,
    'procedure',
    [
      { unit: '37', day: '2025-12-31', counts: [1910, 1910] },
      { unit: '13285', day: '2025-12-31', counts: [400, 380] },
    ],
    instantOf('2026-01-05', 600),
  )
  await keepRecords(
    db,
    'dossier',
    [{ unit: '13291', day: '2025-12-20', counts: [300, 240, 0] }],
    instantOf('2026-01-10', 600),
  )
  await db
    .insertInto('quarantine')
    .values({
      collection: 1,
      dataset: 'dossier',
      unit: '13633',
      day: '2025-12-28',
      rule: 'part-exceeds-whole',
      pointer: '/data/3',
      counts: '{}',
    })
    .execute()
  await extendSums(db, now)
  app = buildApp(testDeps(db, now), { stampMaxAgeMs: 0 })
})
afterAll(() => at.close())

const get = async <T = KpiValues>(path: string): Promise<T> => {
  const response = await app.request(path)
  expect(response.status, `${path}: ${response.status === 200 ? '' : await response.clone().text()}`).toBe(200)
  return (await response.json()) as T
}

describe('values', () => {
  test('nothing asked: the last closed month of Decree 09, the whole province', async () => {
    const answer = await get('/api/kpis/T02/values')
    expect(answer).toMatchObject({
      kpi: 'T02',
      period: {
        calendar: 'nd09',
        key: '2026-01',
        from: '2025-12-15',
        to: '2026-01-14',
        days: 31,
        workingDays: 23,
        state: 'closed',
      },
      comparedWith: null,
      knowledge: { version: 4, recordedAt: '2026-01-10T03:00:00.000Z', asOf: null },
    })
    expect(answer.rows).toEqual([
      {
        key: '37',
        value: {
          state: 'value',
          numerator: 390,
          denominator: 470,
          ratio: 390 / 470,
          reported: 4,
          expected: 155,
          quarantined: 1,
          text: '83,0%',
        },
        compared: null,
        target: {
          comparator: 'at-least',
          value: 80,
          text: '≥ 80%',
          from: '2025-01-01',
          instrument: null,
          met: true,
          gap: 0,
        },
      },
    ])
  })

  test('by unit, in English: a figure, none arrived, and one under review are three answers', async () => {
    const { rows } = await get('/api/kpis/T02/values?by=unit&period=2026-01&lang=en')
    expect(
      rows.map(({ key, value, target }) => [key, value.state, value.text, target?.value, target?.met ?? null]),
    ).toEqual([
      ['13285', 'value', '83.3%', 80, true],
      ['13291', 'value', '80.0%', 60, true],
      ['13633', 'quarantined', 'Under review', 80, null],
      ['14329', 'missing', 'No data yet', 80, null],
      ['H37.1', 'value', '100.0%', 80, true],
    ])
  })

  test('by former province and by kind: ratios of sums', async () => {
    const former = await get('/api/kpis/T02/values?by=former-province&period=2026-01')
    expect(former.rows.map(({ key, value }) => [key, value.numerator, value.denominator])).toEqual([
      ['ha-nam', 340, 420],
      ['nam-dinh', null, null],
      ['ninh-binh', null, null],
    ])
    const kinds = await get('/api/kpis/T02/values?by=kind&period=2026-01')
    expect(kinds.rows.map(({ key, value, target }) => [key, value.numerator, target?.value])).toEqual([
      ['commune', 240, 60],
      ['department', 50, 80],
      ['ward', 100, 80],
    ])
  })

  test('what exists in many units cannot be added up between them and the province', async () => {
    const period = 'from=2025-12-01&to=2025-12-31'
    expect((await get(`/api/kpis/T21/values?${period}`)).rows[0]?.value).toMatchObject({
      numerator: 1910,
      denominator: 1910,
      text: '100,0%',
    })
    const groups = await get(`/api/kpis/T21/values?by=kind&${period}`)
    expect(groups.rows.map(({ value }) => value.text)).toEqual(['Không áp dụng', 'Không áp dụng', 'Không áp dụng'])
    expect((await get(`/api/kpis/T21/values?unit=13285&${period}`)).rows[0]?.value.text).toBe('95,0%')
  })

  test('none arose is not 0 %, and a unit that owes nothing is told so', async () => {
    expect((await get('/api/kpis/V02/values?unit=13285&period=2026-01')).rows[0]?.value).toMatchObject({
      state: 'none-arose',
      numerator: 0,
      denominator: 0,
      ratio: null,
      text: 'Không phát sinh',
    })
    expect((await get('/api/kpis/V02/values?unit=13291&period=2026-01')).rows[0]?.value).toMatchObject({
      numerator: 20,
      denominator: 25,
      text: '80,0%',
    })
    expect((await get('/api/kpis/V02/values?unit=H37.1&period=2026-01')).rows[0]?.value.state).toBe('not-applicable')
  })

  test('as it was known on an earlier day: the figure before its correction, and only what was due then', async () => {
    const { rows, knowledge } = await get('/api/kpis/T02/values?unit=13291&period=2026-01&asOf=2026-01-09')
    expect(knowledge).toEqual({ version: 3, recordedAt: '2026-01-05T03:00:00.000Z', asOf: '2026-01-09T16:59:59.999Z' })
    expect(rows[0]?.value).toMatchObject({ numerator: 150, denominator: 300, text: '50,0%', reported: 1, expected: 25 })
    const before = await get('/api/kpis/T02/values?period=2026-01&asOf=2025-12-01T00:00:00%2B07:00')
    expect(before).toMatchObject({
      knowledge: { version: 0, recordedAt: null },
      rows: [{ value: { state: 'missing', numerator: null } }],
    })
  })

  test('compared with the period before, a year ago, and as many days', async () => {
    const previous = await get('/api/kpis/T01/values?period=2026-01&compare=previous')
    expect(previous).toMatchObject({
      comparedWith: { key: '2025-12', from: '2025-11-15' },
      rows: [{ value: { text: '470' }, compared: { text: '7' } }],
    })
    expect(await get('/api/kpis/T01/values?period=2026-01&compare=year-ago')).toMatchObject({
      comparedWith: { from: '2024-12-15' },
      rows: [{ compared: { state: 'missing' } }],
    })
    expect(await get('/api/kpis/T01/values?period=2026-02&compare=same-elapsed')).toMatchObject({
      period: { state: 'running' },
      comparedWith: { from: '2025-12-15', to: '2025-12-21' },
      rows: [{ compared: { text: '450' } }],
    })
  })

  test('cumulative: from the first day of the year of its calendar', async () => {
    expect(await get('/api/kpis/T01/values?period=2026-01&cumulative=true&calendar=gregorian')).toMatchObject({
      period: { from: '2026-01-01', cumulative: true },
      rows: [{ value: { text: '20' } }],
    })
    expect(await get('/api/kpis/T01/values?period=2026-02&cumulative=true')).toMatchObject({
      period: { from: '2025-12-15' },
      rows: [{ value: { text: '470' } }],
    })
  })

  test.each([
    ['/api/kpis/T99/values', 404, undefined],
    ['/api/kpis/T02/values?period=2026-13', 400, 'query.period'],
    ['/api/kpis/T02/values?from=2026-01-02&to=2026-01-01', 400, 'query.from'],
    ['/api/kpis/T02/values?unit=99999', 400, 'query.unit'],
    ['/api/kpis/T02/values?unit=13285&by=kind', 400, 'query.by'],
    ['/api/kpis/T02/values?asOf=yesterday', 400, 'query.asOf'],
    ['/api/overview?asOf=2026-02-30', 400, 'query.asOf'],
    ['/api/kpis/T02/values?asOf=2030-01-01', 400, 'query.asOf'],
    ['/api/units/13291/kpis?asOf=2030-01-01T00:00:00Z', 400, 'query.asOf'],
    ['/api/kpis/T02/trend?count=1', 400, 'query.count'],
    ['/api/units/99999/kpis', 404, undefined],
  ])('%s is refused with %d at %s', async (path, status, place) => {
    const response = await app.request(path)
    expect(response.status).toBe(status)
    const problem = (await response.json()) as Problem
    expect(problem.errors?.[0]?.at).toBe(place)
  })
})

test('the catalogue, and one KPI with its grounds', async () => {
  const { kpis } = await get<{ kpis: Kpi[] }>('/api/kpis')
  expect(kpis.map(({ id }) => id)).toEqual(['C04', 'T01', 'T02', 'T05', 'T21', 'V02', 'V07'])
  expect(await get('/api/kpis/T02')).toMatchObject({
    kpi: {
      id: 'T02',
      targets: [
        { value: 80, kind: null, from: '2025-01-01', to: null },
        { value: 60, kind: 'commune' },
      ],
    },
    measures: [{ id: 'online' }, { id: 'received' }],
    feeds: [{ id: 'dossier' }],
  })
})

test('a trend has no points before history, and the one asked for last', async () => {
  const { points } = await get<{ points: TrendPoint[] }>('/api/kpis/T01/trend?period=2026-01&count=13')
  expect(points.map(({ period, value }) => [period.key, value.text])).toEqual([
    ['2025-12', '7'],
    ['2026-01', '470'],
  ])
  const { points: own } = await get<{ points: TrendPoint[] }>('/api/kpis/T05/trend?period=2026-W03&count=4&unit=13285')
  expect(own.map(({ period, value }) => [period.key, value.text])).toEqual([
    ['2025-W52', 'Chưa có số liệu'],
    ['2026-W01', '4'],
    ['2026-W02', 'Chưa có số liệu'],
    ['2026-W03', 'Chưa có số liệu'],
  ])
})

test('on days that owe nothing, nothing is missing', async () => {
  const stateOf = async (asked: string) => (await get(`/api/kpis/${asked}`)).rows[0]?.value.state
  // 20 and 21 December 2025 are a Saturday and a Sunday.
  expect(await stateOf('V02/values?unit=13291&from=2025-12-20&to=2025-12-21')).toBe('not-applicable')
  expect(await stateOf('V02/values?unit=13291&from=2025-12-20&to=2025-12-22')).toBe('value')
  // Nor on a weekend after days on which everything came.
  expect(await stateOf('V02/values?from=2026-01-17&to=2026-01-18')).toBe('not-applicable')
})

test('a unit: what it owes, and the days it has not sent', async () => {
  const answer = await get<{ rows: KpiRow[]; missing: unknown[] }>(
    '/api/units/13285/kpis?from=2025-12-18&to=2025-12-23&compare=previous',
  )
  expect(answer.rows.map(({ kpi, value }) => [kpi, value.text])).toEqual([
    ['T01', '100'],
    ['T02', '90,0%'],
    ['T05', '3'],
    ['T21', 'Chưa có số liệu'],
    ['V02', 'Không phát sinh'],
    ['V07', 'Chưa có số liệu'],
  ])
  expect(answer.missing).toEqual([
    {
      dataset: 'certificate',
      feed: 'certificate',
      name: { vi: 'certificate', en: 'certificate' },
      days: ['2025-12-21'],
      total: 1,
    },
    {
      dataset: 'document',
      feed: 'document',
      name: { vi: 'document', en: 'document' },
      days: ['2025-12-18', '2025-12-19', '2025-12-23'],
      total: 3,
    },
    {
      dataset: 'dossier',
      feed: 'dossier',
      name: { vi: 'dossier', en: 'dossier' },
      days: ['2025-12-18', '2025-12-19', '2025-12-21', '2025-12-22', '2025-12-23'],
      total: 5,
    },
  ])
})

test('published figures beside ours, each over its own days', async () => {
  const figure = (id: string, numerator: number, denominator: number | null) => ({
    id,
    kpi: 'T02',
    from: '2025-12-20',
    to: '2025-12-20',
    numerator,
    denominator,
    printed: '82,5%',
    status: 'published',
    statement: { vi: '…', en: '…' },
  })
  await at.db
    .insertInto('published_figure')
    .values(
      [figure('F10', 330, 400), figure('F9', 331, null)].map((definition) => ({
        id: definition.id,
        kpi: 'T02',
        definition: JSON.stringify(definition),
      })),
    )
    .execute()
  const { figures } = await get<{ figures: { id: string; ours: Value; agrees: boolean }[] }>('/api/published')
  expect(figures.map(({ id, ours, agrees }) => [id, ours.text, agrees])).toEqual([
    ['F9', '82,5%', false],
    ['F10', '82,5%', true],
  ])
})

describe('the command', () => {
  const run = async (...argv: string[]) => {
    const said = { stdout: '', stderr: '' }
    const code = await kpiCommand(argv, testDeps(at.db, now), {
      stdout: { write: (text: string) => (said.stdout += text) },
      stderr: { write: (text: string) => (said.stderr += text) },
    })
    return { code, ...said }
  }

  test('answers what the door answers, with --json', async () => {
    const { code, stdout } = await run(
      'T02',
      '--from',
      '2025-12-20',
      '--to',
      '2026-01-02',
      '--by',
      'unit',
      '--as-of',
      '2026-01-09',
      '--json',
    )
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual(
      await get('/api/kpis/T02/values?from=2025-12-20&to=2026-01-02&by=unit&asOf=2026-01-09'),
    )
  })

  test('and a table without it', async () => {
    const { code, stdout } = await run('T02', '--period', '2026-01', '--by', 'unit')
    expect(code).toBe(0)
    expect(stdout).toMatchInlineSnapshot(`
      "T02 Tỷ lệ T02
      tháng 1/2026, 15/12/2025–14/01/2026. Số liệu phiên bản 4, định nghĩa phiên bản 1.

      Đơn vị                      Kết quả  Tử số  Mẫu số  Đã báo cáo  Phải báo cáo  Kỳ so sánh  Mục tiêu
      13285 Phủ Lý                  83,3%    100     120           2            31              ≥ 80%: đạt
      13291 Liêm Tuyền              80,0%    240     300           1            31              ≥ 60%: đạt
      13633 Nam Định        Đang kiểm tra                          0            31              ≥ 80%
      14329 Hoa Lư        Chưa có số liệu                          0            31              ≥ 80%
      H37.1 Sở Tài chính           100,0%     50      50           1            31              ≥ 80%: đạt
      "
    `)
  })

  test.each([
    [['T02', '--form', '2025-12-20'], '--form'],
    [['T02', '--from', '2025-12-20'], '--to'],
    [['T02', '--from', '2025-13-20', '--to', '2025-12-20'], '--from'],
    [['T02', '--by', 'village'], '--by'],
    [['T02', '--as-of', 'yesterday'], '--as-of'],
    [['T02', '--unit', '99999'], '--unit'],
    [['T02', '--period', '2026-13'], '--period'],
    [['T99'], 'T99'],
    [['T02', 'T03'], 'T03'],
    [[], 'T02'],
  ])('%j is refused by name', async (argv, named) => {
    const { code, stdout, stderr } = await run(...argv)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(named)
  })
})

test('what is missing of a unit is what was missing then', async () => {
  const path = '/api/units/13291/kpis?from=2025-12-19&to=2025-12-21'
  const missingOf = async (query: string) =>
    (await get<{ missing: { dataset: string; days: string[] }[] }>(path + query)).missing.find(
      ({ dataset }) => dataset === 'dossier',
    )?.days
  expect(await missingOf('')).toEqual(await missingOf('&asOf=2026-01-11'))
  expect(await missingOf('')).not.toContain('2025-12-20')
  expect(await missingOf('&asOf=2026-01-02')).toContain('2025-12-20')
})

test('a record that has been settled still waits in what was known before', async () => {
  const quarantined = async (query: string) =>
    (await get(`/api/kpis/T02/values?unit=13633&from=2025-12-28&to=2025-12-28${query}`)).rows[0]?.value.quarantined
  expect(await quarantined('&asOf=2026-01-11')).toBe(1)
  const settled = instantOf('2026-01-12', 600)
  await at.db.updateTable('quarantine').set({ state: 'superseded', settled_at: settled }).execute()
  expect(await quarantined('')).toBe(0)
  expect(await quarantined('&asOf=2026-01-12')).toBe(0)
  expect(await quarantined('&asOf=2026-01-11')).toBe(1)
  expect(await quarantined('&asOf=2025-12-01')).toBe(0)
  await at.db.updateTable('quarantine').set({ state: 'waiting', settled_at: null }).execute()
})

import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { instantOf } from 'shared/day.ts'
import type { Knowledge } from 'shared/kpi/value-contract.ts'
import type { StatedPeriod } from 'shared/period.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { makeTestFolder } from '../db/test-folder.ts'
import { testDeps } from '../test-deps.ts'
import { extendSums } from './extend-sums.ts'
import type { Overview } from './gather-overview.ts'
import { reportingOf, silentUnits } from './read-reporting.ts'
import { loadTestProvince } from './load-test-province.ts'
import { keepRecords } from './test-records.ts'
import { units } from './test-province.ts'

const now = instantOf('2026-01-22', 9 * 60)
let at: TestDatabase
let get: (path: string) => Promise<Overview & { period: StatedPeriod; knowledge: Knowledge }>
beforeAll(async () => {
  at = await testDatabase()
  await loadTestProvince(at.db)
  const own = units.filter(({ kind, code }) => kind !== 'province' && code !== '14329').map(({ code }) => code)
  const days = Array.from({ length: 31 }, (_, place) =>
    new Date(Date.UTC(2025, 11, 15 + place)).toISOString().slice(0, 10),
  )
  await keepRecords(
    at.db,
    'dossier',
    own.flatMap((unit) => days.map((day) => ({ unit, day, counts: [10, 7, 1] }))),
    instantOf('2026-01-15', 600),
    true,
  )
  await keepRecords(
    at.db,
    'procedure',
    [{ unit: '37', day: '2025-12-31', counts: [1910, 1910] }],
    instantOf('2026-01-16', 600),
  )
  await extendSums(at.db, now)
  await at.db
    .updateTable('feed_progress')
    .set({
      failures: 0,
      caught_up_to: '2026-01-21',
      last_attempt_at: instantOf('2026-01-22', 420),
      last_success_at: instantOf('2026-01-22', 420),
    })
    .where('feed', '=', 'dossier')
    .execute()
  const app = buildApp(testDeps(at.db, now), { stampMaxAgeMs: 0 })
  get = async (path) => {
    const response = await app.request(path)
    if (response.status !== 200) throw new Error(await response.text())
    return (await response.json()) as Overview & { period: StatedPeriod; knowledge: Knowledge }
  }
})
afterAll(() => at.close())

describe('the one page', () => {
  test('headline KPIs in their order, each with its way here, as far back as there is history', async () => {
    const { period, rows } = await get('/api/overview?compare=previous')
    expect(period).toMatchObject({ key: '2026-01', state: 'closed' })
    expect(
      rows.map(({ kpi, value, compared, trend }) => [
        kpi,
        value.text,
        compared?.text,
        trend.map((point) => `${point.key} ${point.text}`),
      ]),
    ).toEqual([
      ['T01', '1.240', 'Chưa có số liệu', ['2025-12 Chưa có số liệu', '2026-01 1.240']],
      ['T02', '70,0%', 'Chưa có số liệu', ['2025-12 Chưa có số liệu', '2026-01 70,0%']],
      ['T21', '100,0%', 'Chưa có số liệu', ['2025-12 Chưa có số liệu', '2026-01 100,0%']],
    ])
    expect(rows[1]?.target).toMatchObject({ met: false, gap: 124, text: '≥ 80%' })
  })

  test('the data first: feeds, how far they reach, how much of what is due has come', async () => {
    const { data } = await get('/api/overview')
    expect(data).toMatchObject({
      feeds: { healthy: 1, failing: 4, total: 5 },
      completeTo: '2026-01-21',
      lastSuccessAt: '2026-01-22T00:00:00.000Z',
    })
    // Dossiers 5 × 31, documents 4 × 23 working days, certificates 5 × 4 Sundays, procedures and gateway of the province.
    expect([data.reported, data.expected]).toEqual([125, 5 * 31 + 4 * 23 + 5 * 4 + 1 + 31])
  })

  test('what needs attention, in both languages, and the unit that has sent nothing', async () => {
    const vi = await get('/api/overview')
    const en = await get('/api/overview?lang=en')
    expect(vi.attention.length).toBeLessThanOrEqual(7)
    expect(vi.attention.map(({ kind }) => kind)).toEqual(en.attention.map(({ kind }) => kind))
    const texts = en.attention.map(({ text }) => text)
    expect(texts).toContain('Tỷ lệ T02 stands at 70.0%, short of the target ≥ 80%; still to go: 124 (hồ sơ).')
    expect(texts.some((text: string) => text.startsWith('Hoa Lư has sent no figures'))).toBe(true)
    // T05 has no row on the page: what is off its target is told all the same.
    expect(en.rows.map(({ kpi }) => kpi)).not.toContain('T05')
    expect(en.attention).toContainEqual(expect.objectContaining({ kind: 'target-missed', kpi: 'T05', effect: 4 }))
  })

  test('one year to date, and as it was known before anything had come', async () => {
    expect(await get('/api/overview?cumulative=true')).toMatchObject({
      period: { cumulative: true, from: '2025-12-15' },
      rows: [{ value: { text: '1.240' }, trend: [{}, { key: '2026-01' }] }, {}, {}],
    })
    const { knowledge, rows, data } = await get('/api/overview?asOf=2026-01-01')
    expect(knowledge.version).toBe(0)
    expect(rows.map(({ value }) => value.state)).toEqual(['missing', 'missing', 'missing'])
    expect(data.reported).toBe(0)
  })
})

test('a unit is silent only when nothing of all it owes has come', () => {
  const row = (unit: string, reported: number, expected: number, kpi = 'T01') => ({
    kpi,
    unit,
    place: 1,
    numerator: 0,
    denominator: 0,
    reported,
    expected,
    ever: 0,
  })
  const named = [
    { code: 'a', name: 'A', kind: 'ward' },
    { code: 'b', name: 'B', kind: 'ward' },
    { code: 'c', name: 'C', kind: 'ward' },
    { code: '37', name: 'P', kind: 'province' },
  ]
  const rows = [
    row('a', 0, 5),
    row('a', 0, 3, 'V01'),
    row('b', 0, 5),
    row('b', 1, 3, 'V01'),
    row('c', 0, 0),
    row('37', 0, 9),
  ]
  expect(silentUnits(reportingOf(rows), named)).toEqual([{ code: 'a', name: 'A', expected: 8, datasets: 2 }])
})

describe('what the page says before its program runs', () => {
  const open = async (change: { openFigures: boolean }): Promise<string> => {
    const checkout = await makeTestFolder('nhipso-glance-')
    await mkdir(join(checkout, 'web/dist'), { recursive: true })
    await writeFile(join(checkout, 'web/dist/index.html'), '<body><div id="root"></div></body>')
    const deps = testDeps(at.db, now)
    const app = buildApp({ ...deps, env: { ...deps.env, ...change, checkout } }, { stampMaxAgeMs: 0 })
    const page = await (await app.request('/')).text()
    await rm(checkout, { recursive: true })
    return page
  }

  test('its figures are those the page will ask for', async () => {
    const { rows } = await get('/api/overview?compare=year-ago')
    const page = await open({ openFigures: true })
    const known = rows.filter(({ value }) => value.state === 'value')
    expect(known.length).toBeGreaterThan(0)
    for (const { value } of known) expect(page).toContain(`<b>${value.text}</b>`)
  })

  test('and where a visitor may not read figures, there are none', async () => {
    expect(await open({ openFigures: false })).toBe('<body><div id="root"></div></body>')
  })
})

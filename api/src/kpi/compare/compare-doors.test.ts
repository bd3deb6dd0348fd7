import { addDays, instantOf } from 'shared/day.ts'
import type { ControlChart } from 'shared/kpi/compare/chart-contract.ts'
import type { ComparisonColumn, KpiComparison } from 'shared/kpi/compare/comparison-contract.ts'
import type { EarlyWarning } from 'shared/kpi/compare/early-contract.ts'
import { readCell } from 'shared/kpi/compare/comparison-model.ts'
import type { Exception, Standing } from 'shared/kpi/compare/standing-contract.ts'
import { makeSeeded } from 'shared/statistics/seeded.ts'
import type { PeerSetAnswer } from 'shared/unit/peer-contract.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../../app.ts'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import { testDeps } from '../../test-deps.ts'
import { extendSums } from '../extend-sums.ts'
import { loadTestProvince } from '../load-test-province.ts'
import { countsFrom, type CountsRow, lookUpsOf, readCounts, sumsAsked } from '../read-counts.ts'
import { readGround, reachOf } from '../read-ground.ts'
import { keepRecords } from '../test-records.ts'
import { definePeersOfYear } from './define-peers.ts'
import { readPackedSums, unpackSums } from '../read-sums.ts'

const now = instantOf('2026-06-10', 9 * 60)
const own = ['H37.1', '13285', '13291', '13633', '14329']
let at: TestDatabase
let ask: (path: string, init?: RequestInit) => Promise<Response>
const get = async <T>(path: string): Promise<T> => {
  const response = await ask(path)
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

beforeAll(async () => {
  at = await testDatabase()
  await loadTestProvince(at.db)
  const { normal } = makeSeeded('history')
  const days = Array.from({ length: 200 }, (_, place) => addDays('2025-11-22', place))
  await keepRecords(
    at.db,
    'dossier',
    own.flatMap((unit, place) =>
      days.map((day) => {
        const received = 40 + 30 * place + Math.round(5 * normal())
        // The last unit falls in the week of 1 June, after half a year of four in five.
        const share = unit === '14329' && day >= '2026-06-01' && day <= '2026-06-07' ? 0.4 : 0.8
        return { unit, day, counts: [received, Math.round(received * Math.min(1, share + 0.02 * normal())), 1] }
      }),
    ),
    instantOf('2026-06-09', 600),
    true,
  )
  await extendSums(at.db, now)
  const app = buildApp(testDeps(at.db, now), { stampMaxAgeMs: 0 })
  ask = async (path, init) => app.request(path, init)
})
afterAll(() => at.close())

test('units × KPIs as columns, and each cell read back as it was counted', async () => {
  const { units, columns, peers } = await get<{
    units: string[]
    columns: ComparisonColumn[]
    peers: PeerSetAnswer
  }>('/api/comparison?kpis=T02,T05&period=2026-05&calendar=gregorian')
  expect(peers).toMatchObject({ key: 'all', version: 0, units: ['13285', '13291', '13633', '14329'] })
  expect(units).toEqual(peers.units)
  const span = { from: '2026-05-01', to: '2026-05-31' }
  const counts = await readCounts(at.db, { kpis: ['T02'], units, spans: [span] })
  expect(units.map((_, place) => readCell(columns[0]!, place).numerator)).toEqual(
    units.map((unit) => counts.find((row) => row.unit === unit)?.numerator),
  )
  expect(columns[0]).toMatchObject({
    kpi: 'T02',
    states: 'vvvv',
    positions: '====',
    funnel: { kind: 'funnel', units: 4 },
  })
  expect(readCell(columns[0]!, 1).target?.text).toBe('≥ 60%')
  expect(columns[1]).toMatchObject({ kpi: 'T05', positions: '....', funnel: { why: 'not-a-proportion' } })
})

test('one KPI in depth: intervals, places in the funnel, and why four units are no ranking', async () => {
  const answer = await get<KpiComparison>('/api/kpis/T02/comparison?calendar=iso-week&period=2026-W23')
  expect(answer.ranking).toMatchObject({ kind: 'hidden', why: 'too-few-units' })
  const fallen = answer.rows.find(({ unit }) => unit === '14329')!
  expect(fallen.interval!.high).toBeLessThan(0.5)
  expect(fallen.shrunk!.share).toBeGreaterThan(fallen.value.ratio!)
  expect(answer.centre.denominator).toBe(answer.rows.reduce((sum, { value }) => sum + (value.denominator ?? 0), 0))
  expect(await get('/api/kpis/T02/comparison?calendar=iso-week&period=2026-W23')).toEqual(answer)
})

test.each([
  ['/api/comparison?peers=moon', 400],
  ['/api/comparison?peers=size.1', 400],
  ['/api/comparison?peers=near.19999', 400],
  ['/api/comparison?peers=all@7', 400],
  ['/api/comparison?kpis=T2', 400],
  ['/api/comparison?kpis=Z99', 404],
  ['/api/kpis/Z99/comparison', 404],
  ['/api/kpis/T02/control-chart?unit=19999', 400],
  ['/api/units/19999/standing', 404],
  ['/api/exceptions?period=2026-99', 400],
])('%s is refused with %d', async (path, status) => expect((await ask(path)).status).toBe(status))

test('the chart of a unit by weeks: a hundred and ninety days, one week that fell', async () => {
  const { chart } = await get<{ chart: ControlChart }>(
    '/api/kpis/T02/control-chart?unit=14329&calendar=iso-week&period=2026-W23',
  )
  expect(chart).toMatchObject({ kind: 'p-prime', variation: 'concern' })
  expect(chart.points.at(-1)).toMatchObject({ means: 'concern', target: { text: '≥ 80%' } })
  expect(chart.counted).toBeGreaterThanOrEqual(13)
})

describe('what leadership is told', () => {
  const path = '/api/exceptions?calendar=iso-week&period=2026-W23'
  type List = { charts: Record<string, number>; exceptions: Exception[] }

  test('the week that fell, with who answers for it and until when', async () => {
    const { charts, exceptions } = await get<List>(path)
    expect(charts).toMatchObject({ all: 5, tested: 5, standing: 1 })
    expect(exceptions).toMatchObject([
      {
        kpi: 'T02',
        unit: '14329',
        variation: 'concern',
        owner: { unit: '14329', title: 'Chủ tịch Ủy ban nhân dân phường Hoa Lư' },
        // The tenth working day after Sunday 7 June.
        due: '2026-06-19',
        workingDaysLeft: 8,
      },
    ])
    const [one] = exceptions
    expect(one!.effect).toBeGreaterThan(300)
    expect(one!.text).toContain('Hoa Lư: Tỷ lệ T02')
  })

  test('the same as it was known then', async () => {
    const [today, then] = [await get<List>(path), await get<List>(`${path}&asOf=2026-06-09`)]
    expect(then.exceptions).toEqual(today.exceptions)
    expect((await get<List>(`${path}&asOf=2026-06-08`)).exceptions).toEqual([])
  })

  test.each(['few', 'many'])(
    'sums of %s days taken apart in the thread are the sums asked for one by one',
    async (how) => {
      const ground = await readGround(at.db, now)
      const spans = Array.from({ length: how === 'few' ? 1 : 8 }, (_, place) => ({
        from: addDays('2025-12-15', 20 * place),
        to: addDays('2026-01-03', 20 * place),
      }))
      const asked = { kpis: ['T02', 'T05', 'V07'], units: null, spans }
      const reach = reachOf(ground)
      const lookUps = lookUpsOf([asked], (kpi) => reach.get(kpi))
      const packed = await readPackedSums(at.db, lookUps.map(sumsAsked))
      expect(packed.some(({ at: days }) => days.includes(';'))).toBe(how === 'many')
      const key = ({ kpi, unit, place }: CountsRow) => `${kpi} ${unit} ${place}`
      const sorted = (rows: CountsRow[]) => rows.toSorted((one, other) => (key(one) < key(other) ? -1 : 1))
      const alone: CountsRow[] = []
      for (const [place, span] of spans.entries())
        for (const row of await readCounts(at.db, { ...asked, spans: [span] }, reach))
          alone.push({ ...row, place: place + 1 })
      expect(alone.length).toBeGreaterThan(0)
      expect(sorted(countsFrom(lookUps, unpackSums(packed)))).toEqual(sorted(alone))
    },
  )
})

describe('where a commune stands', () => {
  test('the running month, its work, the spine against peers, its charts and its score', async () => {
    const standing = await get<Standing>('/api/units/14329/standing')
    expect(standing.period).toMatchObject({ key: '2026-06', state: 'running' })
    expect(standing.first).toMatchObject({ kind: 'short', workingDaysLeft: 3 })
    expect(standing.work[0]).toMatchObject({ kpi: 'T02', comparator: 'at-least' })
    expect(standing.spine.find(({ kpi }) => kpi === 'T02')).toMatchObject({ peers: { count: 3 } })
    expect(standing.charts.find(({ kpi }) => kpi === 'T02')!.keys.at(-1)).toBe('2026-06')
    expect(standing.score).toMatchObject({ rules: '766-2022.1', period: { key: '2026-05', calendar: 'gregorian' } })
    // Four in five are filed online: full marks from half on.
    expect(standing.score.components.find(({ id }) => id === '3.3')).toMatchObject({ points: 6, state: 'scored' })
  })

  test('a department has neither communes for peers nor a target that is not its', async () => {
    const { peers, spine } = await get<Standing>('/api/units/H37.1/standing?period=2026-05')
    expect(peers.key).toBe('all')
    expect(spine.map(({ kpi }) => kpi)).toContain('T02')
  })
})

describe('daily early warning', () => {
  type Warned = { warning: EarlyWarning }
  const path = '/api/kpis/T02/early-warning'

  test('the unit that fell for a week is told of, from the days it fell; the rest is quiet', async () => {
    const { warning } = await get<Warned>(`${path}?unit=14329`)
    expect(warning.days.at(-1)!.day).toBe('2026-06-09')
    expect(warning.days.find(({ day }) => day === '2026-06-05')).toMatchObject({ means: 'concern' })
    expect((await get<Warned>(`${path}?unit=13285`)).warning).toMatchObject({ kind: 'watched', side: null })
    expect((await get<Warned>(path)).warning.days).toHaveLength(30)
  })

  test('what is usual is told by the version of the definition that is asked for', async () => {
    const scores = async (definition: string) =>
      (await get<Warned>(`${path}?unit=14329${definition}`)).warning.days.map(({ score }) => score)
    expect(await scores('&definition=1')).toEqual(await scores(''))
    expect(await scores('&definition=2')).not.toEqual(await scores(''))
  })

  test('of what was known before the week, nothing is told', async () => {
    const { warning } = await get<Warned>(`${path}?unit=14329&asOf=2026-06-08`)
    expect(warning).toMatchObject({ kind: 'none', why: 'too-few' })
    expect((await ask(`${path}?unit=99999`)).status).toBe(400)
    expect((await ask('/api/kpis/T99/early-warning')).status).toBe(404)
  })
})

describe('peers as they were told', () => {
  test('told once there is enough to tell by, and once a year', async () => {
    await at.db.updateTable('feed_progress').set({ caught_up_to: '2026-06-09' }).where('feed', '=', 'dossier').execute()
    expect(await definePeersOfYear(at.db, now)).toMatchObject({ version: 1, from: '2025-11-20', reason: null })
    expect(await definePeersOfYear(at.db, now)).toBeNull()
    const { peers } = await get<{ peers: PeerSetAnswer }>('/api/comparison?kpis=T02&peers=size.1')
    expect(peers).toMatchObject({ key: 'size.1@1', version: 1, units: ['13285'] })
    const near = await get<Standing>('/api/units/13285/standing')
    expect(near.peers).toMatchObject({ key: 'near.13285@1', units: ['13285', '13291', '13633', '14329'] })
  })
})

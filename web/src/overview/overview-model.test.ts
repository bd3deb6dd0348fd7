import { describe, expect, test } from 'vitest'
import { drawTiles } from '../ui/kpi-map-model.ts'
import { drawRows, kpiOnMap, loudness, rowsAtAGlance } from './overview-model.ts'
import { province } from '../ui/page-fixture.ts'
import { overview, values } from './overview-fixture.ts'

describe('how loudly the page speaks of its data', () => {
  const { data } = overview
  const quiet = { ...data, feeds: { healthy: 9, late: 0, failing: 0, loading: 0, total: 9 } }
  test.each([
    ['all is well', quiet, { level: 'quiet', age: 1 }],
    ['somebody is late', data, { level: 'notice', age: 1 }],
    ['four days are a long weekend', { ...quiet, completeTo: '2026-11-18' }, { level: 'quiet', age: 4 }],
    ['five days are stale', { ...quiet, completeTo: '2026-11-17' }, { level: 'stale', age: 5 }],
    ['no complete day at all is stale', { ...quiet, completeTo: null }, { level: 'stale', age: null }],
    [
      'every source failing is stale, however young the data',
      { ...data, feeds: { ...data.feeds, healthy: 0, late: 0, failing: 9 } },
      { level: 'stale', age: 1 },
    ],
    [
      'while history loads it is only said',
      { ...data, completeTo: null, loading: { done: 1, total: 2 } },
      { level: 'notice', age: null },
    ],
  ] as const)('%s', (_, status, expected) => {
    expect(loudness(status, '2026-11-22')).toEqual(expected)
  })
})

test('a row carries its trend in the unit shown, gaps included', () => {
  const [count, share] = drawRows(overview, province.kpis)
  expect(count?.values).toEqual([40_000, 52_341])
  expect(share?.values.map((one) => one && Math.round(one * 10) / 10)).toEqual([72, null, 77.9])
})

test('while the period runs, the last point of every row is provisional', () => {
  const running = { ...overview, period: { ...overview.period, state: 'running' as const } }
  expect(drawRows(running, province.kpis).every((row) => row.running)).toBe(true)
  expect(drawRows(overview, province.kpis).some((row) => row.running)).toBe(false)
})

test('a row of a KPI the catalogue does not know is left out rather than shown without a name', () => {
  expect(drawRows(overview, province.kpis.slice(0, 1)).map(({ kpi }) => kpi)).toEqual(['T01'])
})

test('at a glance: targets met, and where most is left to do', () => {
  const { met, withTarget, worst } = rowsAtAGlance(drawRows(overview, province.kpis))
  expect([met, withTarget, worst?.kpi]).toEqual([1, 2, 'T02'])
})

describe('the KPI on the map', () => {
  test.each([
    ['the one asked for', 'T10', 'T10'],
    ['the first headline of communes when none is', undefined, 'T02'],
    ['never a count: a big commune is not a good one', 'T01', 'T02'],
    ['never one that only the province answers for', 'C04', 'T02'],
  ])('%s', (_, asked, expected) => {
    expect(kpiOnMap(province.kpis, asked)?.id).toBe(expected)
  })
})

test('a tile for each commune; few cases, none arisen and no answer are three different things', () => {
  const [t02] = province.kpis.filter(({ id }) => id === 'T02')
  if (!t02) throw new Error('no T02')
  const tiles = drawTiles('vi', t02, province.units, values.rows)
  expect(tiles.map(({ name, plain, hatched, counts }) => [name, plain, hatched, counts])).toEqual([
    ['Phường Phủ Lý', null, false, '180/200'],
    ['Phường Hoa Lư', null, true, '70/100'],
    ['Xã Gia Viễn', null, false, '85/100'],
    ['Xã Định Hoá', 'too-few', false, '14/17'],
    ['Phường Nam Định', 'none-arose', false, ''],
    ['Xã Giao Hoà', 'missing', false, ''],
  ])
})

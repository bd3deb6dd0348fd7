import { expect, test } from 'vitest'
import type { Kpi } from '../kpi.ts'
import type { Value } from '../value-contract.ts'
import { controlChartOf } from './control-chart.ts'
import { smallChart, spineRow, standsOf } from './spine-model.ts'

const side = { label: { vi: 'Hồ sơ', en: 'Dossiers' }, terms: [] }
const kpi = { id: 'T02', measuredIn: 'percent', aggregation: 'ratio-of-sums', direction: 'higher', denominator: side }
const value = (x: number, n: number, more: Partial<Value> = {}): Value => ({
  state: n === 0 ? 'none-arose' : 'value',
  numerator: x,
  denominator: n,
  ratio: n === 0 ? null : x / n,
  reported: 30,
  expected: 30,
  quarantined: 0,
  text: '',
  ...more,
})
const spine = (own: Value, peers: Value[], more: object = {}) =>
  spineRow({ kpi: { ...kpi, ...more } as unknown as Kpi, value: own, target: null, peers })
const peers = [78, 79, 80, 81, 82].map((x) => value(10 * x, 1000))

test('the spread is that of the peers alone: their quartiles by type 7, the unit itself not among them', () => {
  expect(spine(value(300, 1000), peers).peers).toEqual({
    count: 5,
    min: 0.78,
    q1: 0.79,
    median: 0.8,
    q3: 0.81,
    max: 0.82,
  })
})

test('far below its peers is worse, far above better, and the other way round where lower is better', () => {
  const many = Array.from({ length: 12 }, (_, place) => value(800 + (place % 5), 1000))
  expect(spine(value(300, 1000), many)).toMatchObject({ position: 'very-low', stands: 'worse' })
  expect(spine(value(990, 1000), many)).toMatchObject({ position: 'very-high', stands: 'better' })
  expect(spine(value(990, 1000), many, { direction: 'lower' })).toMatchObject({ stands: 'worse' })
  expect(spine(value(990, 1000), many, { direction: 'neutral' })).toMatchObject({ stands: null })
  expect(spine(value(801, 1000), many)).toMatchObject({ position: 'within', stands: 'alike' })
})

test('a handful of cases far off is not called different', () =>
  expect(spine(value(2, 4), peers)).toMatchObject({ stands: 'alike' }))

test.each([
  ['without peers there is no spread and no place', spine(value(8, 10), []), { peers: null, stands: null }],
  [
    'peers without a figure or with too little of it are none',
    spine(value(8, 10), [value(0, 0), value(8, 10, { reported: 10 })]),
    { peers: null },
  ],
  [
    'a unit whose own figure is not whole is shown and not judged',
    spine(value(300, 1000, { reported: 10 }), peers),
    { position: null, stands: null },
  ],
  [
    'a sum has a spread and no place',
    spine({ ...value(5, 1), denominator: null, ratio: 5 }, peers, { measuredIn: 'dossier', denominator: null }),
    { position: null, stands: null },
  ],
])('%s', (_, row, expected) => expect(row).toMatchObject(expected))

test('only beyond 99.8 % is somebody called different', () => {
  expect(standsOf('high', 'higher')).toBe('alike')
  expect(standsOf('low', 'lower')).toBe('alike')
})

test('a small chart keeps a letter for every point: a concern, an improvement, one that is provisional', () => {
  const months = Array.from({ length: 16 }, (_, place) => {
    const key = `2025-${String(place + 1).padStart(2, '0')}`
    const x = place === 7 ? 990 : place === 14 ? 500 : 800 + (place % 3)
    return {
      period: {
        calendar: 'gregorian' as const,
        grain: 'month' as const,
        key,
        from: `${key}-01`,
        to: `${key}-28`,
        days: 28,
        workingDays: 20,
        state: place === 15 ? ('running' as const) : ('closed' as const),
      },
      value: value(x, 1000),
      target: null,
      definition: place < 15 ? 1 : 2,
    }
  })
  const chart = controlChartOf({ ...kpi, denominator: side } as unknown as Kpi, months)
  const small = smallChart('T02', { value: months.at(-1)!.value, target: null }, chart)
  expect([small.marks[7], small.marks[14], small.marks[15]]).toEqual(['+', '-', 'o'])
  expect(small.marks).toHaveLength(16)
  expect([small.ys.length, small.lows.length, small.highs.length, small.centres.length]).toEqual([16, 16, 16, 16])
  expect(small.lows[15]).toBeNull()
  expect(small.definitions).toEqual([...Array.from({ length: 15 }, () => 1), 2])
})

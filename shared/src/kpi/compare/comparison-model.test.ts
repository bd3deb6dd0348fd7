import { expect, test } from 'vitest'
import type { Target } from '../kpi.ts'
import type { Applicable, Counts } from '../value.ts'
import { columnOf, readCell } from './comparison-model.ts'

const side = { label: { vi: 'Hồ sơ', en: 'Dossiers' }, terms: [] }
const kpi = {
  id: 'T02',
  aggregation: 'ratio-of-sums',
  measuredIn: 'percent',
  decimals: 1,
  denominator: side,
} as const
const counts = (numerator: number, denominator: number, more: Partial<Counts> = {}): Counts => ({
  numerator,
  denominator,
  reported: 10,
  expected: 10,
  quarantined: 0,
  everReported: true,
  ...more,
})
const target: Target = {
  unit: null,
  kind: null,
  comparator: 'at-least',
  value: 80,
  from: '2025-07-01',
  to: null,
  instrument: null,
  note: null,
}
const cells = (all: Applicable[]) => all.map((each, place) => ({ counts: each, target: place === 0 ? null : target }))

test('every state comes back as it went in, with its counts, place and target', () => {
  const many = Array.from({ length: 30 }, () => counts(450, 500))
  const column = columnOf(
    kpi,
    cells([
      ...many,
      counts(200, 500),
      counts(0, 0),
      counts(0, 0, { reported: 0 }),
      'not-applicable',
      counts(0, 0, { reported: 0, quarantined: 2 }),
      counts(90, 100, { reported: 7 }),
    ]),
    'vi',
  )
  const read = (place: number) => readCell(column, place)
  expect(read(0)).toEqual({
    state: 'value',
    numerator: 450,
    denominator: 500,
    ratio: 0.9,
    reported: 10,
    expected: 10,
    position: 'within',
    target: null,
  })
  expect(read(30)).toMatchObject({ state: 'value', ratio: 0.4, position: 'very-low', target: { text: '≥ 80%' } })
  expect([31, 32, 33, 34].map((place) => read(place).state)).toEqual([
    'none-arose',
    'missing',
    'not-applicable',
    'quarantined',
  ])
  expect([31, 32, 33, 34].map((place) => read(place).ratio)).toEqual([null, null, null, null])
  // Seven of ten reports are too few to be judged by; the number is shown all the same.
  expect(read(35)).toMatchObject({ state: 'value', ratio: 0.9, position: null })
  expect(read(99)).toMatchObject({ state: 'missing', numerator: null, position: null, target: null })
})

test('a sum has no place in a funnel, and says why', () => {
  const column = columnOf(
    { ...kpi, measuredIn: 'dossier', denominator: null },
    cells([counts(5, 0), counts(9, 0)]),
    'vi',
  )
  expect(column).toMatchObject({
    funnel: { kind: 'none', why: 'not-a-proportion' },
    positions: '..',
    denominators: [null, null],
  })
  expect(readCell(column, 1).ratio).toBe(9)
})

test('more successes than cases is a number somebody has to look at, and no part of the group', () => {
  const column = columnOf(kpi, cells([counts(450, 500), counts(440, 500), counts(600, 500)]), 'vi')
  expect(column.funnel).toMatchObject({ kind: 'funnel', units: 2, centre: { x: 890, n: 1000 } })
  expect(readCell(column, 2)).toMatchObject({ ratio: 1.2, position: null })
})

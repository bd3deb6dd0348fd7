import { expect, test } from 'vitest'
import { province, value, noValue } from '../../ui/page-fixture.ts'
import {
  behindLines,
  byShrunk,
  comparedLines,
  type ComparedRow,
  funnelPoints,
  markOf,
  rankedLines,
  tallyOf,
  verdictOf,
} from './compared-line.ts'

test.each([
  ['far above, where higher is better', 'higher', 'very-high', 'high', 'better'],
  ['far above, where lower is better', 'lower', 'very-high', 'high', 'worse'],
  ['far below, where lower is better', 'lower', 'very-low', 'low', 'better'],
  ['far below, where neither is', 'neutral', 'very-low', 'low', 'neutral'],
  ['beyond 95 % alone is no mark', 'higher', 'low', 'within', 'neutral'],
  ['not judged is a mark of its own', 'higher', null, 'unjudged', 'neutral'],
] as const)('%s', (_, direction, position, mark, verdict) => {
  expect(markOf(position)).toBe(mark)
  expect(verdictOf({ direction }, mark)).toBe(verdict)
})

const row = (unit: string, more: Partial<ComparedRow>): ComparedRow => ({
  unit,
  value: value(70, 100, '70,0%'),
  target: null,
  interval: null,
  position: 'within',
  z: 0,
  why: null,
  shrunk: null,
  rank: null,
  notRanked: null,
  ...more,
})
const rows = [
  row('13285', { shrunk: { share: 0.7, low: 0.6, high: 0.8 }, rank: { from: 1, to: 3, expected: 1.9 } }),
  row('14500', {
    value: value(2, 2, '100,0%'),
    shrunk: { share: 0.72, low: 0.5, high: 0.9 },
    notRanked: 'too-few-cases',
  }),
  row('13669', { value: noValue('missing', 'Chưa có số liệu'), position: null, notRanked: 'no-value' }),
  row('14329', {
    value: value(95, 100, '95,0%'),
    position: 'very-high',
    shrunk: { share: 0.93, low: 0.9, high: 0.97 },
    rank: { from: 1, to: 2, expected: 1.1 },
  }),
  row('99999', {}),
]
const lines = comparedLines('vi', { direction: 'higher' }, province.units, { rows }, '14329')
const names = (some: readonly { name: string }[]) => some.map(({ name }) => name)

test('two of two do not stand before ninety-five of a hundred, and silence stands last', () => {
  expect(names(byShrunk({ direction: 'higher' }, lines))).toEqual([
    'Phường Hoa Lư',
    'Xã Định Hoá',
    'Phường Phủ Lý',
    'Xã Giao Hoà',
  ])
  expect(names(byShrunk({ direction: 'lower' }, lines))[0]).toBe('Phường Phủ Lý')
})

test('only units with cases are points, each with its fraction; one’s own is known', () => {
  const points = funnelPoints('vi', lines)
  expect(points.map(({ key, text, own }) => [key, text, own])).toEqual([
    ['13285', '70,0% · 70/100', false],
    ['14500', '100,0% · 2/2', false],
    ['14329', '95,0% · 95/100', true],
  ])
})

test('too few to rank is a state beside the ranks, not a rank', () => {
  const { ranked, others } = rankedLines(lines)
  expect(names(ranked)).toEqual(['Phường Hoa Lư', 'Phường Phủ Lý'])
  expect(others.map(({ row: { notRanked } }) => notRanked)).toEqual(['too-few-cases', 'no-value'])
})

test('every unit is counted once', () => expect(tallyOf(lines)).toEqual({ high: 1, low: 0, within: 2, unjudged: 1 }))

test('far behind are those on the bad side beyond 99.8 %, by cases and not by points', () => {
  const behind = comparedLines(
    'vi',
    { direction: 'higher' },
    province.units,
    {
      rows: [
        row('13285', { value: value(50, 100, '50,0%'), position: 'very-low' }),
        row('14329', { value: value(700, 1000, '70,0%'), position: 'very-low' }),
        row('14500', { value: value(98, 100, '98,0%'), position: 'very-high' }),
        row('13669', { value: value(60, 100, '60,0%'), position: 'low' }),
      ],
    },
    null,
  )
  expect(behindLines(behind, 0.8).map(({ code, effect }) => [code, effect])).toEqual([
    ['14329', 100],
    ['13285', 30],
  ])
  expect(behindLines(behind, null)).toEqual([])
})

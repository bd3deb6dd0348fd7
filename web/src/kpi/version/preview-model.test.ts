import { expect, test } from 'vitest'
import { kpi, noValue, value } from '../../ui/page-fixture.ts'
import { byTurn, differenceText, turnOf, turnsCounted, type UnitRow } from './preview-model.ts'

const percent = kpi('T02', 'Tỷ lệ')
const count = kpi('T01', 'Số hồ sơ', { measuredIn: 'dossier', hasDenominator: false })
const share = (numerator: number) => value(numerator, 100, `${numerator}%`)

test.each([
  ['shares differ in points', percent, share(70), share(82), '+12,0'],
  ['less is less', percent, share(70), share(69), '−1,0'],
  ['nothing moved', percent, share(70), share(70), '0,0'],
  ['counts differ in what is counted', count, value(1_000, null, ''), value(2_500, null, ''), '+1.500'],
  ['no number, no difference', percent, share(70), noValue('missing', 'Chưa có'), '—'],
] as const)('%s', (_, of, before, after, text) => expect(differenceText('vi', of, { before, after }, 1)).toBe(text))

const row = (unit: string, before: number, after: number, met: [boolean | null, boolean | null]): UnitRow => ({
  unit,
  before: share(before),
  after: share(after),
  metBefore: met[0],
  metAfter: met[1],
})

test.each([
  [true, true, 'metStays'],
  [false, false, 'unmetStays'],
  [false, true, 'gains'],
  [true, false, 'loses'],
  [null, true, null],
  [true, null, null],
])('from %s to %s is %s', (metBefore, metAfter, turn) => expect(turnOf({ metBefore, metAfter })).toBe(turn))

test('who loses the target stands first, then who comes to it, then whose figure moves most', () => {
  const rows = [
    row('no-target', 10, 90, [null, null]),
    row('still-a', 50, 51, [false, false]),
    row('gains', 70, 85, [false, true]),
    row('still-b', 50, 60, [false, false]),
    row('loses', 85, 70, [true, false]),
  ]
  expect(rows.toSorted(byTurn(percent)).map(({ unit }) => unit)).toEqual([
    'loses',
    'gains',
    'still-b',
    'still-a',
    'no-target',
  ])
  expect(turnsCounted([...rows, row('same', 50, 50, [false, false])])).toEqual({ all: 6, moved: 5, gains: 1, loses: 1 })
})

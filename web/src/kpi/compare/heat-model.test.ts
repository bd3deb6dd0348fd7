import { columnOf } from 'shared/kpi/compare/comparison-model.ts'
import { expect, test } from 'vitest'
import { kpi, province } from '../../ui/page-fixture.ts'
import { heatOf, namedLike, rowsInSight, sortHeat } from './heat-model.ts'

const counts = (numerator: number, denominator: number, reported = 31) => ({
  counts: { numerator, denominator, reported, expected: 31, quarantined: 0, everReported: true },
  target: null,
})
const denominator = { label: { vi: 'Hồ sơ', en: 'Dossiers' }, terms: [] }
const t02 = kpi('T02', 'Nộp trực tuyến')
const column = columnOf(
  { id: 'T02', aggregation: 'ratio-of-sums', measuredIn: 'percent', decimals: 1, denominator },
  [
    counts(900, 1000),
    counts(14, 17),
    counts(905, 1000),
    counts(400, 1000),
    { counts: 'not-applicable', target: null },
    counts(895, 1000),
    counts(890, 1000),
    counts(910, 1000),
    counts(897, 1000),
    counts(902, 1000),
    counts(898, 1000),
    counts(901, 1000),
  ],
  'vi',
)
const units = ['13285', '14500', '14329', '14464', '13669', '14362', 'a', 'b', 'c', 'd', 'e', 'f']
const heat = heatOf('vi', { kpis: [t02], units: province.units }, { units, columns: [column] })
const cell = (code: string) => heat.rows.find((row) => row.code === code)?.cells[0]

test.each([
  ['a figure is a percentage', '13285', { text: '90,0%', few: false, mark: 'within' }],
  ['few cases show the fraction', '14500', { text: '14/17', few: true }],
  ['far below is marked and judged', '14464', { mark: 'low', verdict: 'worse' }],
  ['what is not owed is a sign, not a zero', '13669', { text: '·', order: null, mark: 'unjudged' }],
])('%s', (_, code, expected) => expect(cell(code)).toMatchObject(expected))

test('a column sorts both ways and silence stays last', () => {
  const codes = (sort: string) => sortHeat(heat, sort).map(({ code }) => code)
  expect(codes('T02')[0]).toBe('14464')
  expect(codes('-T02')[0]).toBe('b')
  expect(codes('T02').at(-1)).toBe('13669')
  expect(codes('-T02').at(-1)).toBe('13669')
  expect(codes('marks')[0]).toBe('14464')
})

test('names sort by the language, and an unknown column as names do', () => {
  expect(sortHeat(heat, 'T99')).toEqual(sortHeat(heat, 'name'))
})

test.each([
  ['at the top', 3321, { top: 0, height: 600, row: 24 }, [0, 37]],
  ['in the middle', 3321, { top: 24_000, height: 600, row: 24 }, [988, 1037]],
  ['at the end nothing beyond it', 100, { top: 2400, height: 600, row: 24 }, [88, 100]],
  ['of nothing nothing', 0, { top: 0, height: 600, row: 24 }, [0, 0]],
] as const)('rows in sight %s', (_, count, seen, range) => expect(rowsInSight(count, seen)).toEqual(range))

test.each([
  ['as typed in a hurry', ' dinh hoa', ['14500']],
  ['by code', '1432', ['14329']],
  [
    'by the kind, which stands in the name',
    'xã',
    heat.rows.filter(({ name }) => name.startsWith('Xã')).map(({ code }) => code),
  ],
  ['nothing searched is everything', '  ', units],
  ['nobody', 'qqq', []],
])('units are found %s', (_, text, codes) => expect(namedLike(heat.rows, text).map(({ code }) => code)).toEqual(codes))

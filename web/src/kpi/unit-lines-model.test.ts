import { expect, test } from 'vitest'
import type { ValueRow } from 'shared/kpi/kpi-contract.ts'
import { noValue, target, value } from '../ui/page-fixture.ts'
import type { UnitBrief } from '../shell/use-province.ts'
import { filterUnits, lacks, orderOf, unitFacts, unitLines } from './unit-lines-model.ts'

const unit = (
  code: string,
  name: string,
  kind: UnitBrief['kind'],
  formerProvince: UnitBrief['formerProvince'],
): UnitBrief => ({
  code,
  name,
  kind,
  formerProvince,
  tile: null,
  areaKm2: null,
  lat: null,
  lon: null,
})
const units = [
  unit('37', 'Tỉnh Ninh Bình', 'province', null),
  unit('13285', 'Phủ Lý', 'ward', 'ha-nam'),
  unit('14329', 'Hoa Lư', 'ward', 'ninh-binh'),
  unit('14464', 'Đại Hoàng', 'commune', 'ninh-binh'),
  unit('13669', 'Giao Hoà', 'commune', 'nam-dinh'),
  unit('14500', 'Ân Thi', 'commune', 'ninh-binh'),
]
const row = (key: string, is: ValueRow['value'], aim: ValueRow['target'] = null): ValueRow => ({
  key,
  value: is,
  compared: null,
  target: aim,
})
const lines = unitLines(units, [
  row('37', value(1, 2, '50,0%')),
  row('13285', value(90, 100, '90,0%', { reported: 31, expected: 31 }), target(0)),
  row('14329', value(7, 10, '70,0%', { reported: 10, expected: 31 }), target(1)),
  row('14464', value(60, 100, '60,0%'), target(20)),
  row('13669', noValue('missing', 'Chưa có số liệu')),
  row('14500', value(700, 1000, '70,0%'), target(100)),
  row('99999', value(1, 1, '100,0%')),
])
const names = (some: readonly { name: string }[]) => some.map(({ name }) => name)

test('the province and units nobody knows are no rows; the rest stand in the order of the Vietnamese alphabet', () =>
  expect(names(lines)).toEqual(['Ân Thi', 'Đại Hoàng', 'Giao Hoà', 'Hoa Lư', 'Phủ Lý']))

test.each([
  ['everything without a filter', {}, ['Ân Thi', 'Đại Hoàng', 'Giao Hoà', 'Hoa Lư', 'Phủ Lý']],
  ['accents may be left out, đ too', { q: 'dai hoang' }, ['Đại Hoàng']],
  ['part of a name', { q: 'hoa' }, ['Đại Hoàng', 'Giao Hoà', 'Hoa Lư']],
  ['accents typed are meant', { q: 'hoà' }, ['Đại Hoàng', 'Giao Hoà']],
  ['the prefix may be typed', { q: 'phường phủ' }, ['Phủ Lý']],
  ['a code', { q: '14464' }, ['Đại Hoàng']],
  ['by kind', { kind: 'ward' }, ['Hoa Lư', 'Phủ Lý']],
  ['by former province and kind', { kind: 'commune', former: 'ninh-binh' }, ['Ân Thi', 'Đại Hoàng']],
  ['nothing', { q: 'xyz' }, []],
] as const)('filter: %s', (_, filter, found) => expect(names(filterUnits(lines, filter))).toEqual(found))

test.each([
  ['value', ['Đại Hoàng', 'Ân Thi', 'Hoa Lư', 'Phủ Lý']],
  ['gap', ['Phủ Lý', 'Hoa Lư', 'Đại Hoàng', 'Ân Thi']],
  ['cases', ['Hoa Lư', 'Đại Hoàng', 'Phủ Lý', 'Ân Thi']],
] as const)('order by %s, equal ones by name', (by, order) =>
  expect(names(lines.filter((line) => !lacks(by)(line)).toSorted(orderOf(by)))).toEqual(order),
)

test('a unit without a figure has nothing to be ordered by', () =>
  expect(names(lines.filter(lacks('value')))).toEqual(['Giao Hoà']))

test('facts count who meets the target, who does not, who is silent and who has too few cases', () =>
  expect(unitFacts(lines)).toEqual({ met: 1, missed: 3, none: 1, few: 1, judged: true }))

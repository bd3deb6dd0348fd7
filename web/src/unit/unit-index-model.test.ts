import { expect, test } from 'vitest'
import { province } from '../ui/page-fixture.ts'
import type { UnitBrief } from '../shell/use-province.ts'
import { unitIndex } from './unit-index-model.ts'

const [model] = province.units
const unit = (
  code: string,
  name: string,
  kind: UnitBrief['kind'],
  formerProvince: UnitBrief['formerProvince'],
): UnitBrief => ({ ...model!, code, name, kind, formerProvince })
const units = [
  unit('37', 'Tỉnh Ninh Bình', 'province', null),
  unit('H42.5', 'Sở Tài chính', 'department', null),
  unit('14329', 'Hoa Lư', 'ward', 'ninh-binh'),
  unit('14464', 'Đại Hoàng', 'commune', 'ninh-binh'),
  unit('13285', 'Phủ Lý', 'ward', 'ha-nam'),
]
const read = (text: string) =>
  unitIndex(units, text).map(({ section, units: members }) => [section, ...members.map(({ name }) => name)])

test('by former province, departments last, the province not at all', () =>
  expect(read('')).toEqual([
    ['ha-nam', 'Phủ Lý'],
    ['ninh-binh', 'Đại Hoàng', 'Hoa Lư'],
    ['departments', 'Sở Tài chính'],
  ]))

test.each([
  ['without accents', 'dai h', [['ninh-binh', 'Đại Hoàng']]],
  ['with its prefix', 'xã đại', [['ninh-binh', 'Đại Hoàng']]],
  ['by code', 'h42.5', [['departments', 'Sở Tài chính']]],
  ['nothing', 'zzz', []],
])('found: %s', (_, text, found) => expect(read(text)).toEqual(found))

import { describe, expect, test } from 'vitest'
import { findUnits } from './unit-search-model.ts'
import type { UnitBrief } from './use-province.ts'

const unit = (code: string, name: string, kind: UnitBrief['kind'] = 'commune'): UnitBrief => ({
  code,
  name,
  kind,
  formerProvince: null,
  tile: null,
  areaKm2: null,
  lat: null,
  lon: null,
})
const units = [
  unit('14329', 'Hoa Lư', 'ward'),
  unit('14464', 'Tây Hoa Lư', 'ward'),
  unit('13669', 'Giao Hoà'),
  unit('13285', 'Phủ Lý', 'ward'),
  unit('14500', 'Định Hoá'),
  unit('14362', 'Nam Định', 'ward'),
  unit('H42.7', 'Sở Khoa học và Công nghệ', 'department'),
]

describe('a few letters find units', () => {
  test.each([
    ['without accents', 'hoa lu', ['Hoa Lư', 'Tây Hoa Lư']],
    ['đ as d', 'dinh', ['Định Hoá', 'Nam Định']],
    [
      'names that begin so come first',
      'hoa',
      ['Hoa Lư', 'Định Hoá', 'Giao Hoà', 'Tây Hoa Lư', 'Sở Khoa học và Công nghệ'],
    ],
    ['accents, once typed, must match', 'Phủ', ['Phủ Lý']],
    ['another way to write the mark still finds it', 'Giao Hòa', ['Giao Hoà']],
    ['the kind before the name is no hindrance', 'phường Hoa Lư', ['Hoa Lư', 'Tây Hoa Lư']],
    ['a code', '13285', ['Phủ Lý']],
    ['a department', 'khoa hoc', ['Sở Khoa học và Công nghệ']],
    ['nothing for nothing', '  ', []],
    ['nothing for what is not there', 'hà nội', []],
  ])('%s: %s', (_, text, names) => {
    expect(findUnits(units, text).map(({ name }) => name)).toEqual(names)
  })
})

import { expect, test } from 'vitest'
import { makeUnitMatcher } from './match-unit.ts'

const match = makeUnitMatcher([
  { code: '37', name: 'Tỉnh Ninh Bình', kind: 'province' },
  { code: 'H42.1', name: 'Sở Nội vụ', kind: 'department' },
  { code: '13285', name: 'Phủ Lý', kind: 'ward' },
  { code: '01234', name: 'Hòa Lư', kind: 'commune' },
  { code: '14000', name: 'Nam Định', kind: 'ward' },
  { code: '14001', name: 'Nam Định', kind: 'commune' },
  { code: '14100', name: 'Tân Mỹ', kind: 'commune' },
  { code: '14101', name: 'Tân Mỵ', kind: 'commune' },
])

test.each([
  ['13285', '13285'],
  ['1234', '01234'],
  ['Phủ Lý', '13285'],
  ['UBND phường Phủ Lý', '13285'],
  ['PHƯỜNG PHỦ LÝ', '13285'],
  ['Xã Hoà Lư', '01234'],
  ['Hòa Lư', '01234'],
  ['Xã Hòa Lư'.normalize('NFD'), '01234'],
  ['P. Phủ Lý', '13285'],
  ['UBND P.Nam Định', '14000'],
  ['X. Hòa Lư', '01234'],
  ['x.Tân Mỵ', '14101'],
  ['Trung tâm PVHCC xã Hòa Lư', '01234'],
  ['Sở Nội vụ', 'H42.1'],
  ['H42.1', 'H42.1'],
  ['Phường Nam Định', '14000'],
  ['Xã Nam Định', '14001'],
  ['Tân Mỹ', '14100'],
  ['xã Tân Mỵ', '14101'],
])('“%s” is %s', (text, code) => {
  expect(match(text)).toMatchObject({ kind: 'found', code })
})

test.each([
  ['Nam Định', 'several'],
  ['Tan My', 'several'],
  ['Phường Phủ Lý (cũ)', 'none'],
  ['TT. Nam Định', 'none'],
  ['Cấp xã', 'none'],
  ['Tổng cộng', 'none'],
  ['', 'none'],
  ['99999', 'none'],
])('“%s” is nobody: %s', (text, kind) => {
  expect(match(text).kind).toBe(kind)
})

test('a name two units bore one after another is the one that stood on the day of the row', () => {
  const match = makeUnitMatcher(
    [
      { code: '13285', name: 'Phủ Lý', kind: 'ward' },
      { code: '50001', name: 'Phủ Lý', kind: 'ward' },
    ],
    new Map([
      ['13285', { from: null, to: '2025-08-10' }],
      ['50001', { from: '2025-08-11', to: null }],
    ]),
  )
  expect(match('Phường Phủ Lý', '2025-08-10')).toEqual({ kind: 'found', code: '13285', by: 'name' })
  expect(match('UBND phường Phủ Lý', '2025-08-11')).toEqual({ kind: 'found', code: '50001', by: 'name' })
  expect(match('Phủ Lý')).toEqual({ kind: 'several' })
  expect(match('Phủ Lý', null)).toEqual({ kind: 'several' })
  expect(match('13285', '2025-08-11')).toMatchObject({ code: '13285', by: 'code' })
})

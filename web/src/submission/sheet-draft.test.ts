import type { LookedSheet } from 'shared/submission/sheet-contract.ts'
import { expect, test } from 'vitest'
import { draftOf, mappingOf, type SheetDraft } from './sheet-draft.ts'

const looked: LookedSheet = {
  name: 'Biểu 1',
  rows: 10,
  columns: 4,
  head: [],
  labels: ['STT', 'Đơn vị', 'Tiếp nhận', 'Trực tuyến'],
  supposed: { headerRow: 3, unit: 1, day: null, measures: [{ column: 2, measure: 'received' }] },
  remembered: null,
}

test('a draft begins with what the table looks like', () => {
  expect(draftOf(looked, 0, null)).toEqual({
    sheet: 0,
    headerRow: 3,
    roles: ['', 'unit', 'measure:received', ''],
    unit: '',
    day: null,
  })
})

test('what was said the last time comes first, except for the day', () => {
  const remembered = {
    sheet: 0,
    headerRow: 9,
    unit: { code: '13285' },
    day: { day: '2025-07-01' },
    measures: [
      { column: 3, measure: 'online' },
      { column: 9, measure: 'gone' },
    ],
  }
  const draft = draftOf({ ...looked, remembered }, 0, null)
  expect(draft).toEqual({ sheet: 0, headerRow: 3, roles: ['', '', '', 'measure:online'], unit: '13285', day: null })
  expect(mappingOf({ ...draft, day: '2025-08-01' })).toEqual({
    mapping: {
      sheet: 0,
      headerRow: 3,
      unit: { code: '13285' },
      day: { day: '2025-08-01' },
      measures: [{ column: 3, measure: 'online' }],
    },
  })
})

const draft: SheetDraft = { sheet: 0, headerRow: 1, roles: ['unit', 'day', 'measure:a'], unit: '', day: null }
test.each<[string, Partial<SheetDraft>, object]>([
  [
    'nothing',
    {},
    {
      mapping: {
        sheet: 0,
        headerRow: 1,
        unit: { column: 0 },
        day: { column: 1 },
        measures: [{ column: 2, measure: 'a' }],
      },
    },
  ],
  ['whose figures', { roles: ['', 'day', 'measure:a'] }, { lacks: { kind: 'unit' } }],
  ['which day', { roles: ['unit', '', 'measure:a'] }, { lacks: { kind: 'day' } }],
  ['any figure', { roles: ['unit', 'day', ''] }, { lacks: { kind: 'measure' } }],
  ['which of two', { roles: ['unit', 'unit', 'measure:a'] }, { lacks: { kind: 'twice', role: 'unit' } }],
])('it is said that %s is lacking', (_, change, result) => {
  expect(mappingOf({ ...draft, ...change })).toEqual(result)
})

import { expect, test } from 'vitest'
import { kpi } from '../../ui/page-fixture.ts'
import { countedBy, countingOf, definitionAsked } from './counting-model.ts'

const versions = [
  { version: 1, from: null, basis: null },
  { version: 3, from: '2026-07-01', basis: 'QĐ 1' },
  { version: 2, from: '2026-10-20', basis: 'QĐ 2' },
]

test.each([
  ['nothing is asked', undefined, undefined],
  ['one there is', '3', 3],
  ['one there is not', '7', undefined],
])('%s', (_, asked, version) => expect(definitionAsked(asked, versions)).toBe(version))

const october = { from: '2026-10-15', to: '2026-11-14' }
const counted = (version: number, more: Partial<Parameters<typeof countingOf>[1]> = {}) =>
  countingOf(versions, { version, pinned: false, period: october, compared: null, ...more })

test.each([
  ['the first definition has no beginning to speak of', counted(1), { breaks: null, comparedToo: false }],
  ['one that begins within the period counts the whole of it', counted(2), { breaks: '2026-10-20' }],
  [
    'one that begins with the period breaks nothing',
    counted(2, { period: { ...october, from: '2026-10-20' } }),
    { breaks: null },
  ],
  [
    'one that begins on the last day does',
    counted(2, { period: { from: '2026-09-21', to: '2026-10-20' } }),
    { breaks: '2026-10-20' },
  ],
  ['what is held against it was before it', counted(2, { compared: { to: '2025-11-14' } }), { comparedToo: true }],
  ['what is held against it was counted by it', counted(3, { compared: { to: '2026-09-14' } }), { comparedToo: false }],
  [
    'where somebody chose it, nothing of it is in force or not',
    counted(2, { pinned: true, compared: { to: '2025-11-14' } }),
    { pinned: true, breaks: null, comparedToo: false },
  ],
])('%s', (_, told, expected) => expect(told).toMatchObject(expected))

test('what the version says of direction and rounding holds on the page', () => {
  const t02 = kpi('T02', 'Tỷ lệ')
  expect(countedBy(t02, { direction: 'lower', decimals: 2 })).toMatchObject({ direction: 'lower', decimals: 2 })
  expect(countedBy(t02, undefined)).toBe(t02)
})

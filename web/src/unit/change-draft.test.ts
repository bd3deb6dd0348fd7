import { expect, test } from 'vitest'
import type { Unit } from 'shared/unit/unit.ts'
import { type ChangeDraft, changeOf, emptyHeir, withKind } from './change-draft.ts'

const unit = (code: string): Unit => ({
  code,
  name: `Xã ${code}`,
  kind: 'commune',
  formerProvince: 'ha-nam',
  tile: [1, Number(code.slice(-1))],
  areaKm2: 10,
  lat: 20,
  lon: 106,
})
const units = [unit('10001'), unit('10002')]
const heir = (code: string, name = '', share = '') => ({ ...emptyHeir(), code, name, share })
const draft: ChangeDraft = {
  kind: 'merge',
  day: '2027-01-01',
  from: ['10001', '10002'],
  to: [heir('20001', 'Liêm Phủ')],
}

test('a merger into a new unit takes the place on the map of the first', () => {
  expect(changeOf(draft, units)).toMatchObject({
    from: ['10001', '10002'],
    to: [{ unit: '20001', share: null }],
    made: [{ code: '20001', name: 'Liêm Phủ', tile: [1, 1], areaKm2: null }],
  })
})

test('one that stays needs no name', () => {
  expect(changeOf({ ...draft, to: [heir('10001')] }, units)).toMatchObject({ to: [{ unit: '10001' }], made: [] })
})

test('shares of a split are read with a comma, and may be left out', () => {
  const split = { ...draft, kind: 'split' as const, from: ['10001'] }
  const shares = (one: string, other: string) =>
    changeOf({ ...split, to: [heir('10001', '', one), heir('20001', 'Mới', other)] }, units)?.to.map(
      ({ share }) => share,
    )
  expect(shares('62,5', '37.5 %')).toEqual([6_250, 3_750])
  expect(shares('', '')).toEqual([null, null])
})

test.each<[string, Partial<ChangeDraft>]>([
  ['a day', { day: null }],
  ['a code', { to: [heir('', 'Liêm Phủ')] }],
  ['a name for a new unit', { to: [heir('20001')] }],
])('without %s there is no change yet', (_, missing) => expect(changeOf({ ...draft, ...missing }, units)).toBeNull())

test('another kind keeps what still fits', () => {
  expect(withKind(draft, 'split')).toMatchObject({ from: ['10001'], to: [{ code: '20001' }, { code: '' }] })
  expect(withKind(draft, 'close')).toMatchObject({ from: ['10001'], to: [] })
  expect(withKind(draft, 'open').from).toEqual([])
})

import { expect, test } from 'vitest'
import { entryOf, idOf, roundTripFaults } from './round-trip.ts'

test.each<[string, unknown, unknown, number]>([
  ['the same text', { name: 'Màn hình' }, { kiosk: { name: 'Màn hình' } }, 0],
  ['the same in other code points', { name: 'Ma\u0300n' }, { kiosk: { name: 'Màn' } }, 0],
  ['without its blank ends', { name: ' Màn ' }, { name: 'Màn' }, 0],
  ['an address in small letters', { email: 'A@b.vn' }, { email: 'a@b.vn' }, 0],
  ['another letter', { name: 'Màn' }, { name: 'Man' }, 1],
  ['text cut short', { name: 'Màn hình' }, { name: 'Màn' }, 1],
  ['a number made rough', { days: 9_007_199_254_740_991 }, { days: 9_007_199_254_740_992 }, 1],
  ['a number become text', { days: 30 }, { days: '30' }, 1],
  ['what is not shown', { password: 'x' }, { id: '1' }, 0],
])('%s', (_, sent, shown, faults) => expect(roundTripFaults(sent, shown)).toHaveLength(faults))

test('what was made is found again by its id', () => {
  expect(idOf({ link: 'x', kiosk: { id: 'k1' } })).toBe('k1')
  expect(entryOf({ kiosks: [{ id: 'k0' }, { id: 'k1', name: 'x' }] }, 'k1')).toEqual({ id: 'k1', name: 'x' })
  expect(entryOf({ kiosks: [] }, 'k1')).toBeUndefined()
})

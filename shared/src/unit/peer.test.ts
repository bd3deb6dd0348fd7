import { describe, expect, test } from 'vitest'
import { bandsOf, parsePeers, peersIn, type PeerUnit, writePeers } from './peer.ts'

const units: PeerUnit[] = Array.from({ length: 24 }, (_, place) => ({
  code: String(13_000 + place),
  kind: place % 3 === 0 ? 'ward' : 'commune',
  formerProvince: (['ha-nam', 'nam-dinh', 'ninh-binh'] as const)[place % 3]!,
  workload: 100 * 2 ** (place / 4),
}))
const departments: PeerUnit[] = ['H42.1', 'H42.2', 'H42.3'].map((code, place) => ({
  code,
  kind: 'department',
  formerProvince: null,
  workload: place * 10,
}))
const definition = { units: [...units, ...departments] }
const codesOf = (text: string) => peersIn(definition, parsePeers(text)!.key)

describe('as an address carries them', () => {
  test.each([
    'all',
    'departments',
    'kind.ward',
    'former.nam-dinh',
    'size.4',
    'near.13001',
    'near.13001@12',
    'near.H42.1',
    'chosen.13000-13001@3',
    'chosen.13000-H42.1',
  ])('%s is read and written the same', (text) => expect(writePeers(parsePeers(text)!)).toBe(text))

  test.each([
    '',
    'all.x',
    'kind.province',
    'former.hanoi',
    'size.0',
    'size.5',
    'size.1.0',
    'near',
    'near.abc',
    'chosen.',
    'all@0',
    'all@',
    'all@1@2',
    'all@01',
    `chosen.${Array.from({ length: 61 }, (_, place) => 13_000 + place).join('-')}`,
  ])('%s says nothing', (text) => expect(parsePeers(text)).toBeNull())

  test('chosen units have one order, and none twice', () => {
    expect(writePeers(parsePeers('chosen.13001-13000-13001')!)).toBe('chosen.13000-13001')
  })
})

describe('sets', () => {
  test('communes and wards together, by kind, by former province, departments apart', () => {
    const counts = ['all', 'kind.ward', 'kind.commune', 'former.ha-nam', 'departments'].map((text) => {
      const set = codesOf(text)
      return set.kind === 'peers' ? set.units.length : set.why
    })
    expect(counts).toEqual([24, 8, 16, 8, 3])
  })

  test('four bands of as many units each, the smallest first', () => {
    expect(codesOf('size.1')).toEqual({ kind: 'peers', units: units.slice(0, 6).map(({ code }) => code) })
    expect(codesOf('size.4')).toEqual({ kind: 'peers', units: units.slice(18).map(({ code }) => code) })
  })

  test('the nearest eight by ratio of workloads, the unit itself with them', () => {
    expect(codesOf('near.13010')).toEqual({
      kind: 'peers',
      units: ['13006', '13007', '13008', '13009', '13010', '13011', '13012', '13013', '13014'],
    })
    // At the edge they lie on one side; a department's are departments.
    expect(codesOf('near.13000')).toMatchObject({ units: { length: 9 } })
    expect(codesOf('near.H42.2')).toEqual({ kind: 'peers', units: ['H42.1', 'H42.2', 'H42.3'] })
  })

  test('whoever is not there, or has no workload, is told', () => {
    expect(codesOf('near.19999')).toEqual({ kind: 'refused', why: 'no-such-unit', unit: '19999' })
    expect(codesOf('chosen.13000-19999')).toEqual({ kind: 'refused', why: 'no-such-unit', unit: '19999' })
    const unmeasured = { units: units.map((unit) => ({ ...unit, workload: null })) }
    expect(peersIn(unmeasured, { by: 'near', of: '13000' })).toEqual({
      kind: 'refused',
      why: 'no-workload',
      unit: '13000',
    })
    expect(peersIn(unmeasured, { by: 'size', value: 1 })).toEqual({ kind: 'refused', why: 'no-workload', unit: null })
  })

  test('units of one workload are of one band, and a single unit is a band', () => {
    const alike = units.slice(0, 4).map((unit) => ({ ...unit, workload: 5 }))
    expect([...bandsOf(alike).values()]).toEqual([1, 1, 1, 1])
    expect([...bandsOf(units.slice(0, 1)).values()]).toEqual([1])
    expect(bandsOf([]).size).toBe(0)
  })
})

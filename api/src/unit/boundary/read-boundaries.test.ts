import { describe, expect, test } from 'vitest'
import { readBoundaries } from './read-boundaries.ts'
import { collection, feature, province, square, testUnits } from './test-boundaries.ts'

const units = [province, ...testUnits]
const read = (features: unknown[], more: object = {}) => readBoundaries(collection(features, more), units)
const reportOf = (features: unknown[]) => {
  const outcome = read(features)
  if (outcome.kind === 'refused') throw new Error(outcome.why)
  return outcome.report
}
const sound = feature({ code: '13280' }, [square(0)])

describe('a file is refused as a whole, and says why', () => {
  test.each<[string, Buffer, string]>([
    ['no JSON', Buffer.from('xin chào'), 'not-json'],
    ['JSON that breaks off', collection([sound]).subarray(0, 60), 'not-json'],
    ['nested without end', Buffer.from('['.repeat(500_000)), 'not-json'],
    ['JSON that is no GeoJSON', Buffer.from('{"type":"Topology"}'), 'not-geojson'],
    ['null', Buffer.from('null'), 'not-geojson'],
    ['features that are no list', Buffer.from('{"type":"FeatureCollection","features":{}}'), 'not-geojson'],
    [
      'VN-2000 by its name',
      collection([sound], { crs: { properties: { name: 'urn:ogc:def:crs:EPSG::3405' } } }),
      'other-projection',
    ],
    [
      'coordinates in metres',
      collection([feature({ code: '13280' }, [square(0).map(([x, y]) => [x * 5_000, y * 100_000])])]),
      'in-metres',
    ],
    ['latitude first', collection([feature({ code: '13280' }, [square(0).map(([x, y]) => [y, x])])]), 'swapped'],
    [
      'another country',
      collection([feature({ code: '13280' }, [square(0).map(([x, y]) => [x - 100, y + 30])])]),
      'elsewhere',
    ],
    ['more features than a province has', collection(Array.from({ length: 5_001 }, () => sound)), 'too-many-features'],
    ['nobody of ours', collection([feature({ code: '99999', name: 'Nơi khác' }, [square(0)])]), 'nothing-matched'],
    ['no feature at all', collection([]), 'nothing-matched'],
  ])('%s', (_, bytes, why) => expect(readBoundaries(bytes, units)).toMatchObject({ kind: 'refused', why }))

  test('VN-2000 in degrees and WGS 84 are taken by their names, and a byte-order mark is no fault', () => {
    for (const name of ['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326', 'urn:ogc:def:crs:EPSG::4756'])
      expect(read([sound], { crs: { properties: { name } } })).toMatchObject({ kind: 'read' })
    expect(readBoundaries(Buffer.concat([Buffer.from('\uFEFF'), collection([sound])]), units).kind).toBe('read')
  })
})

describe('a feature is left out, and the report says why', () => {
  const bowtie = [square(1).toSpliced(1, 2, square(1)[2]!, square(1)[1]!)]
  const hole = (at: number, size = 0.002, south = 20.502) => square(at + 0.2, { size, south }).toReversed()
  test.each<[string, unknown, string]>([
    ['no geometry', { type: 'Feature', properties: { code: '13281' }, geometry: null }, 'no-geometry'],
    ['a point', feature({ code: '13281' }, [105.9, 20.5], 'Point'), 'not-a-polygon'],
    ['a coordinate that is text', feature({ code: '13281' }, [[['105', '20']]]), 'not-a-position'],
    ['a border that stays open', feature({ code: '13281' }, [square(1).slice(0, -1)]), 'ring-open'],
    ['two corners', feature({ code: '13281' }, [[square(1)[0], square(1)[1], square(1)[0]]]), 'ring-short'],
    [
      'corners in one line',
      feature({ code: '13281' }, [
        [
          [105.91, 20.5],
          [105.92, 20.5],
          [105.915, 20.5],
          [105.91, 20.5],
        ],
      ]),
      'ring-short',
    ],
    ['a border that crosses itself', feature({ code: '13281' }, bowtie), 'self-intersects'],
    ['a hole outside of its shape', feature({ code: '13281' }, [square(1), hole(3)]), 'hole-outside'],
    ['a hole across the border', feature({ code: '13281' }, [square(1), hole(1, 0.02)]), 'self-intersects'],
    [
      'a feature far from where all others are',
      feature({ code: '13281' }, [square(1).map(([x, y]) => [x - 100, y])]),
      'elsewhere',
    ],
    ['a code of nobody and no name', feature({ code: '99999' }, [square(1)]), 'no-unit'],
    ['a code and another’s name', feature({ code: '13281', ten: 'Phủ Lý' }, [square(1)]), 'code-and-name'],
    ['a name that two bear', feature({ ten: 'Tân An' }, [square(1)]), 'several-units'],
    ['the province itself', feature({ code: '37' }, [square(1)]), 'no-territory'],
    ['another place under its code', feature({ code: '13281' }, [square(1, { south: 20.9 })]), 'far-away'],
  ])('%s', (_, bad, kind) => {
    const report = reportOf([sound, feature({ code: '13282', ten: 'Đồng Tâm' }, [square(2)]), bad])
    expect(report.faults).toMatchObject([{ feature: 2, kind }])
    expect(report.matched.map(({ unit }) => unit)).toEqual(['13280', '13282'])
    expect(report.unmapped).toEqual(['13281', '13283'])
  })
  test('a unit twice is nobody’s, for nobody knows which it is', () => {
    const report = reportOf([sound, feature({ code: '13281' }, [square(1)]), feature({ code: '13281' }, [square(1.5)])])
    expect(report.faults.map(({ feature: at, kind, unit }) => [at, kind, unit])).toEqual([
      [1, 'unit-twice', '13281'],
      [2, 'unit-twice', '13281'],
    ])
    expect(report.unmapped).toContain('13281')
  })
})

describe('which unit a feature is', () => {
  test.each<[string, object, string, 'code' | 'name']>([
    ['by its code', { MA_XA: '13282' }, '13282', 'code'],
    ['by a code that was a number', { ma: 13_282 }, '13282', 'code'],
    ['by its name', { ten: 'Đồng Tâm' }, '13282', 'name'],
    ['by its name in capitals without marks', { TEN: 'DONG TAM' }, '13282', 'name'],
    ['by its name with its kind', { ten: 'Phường Đồng Tâm' }, '13282', 'name'],
    ['of two of one name, by the kind', { ten: 'xã Tân An' }, '13281', 'name'],
    ['by its name where the code is of nobody', { ma: '99999', ten: 'Đồng Tâm' }, '13282', 'name'],
  ])('%s', (_, properties, unit, by) => {
    const at = unit === '13281' ? 1 : 2
    // The second commune called Tân An is a ward in this province, so that the kind tells them apart.
    const known = units.map((one) => (one.code === '13283' ? { ...one, kind: 'ward' as const } : one))
    const outcome = readBoundaries(collection([feature(properties, [square(at)])]), known)
    expect(outcome.kind === 'read' && outcome.report.matched).toMatchObject([{ unit, by }])
  })
})

describe('what is kept', () => {
  /** A border with a corner every ten metres, the same for both neighbours. */
  const wavy = Array.from({ length: 101 }, (_, at): [number, number] => [
    105.91 + Math.sin(at) * 0.00005,
    20.5 + at / 10_000,
  ])
  const west = [[105.9, 20.5], ...wavy, [105.9, 20.51], [105.9, 20.5]] as [number, number][]
  const east = [[105.92, 20.51], ...wavy.toReversed(), [105.92, 20.5], [105.92, 20.51]] as [number, number][]
  test('fewer points, and a border of two units stays one line', () => {
    const outcome = read([feature({ code: '13280' }, [west]), feature({ code: '13281' }, [east])])
    if (outcome.kind === 'refused') throw new Error(outcome.why)
    const { shapes, report } = outcome
    expect(report.pointsBefore).toBe(208)
    expect(report.pointsAfter).toBeLessThan(20)
    const common = (code: string) => shapes[code]!.flat(2).filter(([x]) => Math.abs(x - 105.91) < 0.001)
    const points = (code: string) => new Set(common(code).map(String))
    expect(points('13280')).toEqual(points('13281'))
    expect(report.gaps).toBe(0)
  })
  test('a small island keeps its corners, a hole that another unit fills is none, one that nobody fills is told', () => {
    const islet = square(2.5, { size: 0.0003 })
    const [filled, empty] = [square(0.2, { size: 0.002, south: 20.502 }), square(1.2, { size: 0.004, south: 20.502 })]
    const outcome = read([
      feature({ code: '13280' }, [square(0), filled.toReversed()]),
      feature({ code: '13281' }, [square(1), empty.toReversed()]),
      feature({ code: '13282' }, [[square(2)], [islet]], 'MultiPolygon'),
      feature({ code: '13283' }, [filled]),
    ])
    if (outcome.kind === 'refused') throw new Error(outcome.why)
    expect(outcome.report.holes).toEqual(['13281'])
    expect(outcome.report.gaps).toBe(1)
    expect(outcome.shapes['13282']).toHaveLength(2)
    expect(outcome.shapes['13280']).toMatchObject([[expect.any(Array), expect.any(Array)]])
  })
})

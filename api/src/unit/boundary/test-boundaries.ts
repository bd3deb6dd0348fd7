import type { UnitKnown } from './match-units.ts'

/** A row of square communes, a hundredth of a degree wide, along 20.5° north: geometry of our own making. */
export const testUnits: UnitKnown[] = ['Phủ Lý', 'Tân An', 'Đồng Tâm', 'Tân An'].map((name, at) => ({
  code: `1328${at}`,
  name,
  kind: at % 2 === 0 ? 'ward' : 'commune',
  lat: 20.505,
  lon: 105.905 + at / 100,
}))
export const province: UnitKnown = { code: '37', name: 'Ninh Bình', kind: 'province', lat: null, lon: null }

type Position = [number, number]
export const square = (at: number, { size = 0.01, south = 20.5 } = {}): Position[] => {
  const west = 105.9 + at / 100
  return [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ]
}

export const feature = (properties: object, coordinates: unknown, type = 'Polygon') => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
})
export const collection = (features: unknown[], more: object = {}): Buffer =>
  Buffer.from(JSON.stringify({ type: 'FeatureCollection', features, ...more }))

import type { FeatureFault, FileFaultKind, ShapePolygon } from 'shared/unit/boundary.ts'

/** A feature as it stands in the file, its geometry as polygons of positions that are numbers. */
export interface ReadFeature {
  feature: number
  properties: Readonly<Record<string, unknown>>
  polygons: ShapePolygon[]
}

export type ReadFeatures =
  | { kind: 'read'; features: ReadFeature[]; faults: FeatureFault[]; count: number; points: number }
  | { kind: 'refused'; why: FileFaultKind; detail: string }

export const mostFeatures = 5_000
export const mostPoints = 2_000_000

/** Where Vietnam lies, its islands included: [west, south, east, north]. */
const vietnam = [102, 6, 118, 24] as const
/** WGS 84 by its several names, and VN-2000 in degrees (EPSG:4756), which differs by less than a map shows. */
const inDegrees = /CRS:?84|EPSG:{1,2}(4326|4756|4979)|WGS ?84/i

type Where = 'vietnam' | 'in-metres' | 'swapped' | 'elsewhere'

/** What GeoJSON (RFC 7946) says of a file; anything else is refused, and so are other coordinates than degrees. */
export function readFeatures(text: string): ReadFeatures {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    return refused('not-json')
  }
  if (!isObject(document)) return refused('not-geojson')
  const projection = nameOfProjection(document['crs'])
  if (projection !== null && !inDegrees.test(projection)) return refused('other-projection', projection)
  const listed = document['type'] === 'FeatureCollection' ? document['features'] : null
  if (!Array.isArray(listed)) return refused('not-geojson')
  if (listed.length > mostFeatures) return refused('too-many-features', String(listed.length))
  const features: ReadFeature[] = []
  const faults: FeatureFault[] = []
  const wheres = new Map<Where, number>()
  let points = 0
  for (const [feature, one] of (listed as unknown[]).entries()) {
    const properties = isObject(one) && isObject(one['properties']) ? one['properties'] : {}
    const polygons = polygonsOf(isObject(one) ? one['geometry'] : null)
    const fault = (kind: FeatureFault['kind']) =>
      faults.push({ feature, called: calledBy(properties), kind, unit: null })
    if (typeof polygons === 'string') fault(polygons)
    else {
      points += countPoints(polygons)
      if (points > mostPoints) return refused('too-many-points', String(mostPoints))
      const where = whereIs(polygons)
      wheres.set(where, (wheres.get(where) ?? 0) + 1)
      if (where === 'vietnam') features.push({ feature, properties, polygons })
      else fault('elsewhere')
    }
  }
  // What most features are, the file is: a projection is never that of one feature alone.
  const [most] = [...wheres].toSorted((a, b) => b[1] - a[1])[0] ?? []
  if (most !== undefined && most !== 'vietnam') return refused(most)
  return { kind: 'read', features, faults, count: listed.length, points }
}

const refused = (why: FileFaultKind, detail = ''): ReadFeatures => ({
  kind: 'refused',
  why,
  detail: detail.slice(0, 80),
})

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function nameOfProjection(crs: unknown): string | null {
  if (!isObject(crs)) return null
  const { properties } = crs
  const name = isObject(properties) ? (properties['name'] ?? properties['href'] ?? properties['code']) : null
  return typeof name === 'string' || typeof name === 'number' ? String(name) : 'crs'
}

/** What the feature calls itself, for whoever has to find it in the file. */
export function calledBy(properties: Readonly<Record<string, unknown>>): string {
  const texts = Object.values(properties).filter((value) => typeof value === 'string' || typeof value === 'number')
  return texts.slice(0, 3).map(String).join(' · ').replaceAll(/\p{C}/gu, '').slice(0, 80)
}

function polygonsOf(geometry: unknown): ShapePolygon[] | 'no-geometry' | 'not-a-polygon' | 'not-a-position' {
  if (!isObject(geometry)) return 'no-geometry'
  const { type, coordinates } = geometry
  if (type !== 'Polygon' && type !== 'MultiPolygon') return 'not-a-polygon'
  if (!Array.isArray(coordinates) || coordinates.length === 0) return 'no-geometry'
  const polygons: unknown[] = type === 'Polygon' ? [coordinates] : coordinates
  const read: [number, number][][][] = []
  for (const polygon of polygons) {
    if (!Array.isArray(polygon) || polygon.length === 0) return 'no-geometry'
    const rings: [number, number][][] = []
    for (const ring of polygon) {
      if (!Array.isArray(ring)) return 'not-a-position'
      const positions: [number, number][] = []
      for (const position of ring) {
        const [x, y] = Array.isArray(position) ? (position as unknown[]) : []
        if (typeof x !== 'number' || typeof y !== 'number') return 'not-a-position'
        positions.push([x, y])
      }
      rings.push(positions)
    }
    read.push(rings)
  }
  return read
}

export const countPoints = (polygons: readonly ShapePolygon[]): number =>
  polygons.reduce((sum, rings) => sum + rings.reduce((all, ring) => all + ring.length, 0), 0)

function whereIs(polygons: readonly ShapePolygon[]): Where {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const rings of polygons)
    for (const ring of rings)
      for (const [x, y] of ring) {
        west = Math.min(west, x)
        east = Math.max(east, x)
        south = Math.min(south, y)
        north = Math.max(north, y)
      }
  const within = (x1: number, y1: number, x2: number, y2: number) =>
    x1 >= vietnam[0] && y1 >= vietnam[1] && x2 <= vietnam[2] && y2 <= vietnam[3]
  if (within(west, south, east, north)) return 'vietnam'
  if (within(south, west, north, east)) return 'swapped'
  return east > 180 || west < -180 || north > 90 || south < -90 ? 'in-metres' : 'elsewhere'
}

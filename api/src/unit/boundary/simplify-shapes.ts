import type { FeatureCollection, MultiPolygon } from 'geojson'
import { feature, mergeArcs } from 'topojson-client'
import { topology } from 'topojson-server'
import { presimplify, simplify } from 'topojson-simplify'
import type { GeometryCollection, MultiPolygon as ArcPolygons, Topology } from 'topojson-specification'
import type { BoundaryShapes, Ring, ShapePolygon } from 'shared/unit/boundary.ts'
import { areaOf } from './check-rings.ts'
import { countPoints } from './read-features.ts'

export interface Simplified {
  shapes: BoundaryShapes
  holes: string[]
  gaps: number
  pointsAfter: number
}

type Collection = GeometryCollection<{ unit: string }>

/** A corner that adds less than this to a border is not seen: about half a pixel of a map as wide as a page. */
const leastM2 = 3_000
/** Slivers between borders drawn twice by hand are no gaps; a village is. */
const gapM2 = 50_000
const metresPerDegree = 111_320

/**
 * Fewer points, the same neighbours: a border that two units share is one line for both (topology), so it stays one when
 * corners are taken from it (Visvalingam). What no unit covers is counted on the way.
 */
export function simplifyShapes(found: ReadonlyMap<string, readonly ShapePolygon[]>): Simplified {
  const latitude = middleLatitude(found)
  const scale = [Math.cos((latitude * Math.PI) / 180) * metresPerDegree, metresPerDegree] as const
  const geometries = [...found].map(([unit, polygons]) => ({
    type: 'Feature' as const,
    properties: { unit },
    geometry: {
      type: 'MultiPolygon' as const,
      coordinates: polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x * scale[0], y * scale[1]]))),
    },
  }))
  const units: FeatureCollection<MultiPolygon, { unit: string }> = { type: 'FeatureCollection', features: geometries }
  // To the metre, so that points which two units were given within a metre of each other are one.
  const whole = topology({ units }, gridOf(geometries)) as Topology<{
    units: Collection
  }>
  const { holes, gaps } = uncovered(whole)
  const thin = simplify(presimplify(whole), leastM2)
  const shapes: Record<string, ShapePolygon[]> = {}
  for (const one of feature(thin, thin.objects.units).features) {
    const { unit } = one.properties
    const drawn = one.geometry as MultiPolygon
    shapes[unit] = drawn.coordinates.flatMap((rings, at) => {
      const [outside, ...inner] = rings.map((ring) => ring.map(([x, y]) => degrees([x! / scale[0], y! / scale[1]])))
      // A small island may lose all its corners: it stays as it was.
      const kept = isRing(outside!) ? outside! : (found.get(unit)?.[at]?.[0] ?? []).map(degrees)
      return isRing(kept) ? [[kept, ...inner.filter(isRing)]] : []
    })
  }
  const pointsAfter = Object.values(shapes).reduce((sum, polygons) => sum + countPoints(polygons), 0)
  return { shapes, holes, gaps, pointsAfter }
}

/** To a hundred-thousandth of a degree, a metre. */
const degrees = ([x, y]: readonly [number, number]): [number, number] => [
  Math.round(x * 1e5) / 1e5,
  Math.round(y * 1e5) / 1e5,
]

const isRing = (ring: Ring): boolean => new Set(ring.map(([x, y]) => `${x},${y}`)).size >= 3 && areaOf(ring) !== 0

function middleLatitude(found: ReadonlyMap<string, readonly ShapePolygon[]>): number {
  let [south, north] = [90, -90]
  for (const polygons of found.values())
    for (const [outside] of polygons)
      for (const [, y] of outside ?? []) {
        south = Math.min(south, y)
        north = Math.max(north, y)
      }
  return (south + north) / 2
}

function gridOf(features: readonly { geometry: { coordinates: number[][][][] } }[]): number {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { geometry } of features)
    for (const rings of geometry.coordinates)
      for (const ring of rings)
        for (const [x, y] of ring) {
          west = Math.min(west, x!)
          east = Math.max(east, x!)
          south = Math.min(south, y!)
          north = Math.max(north, y!)
        }
  return Math.min(1e6, Math.max(1e3, Math.ceil(Math.max(east - west, north - south)) + 1))
}

/** Holes that no other unit fills, and places that lie between units and belong to none. */
function uncovered(whole: Topology<{ units: Collection }>): { holes: string[]; gaps: number } {
  const geometries = whole.objects.units.geometries as (ArcPolygons & { properties: { unit: string } })[]
  const uses = new Map<number, number>()
  for (const { arcs } of geometries)
    for (const polygon of arcs)
      for (const ring of polygon)
        for (const arc of ring) uses.set(arc < 0 ? ~arc : arc, (uses.get(arc < 0 ? ~arc : arc) ?? 0) + 1)
  const open = (ring: readonly number[]) => ring.some((arc) => (uses.get(arc < 0 ? ~arc : arc) ?? 0) < 2)
  const holes = geometries.filter(({ arcs }) => arcs.some(([, ...inner]) => inner.some(open)))
  const merged = mergeArcs(whole, geometries as never)
  const together = feature(whole, merged as ArcPolygons).geometry as MultiPolygon
  const gaps = together.coordinates
    .flatMap(([, ...inner]) => inner)
    .filter((ring) => Math.abs(areaOf(ring as never)) / 2 > gapM2)
  return { holes: holes.map(({ properties }) => properties.unit).toSorted(), gaps: gaps.length }
}

import sweepline from 'sweepline-intersections'
import type { FeatureFaultKind, Ring, ShapePolygon } from 'shared/unit/boundary.ts'

/** The package is CommonJS with the types of a module: what its types call `default` is what it exports. */
const crossingsOf = sweepline as unknown as typeof sweepline.default

type RingFault = Extract<FeatureFaultKind, 'ring-open' | 'ring-short' | 'self-intersects' | 'hole-outside'>

/**
 * What is wrong with a shape, the plainest first: a ring that does not close, one with too few corners, a border that
 * crosses itself, a hole that is not within its outside.
 */
export function ringFault(polygons: readonly ShapePolygon[]): RingFault | null {
  for (const rings of polygons)
    for (const ring of rings) {
      const [first, last] = [ring[0], ring.at(-1)]
      if (!first || !last || first[0] !== last[0] || first[1] !== last[1]) return 'ring-open'
      if (new Set(ring.map(([x, y]) => `${x},${y}`)).size < 3) return 'ring-short'
    }
  if (polygons.some(crossesItself)) return 'self-intersects'
  if (polygons.some((rings) => rings.some((ring) => areaOf(ring) === 0))) return 'ring-short'
  if (polygons.some(([outside, ...holes]) => holes.some((hole) => !isWithin(hole, outside!)))) return 'hole-outside'
  return null
}

/** Rings may touch in a point; they may not run through themselves or one another. */
function crossesItself(rings: ShapePolygon): boolean {
  const geometry = { type: 'Polygon' as const, coordinates: rings.map((ring) => ring.map(([x, y]) => [x, y])) }
  if (rings.some((ring) => repeatsCorner(ring))) return true
  return crossingsOf({ type: 'Feature', properties: {}, geometry }, false).some((point) => !isCorner(point, rings))
}

/** A ring that comes back to one of its corners is two rings tied together. */
function repeatsCorner(ring: Ring): boolean {
  const corners = ring.slice(0, -1).filter(([x, y], at) => at === 0 || x !== ring[at - 1]![0] || y !== ring[at - 1]![1])
  return new Set(corners.map(([x, y]) => `${x},${y}`)).size < corners.length
}

const isCorner = ([x, y]: readonly number[], rings: ShapePolygon): boolean =>
  rings.some((ring) => ring.some((corner) => corner[0] === x && corner[1] === y))

/** Twice the area, in square degrees; its sign says which way the ring runs. */
export function areaOf(ring: Ring): number {
  let sum = 0
  for (let at = 1; at < ring.length; at++) {
    const [[x1, y1], [x2, y2]] = [ring[at - 1]!, ring[at]!]
    sum += x1 * y2 - x2 * y1
  }
  return sum
}

/** A corner of the hole that is not on the outside itself lies within it. */
const isWithin = (hole: Ring, outside: Ring): boolean => {
  const edge = new Set(outside.map(([x, y]) => `${x},${y}`))
  const corner = hole.find(([x, y]) => !edge.has(`${x},${y}`))
  return corner === undefined || holds(outside, corner)
}

export function holds(ring: Ring, [x, y]: readonly [number, number]): boolean {
  let inside = false
  for (let at = 1; at < ring.length; at++) {
    const [[x1, y1], [x2, y2]] = [ring[at - 1]!, ring[at]!]
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}

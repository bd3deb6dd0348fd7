import type { BoundaryShapes, Ring, ShapePolygon } from '../unit/boundary.ts'

export interface ShapeDrawn {
  /** An SVG path; holes are holes by the even-odd rule. */
  path: string
  /** A place inside the largest part, where a sign or a tip can stand. */
  at: readonly [number, number]
}

export interface BoundaryMap {
  width: number
  height: number
  shapes: ReadonlyMap<string, ShapeDrawn>
}

/**
 * Shapes in degrees as paths in a picture of this width. Over a province a degree of longitude is shortened by the cosine
 * of its middle latitude: areas and directions are right to within a thousandth.
 */
export function drawBoundaries(shapes: BoundaryShapes, width: number): BoundaryMap {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const polygons of Object.values(shapes))
    for (const [outside] of polygons)
      for (const [x, y] of outside ?? []) {
        west = Math.min(west, x)
        east = Math.max(east, x)
        south = Math.min(south, y)
        north = Math.max(north, y)
      }
  if (!(east > west && north > south)) return { width, height: 0, shapes: new Map() }
  const shorter = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = width / ((east - west) * shorter)
  const place = ([x, y]: readonly [number, number]): [number, number] => [
    tenths((x - west) * shorter * scale),
    tenths((north - y) * scale),
  ]
  return {
    width,
    height: tenths((north - south) * scale),
    shapes: new Map(
      Object.entries(shapes).map(([unit, polygons]) => {
        const placed = polygons.map((rings) => rings.map((ring) => ring.map(place)))
        return [unit, { path: placed.flat().map(ringPath).join(''), at: insideOf(placed) }]
      }),
    ),
  }
}

const tenths = (value: number): number => Math.round(value * 10) / 10
const ringPath = (ring: Ring): string =>
  `M${ring
    .slice(0, -1)
    .map((point) => point.join(' '))
    .join('L')}Z`

function areaOf(ring: Ring): number {
  let sum = 0
  for (let at = 1; at < ring.length; at++) {
    const [[x1, y1], [x2, y2]] = [ring[at - 1]!, ring[at]!]
    sum += x1 * y2 - x2 * y1
  }
  return Math.abs(sum) / 2
}

/**
 * A place that is surely inside, unlike the centre of a bent shape: the middle of the longest stretch within the shape
 * along a level line, tried at nine heights.
 */
function insideOf(polygons: readonly ShapePolygon[]): [number, number] {
  const largest = polygons.toSorted((a, b) => areaOf(b[0] ?? []) - areaOf(a[0] ?? []))[0] ?? []
  const heights = (largest[0] ?? []).map(([, y]) => y)
  const [top, bottom] = [Math.min(...heights), Math.max(...heights)]
  let best: { length: number; at: [number, number] } = { length: -1, at: [largest[0]?.[0]?.[0] ?? 0, top] }
  for (let step = 1; step <= 9; step++) {
    const y = top + ((bottom - top) * (step - 0.5)) / 9
    const crossings = largest
      .flatMap((ring) =>
        ring.slice(1).flatMap(([x2, y2], at) => {
          const [x1, y1] = ring[at]!
          return y1 > y === y2 > y ? [] : [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)]
        }),
      )
      .toSorted((a, b) => a - b)
    for (let at = 0; at + 1 < crossings.length; at += 2) {
      const length = crossings[at + 1]! - crossings[at]!
      // The middle heights first: of two stretches alike, the one nearer to the middle.
      if (length > best.length * 1.02)
        best = { length, at: [tenths((crossings[at]! + crossings[at + 1]!) / 2), tenths(y)] }
    }
  }
  return best.at
}

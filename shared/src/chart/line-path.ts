import { extentOf, type Interval, linearScale } from './scale.ts'

export interface Size {
  width: number
  height: number
}
export interface Spot {
  index: number
  x: number
  y: number
}
export interface LineGeometry {
  /** An SVG path; it breaks where a value is missing, for a gap is not a zero. */
  path: string
  /** Values with a gap on either side, which no line would show. */
  lone: Spot[]
  /** The last value there is, however far back. */
  last: Spot | null
  spots: (Spot | null)[]
  /** Where the line begins anew though nothing is missing, halfway between the periods. */
  breaks: number[]
  yOf: (value: number) => number
}

const round = (value: number): number => Math.round(value * 100) / 100

/** A line through equally spaced values, inside a box less `inset` on each side; none is drawn into a place of `breaks`. */
export function lineGeometry(
  values: readonly (number | null)[],
  { width, height }: Size,
  domain?: Interval,
  { inset = 2, breaks = [] }: { inset?: number; breaks?: readonly number[] } = {},
): LineGeometry {
  const yOf = linearScale(domain ?? extentOf(values) ?? [0, 1], [height - inset, inset])
  const xOf = linearScale([0, Math.max(1, values.length - 1)], [inset, width - inset])
  const spots = values.map((value, index) =>
    value === null ? null : { index, x: round(xOf(index)), y: round(yOf(value)) },
  )
  /** Whether the line runs into this place from the one before. */
  const joins = (place: number) => Boolean(spots[place - 1] && spots[place]) && !breaks.includes(place)
  const pieces: string[] = []
  const lone: Spot[] = []
  for (const spot of spots) {
    if (!spot) continue
    const [before, after] = [joins(spot.index), joins(spot.index + 1)]
    if (before || after) pieces.push(`${before ? 'L' : 'M'}${spot.x} ${spot.y}`)
    else lone.push(spot)
  }
  return {
    path: pieces.join(''),
    lone,
    last: spots.findLast((spot) => spot !== null) ?? null,
    spots,
    breaks: breaks.map((place) => round(xOf(place - 0.5))),
    yOf: (value) => round(yOf(value)),
  }
}

/** The values seen and the target with them, so that the line and the target share one scale. */
export function domainWith(values: readonly (number | null)[], target: number | null): Interval {
  const [low, high] = extentOf([...values, target]) ?? [0, 1]
  return low === high ? [low - 1, high + 1] : [low, high]
}

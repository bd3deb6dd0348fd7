/** The four rules of the NHS "Making data count" charts by which a point is no longer common cause. */
export const chartRules = ['beyond-limits', 'run', 'trend', 'two-of-three'] as const
export type ChartRule = (typeof chartRules)[number]

/** A point with its own centre and limits; `low` and `high` are three sigma away, in the unit of the value. */
export interface ChartPoint {
  value: number
  centre: number
  low: number
  high: number
  /** A third of the unclipped room between centre and limit. */
  sigma: number
}

/** Which rules speak of a point, and on which side: 1 above, −1 below. */
export interface PointSignal {
  readonly rules: readonly RuleFound[]
}

export interface RuleFound {
  rule: ChartRule
  side: 1 | -1
}

const runLength = 7

/**
 * Which points are special cause (NHSRplotthedots; NHS England 2022, "Making data count"): beyond a limit; seven on one
 * side of the centre in a row; seven rising or falling in a row, ties broken; two of three beyond two sigma on the same
 * side. A rule found at its last point speaks of all points it was found by, of two-of-three only of those beyond.
 */
export function signalsOf(points: readonly ChartPoint[]): PointSignal[] {
  const found = points.map(() => ({ rules: [] as RuleFound[] }))
  const say = (place: number, rule: ChartRule, side: 1 | -1) => {
    const { rules } = found[place]!
    if (!rules.some((own) => own.rule === rule && own.side === side)) rules.push({ rule, side })
  }
  for (const [place, { value, low, high }] of points.entries()) {
    if (value > high) say(place, 'beyond-limits', 1)
    if (value < low) say(place, 'beyond-limits', -1)
  }
  const window = (rule: ChartRule, side: 1 | -1, end: number) => {
    for (let place = end - runLength + 1; place <= end; place += 1) say(place, rule, side)
  }
  for (const [end, side] of runsOf(points.map(({ value, centre }) => Math.sign(value - centre))))
    window('run', side, end)
  for (const [end, side] of trendsOf(points.map(({ value }) => value))) window('trend', side, end)
  for (const [place, side] of twoOfThree(points.map(farSide))) say(place, 'two-of-three', side)
  return found
}

const farSide = ({ value, centre, sigma }: ChartPoint): number =>
  Math.abs(value - centre) > 2 * sigma ? Math.sign(value - centre) : 0

/** Where a run of seven on one side has come to its seventh or goes on. A point on the centre ends it. */
export function runsOf(sides: readonly number[]): [place: number, side: 1 | -1][] {
  const ends: [number, 1 | -1][] = []
  let length = 0
  for (const [place, side] of sides.entries()) {
    length = side === 0 ? 0 : side === sides[place - 1] ? length + 1 : 1
    if (length >= runLength) ends.push([place, side > 0 ? 1 : -1])
  }
  return ends
}

/** Where seven points rise, or fall, one after the other. */
export function trendsOf(values: readonly number[]): [place: number, side: 1 | -1][] {
  const ends: [number, 1 | -1][] = []
  let [length, way] = [1, 0]
  for (let place = 1; place < values.length; place += 1) {
    const step = Math.sign(values[place]! - values[place - 1]!)
    length = step === 0 ? 1 : step === way ? length + 1 : 2
    way = step
    if (length >= runLength) ends.push([place, step > 0 ? 1 : -1])
  }
  return ends
}

/** Points beyond two sigma of which two lie among three in a row, on the same side. */
export function twoOfThree(sides: readonly number[]): [place: number, side: 1 | -1][] {
  const found: [number, 1 | -1][] = []
  for (const [place, side] of sides.entries()) {
    if (side === 0) continue
    const near = [sides[place - 2], sides[place - 1], sides[place + 1], sides[place + 2]]
    if (near.includes(side)) found.push([place, side > 0 ? 1 : -1])
  }
  return found
}

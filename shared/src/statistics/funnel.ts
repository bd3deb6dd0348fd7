import { chiSquareTail } from './gamma-tail.ts'
import { type NoAnswer, none } from './no-answer.ts'
import { faultOf, isSound, type Share, totalOf } from './share.ts'
import { z95, z998 } from './normal.ts'
import { quantileOfSorted } from './quantile.ts'

/** What a group's funnel is drawn from. Angles are arcsine-square-root of shares, in radians. */
export interface Funnel {
  kind: 'funnel'
  /** Σx and Σn of the group: the centre is a ratio of sums. */
  centre: Share
  theta: number
  /** How many units have cases. */
  units: number
  /** Mean square of the winsorised z-scores; about 1 where only chance is at work. */
  phi: number
  /** Variance between units beyond chance, of angles. */
  tau2: number
  /** Whether the units differ by more than chance does at 5 % (kφ against χ² with k − 1). */
  overdispersed: boolean
}

const angleOf = ({ x, n }: Share): number => Math.asin(Math.sqrt(x / n))

/**
 * The overdispersion-adjusted funnel of a group (Spiegelhalter 2005, Quality and Safety in Health Care 14: 347–351, as
 * FunnelPlotR's "PR"): additive, on arcsine-square-root shares, z-scores winsorised at 10 % and 90 % (type 7).
 *
 *   y = asin √p, s = 1/(2√n), θ' = asin √(Σx/Σn), z = (y − θ')/s;  φ = Σ z_w²/k;  w = 1/s²
 *   τ² = 0 where kφ < k − 1, else max(0, (kφ − (k − 1)) / (Σw − Σw²/Σw))
 *
 * Units without cases, or with counts that cannot be, have no part in it. One unit alone is no group.
 */
export function funnelOf(shares: readonly Share[], trim = 0.1): Funnel | NoAnswer {
  const sound = shares.filter(isSound)
  if (sound.length === 0) return none('empty-group')
  const centre = totalOf(sound)
  const k = sound.length
  if (k === 1) return none('one-unit')
  const theta = angleOf(centre)
  const scores = sound.map((share) => (angleOf(share) - theta) * 2 * Math.sqrt(share.n))
  const sorted = scores.toSorted((one, other) => one - other)
  const [low, high] = [quantileOfSorted(sorted, trim)!, quantileOfSorted(sorted, 1 - trim)!]
  const squares = scores.reduce((sum, z) => sum + Math.min(high, Math.max(low, z)) ** 2, 0)
  const weights = sound.reduce((sum, { n }) => sum + 4 * n, 0)
  const squaredWeights = sound.reduce((sum, { n }) => sum + 16 * n * n, 0)
  return {
    kind: 'funnel',
    centre,
    theta,
    units: k,
    phi: squares / k,
    tau2: squares < k - 1 ? 0 : Math.max(0, (squares - (k - 1)) / (weights - squaredWeights / weights)),
    overdispersed: chiSquareTail(squares, k - 1) < 0.05,
  }
}

/**
 * Shares between which a unit with `n` cases is not told apart from its group. The angle is clamped to 0 … π/2 first:
 * beyond it the square of the sine folds back, and the upper limit of a good group would fall again.
 */
export function funnelLimits(
  { theta, tau2 }: Pick<Funnel, 'theta' | 'tau2'>,
  n: number,
  z: number,
): { low: number; high: number } {
  const half = z * Math.sqrt(1 / (4 * n) + tau2)
  const share = (angle: number) => Math.sin(Math.min(Math.PI / 2, Math.max(0, angle))) ** 2
  return { low: share(theta - half), high: share(theta + half) }
}

/** Outside 99.8 %, outside 95 %, or within; `low` and `high` are of the share, not of what is good. */
export const funnelPositions = ['very-low', 'low', 'within', 'high', 'very-high'] as const
export type FunnelPosition = (typeof funnelPositions)[number]

export interface Placed {
  kind: 'placed'
  position: FunnelPosition
  /** How many standard deviations, overdispersion included, from the centre; negative below it. */
  z: number
}

/** Where a unit stands in the funnel of its group. */
export function placeInFunnel({ theta, tau2 }: Pick<Funnel, 'theta' | 'tau2'>, share: Share): Placed | NoAnswer {
  const fault = faultOf(share)
  if (fault !== null) return none(fault)
  const z = (angleOf(share) - theta) / Math.sqrt(1 / (4 * share.n) + tau2)
  const size = Math.abs(z)
  const position: FunnelPosition =
    size <= z95 ? 'within' : size <= z998 ? (z < 0 ? 'low' : 'high') : z < 0 ? 'very-low' : 'very-high'
  return { kind: 'placed', position, z }
}

import { benjaminiHochberg } from '../../statistics/benjamini-hochberg.ts'
import {
  type Assurance,
  assuranceOf,
  type Direction,
  iconPoints,
  type Variation,
  variationOf,
} from '../../statistics/chart-icon.ts'
import { signalsOf } from '../../statistics/chart-rule.ts'
import { twoSidedP } from '../../statistics/normal.ts'
import { pPrimeLimits, pPrimeOf, pPrimeSigma } from '../../statistics/p-prime.ts'
import { isSound, type Share } from '../../statistics/share.ts'

/** One chart: a KPI of a unit, its whole periods since the last re-baseline, the one asked for last. */
export interface JudgedChart {
  kpi: string
  unit: string
  direction: Direction
  shares: Share[]
  /** As a share; null without one. */
  target: number | null
}

export interface ChartException {
  kpi: string
  unit: string
  centre: number
  /** How many counts the last point is worse by than its own centre. */
  effect: number
  p: number
  variation: Variation
  assurance: Assurance
}

export interface JudgedCharts {
  charts: { all: number; tested: number; alone: number; standing: number }
  exceptions: ChartException[]
}

/** Leadership reads a short list or none. */
const mostExceptions = 7

/**
 * The charts whose last point is worse than chance explains, over all charts at once: one chart in a hundred cries for
 * nothing, and there are thousands. p of the last point by its own P′ chart; of all that are tested those stand that
 * Benjamini–Hochberg lets stand at `q`; of these the seven that matter most, by how many cases they are worse.
 */
export function judgeCharts({ charts, q }: { charts: readonly JudgedChart[]; q: number }): JudgedCharts {
  const judged = charts.map(judge)
  const standing = benjaminiHochberg(
    judged.map((one) => one?.p ?? null),
    q,
  )
  const worse = judged.flatMap((one, place) => (one && standing[place] && one.worse ? [one.exception] : []))
  return {
    charts: {
      all: charts.length,
      tested: judged.filter((one) => one !== null).length,
      alone: judged.filter((one) => one?.exception.variation === 'concern').length,
      standing: worse.length,
    },
    exceptions: worse
      .toSorted(
        (one, other) =>
          other.effect - one.effect || one.p - other.p || (one.unit + one.kpi < other.unit + other.kpi ? -1 : 1),
      )
      .slice(0, mostExceptions),
  }
}

function judge(chart: JudgedChart): { p: number; worse: boolean; exception: ChartException } | null {
  const { kpi, unit, direction, target } = chart
  const last = chart.shares.at(-1)
  if (!last || !isSound(last)) return null
  const shares = chart.shares.filter(isSound)
  if (shares.length < iconPoints || direction === 'neutral') return null
  const prime = pPrimeOf(shares)
  // No spread, no chance to speak of: nothing is told.
  if (prime.kind === 'none' || prime.sigmaZ === 0) return null
  const { centre } = prime
  const z = (last.x / last.n - centre) / pPrimeSigma(prime, last.n)
  const points = shares.map(({ x, n }) => {
    const { low, high } = pPrimeLimits(prime, n)!
    return { value: x / n, centre, low, high, sigma: pPrimeSigma(prime, n) }
  })
  const limits = points.at(-1)!
  return {
    p: twoSidedP(z),
    worse: direction === 'higher' ? z < 0 : z > 0,
    exception: {
      kpi,
      unit,
      centre,
      effect: Math.round(Math.abs(last.x - centre * last.n)),
      p: twoSidedP(z),
      variation: variationOf(signalsOf(points), direction),
      assurance: assuranceOf(limits, target, direction, points.length),
    },
  }
}

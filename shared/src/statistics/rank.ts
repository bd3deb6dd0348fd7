import { type NoAnswer, none } from './no-answer.ts'
import { normalCdf, normalQuantile } from './normal.ts'
import { median } from './quantile.ts'
import { makeSeeded } from './seeded.ts'

/** An estimate with its standard error, higher is better, on a scale where the error is about normal. */
export interface Estimate {
  value: number
  se: number
}

/** Places from 1, the best. */
export interface RankSet {
  from: number
  to: number
}

export interface RankSettings {
  /** The words that fix the simulation: KPI, period and data version. */
  seed: string
  confidence?: number
  draws?: number
}

/** Up to so many units the critical values are simulated; beyond, Bonferroni's are taken, which are never too small. */
export const mostSimulated = 400

/**
 * The places each unit may truly hold, with 95 % confidence for each (Mogstad, Romano, Shaikh & Wilhelm 2024, Review of
 * Economic Studies 91: 476–518): unit j against all others at once, by the largest of the standardised differences in a
 * parametric bootstrap N(0, se²), step-down. First place possible = 1 + how many are significantly better; last = k − how many
 * significantly worse. Marginal sets: each holds for its unit, not all for all at once.
 */
export function rankSets(estimates: readonly Estimate[], settings: RankSettings): RankSet[] | NoAnswer {
  const fault = faultOfGroup(estimates)
  if (fault !== null) return fault
  const { confidence = 0.95 } = settings
  const k = estimates.length
  const critical =
    k > mostSimulated ? bonferroni(estimates, confidence) : simulated(estimates, { ...settings, confidence })
  return estimates.map((_, j) => {
    const { better, worse } = critical(j)
    return { from: 1 + better, to: k - worse }
  })
}

type Judge = (j: number) => { better: number; worse: number }

const faultOfGroup = (estimates: readonly Estimate[]): NoAnswer | null => {
  if (estimates.some(({ value, se }) => !Number.isFinite(value) || !(se > 0 && se < Infinity)))
    return none('not-counts')
  if (estimates.length === 0) return none('empty-group')
  return estimates.length === 1 ? none('one-unit') : null
}

function bonferroni(estimates: readonly Estimate[], confidence: number): Judge {
  const limit = normalQuantile(1 - (1 - confidence) / (2 * (estimates.length - 1)))
  return (j) => {
    const own = estimates[j]!
    let [better, worse] = [0, 0]
    for (const other of estimates) {
      const t = (other.value - own.value) / Math.sqrt(other.se ** 2 + own.se ** 2)
      if (t > limit) better += 1
      else if (t < -limit) worse += 1
    }
    return { better, worse }
  }
}

function simulated(
  estimates: readonly Estimate[],
  { seed, draws = 500, confidence }: Required<Pick<RankSettings, 'confidence'>> & RankSettings,
): Judge {
  const k = estimates.length
  const { normal } = makeSeeded(seed)
  // By draw, then unit: the inner loop below walks along it.
  const errors = new Float64Array(draws * k)
  for (let draw = 0; draw < draws; draw += 1)
    for (let i = 0; i < k; i += 1) errors[draw * k + i] = normal() * estimates[i]!.se
  const largest = new Float64Array(draws)
  const at = Math.min(draws - 1, Math.ceil(confidence * draws) - 1)
  return (j) => {
    const own = estimates[j]!
    const scale = estimates.map(({ se }) => 1 / Math.sqrt(se ** 2 + own.se ** 2))
    let left = estimates.flatMap((_, i) => (i === j ? [] : [i]))
    let [better, worse] = [0, 0]
    while (left.length > 0) {
      const limit = criticalValue(left, { errors, largest, scale, k, j, at })
      const rejected = left.filter((i) => Math.abs(estimates[i]!.value - own.value) * scale[i]! > limit)
      if (rejected.length === 0) break
      const ahead = rejected.filter((i) => estimates[i]!.value > own.value).length
      better += ahead
      worse += rejected.length - ahead
      const gone = new Set(rejected)
      left = left.filter((i) => !gone.has(i))
    }
    return { better, worse }
  }
}

/** The confidence quantile of the largest standardised difference among those left. */
function criticalValue(
  left: readonly number[],
  world: { errors: Float64Array; largest: Float64Array; scale: readonly number[]; k: number; j: number; at: number },
): number {
  const { errors, largest, scale, k, j, at } = world
  const places = Int32Array.from(left)
  const scales = Float64Array.from(left, (i) => scale[i]!)
  for (let draw = 0; draw < largest.length; draw += 1) {
    const row = draw * k
    const own = errors[row + j]!
    let most = 0
    for (let n = 0; n < places.length; n += 1) {
      const size = Math.abs(errors[row + places[n]!]! - own) * scales[n]!
      if (size > most) most = size
    }
    largest[draw] = most
  }
  return largest.toSorted()[at]!
}

/**
 * Expected rank: ER_j = 1 + Σ P(θ_i > θ_j) over the others (Laird & Louis 1989; Lingsma et al. 2010). Between two places
 * where one cannot be told from the other.
 */
export function expectedRanks(estimates: readonly Estimate[]): number[] | NoAnswer {
  const fault = faultOfGroup(estimates)
  if (fault !== null) return fault
  const values = Float64Array.from(estimates, ({ value }) => value)
  const variances = Float64Array.from(estimates, ({ se }) => se ** 2)
  const ranks = new Float64Array(estimates.length).fill(1)
  for (let j = 0; j < values.length; j += 1) {
    for (let i = j + 1; i < values.length; i += 1) {
      const ahead = tabledCdf((values[i]! - values[j]!) / Math.sqrt(variances[i]! + variances[j]!))
      ranks[j] = ranks[j]! + ahead
      ranks[i] = ranks[i]! + 1 - ahead
    }
  }
  return [...ranks]
}

/** The normal distribution by straight lines between places of a table: six digits, and ten million of them a tenth of a second. */
const [tableEnd, tableSteps] = [8, 128]
const table = Float64Array.from({ length: 2 * tableEnd * tableSteps + 2 }, (_, place) =>
  normalCdf(place / tableSteps - tableEnd),
)
function tabledCdf(z: number): number {
  if (z <= -tableEnd) return 0
  if (z >= tableEnd) return 1
  const at = (z + tableEnd) * tableSteps
  const below = Math.floor(at)
  return table[below]! + (table[below + 1]! - table[below]!) * (at - below)
}

export interface Rankability {
  kind: 'rankability'
  /** Share of what is seen that is true difference between units: τ²/(τ² + median se²). */
  rho: number
  tau2: number
  level: 'low' | 'moderate' | 'high'
}

/**
 * Whether ranking means anything (van Houwelingen et al. 2000; van Dishoeck et al. 2011): below 50 % ranks are mostly noise
 * and are not shown; from 75 % they are mostly true. τ² = what the estimates vary by beyond the mean of their squared errors.
 */
export function rankability(estimates: readonly Estimate[]): Rankability | NoAnswer {
  const fault = faultOfGroup(estimates)
  if (fault !== null) return fault
  const k = estimates.length
  const mean = estimates.reduce((sum, { value }) => sum + value, 0) / k
  const variance = estimates.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / (k - 1)
  const chance = estimates.reduce((sum, { se }) => sum + se ** 2, 0) / k
  const tau2 = Math.max(0, variance - chance)
  const noise = median(estimates.map(({ se }) => se ** 2))!
  const rho = tau2 / (tau2 + noise)
  return { kind: 'rankability', rho, tau2, level: rho < 0.5 ? 'low' : rho <= 0.75 ? 'moderate' : 'high' }
}

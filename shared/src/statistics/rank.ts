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
  const { seed, confidence = 0.95, draws = 500 } = settings
  return estimates.length > mostSimulated
    ? byBonferroni(estimates, confidence)
    : bySimulation(estimates, seed, draws, confidence)
}

const faultOfGroup = (estimates: readonly Estimate[]): NoAnswer | null => {
  if (estimates.some(({ value, se }) => !Number.isFinite(value) || !(se > 0 && se < Infinity)))
    return none('not-counts')
  if (estimates.length === 0) return none('empty-group')
  return estimates.length === 1 ? none('one-unit') : null
}

/** The two-sided critical value of one of so many comparisons (Bonferroni): never smaller than the simulated one. */
const bonferroni = (comparisons: number, confidence: number): number =>
  normalQuantile(1 - (1 - confidence) / (2 * comparisons))

/** Every pair against the one value that holds for all. */
function byBonferroni(estimates: readonly Estimate[], confidence: number): RankSet[] {
  const k = estimates.length
  const limit = bonferroni(k - 1, confidence)
  const { values, variances } = columnsOf(estimates)
  const [better, worse] = [new Int32Array(k), new Int32Array(k)]
  for (let j = 0; j < k; j += 1) {
    const [own, ownVariance] = [values[j]!, variances[j]!]
    for (let i = j + 1; i < k; i += 1) {
      const away = values[i]! - own
      if (away * away <= limit * limit * (variances[i]! + ownVariance)) continue
      const [ahead, behind] = away > 0 ? [i, j] : [j, i]
      worse[ahead] = worse[ahead]! + 1
      better[behind] = better[behind]! + 1
    }
  }
  return estimates.map((_, j) => ({ from: 1 + better[j]!, to: k - worse[j]! }))
}

const columnsOf = (estimates: readonly Estimate[]) => ({
  values: Float64Array.from(estimates, ({ value }) => value),
  variances: Float64Array.from(estimates, ({ se }) => se ** 2),
})

/**
 * Unit by unit, step by step. Whatever Bonferroni's larger value rejects, the simulated one does too, so the simulation is
 * left with the pairs that are in doubt.
 */
function bySimulation(estimates: readonly Estimate[], seed: string, draws: number, confidence: number): RankSet[] {
  const k = estimates.length
  const { values, variances } = columnsOf(estimates)
  const { normal } = makeSeeded(seed)
  const errors = estimates.map(({ se }) => Float64Array.from({ length: draws }, () => normal() * se))
  const largest = new Float64Array(draws)
  const at = Math.min(draws - 1, Math.ceil(confidence * draws) - 1)
  return estimates.map((_, j) => {
    const scale = Float64Array.from(variances, (variance) => 1 / Math.sqrt(variance + variances[j]!))
    const t = Float64Array.from(values, (value, i) => (value - values[j]!) * scale[i]!)
    let left = estimates.flatMap((_other, i) => (i === j ? [] : [i]))
    const doubtful = (limit: number) => left.filter((i) => Math.abs(t[i]!) <= limit)
    const reject = (limitOf: () => number) => {
      for (let before = Infinity; left.length > 0 && left.length < before;) {
        before = left.length
        left = doubtful(limitOf())
      }
    }
    reject(() => bonferroni(left.length, confidence))
    reject(() => {
      largest.fill(0)
      for (const i of left) raise(largest, errors[i]!, errors[j]!, scale[i]!)
      return largest.toSorted()[at]!
    })
    const standing = new Set(left)
    const told = (side: (each: number) => boolean) =>
      estimates.filter((_other, i) => i !== j && !standing.has(i) && side(t[i]!)).length
    return { from: 1 + told((each) => each > 0), to: k - told((each) => each < 0) }
  })
}

/** The larger of what is there and the standardised difference of two units' errors, draw by draw. */
function raise(largest: Float64Array, one: Float64Array, other: Float64Array, scale: number): void {
  for (let draw = 0; draw < largest.length; draw += 1) {
    const size = Math.abs(one[draw]! - other[draw]!) * scale
    if (size > largest[draw]!) largest[draw] = size
  }
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

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
 *
 * Each pair is two claims, that one is no better and that it is no worse. Who is told to be better leaves the second claim
 * standing, and it goes on counting for the critical value of the steps after: a side that was told wrongly is an error too.
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

/** The critical value of one of so many one-sided claims (Bonferroni): never smaller than the simulated one. */
const bonferroni = (claims: number, confidence: number): number => normalQuantile(1 - (1 - confidence) / claims)

/** Every pair against the one value that holds for all. */
function byBonferroni(estimates: readonly Estimate[], confidence: number): RankSet[] {
  const k = estimates.length
  const limit = bonferroni(2 * (k - 1), confidence)
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
 * Each unit's step-down as one ascent. Whatever Bonferroni's larger value rejects the simulated one does too, so what is left
 * is the pairs in doubt. Of these, taken from the least difference up, those stand up to the last whose difference is no
 * greater than the critical value of all up to it: the same as rejecting from the top until nothing more falls.
 */
function bySimulation(estimates: readonly Estimate[], seed: string, draws: number, confidence: number): RankSet[] {
  const k = estimates.length
  const { values, variances } = columnsOf(estimates)
  const drawn = drawErrors(estimates, seed, draws)
  const needed = draws - Math.min(draws - 1, Math.ceil(confidence * draws) - 1)
  const [scales, apart, sides] = [new Float64Array(k), new Float64Array(k), new Float64Array(k)]
  return estimates.map((_, j) => {
    for (let i = 0; i < k; i += 1) {
      scales[i] = 1 / Math.sqrt(variances[i]! + variances[j]!)
      apart[i] = Math.abs(values[i]! - values[j]!) * scales[i]!
      sides[i] = values[i]! > values[j]! ? 1 : -1
    }
    const standing = ascend({ j, scales, apart, sides }, { drawn, needed, confidence })
    let [better, worse] = [0, 0]
    for (let i = 0; i < k; i += 1) {
      if (i === j || apart[i]! <= standing) continue
      if (values[i]! > values[j]!) better += 1
      else worse += 1
    }
    return { from: 1 + better, to: k - worse }
  })
}

/** A unit beside all others: one over the error of each difference, how many errors they are apart, and who is ahead (1: the other). */
interface Beside {
  j: number
  scales: Float64Array
  apart: Float64Array
  sides: Float64Array
}

interface DrawnErrors {
  draws: number
  /** Of each unit, draw by draw, in the unit of the estimates. */
  errors: Float64Array[]
  /**
   * The draws of each unit by which a difference of `size` errors can come about at all: with standard normal z the
   * difference of two units is at most √(z₁² + z₂²), so that one of the two must reach size/√2.
   */
  far: (size: number) => Uint32Array[]
}

/** From so many errors on, the far draws of all units are listed together. */
const farSizes = [2.6, 2.2, 1.8, 1.2, 0] as const

function drawErrors(estimates: readonly Estimate[], seed: string, draws: number): DrawnErrors {
  const { normal } = makeSeeded(seed)
  const scores = estimates.map(() => new Float64Array(draws))
  for (const own of scores) for (let draw = 0; draw < draws; draw += 1) own[draw] = normal()
  const errors = scores.map((own, place) => own.map((z) => z * estimates[place]!.se))
  const lists = new Map<number, Uint32Array[]>()
  const far = (size: number) => {
    const least = farSizes.find((each) => each <= size) ?? 0
    const listed = lists.get(least) ?? scores.map((own) => reaching(own, (least / Math.SQRT2) * (1 - 1e-9)))
    lists.set(least, listed)
    return listed
  }
  return { draws, errors, far }
}

function reaching(scores: Float64Array, least: number): Uint32Array {
  const found = new Uint32Array(scores.length)
  let count = 0
  for (let draw = 0; draw < scores.length; draw += 1) if (Math.abs(scores[draw]!) >= least) found[count++] = draw
  return found.subarray(0, count)
}

/** From so much of Bonferroni's value on, a pair is taken in its order; what lies below is raised together. */
const nearEnd = 0.86

/**
 * The greatest difference of a unit that stands; below 0 where none does. Of every pair the side that cannot be told counts
 * throughout. Up to the near end all differences are raised together, in draws that reach it; from there pair by pair. Where
 * not even those below the near end stand, the ascent begins anew, lower down.
 */
function ascend(
  { j, scales, apart, sides }: Beside,
  { drawn, needed, confidence }: { drawn: DrawnErrors; needed: number; confidence: number },
): number {
  let { left, most: sure } = inDoubt(j, apart, confidence)
  const largest = new Float64Array(drawn.draws)
  while (left.length > 0) {
    sure *= nearEnd
    const far = drawn.far(sure)
    const raise = (i: number, raised: typeof raiseBothSides) => {
      const [one, other] = sides[i]! > 0 ? [drawn.errors[j]!, drawn.errors[i]!] : [drawn.errors[i]!, drawn.errors[j]!]
      raised(far[j]!, largest, one, other, scales[i]!)
      raised(far[i]!, largest, one, other, scales[i]!)
    }
    largest.fill(0)
    for (let i = 0; i < apart.length; i += 1) if (i !== j) raise(i, raiseOneSide)
    const [together, inOrder]: [number[], number[]] = [[], []]
    for (const i of left) (apart[i]! <= sure ? together : inOrder).push(i)
    for (const i of together) raise(i, raiseBothSides)
    let standing = reach(largest, sure) >= needed ? Math.max(-1, ...together.map((i) => apart[i]!)) : -1
    for (const i of inOrder.sort((one, other) => apart[one]! - apart[other]!)) {
      raise(i, raiseBothSides)
      if (reach(largest, apart[i]!) >= needed) standing = apart[i]!
    }
    if (standing >= 0) return standing
    left = together
  }
  return -1
}

/** Which others are left once all is gone that Bonferroni's value rejects, step by step; and that value. */
function inDoubt(j: number, apart: Float64Array, confidence: number): { left: number[]; most: number } {
  const pairs = apart.length - 1
  let left: number[] = []
  for (let i = 0; i < apart.length; i += 1) if (i !== j) left.push(i)
  for (;;) {
    const most = left.length === 0 ? 0 : bonferroni(pairs + left.length, confidence)
    const within = left.filter((i) => apart[i]! <= most)
    if (within.length === left.length) return { left, most }
    left = within
  }
}

/** In how many draws the largest difference reaches so far. */
function reach(largest: Float64Array, apart: number): number {
  let count = 0
  for (let draw = 0; draw < largest.length; draw += 1) if (largest[draw]! >= apart) count += 1
  return count
}

/** The larger of what is there and the standardised difference of two units' errors, in the draws listed. */
function raiseBothSides(
  draws: Uint32Array,
  largest: Float64Array,
  one: Float64Array,
  other: Float64Array,
  scale: number,
): void {
  for (let place = 0; place < draws.length; place += 1) {
    const draw = draws[place]!
    const size = Math.abs(one[draw]! - other[draw]!) * scale
    if (size > largest[draw]!) largest[draw] = size
  }
}

/** The same by which `one` is ahead of `other`. */
function raiseOneSide(
  draws: Uint32Array,
  largest: Float64Array,
  one: Float64Array,
  other: Float64Array,
  scale: number,
): void {
  for (let place = 0; place < draws.length; place += 1) {
    const draw = draws[place]!
    const size = (one[draw]! - other[draw]!) * scale
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

import { binomialCdf } from './beta.ts'
import { type NoAnswer, none } from './no-answer.ts'
import { normalQuantile } from './normal.ts'

/** The probabilities at which a funnel is drawn: 99.8 % and 95 % below, 95 % and 99.8 % above. */
export const funnelTails = [0.001, 0.025, 0.975, 0.999] as const

export interface ExactLimit {
  kind: 'limit'
  /** A share, within 0 and 1. */
  at: number
}

/**
 * Where the share of a unit with `n` cases comes to lie with probability `p` when its true share is `theta`: exact
 * binomial, interpolated (Spiegelhalter 2005, Statistics in Medicine 24: 1185–1202, A.1.1).
 *
 *   r = smallest with P(R ≤ r) ≥ p;  α = (P(R ≤ r) − p) / (P(R ≤ r) − P(R ≤ r − 1));  limit = (r − α) / n
 *
 * The interpolation falls below 0 when r = 0; what is answered stays within 0 and 1. A theta of 0 or 1 leaves no room.
 */
export function exactFunnelLimit(n: number, theta: number, p: number): ExactLimit | NoAnswer {
  if (!Number.isSafeInteger(n) || n < 0 || !(theta >= 0 && theta <= 1) || !(p > 0 && p < 1)) return none('not-counts')
  if (n === 0) return none('none-arose')
  if (theta === 0 || theta === 1) return { kind: 'limit', at: theta }
  const r = smallestReaching(n, theta, p)
  const [upTo, before] = [binomialCdf(r, n, theta), binomialCdf(r - 1, n, theta)]
  const alpha = (upTo - p) / (upTo - before)
  return { kind: 'limit', at: Math.min(1, Math.max(0, (r - alpha) / n)) }
}

/** From where the normal distribution puts it, outwards until it is enclosed, then by halves. */
function smallestReaching(n: number, theta: number, p: number): number {
  const guess = Math.round(n * theta + normalQuantile(p) * Math.sqrt(n * theta * (1 - theta)))
  const within = (r: number) => Math.min(n, Math.max(0, r))
  let step = 2
  let [low, high] = [within(guess - 1), within(guess)]
  while (low > 0 && binomialCdf(low, n, theta) >= p) low = within(low - (step *= 2))
  while (high < n && binomialCdf(high, n, theta) < p) high = within(high + (step *= 2))
  if (binomialCdf(low, n, theta) >= p) return low
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (binomialCdf(middle, n, theta) >= p) high = middle
    else low = middle
  }
  return high
}

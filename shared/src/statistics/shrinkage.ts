import { betaQuantile } from './beta.ts'
import { logGamma } from './log-gamma.ts'
import { type NoAnswer, none } from './no-answer.ts'
import { faultOf, isSound, type Share, totalOf } from './share.ts'

/** What is known of a group before looking at one of its units: a Beta(a, b). */
export interface Prior {
  kind: 'prior'
  a: number
  b: number
  /** Maximum likelihood, or moments where likelihood has no top. */
  by: 'likelihood' | 'moments'
}

/**
 * The prior of a group (empirical Bayes, beta-binomial: Robinson 2017, Introduction to Empirical Bayes; Carlin & Louis
 * 2000): Beta(a, b) by maximum likelihood over its units, in the logarithms of a/(a+b) odds and a+b. Where units differ by
 * no more than chance, likelihood rises for ever with a + b, and moments answer instead; so they do for very few units.
 *
 *   m = Σx/Σn;  s² = Σn(p − m)²/Σn;  A = max(0, s² − m(1 − m)/n̄);  a + b = m(1 − m)/A − 1
 *
 * All at 0 % or all at 100 % leaves nothing to fit: `no-spread`.
 */
export function priorOf(shares: readonly Share[]): Prior | NoAnswer {
  const sound = shares.filter(isSound)
  if (sound.length === 0) return none('empty-group')
  if (sound.length === 1) return none('one-unit')
  const { mean, between } = momentsOf(sound)
  if (mean === 0 || mean === 1) return none('no-spread')
  const start = between > 0 ? Math.max(0.1, (mean * (1 - mean)) / between - 1) : largest
  const byMoments: Prior = { kind: 'prior', by: 'moments', a: mean * start, b: (1 - mean) * start }
  if (sound.length < fewest || between === 0) return byMoments
  const [logit, logTotal] = climb(([x, y]) => likelihood(sound, x, y), [Math.log(mean / (1 - mean)), Math.log(start)])
  const [share, total] = [1 / (1 + Math.exp(-logit)), Math.exp(logTotal)]
  if (!(total < largest) || !(total > 1e-3) || !(share > 0 && share < 1)) return byMoments
  return { kind: 'prior', by: 'likelihood', a: share * total, b: (1 - share) * total }
}

/** Likelihood of fewer units has no top to speak of; and beyond so many cases a prior is the group itself. */
const fewest = 5
const largest = 1e6

export interface Moments {
  /** m and A: the mean of the group, and the variance between its units that chance does not explain. */
  mean: number
  between: number
}

/** Weighted moments of a group of sound shares (Marshall 1991; Carter & Rolph 1974). */
export function momentsOf(shares: readonly Share[]): Moments {
  const { x, n } = totalOf(shares)
  const mean = x / n
  const spread = shares.reduce((sum, share) => sum + share.n * (share.x / share.n - mean) ** 2, 0) / n
  return { mean, between: Math.max(0, spread - (mean * (1 - mean)) / (n / shares.length)) }
}

/** The moments estimate of one unit, w·p + (1 − w)·m with w = A / (A + m(1 − m)/n): a check that needs no distribution. */
export function shrinkByMoments({ mean, between }: Moments, { x, n }: Share): { weight: number; share: number } {
  const weight = between / (between + (mean * (1 - mean)) / n)
  return { weight, share: weight * (x / n) + (1 - weight) * mean }
}

export interface Shrunk {
  kind: 'shrunk'
  /** Posterior mean (x + a)/(n + a + b), and where the true share lies with 95 %. */
  share: number
  low: number
  high: number
}

/**
 * A unit's share drawn towards its group, the more the fewer cases it has: the mean and the 2.5 % and 97.5 % points of
 * Beta(x + a, n − x + b). For ordering, shading and telling who is really low; never an official figure. Of a unit
 * without cases the group is what is known.
 */
export function shrink(prior: Pick<Prior, 'a' | 'b'>, share: Share): Shrunk | NoAnswer {
  const fault = faultOf(share)
  if (fault !== null && fault !== 'none-arose') return none(fault)
  const [a, b] = [share.x + prior.a, share.n - share.x + prior.b]
  return { kind: 'shrunk', share: a / (a + b), low: betaQuantile(0.025, a, b), high: betaQuantile(0.975, a, b) }
}

/** Log-likelihood of beta-binomial counts, without what does not depend on a and b. */
function likelihood(shares: readonly Share[], logit: number, logTotal: number): number {
  const total = Math.exp(logTotal)
  const a = total / (1 + Math.exp(-logit))
  const b = total - a
  if (!(a > 0 && b > 0 && total < 1e12)) return -Infinity
  const own = logGamma(a) + logGamma(b) - logGamma(total)
  return shares.reduce((sum, { x, n }) => sum + logGamma(x + a) + logGamma(n - x + b) - logGamma(n + total) - own, 0)
}

type Point = readonly [number, number]

/** The top of a hill in two dimensions, by Nelder & Mead's simplex (1965). */
function climb(height: (at: Point) => number, start: Point): Point {
  const at = (point: Point) => ({ point, height: height(point) })
  let corners = [at(start), at([start[0] + 0.2, start[1]]), at([start[0], start[1] + 0.5])]
  for (let step = 0; step < 200; step += 1) {
    corners = corners.toSorted((one, other) => other.height - one.height)
    const [best, good, worst] = corners as [Corner, Corner, Corner]
    if (best.height - worst.height < 1e-10 * (1 + Math.abs(best.height)) && size(corners) < 1e-7) break
    const middle: Point = [(best.point[0] + good.point[0]) / 2, (best.point[1] + good.point[1]) / 2]
    const along = (by: number) =>
      at([middle[0] + by * (worst.point[0] - middle[0]), middle[1] + by * (worst.point[1] - middle[1])])
    const reflected = along(-1)
    if (reflected.height > best.height) {
      const further = along(-2)
      corners = [best, good, further.height > reflected.height ? further : reflected]
    } else if (reflected.height > good.height) corners = [best, good, reflected]
    else {
      const nearer = along(reflected.height > worst.height ? -0.5 : 0.5)
      corners =
        nearer.height > worst.height ? [best, good, nearer] : [best, half(at, best, good), half(at, best, worst)]
    }
  }
  return corners.toSorted((one, other) => other.height - one.height)[0]!.point
}

interface Corner {
  point: Point
  height: number
}

const half = (at: (point: Point) => Corner, best: Corner, other: Corner): Corner =>
  at([(best.point[0] + other.point[0]) / 2, (best.point[1] + other.point[1]) / 2])

const size = (corners: readonly Corner[]): number =>
  Math.max(
    ...corners
      .slice(1)
      .map(({ point }) => Math.abs(point[0] - corners[0]!.point[0]) + Math.abs(point[1] - corners[0]!.point[1])),
  )

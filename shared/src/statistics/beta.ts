import { logGamma } from './log-gamma.ts'

/**
 * The regularised incomplete beta function I_x(a, b): the share of a Beta(a, b) below `x`, and by it every binomial
 * probability. Continued fraction by Lentz's method (Abramowitz & Stegun 26.5.8; DLMF 8.17.22), of the smaller tail.
 * NaN outside 0 ≤ x ≤ 1, a > 0, b > 0.
 */
export function betaRegularised(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1 && a > 0 && b > 0)) return Number.NaN
  if (x === 0 || x === 1) return x
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b))
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b
}

const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b)

const tiny = 1e-300

function fraction(x: number, a: number, b: number): number {
  let c = 1
  let d = safe(1 - ((a + b) * x) / (a + 1))
  d = 1 / d
  let value = d
  // It takes about √max(a, b) steps; ten million trials stay below this.
  for (let m = 1; m <= 20_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / safe(1 + even * d)
    c = safe(1 + even / c)
    value *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / safe(1 + odd * d)
    c = safe(1 + odd / c)
    value *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return value
}

const safe = (value: number): number => (Math.abs(value) < tiny ? tiny : value)

/** The x below which a share `p` of a Beta(a, b) lies: Newton's steps kept between bounds that close in. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1 && a > 0 && b > 0)) return Number.NaN
  if (p === 0 || p === 1) return p
  const scale = logBeta(a, b)
  let [low, high] = [0, 1]
  let x = a / (a + b)
  for (let step = 0; step < 200; step += 1) {
    const error = betaRegularised(x, a, b) - p
    if (error === 0) return x
    if (error < 0) low = x
    else high = x
    const density = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - scale)
    const next = x - error / density
    const moved = next > low && next < high ? next : (low + high) / 2
    if (Math.abs(moved - x) <= 1e-15 * moved || high - low < 1e-300) return moved
    x = moved
  }
  return x
}

/** P(R ≤ r) for R of Bin(n, θ). */
export function binomialCdf(r: number, n: number, theta: number): number {
  if (r < 0) return 0
  if (r >= n) return 1
  return betaRegularised(1 - theta, n - r, r + 1)
}

import { logGamma } from './log-gamma.ts'

/**
 * P(χ² ≥ `x`) with `df` degrees of freedom: the regularised incomplete gamma function Q(df/2, x/2), by its series below
 * df/2 + 1 and by its continued fraction above (Abramowitz & Stegun 6.5.29, 6.5.31). NaN for df ≤ 0 or x < 0.
 */
export function chiSquareTail(x: number, df: number): number {
  if (!(x >= 0 && df > 0)) return Number.NaN
  if (x === 0) return 1
  const [a, half] = [df / 2, x / 2]
  const front = Math.exp(a * Math.log(half) - half - logGamma(a))
  return half < a + 1 ? Math.max(0, 1 - front * series(half, a)) : front * fraction(half, a)
}

function series(x: number, a: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; n < 10_000 && term > sum * 1e-16; n += 1) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

function fraction(x: number, a: number): number {
  let b = x + 1 - a
  let c = 1e300
  let d = 1 / b
  let value = d
  for (let n = 1; n < 10_000; n += 1) {
    const an = -n * (n - a)
    b += 2
    d = 1 / (an * d + b)
    c = b + an / c
    value *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return value
}

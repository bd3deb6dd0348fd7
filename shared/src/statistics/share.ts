import type { WhyNot } from './no-answer.ts'

/** Successes `x` of `n` trials. */
export interface Share {
  x: number
  n: number
}

/** What is wrong with counts, or null: 0 ≤ x ≤ n, n > 0. Minutes may be broken numbers, so whole ones are not asked for. */
export function faultOf({ x, n }: Share): WhyNot | null {
  if (!Number.isFinite(x) || !Number.isFinite(n) || x < 0 || n < 0) return 'not-counts'
  if (x > n) return 'more-than-all'
  return n === 0 ? 'none-arose' : null
}

export const isSound = (share: Share): boolean => faultOf(share) === null

/** Σx and Σn: the share of a group is a ratio of sums, never a mean of shares. */
export function totalOf(shares: readonly Share[]): Share {
  const sum = { x: 0, n: 0 }
  for (const { x, n } of shares) {
    sum.x += x
    sum.n += n
  }
  return sum
}

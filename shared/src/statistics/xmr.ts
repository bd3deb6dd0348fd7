import { type NoAnswer, none } from './no-answer.ts'

/** Mean moving range of two neighbours over σ for a normal process (d₂), rounded as Shewhart's tables have it. */
export const d2 = 1.128

export interface Xmr {
  kind: 'xmr'
  mean: number
  /** Mean moving range, as it is and after ranges beyond their own limit were left out once. */
  meanRange: number
  /** An individual value lies within these, in the unit of the values. */
  low: number
  high: number
  /** A moving range lies below this. */
  rangeHigh: number
}

/**
 * Individuals and moving ranges (Shewhart; Wheeler 2000, Understanding Variation; NIST e-Handbook 6.3.2.2).
 *
 *   mean ± 3·MR̄/1.128;  a moving range is beyond 3.267·MR̄
 *
 * 3/1.128 = 2.6596 is used, not its rounding to 2.66. With `screened`, moving ranges beyond their limit are left out of
 * the mean range once, as the NHS "Making data count" charts do, so that one jump does not widen the limits it crosses.
 */
export function xmrOf(values: readonly number[], { screened = false } = {}): Xmr | NoAnswer {
  if (values.some((value) => !Number.isFinite(value))) return none('not-counts')
  if (values.length < 2) return none('too-few')
  const mean = meanOf(values)
  const all = values.slice(1).map((value, place) => Math.abs(value - values[place]!))
  const plain = meanOf(all)
  const kept = screened ? all.filter((range) => range <= 3.267 * plain) : all
  const meanRange = kept.length === 0 ? plain : meanOf(kept)
  const half = (3 * meanRange) / d2
  return { kind: 'xmr', mean, meanRange, low: mean - half, high: mean + half, rangeHigh: 3.267 * meanRange }
}

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/**
 * The value below which a share `p` of the values lies, between neighbours by straight line: type 7 of Hyndman & Fan
 * (1996, The American Statistician 50: 361–365), the default of R, NumPy and spreadsheets. Null of nothing.
 */
export function quantile(values: readonly number[], p: number): number | null {
  return quantileOfSorted(
    values.filter((value) => Number.isFinite(value)).sort((one, other) => one - other),
    p,
  )
}

export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number | null {
  if (sorted.length === 0 || !(p >= 0 && p <= 1)) return null
  const at = (sorted.length - 1) * p
  const below = Math.floor(at)
  const low = sorted[below]!
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!
  return low + (high - low) * (at - below)
}

export const median = (values: readonly number[]): number | null => quantile(values, 0.5)

/**
 * Shares `total` whole things out by `weights`, none getting more than its cap, by largest remainder: everybody gets
 * the whole part of a fair share, and what is left goes one each to those with the largest remainders. This is how a
 * published total is met exactly without one unit absorbing the difference.
 */
export function allocate(total: number, weights: readonly number[], caps?: readonly number[]): number[] {
  const cap = (index: number) => ((weights[index] ?? 0) > 0 ? (caps?.[index] ?? Number.POSITIVE_INFINITY) : 0)
  const room = weights.reduce((sum, _, index) => sum + cap(index), 0)
  if (room < total) throw new RangeError(`cannot share out ${total}: there is room for ${room}`)

  const scale = fairScale(total, weights, cap)
  const shares = weights.map((weight, index) => Math.min(cap(index), weight * scale))
  const given = shares.map((share) => Math.floor(share + 1e-9))
  let left = total - given.reduce((sum, count) => sum + count, 0)
  const byRemainder = shares
    .map((share, index) => ({ index, remainder: share - (given[index] ?? 0) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  while (left > 0) {
    for (const { index } of byRemainder) {
      const now = given[index] ?? 0
      if (left === 0) break
      if (now + 1 > cap(index)) continue
      given[index] = now + 1
      left--
    }
  }
  return given
}

/** The scale at which the capped shares add up to the total: whoever is at the cap leaves the rest to the others. */
function fairScale(total: number, weights: readonly number[], cap: (index: number) => number): number {
  const byFullness = weights
    .map((weight, index) => ({ weight, cap: cap(index) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => a.cap / a.weight - b.cap / b.weight)
  let left = total
  let weight = byFullness.reduce((sum, share) => sum + share.weight, 0)
  for (const share of byFullness) {
    const scale = left / weight
    if (share.cap >= share.weight * scale) return scale
    left -= share.cap
    weight -= share.weight
  }
  return left / Math.max(weight, Number.MIN_VALUE)
}

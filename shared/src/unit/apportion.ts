/** What a share is told in: ten thousandths, so that 33,33 % can be said. */
export const wholeShare = 10_000

/**
 * A count among shares, in whole numbers that add up to it again. Each further one goes to whoever is owed it most by its
 * share (Sainte-Laguë), so that nobody's part shrinks when the count grows: a numerator never outgrows its denominator.
 */
export function apportion(count: number, shares: readonly number[]): number[] {
  if (count < 0) return apportion(-count, shares).map((part) => (part === 0 ? 0 : -part))
  const whole = shares.reduce((sum, share) => sum + share, 0)
  // No part can be smaller than this, and what is left to give is no more than a few for each.
  const parts = shares.map((share) => {
    const exact = (count * share) / whole
    return Math.max(0, Math.floor(exact - (share / whole) * (shares.length / 2) - 0.5))
  })
  let left = count - parts.reduce((sum, part) => sum + part, 0)
  for (; left > 0; left -= 1) {
    let next = 0
    for (const [place, share] of shares.entries())
      // share / (2 part + 1), compared without dividing.
      if (share * (2 * parts[next]! + 1) > shares[next]! * (2 * parts[place]! + 1)) next = place
    parts[next]! += 1
  }
  return parts
}

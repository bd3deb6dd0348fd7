/**
 * The interval in which a proportion lies with 95 % confidence when `good` of `trials` went well (Wilson 1927). It stays
 * between 0 and 1 and is of use also where nothing, or everything, went well. Null without trials.
 */
export function wilson(good: number, trials: number, z = 1.959964): { low: number; high: number } | null {
  if (trials <= 0) return null
  const share = good / trials
  const square = (z * z) / trials
  const centre = (share + square / 2) / (1 + square)
  const half = (z / (1 + square)) * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials))
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}

/**
 * Chance that repeats: every draw is a hash of what it is for (a seed, a unit, a day, a measure), so a figure can be
 * asked for in any order, any number of times, and is the same figure.
 */

/** FNV-1a, 32 bits: a number for a name. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return hash >>> 0
}

/** A number from 0 up to 1 for up to three keys (MurmurHash3's rounds and finaliser). */
export function draw(seed: number, a: number, b = 0, c = 0): number {
  let hash = round(round(round(seed, a), b), c)
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  hash ^= hash >>> 16
  return (hash >>> 0) / 4_294_967_296
}

function round(hash: number, key: number): number {
  let mixed = Math.imul(key | 0, 0xcc9e2d51)
  mixed = (mixed << 15) | (mixed >>> 17)
  const joined = hash ^ Math.imul(mixed, 0x1b873593)
  return (Math.imul((joined << 13) | (joined >>> 19), 5) + 0xe6546b64) | 0
}

/** A draw turned into a bell-shaped number around 0 with spread 1 (logistic, within ±5). */
export function bell(chance: number): number {
  const inside = Math.min(0.9998, Math.max(0.0002, chance))
  return Math.log(inside / (1 - inside)) * 0.5513
}

/** A count that is `mean` on average and scatters as counts of independent events do. */
export function countAround(mean: number, chance: number): number {
  if (mean <= 0) return 0
  if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * bell(chance)))
  let probability = Math.exp(-mean)
  let below = probability
  let count = 0
  while (chance >= below && count < 200) {
    count++
    probability *= mean / count
    below += probability
  }
  return count
}

/** How many of `whole` have a property that each has with probability `rate`: never more than the whole. */
export function partOf(whole: number, rate: number, chance: number): number {
  if (whole <= 0 || rate <= 0) return 0
  if (rate >= 1) return whole
  if (rate > 0.5) return whole - partOf(whole, 1 - rate, 1 - chance)
  if (whole * rate > 30) {
    const scattered = whole * rate + Math.sqrt(whole * rate * (1 - rate)) * bell(chance)
    return Math.min(whole, Math.max(0, Math.round(scattered)))
  }
  let probability = (1 - rate) ** whole
  let below = probability
  let count = 0
  while (chance >= below && count < whole) {
    count++
    probability *= ((whole - count + 1) / count) * (rate / (1 - rate))
    below += probability
  }
  return count
}

export const odds = (rate: number): number => Math.log(rate / (1 - rate))
export const rateOf = (logit: number): number => 1 / (1 + Math.exp(-logit))

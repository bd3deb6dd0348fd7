/**
 * Numbers that look random and are the same for the same words, so that a page, a report and a second look agree: xoshiro128**
 * (Blackman & Vigna 2018) filled by FNV-1a and SplitMix32. Not for secrets.
 */
export function makeSeeded(seed: string): { next: () => number; normal: () => number } {
  let hash = 0x811c9dc5
  for (let place = 0; place < seed.length; place += 1) hash = Math.imul(hash ^ seed.charCodeAt(place), 0x01000193)
  const split = () => {
    hash = (hash + 0x9e3779b9) | 0
    let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return (mixed ^ (mixed >>> 16)) >>> 0
  }
  let [a, b, c, d] = [split(), split(), split(), split() | 1]
  const turn = (value: number, by: number) => (value << by) | (value >>> (32 - by))
  /** From 0 up to 1, without 1. */
  const next = () => {
    const result = Math.imul(turn(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = turn(d, 11)
    return result / 0x1_0000_0000
  }
  let spare: number | null = null
  /** Standard normal, two at a time by Marsaglia's polar method. */
  const normal = () => {
    if (spare !== null) {
      const kept = spare
      spare = null
      return kept
    }
    for (;;) {
      const [u, v] = [2 * next() - 1, 2 * next() - 1]
      const square = u * u + v * v
      if (square === 0 || square >= 1) continue
      const scale = Math.sqrt((-2 * Math.log(square)) / square)
      spare = v * scale
      return u * scale
    }
  }
  return { next, normal }
}

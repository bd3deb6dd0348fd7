/** Seeded randomness, so that a world is its seed: sfc32 (Doty-Humphrey), started from a hash of the words given. */
export interface Rng {
  /** In [0, 1). */
  next(): number
  /** In [from, to). */
  between(from: number, to: number): number
  whole(from: number, to: number): number
  chance(p: number): boolean
  normal(): number
  pick<T>(list: readonly T[]): T
}

export function rngOf(...words: (number | string)[]): Rng {
  let hash = 2_166_136_261
  for (const letter of words.join('\u0000')) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619)
  let [a, b, c, counter] = [hash, hash ^ 0x9e37_79b9, Math.imul(hash, 0x85eb_ca6b), 1]
  const next = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 4_294_967_296
  }
  for (let round = 0; round < 12; round += 1) next()
  const between = (from: number, to: number) => from + (to - from) * next()
  const whole = (from: number, to: number) => Math.floor(between(from, to + 1))
  return {
    next,
    between,
    whole,
    chance: (p) => next() < p,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick: (list) => list[whole(0, list.length - 1)]!,
  }
}

/** What a change of a file chooses by: the same number throws the same ever after. */
export interface Dice {
  /** A whole number from 0 up to, and without, so many. */
  under: (many: number) => number
  pick: <T>(of: readonly T[]) => T
}

export function makeDice(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  const under = (many: number) => Math.floor(next() * many)
  return { under, pick: (of) => of[under(of.length)]! }
}

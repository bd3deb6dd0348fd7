/** Where, in a row of periods, another definition begins: the places of the first periods that are counted by it. */
export const breaksIn = (definitions: readonly number[]): number[] =>
  definitions.flatMap((definition, at) => (at > 0 && definitions[at - 1] !== definition ? [at] : []))

/** In which stretch of one definition each period lies, from 0: a definition that comes back begins another one. */
export function stretchesIn(definitions: readonly number[]): number[] {
  const breaks = breaksIn(definitions)
  return definitions.map((_, at) => breaks.filter((begins) => begins <= at).length)
}

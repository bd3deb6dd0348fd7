/** One line of the bench of pages. */
export interface Figure {
  what: string
  goal: string
  figure: string
  met: boolean
}

export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN

export const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`

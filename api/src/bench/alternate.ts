/** One line of the bench's table. `met` is null where no goal was set, only a figure asked for. */
export interface Line {
  what: string
  goal: string
  figure: string
  met: boolean | null
}

export interface Pair {
  one: number
  other: number
  ratio: number
}

/** Runs two sides in turn, A B A B, so that a noisy neighbour troubles both; milliseconds and ratio of the medians. */
export async function alternate(
  rounds: number,
  one: () => Promise<unknown>,
  other: () => Promise<unknown>,
): Promise<Pair> {
  const times: [number[], number[]] = [[], []]
  await one()
  await other()
  for (let round = 0; round < rounds; round += 1) {
    times[0].push(await timed(one))
    times[1].push(await timed(other))
  }
  const [first, second] = [median(times[0]), median(times[1])]
  return { one: first, other: second, ratio: first / second }
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export const figure = (number: number, decimals = 2): string => number.toFixed(decimals)

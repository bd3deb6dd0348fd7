import { shareOf } from './hash.ts'

/** When a connection is asked: on a grid of its own, which a restart does not move. */
export interface Grid {
  id: string
  intervalMs: number
  /** Where in the interval its rounds fall, counted from the epoch. */
  phaseMs: number
}

export function gridOf(id: string, intervalS: number): Grid {
  const intervalMs = intervalS * 1000
  return { id, intervalMs, phaseMs: Math.floor(shareOf(id) * intervalMs) }
}

/**
 * The instant of a round: on the grid, but up to 2 s (for short intervals a fifteenth) beside it, never the same from
 * round to round, so that two things with one period do not march in step.
 */
export function dueOf({ id, intervalMs, phaseMs }: Grid, round: number): number {
  const most = Math.min(2_000, intervalMs / 15)
  return round * intervalMs + phaseMs + Math.round((shareOf(id, round) * 2 - 1) * most)
}

/** The first round whose instant lies after `afterMs`. */
export function roundAfter(grid: Grid, afterMs: number): number {
  let round = Math.floor((afterMs - grid.phaseMs) / grid.intervalMs) - 1
  while (dueOf(grid, round) <= afterMs) round += 1
  return round
}

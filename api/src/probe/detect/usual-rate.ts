/**
 * The share of rounds that fail (or echoes that are lost) on a connection that is well, learned from the rounds in which
 * it was up: the mean of a gamma posterior, with a margin, and held within bounds so that neither a lucky week nor a bad
 * one can move the thresholds far.
 */
export interface RateBounds {
  /** Events and rounds of the prior. */
  events: number
  rounds: number
  /** What the posterior mean is multiplied by, so that luck does not make the detector nervous. */
  margin: number
  least: number
  most: number
  /** Beyond so many rounds both counts are halved: what was a year ago says less. */
  memory: number
}

export const failureBounds: RateBounds = {
  events: 2.5,
  rounds: 1500,
  margin: 1.3,
  least: 0.000_6,
  most: 0.008,
  memory: 60_000,
}
export const lossBounds: RateBounds = {
  events: 30,
  rounds: 10_000,
  margin: 1.5,
  least: 0.003,
  most: 0.01,
  memory: 600_000,
}

export function usualRate(events: number, rounds: number, bounds: RateBounds): number {
  const mean = (bounds.margin * (bounds.events + events)) / (bounds.rounds + rounds)
  return mean < bounds.least ? bounds.least : mean > bounds.most ? bounds.most : mean
}

/**
 * The share of rounds that fail (or echoes that are lost) on a connection that is well, learned from the rounds in which
 * it was up: the gamma posterior's mean, with a margin for what is not known of it, and held within bounds so that neither a
 * lucky week nor a bad one can move the thresholds far. False alarms come as the third power of the rate (three events in
 * a short time), so what counts is the third root of that power's mean: as if one event more had been seen.
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
  events: 2.7,
  rounds: 1000,
  margin: 1.05,
  least: 0.000_4,
  most: 0.012,
  memory: 60_000,
}
export const lossBounds: RateBounds = {
  events: 30,
  rounds: 8000,
  margin: 1.15,
  least: 0.001,
  most: 0.01,
  memory: 600_000,
}
/** Slow answers: a heavy tail makes a few of every connection's. */
export const slowBounds: RateBounds = {
  events: 6,
  rounds: 700,
  margin: 1.05,
  least: 0.001_5,
  most: 0.03,
  memory: 60_000,
}
/** Slow answers on a connection that was slow to be made as well. */
export const slowConnectBounds: RateBounds = { ...slowBounds, events: 2, least: 0.000_4 }

export function usualRate(events: number, rounds: number, bounds: RateBounds): number {
  const mean = (bounds.margin * (bounds.events + events)) / (bounds.rounds + rounds)
  return mean < bounds.least ? bounds.least : mean > bounds.most ? bounds.most : mean
}

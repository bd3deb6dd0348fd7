/**
 * A one-sided CUSUM of 0/1 events (Page 1954; for proportions Reynolds & Stoumbos 1999): the sum of log-likelihood
 * ratios of "the rate is p1" against "the rate is p0", never below 0. It is Wald's sequential test (1945) begun anew
 * whenever it speaks for p0, and no test with as few false alarms finds a known change sooner (Lorden 1971, Moustakides
 * 1986). Unit: nats. The mean time between false alarms grows as e^h.
 */
export interface CusumRule {
  /** Added by an event, nats. */
  up: number
  /** Added by a round without one; negative. */
  down: number
  /** The threshold: at or above it the change is held to have happened. */
  h: number
}

/** How far above its threshold a sum may rise: it bounds how long it takes to come down after the fault has gone. */
const headroom = 2

export const cusumRule = (p0: number, p1: number, h: number): CusumRule => ({
  up: Math.log(p1 / p0),
  down: Math.log((1 - p1) / (1 - p0)),
  h,
})

/** The sum after adding `nats`. */
export function addTo(sum: number, nats: number, h: number): number {
  const next = sum + nats
  return next <= 0 ? 0 : next > h + headroom ? h + headroom : next
}

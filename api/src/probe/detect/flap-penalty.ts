/**
 * The decaying penalty by which routers damp a flapping route (RFC 2439): each outage adds one, half of it is forgotten
 * every 25 minutes. It only recognises and holds flapping; finding it is the CUSUMs' task.
 */
export const flapRule = {
  enter: 2.4,
  /** Well below `enter`, so that a connection does not flap between flapping and not. */
  exit: 0.8,
  /** Above it a connection that answers again is not yet up. */
  hold: 1.7,
  /** RFC 2439's maximum hold: from here to `exit` it takes 50 minutes. */
  most: 3.2,
  halfLifeMs: 1_500_000,
} as const

export function decayed(penalty: number, passedMs: number): number {
  if (penalty === 0 || passedMs <= 0) return penalty
  const left = penalty * 2 ** (-passedMs / flapRule.halfLifeMs)
  return left < 0.01 ? 0 : left
}

export const addOutage = (penalty: number): number => Math.min(flapRule.most, penalty + 1)

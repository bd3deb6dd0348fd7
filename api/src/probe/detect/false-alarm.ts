/**
 * Thresholds by how seldom chance may cross them, rather than by folklore: each sum is a walk on a lattice, and what is
 * asked is how likely an excursion from zero reaches the threshold before it comes back. A sum rarely stands above zero
 * while all is well, so that false alarms come as often as excursions begin, times that likelihood.
 */
export interface Step {
  /** Chance of this outcome of a round. */
  chance: number
  /** What it adds to the sum, nats. */
  nats: number
}

/** A round with an event of rate `p0`, or without one, as evidence for `p1`. */
export const eventSteps = (p0: number, p1: number): Step[] => [
  { chance: p0, nats: Math.log(p1 / p0) },
  { chance: 1 - p0, nats: Math.log((1 - p1) / (1 - p0)) },
]

/** Lattice of the walk, nats. */
const grain = 0.02
const sweeps = 40

/** How often, per round, a sum with these steps crosses `h` by chance. */
export function falseAlarmRate(steps: readonly Step[], h: number): number {
  const top = Math.ceil(h / grain)
  const moves = steps.map(({ chance, nats }) => ({ chance, by: Math.round(nats / grain) }))
  const reach = new Float64Array(top)
  const at = (level: number): number => (level <= 0 ? 0 : level >= top ? 1 : reach[level]!)
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    let moved = 0
    for (let level = 1; level < top; level += 1) {
      let sum = 0
      let stays = 0
      for (const { chance, by } of moves)
        if (by === 0) stays += chance
        else sum += chance * at(level + by)
      const next = sum / (1 - stays)
      moved = Math.max(moved, Math.abs(next - reach[level]!) / (next + 1e-30))
      reach[level] = next
    }
    if (moved < 1e-3) break
  }
  return moves.reduce((rate, { chance, by }) => (by > 0 ? rate + chance * at(by) : rate), 0)
}

/** The least threshold that chance crosses no oftener than `rate` per round. */
export function thresholdFor(steps: readonly Step[], rate: number, least: number, most: number): number {
  let [low, high] = [least, most]
  for (let round = 0; round < 9; round += 1) {
    const middle = (low + high) / 2
    if (falseAlarmRate(steps, middle) > rate) low = middle
    else high = middle
  }
  return high
}

/** Rounds of a connection-month at one a minute: what a budget of false alarms is reckoned in. */
export const roundsOfMonth = 43_200
